import { autocorrelation } from './autocorrelation';

/**
 * Sample partial autocorrelation: what lag k still tells once the lags between are known. The last
 * coefficient φ[k][k] of the autoregression of order k that fits the sample autocorrelation r, by
 * Levinson and Durbin:
 *
 * φ[k][k] = (r[k] − Σ φ[k−1][j] r[k − j]) / (1 − Σ φ[k−1][j] r[j]), j = 1 … k − 1
 * φ[k][j] = φ[k−1][j] − φ[k][k] φ[k−1][k − j]
 *
 * Its 95 % band under white noise is that of the autocorrelation, 1.96 / √n.
 *
 * @param values shape [n], any unit
 * @param maxLag integer, 0 <= maxLag < n
 * @returns φ[0][0] … φ[maxLag][maxLag], no unit, 1 at lag 0
 * @throws {RangeError} if the lag is out of range, or all values are the same
 * @see Durbin, The Fitting of Time-Series Models (1960)
 * @example partialAutocorrelation(Float64Array.of(1, 3, 2, 4), 1) // => [1, −0.35]
 */
export function partialAutocorrelation(values: Float64Array, maxLag: number): Float64Array {
  return levinsonDurbin(autocorrelation(values, maxLag));
}

/**
 * Partial autocorrelations from autocorrelations.
 *
 * @param r from lag 0, shape [lags + 1], r[0] = 1
 * @returns shape [lags + 1], 1 at lag 0
 */
export function levinsonDurbin(r: Float64Array): Float64Array {
  const partial = new Float64Array(r.length);
  partial[0] = 1;
  let phi = new Float64Array(r.length);
  let next = new Float64Array(r.length);
  let unexplained = 1;
  for (let k = 1; k < r.length; k++) {
    let numerator = r[k]!;
    for (let j = 1; j < k; j++) numerator -= phi[j]! * r[k - j]!;
    // A series that its past explains whole leaves nothing to correlate with.
    const last = unexplained > 1e-14 ? numerator / unexplained : 0;
    for (let j = 1; j < k; j++) next[j] = phi[j]! - last * phi[k - j]!;
    next[k] = last;
    [phi, next] = [next, phi];
    unexplained *= 1 - last * last;
    partial[k] = last;
  }
  return partial;
}
