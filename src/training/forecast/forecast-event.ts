import type { Phrase } from '../../phrase/phrase';

/** What a forecasting run tells its picture. Rows are positions in `data.rows`' order. */
export type ForecastEvent =
  | ForecastData
  /** losses in squared units of the scaled column; validation is absent between measurements */
  | {
      readonly kind: 'loss';
      readonly step: number;
      readonly training: number;
      readonly validation: number | undefined;
    }
  /** the network's forecast of every charted row after `step` steps, in the column's unit */
  | { readonly kind: 'forecast'; readonly step: number; readonly values: readonly number[] }
  | ForecastScores;

/** Sent once, before training: the rows on the chart (validation, then test) and the baselines. */
export interface ForecastData {
  readonly kind: 'data';
  readonly column: string;
  readonly unit: string;
  readonly network: string;
  readonly parameterCount: number;
  /** 1-based lines of the document */
  readonly lines: readonly number[];
  /** the time as written, or the row's number */
  readonly labels: readonly string[];
  readonly actual: readonly number[];
  /** index of the first test row among the charted rows */
  readonly testStart: number;
  readonly persistence: readonly number[];
  /** absent when the column has no season, and `seasonWords` says why */
  readonly seasonalNaive: readonly number[] | undefined;
  readonly season: number | undefined;
  readonly seasonWords: Phrase;
  readonly splitWords: Phrase;
}

/** Sent at the end: every forecast on the same test rows, in the column's unit. */
export interface ForecastScores {
  readonly kind: 'scores';
  readonly rows: readonly ForecastScore[];
  /** training steps kept: the weights with the smallest validation loss */
  readonly bestStep: number;
}

export interface ForecastScore {
  readonly id: 'network' | 'persistence' | 'seasonal-naive' | 'drift';
  readonly name: Phrase;
  /** mean absolute error and root mean squared error, unit of the column */
  readonly mae: number;
  readonly rmse: number;
  /** undefined where the training rows give no scale; MAE over the in-sample MAE of the seasonal naive (or persistence) on the training rows */
  readonly mase: number | undefined;
}
