import type { Phrase } from '../../phrase/phrase';

/** What a run tells its picture. Errors are mean absolute errors in the column's unit. */
export type WindowEvent = WindowData | LengthScore | TestScores;

/** Told first: the rows to be forecast, and the forecasts that learn nothing. */
export interface WindowData {
  readonly kind: 'data';
  readonly column: string;
  readonly unit: string;
  /** `LSTM` */
  readonly network: string;
  /** window lengths to be tried, rows, ascending */
  readonly lengths: readonly number[];
  /** lengths for which the file is too short */
  readonly leftOut: readonly number[];
  /** pairs of a window and a target to learn from, one for each length */
  readonly pairs: readonly number[];
  /** trainings of each length, from other first weights each */
  readonly trainings: number;
  /** rows with a value, on which every length and baseline is scored */
  readonly validationRows: number;
  readonly testRows: number;
  /** of the charted rows (validation, then test), 1-based lines of the document */
  readonly lines: readonly number[];
  readonly labels: readonly string[];
  readonly actual: readonly number[];
  /** index of the first test row among the charted rows */
  readonly testStart: number;
  readonly persistence: Baseline;
  /** undefined without a season: `seasonWords` says why */
  readonly seasonalNaive: Baseline | undefined;
  readonly seasonWords: Phrase;
  readonly splitWords: Phrase;
}

export interface Baseline {
  /** on the validation rows */
  readonly error: number;
  /** of the charted rows, unit of the column */
  readonly values: readonly number[];
}

/** One length, trained and scored on the validation rows. */
export interface LengthScore {
  readonly kind: 'length';
  /** rows seen */
  readonly window: number;
  /** of each training, in its order */
  readonly errors: readonly number[];
  readonly mean: number;
  /** of the training with the smallest error: its forecast of the validation rows */
  readonly forecast: readonly number[];
}

/** The length that validation chose, on the test rows: told once, at the end. */
export interface TestScores {
  readonly kind: 'test';
  readonly window: number;
  /** of the test rows, unit of the column */
  readonly forecast: readonly number[];
  readonly rows: readonly TestScore[];
}

export interface TestScore {
  readonly id: 'network' | 'persistence' | 'seasonal-naive' | 'drift';
  readonly name: Phrase;
  readonly mae: number;
  readonly rmse: number;
}
