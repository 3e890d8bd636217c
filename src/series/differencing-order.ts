import { difference } from './differencing';
import { kpss } from './kpss';
import { seasonalStrength, stl } from './stl';

/** Above this strength a season is taken off by differencing; chosen by its forecasts' accuracy. */
const STRONG_SEASON = 0.64;
const MOST_DIFFERENCES = 2;

export interface DifferencingOrder {
  /** first differences, 0 to 2, of the seasonally differenced series */
  readonly d: number;
  /** seasonal differences, 0 or 1 */
  readonly D: number;
}

/**
 * How often to difference before an ARMA model fits: seasonally first, since a strong season also
 * looks like a unit root, and then as the seasonally differenced series needs it.
 *
 * @param values shape [n], any unit; NaN where a value is missing
 * @param season rows in a season, 1 for none
 * @throws {RangeError} if the season is not a positive integer, or no value is finite
 * @see Hyndman & Khandakar, Automatic Time Series Forecasting (2008)
 */
export function differencingOrder(values: Float64Array, season = 1): DifferencingOrder {
  const D = seasonalDifferences(values, season);
  const rest = D === 0 ? values : difference(values, season, D);
  return { d: rest.some((value) => !Number.isNaN(value)) ? firstDifferences(rest) : 0, D };
}

/**
 * Seasonal differences to take: 1 if the season's strength in an STL is above 0.64, as in R's
 * `nsdiffs`. Missing values are filled on the line between their neighbours to look at it.
 *
 * @returns 0 or 1; 0 without more than two seasons of rows, and for values that are all the same
 * @throws {RangeError} as {@link differencingOrder}
 */
export function seasonalDifferences(values: Float64Array, season: number): number {
  if (!Number.isInteger(season) || season < 1) {
    throw new RangeError(`seasonalDifferences requires an integer season >= 1, got ${season}`);
  }
  const whole = interpolated('seasonalDifferences', values);
  if (season === 1 || whole.length <= 2 * season || isConstant(whole)) return 0;
  return seasonalStrength(stl(whole, season)) > STRONG_SEASON ? 1 : 0;
}

/**
 * First differences to take, as in R's `ndiffs`: one more, up to 2, as long as the KPSS test around
 * a level, with lag ⌊3 √n / 13⌋, rejects stationarity at 5 %. Missing values are left out.
 *
 * @returns 0, 1 or 2
 * @throws {RangeError} as {@link differencingOrder}
 */
export function firstDifferences(values: Float64Array): number {
  let x: Float64Array = values.filter((value) => !Number.isNaN(value));
  requireFinite('firstDifferences', x);
  for (let d = 0; d < MOST_DIFFERENCES; d++) {
    if (x.length < 3 || isConstant(x)) return d;
    const lag = Math.trunc((3 * Math.sqrt(x.length)) / 13);
    const { statistic, critical } = kpss(x, 'constant', lag);
    if (!(statistic > critical['5%'])) return d;
    x = difference(x);
  }
  return MOST_DIFFERENCES;
}

/** Equal but for what rounding can have left. */
function isConstant(values: Float64Array): boolean {
  const first = values[0]!;
  let [apart, size] = [0, 0];
  for (const value of values) {
    apart += Math.abs(value - first);
    size += Math.abs(first);
  }
  return apart === 0 || apart < 1.5e-8 * size;
}

function interpolated(name: string, values: Float64Array): Float64Array {
  const known = [...values.keys()].filter((t) => !Number.isNaN(values[t]!));
  requireFinite(
    name,
    Float64Array.from(known, (t) => values[t]!),
  );
  if (known.length === values.length) return values;
  let next = 0; // the first known row at or after t
  return values.map((value, t) => {
    if (!Number.isNaN(value)) return value;
    while (next < known.length && known[next]! < t) next++;
    const [left, right] = [known[next - 1], known[next]];
    if (left === undefined) return values[right!]!;
    if (right === undefined) return values[left]!;
    return values[left]! + ((values[right]! - values[left]!) * (t - left)) / (right - left);
  });
}

function requireFinite(name: string, values: Float64Array): void {
  if (values.length === 0) throw new RangeError(`${name} requires values, got none`);
  const bad = values.find((value) => !Number.isFinite(value));
  if (bad !== undefined) throw new RangeError(`${name} requires finite values, got ${bad}`);
}
