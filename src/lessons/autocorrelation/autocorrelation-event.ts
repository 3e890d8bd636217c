/** What a run tells its picture. Correlations have no unit and lie in [−1, 1]. */
export type AutocorrelationEvent = Guess | ColumnRows | Correlogram | FittedModel | NoiseShare;

/** Told first: three sets of stems in a drawn order, one of them the column's. */
export interface Guess {
  readonly kind: 'guess';
  readonly column: string;
  /** rows of the column, and of the two others */
  readonly rows: number;
  readonly pictures: readonly GuessPicture[];
}

export interface GuessPicture {
  /** the column, white noise, or the sum of white noise so far (a random walk) */
  readonly of: 'column' | 'noise' | 'walk';
  /** r[0] … r[lags] */
  readonly acf: readonly number[];
  /** half the width of the 95 % band of white noise */
  readonly band: number;
  /** stems from lag 1 on that leave it */
  readonly outside: number;
  /** the lag from 1 on with the largest autocorrelation */
  readonly largest: number;
}

/** The newest rows, for sliding the column over itself. */
export interface ColumnRows {
  readonly kind: 'rows';
  readonly unit: string;
  /** oldest first, unit of the column */
  readonly values: readonly number[];
  /** 1-based lines of the document */
  readonly lines: readonly number[];
  readonly labels: readonly string[];
  /** rows in a season, undefined without one */
  readonly season: number | undefined;
  /** lags asked for, more than half the rows; undefined where all are shown */
  readonly tooManyLags: number | undefined;
}

/** The stems of a series, by lag from 0. */
export interface Correlogram {
  readonly kind: 'correlogram';
  readonly of: 'column' | 'difference' | 'residuals';
  /** of a difference: rows back; `seasonMissing` where a season was asked for and there is none to take */
  readonly difference: { readonly lag: number; readonly seasonMissing: boolean } | undefined;
  readonly rows: number;
  /** r[0] … r[lags] */
  readonly acf: readonly number[];
  /** φ[0][0] … φ[lags][lags] */
  readonly pacf: readonly number[];
  /** half the width of the 95 % band of white noise */
  readonly band: number;
  /** half the width of Bartlett's 95 % band by lag, 0 at lag 0 */
  readonly bartlett: readonly number[];
  /** lags from 1 on at which the autocorrelation leaves the band of white noise */
  readonly outside: readonly number[];
  readonly ljungBox: LjungBoxFigures;
}

export interface LjungBoxFigures {
  readonly statistic: number;
  /** lags taken together */
  readonly lag: number;
  /** coefficients of the model that left these residuals, 0 for a series as it is */
  readonly parameters: number;
  /** lag − parameters */
  readonly degreesOfFreedom: number;
  /** of a statistic as large as this one, were there no autocorrelation */
  readonly p: number;
}

/** The model whose residuals are looked at; undefined name where none could be fitted. */
export interface FittedModel {
  readonly kind: 'model';
  /** ARIMA(p,d,q)(P,D,Q)[m] */
  readonly name: string | undefined;
  readonly order: ModelOrder | undefined;
  /** newest rows that it was fitted on */
  readonly rows: number;
}

export interface ModelOrder {
  readonly p: number;
  readonly q: number;
  readonly P: number;
  readonly Q: number;
}

/** How many stems of white noise keep inside its band, over several series as long as the column. */
export interface NoiseShare {
  readonly kind: 'noise';
  readonly series: number;
  readonly lags: number;
  /** mean share of stems inside, in [0, 1] */
  readonly inside: number;
  /** standard deviation of that share from series to series */
  readonly deviation: number;
}
