import type { Place } from '../../dataset/dataset';
import type { SeasonLeft } from '../../models/season-left';
import type { StationarityFigures } from '../../models/stationarity-figures';

/** What a run tells its picture: the column and its differences, row by row; tests; every order. */
export type DifferencingEvent = Differences | BothTested | ByOrder | Undone;

/** The column before and after, and what one row of it comes from. Rows in the file's order. */
export interface Differences {
  readonly kind: 'differences';
  readonly column: string;
  /** written behind the figures; empty once their logarithm is taken */
  readonly unit: string;
  /** first differences, 0 to 2 */
  readonly order: number;
  /** rows of the seasonal difference; undefined: none was taken */
  readonly season: number | undefined;
  /** a seasonal difference was asked for, and there is no season to take it at */
  readonly isWithoutSeason: boolean;
  readonly log: boolean;
  /** the smallest value, which forbade a logarithm that was asked for */
  readonly refusedBy: number | undefined;
  readonly labels: readonly string[];
  /** as in the file, unit of the column, shape [n] */
  readonly raw: readonly number[];
  /** what is differenced: the raw values or their logarithms, shape [n] */
  readonly before: readonly number[];
  /** shape [n]; undefined where the rows that it takes begin before the file */
  readonly after: readonly (number | undefined)[];
  /** x[t] / x[t − lag] − 1 where one difference of logarithms was taken, else empty; as `after` */
  readonly growth: readonly (number | undefined)[];
  /** after[t] = Σ coefficient · before[t − back], the row itself first */
  readonly terms: readonly { readonly back: number; readonly coefficient: number }[];
  /** the first row that has a difference */
  readonly first: number;
  /** of each row in the document, shape [n] */
  readonly places: readonly Place[];
}

/** ADF and KPSS, around a level, before and after; undefined where chance leaves nothing to test. */
export interface BothTested {
  readonly kind: 'tested';
  readonly before: StationarityFigures | undefined;
  readonly after: StationarityFigures | undefined;
  /** in the differences; undefined: no season is known */
  readonly seasonLeft: SeasonLeft | undefined;
  /** of the differences, the larger over the smaller standard deviation of both halves */
  readonly spreadRatio: number | undefined;
}

/** What each further difference does, on the same rows for every order. */
export interface ByOrder {
  readonly kind: 'orders';
  /** rows of the seasonal difference that was taken first; undefined: none */
  readonly season: number | undefined;
  readonly chosen: number;
  readonly rows: readonly OrderFigures[];
}

export interface OrderFigures {
  readonly order: number;
  /** unit² of what is differenced */
  readonly variance: number;
  /** at lag 1; undefined where all differences are the same */
  readonly autocorrelation: number | undefined;
  readonly isSmallest: boolean;
}

/** The differences added up again. */
export interface Undone {
  readonly kind: 'undone';
  /** largest |x − undone| of what was differenced, and what rounding may do at most */
  readonly worst: number;
  readonly bound: number;
  /** the same in the column's unit, after the logarithm is undone as well */
  readonly worstInFile: number;
}
