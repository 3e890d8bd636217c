import type { DatasetBase } from './dataset';

/** Running text, as it stands in the document. */
export interface CorpusDataset extends DatasetBase {
  readonly kind: 'corpus';
  readonly text: string;
  /** 0-based line of the document on which the text begins (the selection's first line) */
  readonly firstLine: number;
  /** UTF-16 units before the text on its first line */
  readonly firstCharacter: number;
}
