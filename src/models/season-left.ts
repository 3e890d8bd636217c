import { autocorrelation, autocorrelationBand } from '../series/autocorrelation';
import { mean } from '../series/mean';

/** What is left of a season, which no unit-root test sees. */
export interface SeasonLeft {
  /** rows */
  readonly season: number;
  /** at the season's lag */
  readonly autocorrelation: number;
  /** half the 95 % band of white noise */
  readonly band: number;
  /** above the band, and above the mean of the shorter lags: what only changes slowly is no season */
  readonly isThere: boolean;
}

/**
 * The sign by which a season is known. The lags beside it may be as high: a season can be a smooth
 * wave. A trend makes all of them high, so a series is differenced before.
 *
 * @param changes shape [n], any unit, finite
 * @param season rows, integer >= 2
 * @returns undefined for two seasons of rows or less, or values that are all the same
 */
export function seasonLeft(changes: Float64Array, season: number): SeasonLeft | undefined {
  if (changes.length < 2 * season + 1) return undefined;
  if (changes.every((change) => change === changes[0])) return undefined;
  const r = autocorrelation(changes, season);
  const here = r[season]!;
  const band = autocorrelationBand(changes.length);
  const isThere = here > band && here > mean(r.subarray(1, season));
  return { season, autocorrelation: here, band, isThere };
}
