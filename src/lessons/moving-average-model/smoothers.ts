/**
 * Moving-average smoothing, trailing: s[t] = (x[t] + x[t − 1] + … + x[t − k + 1]) / k, the mean of the
 * last k rows up to t. It lags behind what it smooths.
 *
 * @param values shape [n], any unit
 * @param k rows, integer >= 1
 * @returns shape [n], unit of `values`; NaN in the first k − 1 rows
 * @throws {RangeError} if k is no positive integer
 * @see Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 3.3
 * @example trailingMean(Float64Array.of(1, 2, 6), 2) // => [NaN, 1.5, 4]
 */
export function trailingMean(values: Float64Array, k: number): Float64Array {
  requireWidth('trailingMean', k, Number.isInteger(k));
  // Each row's own sum: a running one would carry rounding along.
  return values.map((_, t) => (t < k - 1 ? NaN : meanOf(values.subarray(t - k + 1, t + 1))));
}

/**
 * Moving-average smoothing, centred: the mean of row t and (k − 1)/2 rows on either side of it. It
 * needs rows that come later, so it can describe, but not foretell.
 *
 * @param k rows, odd
 * @returns shape [n], unit of `values`; NaN in the first and last (k − 1)/2 rows
 * @throws {RangeError} if k is not odd
 * @example centredMean(Float64Array.of(1, 2, 6), 3) // => [NaN, 3, NaN]
 */
export function centredMean(values: Float64Array, k: number): Float64Array {
  requireWidth('centredMean', k, k % 2 === 1);
  const half = (k - 1) / 2;
  const last = values.length - 1;
  return values.map((_, t) =>
    t < half || t > last - half ? NaN : meanOf(values.subarray(t - half, t + half + 1)),
  );
}

function meanOf(rows: Float64Array): number {
  return rows.reduce((sum, value) => sum + value, 0) / rows.length;
}

function requireWidth(name: string, k: number, fits: boolean): void {
  if (!fits || k < 1) throw new RangeError(`${name} requires another width than ${k}`);
}
