export interface Stl {
  /** shape [n] each; values = trend + seasonal + remainder */
  readonly trend: Float64Array;
  readonly seasonal: Float64Array;
  readonly remainder: Float64Array;
}

export interface StlOptions {
  /** neighbours in the smoothing of one month over the years, odd; the larger, the stiffer */
  readonly seasonalWindow?: number;
  /** neighbours in the smoothing of the trend, odd */
  readonly trendWindow?: number;
}

/** One smoother: how many neighbours it weighs, and how many rows lie between those it computes. */
interface Loess {
  readonly window: number;
  readonly degree: 0 | 1;
  readonly jump: number;
}

/** Rounds of season and trend; enough without weights against outliers. */
const INNER_LOOPS = 2;

/**
 * Seasonal and trend decomposition by loess: each round takes the trend off, smooths the values of
 * one place in the season over the seasons, takes what is slow off that, and smooths the rest into
 * the next trend. Windows and jumps default to those of R's `mstl` for one season.
 *
 * @param values shape [n], any unit, n > 2·season
 * @param season rows in one season, integer >= 2
 * @throws {RangeError} if there are not more than two seasons, or a value is not finite
 * @see Cleveland, Cleveland, McRae & Terpenning, STL: A Seasonal-Trend Decomposition Procedure
 *   Based on Loess (1990)
 */
export function stl(
  values: Float64Array,
  season: number,
  { seasonalWindow = 11, trendWindow }: StlOptions = {},
): Stl {
  const n = values.length;
  if (!Number.isInteger(season) || season < 2) {
    throw new RangeError(`stl requires an integer season >= 2, got ${season}`);
  }
  if (n <= 2 * season) {
    throw new RangeError(`stl requires more than two seasons (${2 * season} values), got ${n}`);
  }
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw new RangeError(`stl requires finite values, got ${values[bad]!} at ${bad}`);
  const trendWidth = trendWindow ?? nextOdd(Math.ceil((1.5 * season) / (1 - 1.5 / seasonalWindow)));
  const lowWidth = nextOdd(season);
  const smoother = (window: number, degree: 0 | 1): Loess => {
    return { window, degree, jump: Math.ceil(window / 10) };
  };
  const ofSeason = smoother(seasonalWindow, 0);
  const ofTrend = smoother(trendWidth, 1);
  const ofLow = smoother(lowWidth, 1);

  const trend = new Float64Array(n);
  const seasonal = new Float64Array(n);
  const cycle = new Float64Array(n + 2 * season);
  for (let loop = 0; loop < INNER_LOOPS; loop++) {
    const detrended = values.map((value, t) => value - trend[t]!);
    smoothSeasons(detrended, season, ofSeason, cycle); // [n] -> [n + 2 season]
    const slow = movingAverage(movingAverage(movingAverage(cycle, season), season), 3); // -> [n]
    const low = loess(slow, ofLow);
    for (let t = 0; t < n; t++) seasonal[t] = cycle[t + season]! - low[t]!;
    trend.set(
      loess(
        values.map((value, t) => value - seasonal[t]!),
        ofTrend,
      ),
    );
  }
  const remainder = values.map((value, t) => value - trend[t]! - seasonal[t]!);
  return { trend, seasonal, remainder };
}

/**
 * How much of what is no trend is season: max(0, 1 − var(remainder) / var(remainder + seasonal)).
 *
 * @returns in [0, 1]; 0 where nothing but rounding varies around the trend
 * @see Wang, Smith & Hyndman, Characteristic-Based Clustering for Time Series Data (2006)
 */
export function seasonalStrength({ trend, seasonal, remainder }: Stl): number {
  const both = remainder.map((value, t) => value + seasonal[t]!);
  const whole = variance(both);
  const largest = trend.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return whole > (1e-13 * largest) ** 2
    ? Math.min(1, Math.max(0, 1 - variance(remainder) / whole))
    : 0;
}

/** Smooths each place in the season by itself, one season beyond both ends. */
function smoothSeasons(values: Float64Array, season: number, by: Loess, out: Float64Array): void {
  for (let place = 0; place < season; place++) {
    const count = Math.floor((values.length - place - 1) / season) + 1;
    const part = Float64Array.from({ length: count }, (_, k) => values[place + k * season]!);
    const smooth = loess(part, by);
    const width = Math.min(by.window, count);
    const before = localFit(part, by, -1, 0, width);
    const after = localFit(part, by, count, Math.max(0, count - by.window), width);
    out[place] = Number.isNaN(before) ? smooth[0]! : before;
    for (let k = 0; k < count; k++) out[place + (k + 1) * season] = smooth[k]!;
    out[place + (count + 1) * season] = Number.isNaN(after) ? smooth[count - 1]! : after;
  }
}

/**
 * Local regression on neighbours weighed by (1 − (distance/reach)³)³; every `jump`-th row is
 * computed, and those between lie on the line.
 */
function loess(values: Float64Array, by: Loess): Float64Array {
  const n = values.length;
  const out = new Float64Array(n);
  if (n < 2) {
    out.set(values);
    return out;
  }
  const jump = Math.min(by.jump, n - 1);
  const width = Math.min(by.window, n);
  const at = (t: number) => {
    const start = Math.min(Math.max(0, t - (by.window + 1) / 2 + 1), n - width);
    const fit = localFit(values, by, t, start, width);
    return Number.isNaN(fit) ? values[t]! : fit;
  };
  let last = 0;
  for (let t = 0; t < n; t += jump) {
    out[t] = at(t);
    for (let i = last + 1; i < t; i++) {
      out[i] = out[last]! + ((i - last) * (out[t]! - out[last]!)) / (t - last);
    }
    last = t;
  }
  if (last < n - 1) {
    out[n - 1] = at(n - 1);
    for (let i = last + 1; i < n - 1; i++) {
      out[i] = out[last]! + ((i - last) * (out[n - 1]! - out[last]!)) / (n - 1 - last);
    }
  }
  return out;
}

/** The local constant or line at x over rows [start, start + width); NaN without a weight. */
function localFit(
  values: Float64Array,
  by: Loess,
  x: number,
  start: number,
  width: number,
): number {
  const end = start + width - 1;
  let reach = Math.max(x - start, end - x);
  if (by.window > values.length) reach += Math.floor((by.window - values.length) / 2);
  const [near, far] = [0.001 * reach, 0.999 * reach];
  const weights = new Float64Array(width);
  let total = 0;
  for (let i = 0; i < width; i++) {
    const distance = Math.abs(start + i - x);
    if (distance > far) continue;
    weights[i] = distance <= near ? 1 : (1 - (distance / reach) ** 3) ** 3;
    total += weights[i]!;
  }
  if (!(total > 0)) return NaN;
  let centre = 0;
  for (let i = 0; i < width; i++) {
    weights[i]! /= total;
    centre += weights[i]! * (start + i);
  }
  if (by.degree === 1 && reach > 0) {
    let spread = 0;
    for (let i = 0; i < width; i++) spread += weights[i]! * (start + i - centre) ** 2;
    if (Math.sqrt(spread) > 0.001 * (values.length - 1)) {
      const slope = (x - centre) / spread;
      for (let i = 0; i < width; i++) weights[i]! *= slope * (start + i - centre) + 1;
    }
  }
  let fit = 0;
  for (let i = 0; i < width; i++) fit += weights[i]! * values[start + i]!;
  return fit;
}

/** Means of `width` neighbours: [n] -> [n − width + 1]. */
function movingAverage(values: Float64Array, width: number): Float64Array {
  const out = new Float64Array(values.length - width + 1);
  let sum = 0;
  for (let t = 0; t < values.length; t++) {
    sum += values[t]!;
    if (t >= width) sum -= values[t - width]!;
    if (t >= width - 1) out[t - width + 1] = sum / width;
  }
  return out;
}

function variance(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}

function nextOdd(value: number): number {
  const whole = Math.round(value);
  return whole % 2 === 0 ? whole + 1 : whole;
}
