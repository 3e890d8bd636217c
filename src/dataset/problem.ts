import type { Phrase } from '../phrase/phrase';

/**
 * Something about the file that the reader should know. Nothing is dropped without one.
 * `stops` means no dataset could be made (or no model can be trained from it).
 */
export interface Problem {
  readonly code: string;
  readonly severity: 'stops' | 'changed' | 'noticed';
  /** 0-based line of the document of the first place concerned */
  readonly line: number | undefined;
  readonly column: string | undefined;
  /** how many places are concerned, and the 1-based lines of the first few */
  readonly count: number;
  readonly lines: readonly number[];
  /** the whole sentence: file, column and rows, what was found, what was done or is needed */
  readonly message: Phrase;
}
