import type { Place } from '../../dataset/dataset';
import type { ArimaEvent } from '../../training/arima/arima-event';

/** What a run of the lesson tells: an ARIMA run's events, and its own. */
export type MovingAverageModelEvent = ArimaEvent | Smoothed | Errors | Walk | Correlations;

/** Moving-average smoothing of the charted rows, unit of the column. */
export interface Smoothed {
  readonly kind: 'smoothed';
  /** rows averaged */
  readonly width: number;
  /** mean of the row and those before it; undefined where there are too few */
  readonly trailing: readonly (number | undefined)[];
  /** mean of the row and those on either side; undefined where there are too few */
  readonly centred: readonly (number | undefined)[];
}

/** The model on the charted rows, unit of the column; undefined in rows that differencing takes. */
export interface Errors {
  readonly kind: 'errors';
  /** one step ahead, with the coefficients as they are */
  readonly forecast: readonly (number | undefined)[];
  /** actual less forecast */
  readonly errors: readonly (number | undefined)[];
}

/** The equation, filled in for one test row after the other; unit of the column. */
export interface Walk {
  readonly kind: 'walk';
  readonly steps: readonly WalkStep[];
}

export interface WalkStep {
  /** the rows whose errors are read, and the row foretold */
  readonly places: readonly Place[];
  readonly label: string;
  /** its index among the charted rows */
  readonly charted: number;
  /** θ[j] times the error j rows before: the first is the row before */
  readonly terms: readonly {
    readonly label: string;
    readonly error: number;
    readonly product: number;
  }[];
  /**
   * what the errors before the first row of the file add, of which nothing is known; undefined where
   * it has faded away
   */
  readonly beginning: number | undefined;
  /** the row to which a foretold change is added; undefined where nothing is differenced */
  readonly base: { readonly label: string; readonly value: number } | undefined;
  readonly forecast: number;
  readonly actual: number;
  /** mean of the last rows before it, and the first and last of these */
  readonly smoother: { readonly from: string; readonly to: string; readonly value: number };
}

/** Autocorrelation by lag from 0, of what is modelled and of the fitted model itself. */
export interface Correlations {
  readonly kind: 'correlations';
  readonly ofRows: readonly number[];
  readonly ofModel: readonly number[];
  /** half the 95 % band at each lag, were the series a moving average of the lags before */
  readonly band: readonly number[];
}
