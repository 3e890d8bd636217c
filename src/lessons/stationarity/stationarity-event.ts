import type { SeasonLeft } from '../../models/season-left';
import type { Deterministic, StationarityFigures } from '../../models/stationarity-figures';

/** What a run tells its picture: the figures along the file, the spread by the level, the tests. */
export type StationarityEvent = RollingPicture | SpreadPicture | TestsPicture;

/** What was done to the values before anything was looked at. */
export interface Scale {
  /** λ of Box–Cox, 0 for the logarithm; undefined: the values as they are */
  readonly lambda: number | undefined;
  /** the smallest value, which forbade a logarithm that was asked for */
  readonly refusedBy: number | undefined;
}

/** Along the file, each figure over the window that ends at the row. Shape [shown rows]. */
export interface RollingPicture {
  readonly kind: 'rolling';
  readonly column: string;
  /** written behind the figures; empty once the values are transformed */
  readonly unit: string;
  readonly scale: Scale;
  /** rows in a window: as asked for, or a quarter of a short file */
  readonly window: number;
  /** row of each place, ascending: all rows, or evenly chosen ones of a long file */
  readonly x: readonly number[];
  readonly labels: readonly string[];
  readonly values: readonly number[];
  /** undefined before the first whole window */
  readonly mean: readonly (number | undefined)[];
  readonly deviation: readonly (number | undefined)[];
  /** at lag 1, unit² */
  readonly autocovariance: readonly (number | undefined)[];
}

/** The windows that lie side by side, in the order of their level. */
export interface SpreadPicture {
  readonly kind: 'spread';
  readonly window: number;
  readonly levels: readonly number[];
  readonly spreads: readonly number[];
  /** at the same levels; empty where all levels are the same */
  readonly line: readonly number[];
  /** by how much the spread grows where the level grows by 1; undefined as above */
  readonly slope: number | undefined;
  /** of the values as they are in the file */
  readonly rawSlope: number | undefined;
}

export interface TestsPicture {
  readonly kind: 'tests';
  readonly around: Deterministic;
  readonly figures: StationarityFigures;
  /** newest rows tested, of rows in all */
  readonly rows: number;
  readonly of: number;
  /** undefined: no season is known */
  readonly season: SeasonLeft | undefined;
}
