import { augmentedDickeyFuller, type AugmentedDickeyFuller } from './augmented-dickey-fuller';
import { differencingOrder, type DifferencingOrder } from './differencing-order';
import { kpss, type Kpss } from './kpss';
import type { Deterministic } from './mackinnon';

/**
 * The two tests read together; their null hypotheses are opposite. `stationary`: a unit root is
 * rejected, stationarity is not. `unit-root`: the other way round. `neither-fits`: both are rejected
 * (a break, a trend, long memory). `too-little-evidence`: neither is. `constant` and `exact`: all values
 * are the same, or follow from those before without a rest, so that nothing is left to chance or to test.
 */
export type StationarityCode =
  'stationary' | 'unit-root' | 'neither-fits' | 'too-little-evidence' | 'constant' | 'exact';

export interface StationarityVerdict {
  readonly code: StationarityCode;
  /** undefined where there is nothing to test */
  readonly adf: AugmentedDickeyFuller | undefined;
  readonly kpss: Kpss | undefined;
  readonly deterministic: Deterministic;
  /** share of true nulls that a test may reject */
  readonly level: number;
  /** differences suggested before an ARMA model */
  readonly differencing: DifferencingOrder;
  /**
   * what neither test sees: how far the spread of the rows around their neighbours changes, the
   * larger over the smaller of both halves' standard deviations of the first differences; undefined
   * where one half's changes are all the same
   */
  readonly spreadRatio: number | undefined;
}

/**
 * Is the series stationary (약정상성: constant mean and variance, autocovariances that depend on
 * the lag alone)? The ADF and KPSS tests side by side, as a 2 × 2 verdict.
 *
 * @param values shape [n], any unit, no value missing
 * @param season rows in a season, for the suggested differences; 1 for none
 * @throws {RangeError} if there are fewer than 6 values (8 with a trend), or one is not finite
 * @see Kwiatkowski, Phillips, Schmidt & Shin (1992), section 5
 */
export function stationarity(
  values: Float64Array,
  {
    season = 1,
    deterministic = 'constant',
    level = 0.05,
  }: { season?: number; deterministic?: Deterministic; level?: number } = {},
): StationarityVerdict {
  const needed = deterministic === 'trend' ? 8 : 6;
  if (values.length < needed) {
    throw new RangeError(`stationarity requires at least ${needed} values, got ${values.length}`);
  }
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) {
    throw new RangeError(
      `stationarity requires finite values, got ${values[bad]!} at index ${bad}`,
    );
  }
  const shared = { deterministic, level, spreadRatio: spreadRatio(values) };
  if (values.every((value) => value === values[0])) {
    const differencing = { d: 0, D: 0 };
    return { ...shared, code: 'constant', adf: undefined, kpss: undefined, differencing };
  }
  const adf = testUnlessExact(values, deterministic);
  const test = kpss(values, deterministic);
  const differencing = differencingOrder(values, season);
  if (adf === undefined) return { ...shared, code: 'exact', adf, kpss: undefined, differencing };
  const [noUnitRoot, notStationary] = [adf.p < level, test.p < level];
  const code = noUnitRoot
    ? notStationary
      ? 'neither-fits'
      : 'stationary'
    : notStationary
      ? 'unit-root'
      : 'too-little-evidence';
  return { ...shared, code, adf, kpss: test, differencing };
}

/** ADF divides by what its regression leaves: nothing, where a wave or a line is exact. */
function testUnlessExact(
  values: Float64Array,
  deterministic: Deterministic,
): AugmentedDickeyFuller | undefined {
  try {
    return augmentedDickeyFuller(values, deterministic);
  } catch (error) {
    if (error instanceof RangeError) return undefined; // too few or infinite values are refused above
    throw error;
  }
}

/**
 * The larger over the smaller of both halves' standard deviations of the first differences; undefined
 * where one half's changes are all the same.
 */
export function spreadRatio(values: Float64Array): number | undefined {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  const scaled = values.map((value) => value / largest);
  const half = Math.floor(values.length / 2);
  const [early, late] = [deviation(scaled.subarray(0, half)), deviation(scaled.subarray(half))];
  const [small, large] = [Math.min(early, late), Math.max(early, late)];
  return small > 1e-14 ? large / small : undefined;
}

/** Of the first differences, so that a trend is no spread. */
function deviation(values: Float64Array): number {
  const changes = values.slice(1).map((value, t) => value - values[t]!);
  const mean = changes.reduce((sum, value) => sum + value, 0) / changes.length;
  const squares = changes.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / changes.length);
}
