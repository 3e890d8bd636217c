import type { Dataset, DatasetKind } from '../dataset/dataset';
import { createDatasetReader } from '../dataset/dataset-reader';
import { datasetFromText } from '../dataset/from-text';
import { assertNever, type Source } from '../protocol/messages';
import type { WorkerPlatform } from './port';

/** A source as a dataset, read as `kind` where that is given. Other runs go on meanwhile. */
export type LoadDataset = (source: Source, kind?: DatasetKind) => Promise<Dataset>;

/** Bytes read at a time, so that messages get in between. */
const PIECE = 1 << 20;

export function createDatasetLoader(platform: WorkerPlatform): LoadDataset {
  return async (source, kind) => {
    const { name, languageId } = source;
    switch (source.kind) {
      case 'text': {
        const { firstLine, firstCharacter } = source;
        return datasetFromText(source.text, { name, languageId, kind, firstLine, firstCharacter });
      }
      case 'bytes': {
        const reader = createDatasetReader({ name, languageId, kind, encoding: source.encoding });
        for (let start = 0; start < source.bytes.length; start += PIECE) {
          reader.push(source.bytes.subarray(start, start + PIECE));
          await platform.yieldToMessages();
        }
        return reader.end();
      }
      case 'file': {
        const reader = createDatasetReader({ name, languageId, kind, encoding: source.encoding });
        for await (const bytes of platform.readFile(source.uri)) reader.push(bytes);
        return reader.end();
      }
      default:
        return assertNever(source);
    }
  };
}
