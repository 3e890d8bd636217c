import type { ForecastErrors, PairedGain } from '../../models/forecast-scoring';
import type { Phrase } from '../../phrase/phrase';

/** What a run tells its picture. Values are in the column's unit where nothing else is said. */
export type ArmaEvent =
  ColumnPrepared | OrderMap | Chosen | TestForecasts | TestScores | Cancellation;

/** Sent first: what all fits have in common, so that their AICc can be compared. */
export interface ColumnPrepared {
  readonly kind: 'column';
  readonly column: string;
  readonly unit: string;
  /** first differences and seasonal ones */
  readonly d: number;
  readonly D: number;
  readonly season: number | undefined;
  /** whether the differences were suggested by tests */
  readonly isSuggested: boolean;
  /** a season was to be taken off where none is known */
  readonly lacksSeason: boolean;
  readonly transformWords: Phrase;
  readonly seasonWords: Phrase;
  readonly splitWords: Phrase;
  /** rows fitted: training and validation */
  readonly rows: number;
  /** whether every fit has a mean, or a drift */
  readonly constant: boolean;
}

/** AICc by p and q, sent again after every fit. */
export interface OrderMap {
  readonly kind: 'orders';
  /** largest p, and q */
  readonly most: number;
  /** in the order fitted: the simple ones first */
  readonly cells: readonly OrderCell[];
}

export interface OrderCell {
  readonly p: number;
  readonly q: number;
  /**
   * `boundary`: a root within 0.01 of the unit circle; `restless`: the search did not come to rest;
   * `no-fit`: none was found. Only the first may be chosen.
   */
  readonly state: 'good' | 'boundary' | 'restless' | 'no-fit';
  /** undefined without a fit, and where there are too few rows for the correction */
  readonly aicc: number | undefined;
  /** above the smallest AICc so far of those that may be chosen; below 0 for others */
  readonly delta: number | undefined;
  readonly logLikelihood: number | undefined;
  /** coefficients, constant and σ² */
  readonly k: number;
  /** rows that the likelihood is of: those fitted less those lost by differencing */
  readonly n: number;
  /** an AR root and an MA root nearly coincide: each undoes the other */
  readonly cancels: boolean;
}

export interface Order {
  readonly p: number;
  readonly q: number;
}

/** Sent when the map is full. */
export interface Chosen {
  readonly kind: 'chosen';
  readonly best: Order;
  /** undefined where no other fit may be chosen */
  readonly second: Order | undefined;
  readonly delta: number | undefined;
  /** orders less than 2 above the smallest AICc, the smallest among them */
  readonly near: number;
  /** orders that may be chosen */
  readonly good: number;
  readonly coefficients: readonly {
    readonly name: string;
    readonly value: number;
    readonly standardError: number | undefined;
  }[];
}

/** The test rows, each forecast from the rows before it. */
export interface TestForecasts {
  readonly kind: 'forecasts';
  /** 1-based lines of the document */
  readonly lines: readonly number[];
  readonly labels: readonly string[];
  readonly actual: readonly number[];
  readonly best: readonly (number | undefined)[];
  readonly second: readonly (number | undefined)[] | undefined;
  readonly persistence: readonly number[];
  readonly seasonalNaive: readonly number[] | undefined;
}

export interface TestScores {
  readonly kind: 'scores';
  /** test rows scored */
  readonly rowCount: number;
  readonly rows: readonly TestScore[];
}

export interface TestScore extends ForecastErrors {
  readonly id: 'best' | 'second' | 'persistence' | 'drift' | 'seasonal-naive';
  readonly name: Phrase;
  /** of the chosen order over this one; undefined for itself */
  readonly gain: PairedGain | undefined;
}

/** An ARMA(1,1) whose θ is −φ, drawn from the same errors as white noise. */
export interface Cancellation {
  readonly kind: 'cancellation';
  readonly phi: number;
  readonly rows: number;
  /** largest difference between it and the errors themselves: rounding */
  readonly apart: number;
  /** r[1] … of the drawn series, and half the width of its 95 % band */
  readonly autocorrelation: readonly number[];
  readonly band: number;
  /** AICc of fits to it, both with a mean */
  readonly noiseAicc: number;
  readonly armaAicc: number;
  /** what the fit of ARMA(1,1) takes φ and θ for */
  readonly fitted: { readonly ar: number; readonly ma: number };
}
