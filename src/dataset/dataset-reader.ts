import type { Dataset } from './dataset';
import { createDecoder } from './encoding';
import { createTextReader, type TextOptions } from './from-text';

export interface ReaderOptions extends TextOptions {
  /** the encoding the document is shown in, where it is known */
  readonly encoding?: string | undefined;
}

/**
 * Reads a file that is too large for the editor, piece by piece: between two pieces the caller may
 * report progress or stop, and only numbers are kept of a series. Gives the dataset that
 * `datasetFromText` gives of the whole decoded text, whichever way the bytes are cut.
 */
export interface DatasetReader {
  push(bytes: Uint8Array): void;
  end(): Dataset;
}

export function createDatasetReader(options: ReaderOptions): DatasetReader {
  const decoder = createDecoder({ name: options.name, declared: options.encoding });
  const reader = createTextReader(options);
  return {
    push: (bytes) => reader.push(decoder.push(bytes)),
    end() {
      reader.push(decoder.end());
      return reader.end(decoder.problems);
    },
  };
}
