/** Lags and rows of which one step takes the products: 16 of 11 values, which registers hold. */
const TILE = 4;

/**
 * Sample autocorrelation: r[k] = Σ (x[t] − x̄)(x[t − k] − x̄) / Σ (x[t] − x̄)², t = k … n − 1.
 *
 * @param values shape [n], any unit
 * @param maxLag integer, 0 <= maxLag < n
 * @returns r[0] … r[maxLag], no unit; r[0] = 1
 * @throws {RangeError} if the lag is out of range, a value is not finite, or all are the same
 * @see Box, Jenkins, Reinsel & Ljung, Time Series Analysis, ch. 2
 */
export function autocorrelation(values: Float64Array, maxLag: number): Float64Array {
  const n = values.length;
  if (!Number.isInteger(maxLag) || maxLag < 0 || maxLag >= n) {
    throw new RangeError(`autocorrelation requires an integer lag in [0, ${n}), got ${maxLag}`);
  }
  // The largest magnitude as the unit: squares of what is huge or tiny leave the range of doubles.
  let [largest, differ] = [0, false];
  for (let t = 0; t < n; t++) {
    const size = Math.abs(values[t]!);
    if (!(size < Infinity)) {
      throw new RangeError(
        `autocorrelation requires finite values, got ${values[t]!} at index ${t}`,
      );
    }
    if (size > largest) largest = size;
    // Rounding leaves a mean of equal values a hair off them, and so a variation above 0.
    if (values[t] !== values[0]) differ = true;
  }
  if (!differ) throw new RangeError('autocorrelation requires values that differ');
  const centred = new Float64Array(n);
  let mean = 0;
  for (let t = 0; t < n; t++) {
    centred[t] = values[t]! / largest;
    mean += centred[t]!;
  }
  mean /= n;
  for (let t = 0; t < n; t++) centred[t]! -= mean;
  const sums = laggedProducts(centred, maxLag);
  const variation = sums[0]!;
  if (!(variation > 0)) throw new RangeError('autocorrelation requires values that differ');
  return sums.map((sum) => sum / variation);
}

/** Half the width of the 95 % band of white noise around 0: 1.96 / √n. */
export function autocorrelationBand(n: number): number {
  return 1.96 / Math.sqrt(n);
}

/**
 * Half the width of the 95 % band at each lag, were the series a moving average of the lags before:
 * 1.96 √((1 + 2 Σ r[j]²) / n), j = 1 … k − 1. It widens with the lag, and at lag 0 it is 0.
 *
 * @param r autocorrelation from lag 0, shape [lags + 1]
 * @param n rows that r came from
 * @see Bartlett, On the Theoretical Specification and Sampling Properties of Autocorrelated
 *   Time-Series (1946)
 */
export function bartlettBand(r: Float64Array, n: number): Float64Array {
  let squares = 0;
  return r.map((_, lag) => {
    if (lag === 0) return 0;
    const half = 1.96 * Math.sqrt((1 + 2 * squares) / n);
    squares += r[lag]! ** 2;
    return half;
  });
}

/**
 * Sums of products with what lay k rows before: s[k] = Σ x[t] x[t − k], t = k … n − 1.
 *
 * @param x shape [n]
 * @returns s[0] … s[maxLag]
 */
export function laggedProducts(x: Float64Array, maxLag: number): Float64Array {
  const n = x.length;
  const sums = new Float64Array(maxLag + 1);
  let lag = 0;
  for (; lag + TILE - 1 <= maxLag; lag += TILE) addTiles(x, lag, sums);
  for (; lag <= maxLag; lag++) sums[lag] = productsOf(x, lag, lag, n);
  return sums;
}

/** The sums of lags [lag, lag + 4), row by row where there are no four of them left. */
function addTiles(x: Float64Array, lag: number, sums: Float64Array): void {
  const n = x.length;
  const start = lag + TILE - 1; // the first row that all four lags have
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let t = start;
  for (; t + TILE - 1 < n; t += TILE) {
    // One by one: taking them out of a list of values would make that list each time.
    const x0 = x[t]!;
    const x1 = x[t + 1]!;
    const x2 = x[t + 2]!;
    const x3 = x[t + 3]!;
    const back = t - lag;
    const y3 = x[back + 3]!;
    const y2 = x[back + 2]!;
    const y1 = x[back + 1]!;
    const y0 = x[back]!;
    const z1 = x[back - 1]!;
    const z2 = x[back - 2]!;
    const z3 = x[back - 3]!;
    s0 += x0 * y0 + x1 * y1 + (x2 * y2 + x3 * y3);
    s1 += x0 * z1 + x1 * y0 + (x2 * y1 + x3 * y2);
    s2 += x0 * z2 + x1 * z1 + (x2 * y0 + x3 * y1);
    s3 += x0 * z3 + x1 * z2 + (x2 * z1 + x3 * y0);
  }
  [s0, s1, s2, s3].forEach((tiles, j) => {
    const own = lag + j;
    const before = productsOf(x, own, own, Math.min(start, n));
    sums[own] = before + tiles + productsOf(x, own, Math.max(t, own), n);
  });
}

/** Σ x[t] x[t − lag] over rows [start, end). */
function productsOf(x: Float64Array, lag: number, start: number, end: number): number {
  let sum = 0;
  for (let t = start; t < end; t++) sum += x[t]! * x[t - lag]!;
  return sum;
}
