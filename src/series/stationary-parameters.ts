/** Partial autocorrelations are kept this far from ±1, where a variance would be infinite. */
const CLOSEST_TO_ONE = 1 - 1e-9;

/**
 * Coefficients of a stationary autoregression from any real numbers: their hyperbolic tangents are
 * its partial autocorrelations, all within (−1, 1), and Durbin and Levinson's recursion turns these
 * into φ. An optimizer over the numbers so never leaves the stationary region. With the sign turned,
 * the same gives an invertible moving average.
 *
 * @param free any real numbers, of which [at, at + out.length) are read
 * @param at first one read
 * @param sign 1 for φ, −1 for θ
 * @param out receives the coefficients, shape [p]
 * @see Monahan, A Note on Enforcing Stationarity in Autoregressive-Moving Average Models (1984)
 */
export function stationaryCoefficients(
  free: Float64Array,
  at: number,
  sign: 1 | -1,
  out: Float64Array,
): void {
  const p = out.length;
  for (let k = 0; k < p; k++) {
    const tanh = Math.tanh(free[at + k]!);
    const last = Math.max(-CLOSEST_TO_ONE, Math.min(CLOSEST_TO_ONE, tanh));
    // φ[j] − last φ[k − j], two at a time from both ends, in place.
    for (let i = 0, j = k - 1; i <= j; i++, j--) {
      const left = out[i]!;
      const right = out[j]!;
      out[i] = left - last * right;
      out[j] = right - last * left;
    }
    out[k] = last;
  }
  if (sign === -1) for (let k = 0; k < p; k++) out[k] = -out[k]!;
}
