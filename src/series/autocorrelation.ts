/** Lags of which one pass over the series takes the sums: as many as fit a processor's registers. */
const LAGS_AT_ONCE = 8;

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
  for (; lag + LAGS_AT_ONCE - 1 <= maxLag; lag += LAGS_AT_ONCE) {
    let s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0; // prettier-ignore
    const last = lag + LAGS_AT_ONCE - 1;
    for (let t = last; t < n; t++) {
      const value = x[t]!;
      const back = t - lag;
      s0 += value * x[back]!;
      s1 += value * x[back - 1]!;
      s2 += value * x[back - 2]!;
      s3 += value * x[back - 3]!;
      s4 += value * x[back - 4]!;
      s5 += value * x[back - 5]!;
      s6 += value * x[back - 6]!;
      s7 += value * x[back - 7]!;
    }
    const block = [s0, s1, s2, s3, s4, s5, s6, s7];
    for (let j = 0; j < LAGS_AT_ONCE; j++) {
      // The rows that the shorter lags of the block have and the longest has not.
      let sum = block[j]!;
      for (let t = lag + j; t < Math.min(last, n); t++) sum += x[t]! * x[t - lag - j]!;
      sums[lag + j] = sum;
    }
  }
  for (; lag <= maxLag; lag++) {
    let sum = 0;
    for (let t = lag; t < n; t++) sum += x[t]! * x[t - lag]!;
    sums[lag] = sum;
  }
  return sums;
}
