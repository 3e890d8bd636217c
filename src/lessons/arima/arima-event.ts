import type { ForecastErrors, PairedGain } from '../../models/forecast-scoring';
import type { Phrase } from '../../phrase/phrase';

/** What a run tells its picture. All values are in the column's unit where nothing else is said. */
export type ArimaEvent =
  | ColumnRead
  | OrderTried
  | FitTold
  | HeldOut
  | TestRows
  | Scores
  | Coverage
  | Residuals
  | Differences
  | Future
  | SimulatedCoverage
  | DrawnScore;

/** Sent first: the rows that a reader may see before drawing a forecast of those after them. */
export interface ColumnRead {
  readonly kind: 'column';
  readonly column: string;
  readonly unit: string;
  /** the rows before the held-out ones */
  readonly history: readonly number[];
  /** of history and held-out rows: the time as written, or the line */
  readonly labels: readonly string[];
  /** held-out rows at the end of the file: one season, or 12 */
  readonly horizon: number;
  readonly season: number | undefined;
  readonly seasonWords: Phrase;
  readonly splitWords: Phrase;
  readonly transformWords: Phrase;
}

/** An order that the search has fitted to the training and validation rows. */
export interface OrderTried {
  readonly kind: 'tried';
  readonly name: string;
  readonly constant: boolean;
  /** undefined where there is no fit, or a root lies too near the unit circle */
  readonly aicc: number | undefined;
}

export interface FitFigures {
  /** `ARIMA(0,1,1)(0,1,1)[12]` */
  readonly name: string;
  readonly d: number;
  readonly D: number;
  readonly season: number;
  readonly lambda: number | undefined;
  /** as R names them, of the transformed series; no standard error on the boundary */
  readonly coefficients: readonly {
    readonly name: string;
    readonly value: number;
    readonly standardError: number | undefined;
  }[];
  readonly logLikelihood: number;
  readonly aic: number;
  readonly aicc: number | undefined;
  /** coefficients and σ² */
  readonly k: number;
  /** rows that the likelihood is of: those fitted less those lost by differencing */
  readonly n: number;
}

/** Sent when the search is over: the model that is judged. */
export interface FitTold {
  readonly kind: 'fit';
  readonly fit: FitFigures;
  /** whether AICc chose the order */
  readonly isChosen: boolean;
}

export interface Limits {
  /** promised share, in (0, 1) */
  readonly level: number;
  readonly low: readonly (number | undefined)[];
  readonly high: readonly (number | undefined)[];
}

/** A stretch of rows with ARIMA's forecast of them and those that learn nothing. */
export interface ForecastRows {
  /** ascending places: lines of the document, and on from the last one */
  readonly lines: readonly number[];
  readonly labels: readonly string[];
  /** undefined where nothing is known yet */
  readonly actual: readonly (number | undefined)[];
  readonly median: readonly (number | undefined)[];
  /** the same as the median without a transformation */
  readonly mean: readonly (number | undefined)[];
  readonly limits: readonly Limits[];
  readonly persistence: readonly (number | undefined)[];
  readonly seasonalNaive: readonly (number | undefined)[] | undefined;
}

/** The last rows of the file, forecast from before them; the drawing is compared with this. */
export interface HeldOut extends ForecastRows {
  readonly kind: 'held-out';
  /** index of the first held-out row among `lines` */
  readonly start: number;
  readonly scores: readonly NamedScore[];
}

export interface NamedScore extends ForecastErrors {
  readonly id: RivalId | 'arima';
  readonly name: Phrase;
}

export type RivalId =
  'lstm' | 'gru' | 'rnn' | 'holt-winters' | 'seasonal-naive' | 'persistence' | 'drift';

/** Every test row, forecast one row ahead: the state moves on, the coefficients stay. */
export interface TestRows extends ForecastRows {
  readonly kind: 'test-rows';
  /** the network of smallest MAE, once it is trained */
  readonly network: { readonly name: Phrase; readonly values: readonly number[] } | undefined;
}

export interface Rival extends NamedScore {
  /** of ARIMA over this one; undefined for ARIMA itself */
  readonly gain: PairedGain | undefined;
}

/** The same rows for every one; sent again as rivals become known. */
export interface Scores {
  readonly kind: 'scores';
  /** test rows scored, one row ahead */
  readonly rowCount: number;
  readonly oneRow: readonly Rival[];
  /** rows ahead, each forecast reading its own forecasts */
  readonly ahead: number;
  /** starting points in the test rows with so many rows after them */
  readonly origins: number;
  readonly several: readonly NamedScore[];
}

/** How often the bands held on the test rows. */
export interface Coverage {
  readonly kind: 'coverage';
  readonly rows: readonly {
    readonly level: number;
    /** rows ahead */
    readonly ahead: number;
    readonly held: number;
    readonly of: number;
    /** mean distance between the limits */
    readonly width: number | undefined;
  }[];
}

/** What the fit left over, row by row. */
export interface Residuals {
  readonly kind: 'residuals';
  /** r[0] …, no unit */
  readonly autocorrelation: readonly number[];
  /** half the width of its 95 % band */
  readonly band: number;
  readonly words: readonly Phrase[];
}

/** The forecast while it is still one of differences, and how it is added up again. */
export interface Differences {
  readonly kind: 'differences';
  /** what was done to the column, in order */
  readonly steps: readonly Phrase[];
  readonly lines: readonly number[];
  readonly labels: readonly string[];
  /** unit of the transformed column: log for a logarithm */
  readonly known: readonly (number | undefined)[];
  readonly forecast: readonly (number | undefined)[];
  /** the forecast added up again and transformed back, shape [horizon] */
  readonly integrated: readonly (number | undefined)[];
}

/** Past the last row of the file. */
export interface Future extends ForecastRows {
  readonly kind: 'future';
  /** index of the first row to come among `lines` */
  readonly start: number;
  /** the same order, its coefficients from all rows */
  readonly fit: FitFigures;
}

/** How often bands hold where the truth is known: simulated AR(1) series, a short and a long one. */
export interface SimulatedCoverage {
  readonly kind: 'simulation';
  readonly phi: number;
  /** series of each length, and rows ahead looked at */
  readonly series: number;
  readonly ahead: number;
  readonly rows: readonly {
    readonly n: number;
    /** share held, by promised level */
    readonly held: readonly { readonly level: number; readonly share: number }[];
  }[];
}

/** The lab's answer to a drawing: its errors on the held-out rows. */
export interface DrawnScore extends ForecastErrors {
  readonly kind: 'drawn';
  readonly values: readonly number[];
}
