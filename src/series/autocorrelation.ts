/**
 * Sample autocorrelation: r[k] = Σ (x[t] − x̄)(x[t − k] − x̄) / Σ (x[t] − x̄)², t = k … n − 1.
 *
 * @param values shape [n], any unit
 * @param maxLag integer, 0 <= maxLag < n
 * @returns r[0] … r[maxLag], no unit; r[0] = 1
 * @throws {RangeError} if the lag is out of range, or all values are the same
 * @see Box, Jenkins, Reinsel & Ljung, Time Series Analysis, ch. 2
 */
export function autocorrelation(values: Float64Array, maxLag: number): Float64Array {
  const n = values.length;
  if (!Number.isInteger(maxLag) || maxLag < 0 || maxLag >= n) {
    throw new RangeError(`autocorrelation requires an integer lag in [0, ${n}), got ${maxLag}`);
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const centred = values.map((value) => value - mean);
  const variation = centred.reduce((sum, value) => sum + value * value, 0);
  // Rounding leaves a mean of equal values a hair off them, and so a variation above 0.
  const differ = variation > 0 && values.some((value) => value !== values[0]);
  if (!differ) throw new RangeError('autocorrelation requires values that differ');
  return Float64Array.from({ length: maxLag + 1 }, (_, lag) => {
    let sum = 0;
    for (let t = lag; t < n; t++) sum += centred[t]! * centred[t - lag]!;
    return sum / variation;
  });
}

/** Half the width of the 95 % band of white noise around 0: 1.96 / √n. */
export function autocorrelationBand(n: number): number {
  return 1.96 / Math.sqrt(n);
}
