import type { Phrase } from '../../phrase/phrase';

/** What a run of an ARIMA model on one column tells, whatever its orders. */
export type ArimaEvent = ColumnData | ModelFit | TestForecasts | Scores | Ahead;

/** Sent first: the last rows of the column, those at the end to be judged on. */
export interface ColumnData {
  readonly kind: 'column';
  readonly column: string;
  readonly unit: string;
  /** what is modelled: 0 the column itself, or its change since so many rows before */
  readonly lag: number;
  /** the same in words, and why */
  readonly modelled: Phrase;
  /** 1-based lines of the document, labels and values of the charted rows, shape [rows] each */
  readonly lines: readonly number[];
  readonly labels: readonly string[];
  readonly actual: readonly number[];
  /** index of the first test row among the charted rows */
  readonly testStart: number;
  readonly splitWords: Phrase;
  readonly seasonWords: Phrase;
}

/** A model fitted on the rows before the test rows. */
export interface ModelFit {
  readonly kind: 'fit';
  readonly coefficients: readonly FittedCoefficient[];
  /** mean of what is modelled, unit of the column, and its standard error */
  readonly level: number;
  readonly levelError: number | undefined;
  /** σ of the errors, unit of the column */
  readonly deviation: number;
  readonly logLikelihood: number;
  /** undefined where there are too few rows for it */
  readonly aicc: number | undefined;
  /** rows in the likelihood */
  readonly rows: number;
  readonly roots: readonly FittedRoot[];
}

export interface FittedCoefficient {
  /** 1 is the row before */
  readonly lag: number;
  readonly value: number;
  /** undefined where a root lies on the unit circle, or nothing is known of it */
  readonly standardError: number | undefined;
}

/** A root z of the lag polynomial, and 1/z, which lies inside the unit circle when z is outside. */
export interface FittedRoot {
  readonly re: number;
  readonly im: number;
  readonly modulus: number;
  readonly inverseRe: number;
  readonly inverseIm: number;
  /** within 0.01 of the unit circle */
  readonly isBoundary: boolean;
}

/** Forecasts of the test rows one step ahead, the model's first, unit of the column. */
export interface TestForecasts {
  readonly kind: 'test-forecasts';
  readonly forecasts: readonly {
    readonly id: ForecastId;
    readonly name: Phrase;
    readonly values: readonly number[];
  }[];
}

export type ForecastId = 'model' | 'smoother' | 'persistence' | 'seasonal-naive';

/** Errors of the same forecasts on the test rows that the file really has. */
export interface Scores {
  readonly kind: 'scores';
  readonly rows: readonly {
    readonly id: ForecastId;
    readonly name: Phrase;
    /** unit of the column */
    readonly mae: number;
    readonly rmse: number;
    /** undefined where the training rows give no scale */
    readonly mase: number | undefined;
  }[];
  readonly testRows: number;
}

/** The rows after the last one, by the same model fitted on all rows; unit of the column. */
export interface Ahead {
  readonly kind: 'ahead';
  /** 1-based lines, labels and values of the last rows, shape [past] each */
  readonly lines: readonly number[];
  readonly labels: readonly string[];
  readonly past: readonly number[];
  /** shape [horizon] from here */
  readonly forecast: readonly number[];
  /** limits at each level */
  readonly bands: readonly {
    readonly level: number;
    readonly low: readonly number[];
    readonly high: readonly number[];
  }[];
  readonly persistence: readonly number[];
  readonly seasonalNaive: readonly number[] | undefined;
  /** what is modelled, where that is not the column itself: its last rows and its forecast */
  readonly changes:
    { readonly past: readonly number[]; readonly forecast: readonly number[] } | undefined;
  /** mean of what is modelled, by the fit on all rows */
  readonly level: number;
  /** rows until the forecast of what is modelled is half as far from that mean as its last row */
  readonly halfWay: number | undefined;
  readonly logLikelihood: number;
  /** all rows */
  readonly rows: number;
}
