import type { DatasetBase } from './dataset';

/** Two columns of text: what is read and what is to be written. */
export interface PairsDataset extends DatasetBase {
  readonly kind: 'pairs';
  readonly sources: readonly string[];
  readonly targets: readonly string[];
  /** the header's names, when there is one */
  readonly header: readonly [string, string] | undefined;
  /** 0-based line of the document on which each pair begins, shape [sources.length] */
  readonly lines: Int32Array;
}
