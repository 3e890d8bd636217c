import type { Problem } from './problem';

/** Takes a table's rows one by one, so that nobody has to hold them all. */
export interface TableSink<Dataset> {
  /** @param line 0-based line of the document on which the row begins */
  add(cells: readonly string[], line: number): void;
  /** @param found problems of the text around the rows */
  finish(found: readonly Problem[]): Dataset;
}
