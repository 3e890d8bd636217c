import type { Place } from '../../dataset/dataset';
import type { ArimaEvent } from '../../training/arima/arima-event';

/** What a run of the lesson tells: an ARIMA run's events, and its own. */
export type AutoregressionEvent = ArimaEvent | Companions | Walk | Orders;

/** What stands beside the coefficients, of the same rows; element i belongs to lag i + 1. */
export interface Companions {
  readonly kind: 'companions';
  /** by ordinary least squares on the rows before; undefined where these determine each other */
  readonly regression: readonly number[] | undefined;
  /** of what is modelled, in [−1, 1] */
  readonly autocorrelation: readonly number[];
}

/** The equation, filled in for one test row after the other; unit of the column. */
export interface Walk {
  readonly kind: 'walk';
  /** c: the mean times (1 − Σ φ) */
  readonly constant: number;
  readonly steps: readonly WalkStep[];
}

export interface WalkStep {
  /** the rows read and the row foretold */
  readonly places: readonly Place[];
  readonly label: string;
  /** φ[i] times what is modelled, i rows before: the first is the row before */
  readonly terms: readonly TermOfRow[];
  /** c and all products: what is modelled, foretold */
  readonly sum: number;
  /** the row to which a foretold change is added; undefined where nothing is differenced */
  readonly base: { readonly label: string; readonly value: number } | undefined;
  readonly forecast: number;
  readonly actual: number;
  /** the row before, which persistence repeats */
  readonly last: number;
}

export interface TermOfRow {
  readonly label: string;
  readonly value: number;
  readonly product: number;
}

/** AR(p) for every p on the same rows. */
export interface Orders {
  readonly kind: 'orders';
  readonly rows: readonly OrderRow[];
  /** p with the smallest AICc so far */
  readonly best: number;
  readonly most: number;
}

export interface OrderRow {
  readonly p: number;
  readonly logLikelihood: number;
  /** σ of the errors, unit of the column */
  readonly deviation: number;
  /** undefined where there are too few rows for it */
  readonly aicc: number | undefined;
  /** rows in the likelihood */
  readonly rows: number;
}
