import { createCorpus } from './corpus-text';
import type { Dataset, DatasetKind } from './dataset';
import { KIND_SAMPLE, sniff } from './dataset-kind';
import type { Problem } from './problem';
import { createTableReader, type TableReader } from './table-reader';
import { createTextFaults } from './text-faults';

export interface TextOptions {
  /** the file's name without its folder */
  readonly name: string;
  /** VS Code's language id */
  readonly languageId?: string | undefined;
  /** overrides what the content looks like */
  readonly kind?: DatasetKind | undefined;
  /** 0-based line of the document on which the text begins: a selection rarely begins at 0:0 */
  readonly firstLine?: number | undefined;
  /** UTF-16 units before the text on its first line */
  readonly firstCharacter?: number | undefined;
}

/**
 * The text of a document as what a model can learn from. Never throws: what is wrong with the text
 * is in `problems`, and a dataset is made of it all the same.
 */
export function datasetFromText(text: string, options: TextOptions): Dataset {
  const reader = createTextReader(options);
  reader.push(text);
  return reader.end([]);
}

/** Texts are read in pieces of this many units, so that no more than one is held as cells. */
const PIECE = 1 << 16;

/** Makes the same dataset of a text whichever way it is cut into pieces. */
export interface TextReader {
  push(text: string): void;
  /** @param found what decoding the bytes found */
  end(found: readonly Problem[]): Dataset;
}

export function createTextReader(options: TextOptions): TextReader {
  const { name, firstLine = 0, firstCharacter = 0 } = options;
  const faults = createTextFaults(name, firstLine);
  let waiting = '';
  let body: TableReader | undefined;
  let atStart = true;

  const begin = (): void => {
    const { kind: sniffed, layout } = sniff(waiting.slice(0, KIND_SAMPLE), options);
    const kind = options.kind ?? sniffed;
    body =
      kind === 'corpus'
        ? createCorpus({ name, firstLine, firstCharacter })
        : createTableReader({ name, kind, separator: layout.separator, firstLine });
    body.push(waiting);
    waiting = '';
  };

  const take = (text: string): void => {
    // A byte order mark is no character of the document.
    const piece = atStart && text.startsWith('\uFEFF') ? text.slice(1) : text;
    atStart = false;
    faults.push(piece);
    if (body !== undefined) {
      body.push(piece);
      return;
    }
    waiting += piece;
    if (waiting.length >= KIND_SAMPLE) begin();
  };

  return {
    push(text) {
      for (let at = 0; at < text.length; at += PIECE) take(text.slice(at, at + PIECE));
    },
    end(found) {
      if (body === undefined) begin();
      const known = new Set(found.map(({ code }) => code));
      const inText = faults.end().filter(({ code }) => !known.has(code));
      return withoutEchoes(body!.end([...found, ...inText]));
    },
  };
}

/** An empty file is said to be empty, and not also to lack rows, columns and pairs. */
function withoutEchoes(dataset: Dataset): Dataset {
  const empty = dataset.problems.find(({ code }) => code === 'empty-file');
  return empty === undefined ? dataset : { ...dataset, problems: [empty] };
}
