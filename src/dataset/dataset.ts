import type { Problem } from './problem';
import type { SeriesDataset } from './series';
import type { CorpusDataset } from './corpus';
import type { PairsDataset } from './pairs';

/** What the text of a document became. */
export type Dataset = SeriesDataset | CorpusDataset | PairsDataset;

export type DatasetKind = Dataset['kind'];

/** A stretch of one line of the document's text, half-open: [start, end) in UTF-16 units. */
export interface Place {
  /** 0-based line of the document */
  readonly line: number;
  readonly start: number;
  /** undefined: to the end of the line */
  readonly end: number | undefined;
  /**
   * a row that is read, in a bracket; one to be foretold, in a box; a token, in another colour than its
   * neighbour's, or framed where it is unknown; undefined: the step itself
   */
  readonly role?: 'input' | 'target' | 'token' | 'unknown-token';
}

export interface DatasetBase {
  /** the file's name without its folder, as messages show it */
  readonly name: string;
  /** what was wrong with the file and what was done about it, in the file's order */
  readonly problems: readonly Problem[];
}
