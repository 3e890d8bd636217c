import type { InnovationSums } from './arma-likelihood';
import { nonZero } from './seasonal-polynomial';

/**
 * The sums of an ARMA process given its first values: the errors before are taken for 0, and the
 * first p (multiplied out over the season) are not counted. Quick, and near the exact likelihood
 * for long series: where the search for the latter starts.
 *
 * e[t] = w[t] − Σ φ[i] w[t − i] − Σ θ[j] e[t − j], t >= p
 *
 * @param w shape [n], around 0; a missing value (NaN) counts as 0
 * @param regressor of which a multiple is in w: the same number in each row, 0 for none
 * @see Box, Jenkins, Reinsel & Ljung, Time Series Analysis, 7.1
 */
export function conditionalSumOfSquares(
  w: Float64Array,
  regressor: number,
): (phi: Float64Array, theta: Float64Array) => InnovationSums {
  const n = w.length;
  const known = w.map((value) => (Number.isNaN(value) ? 0 : value));
  const errors = new Float64Array(n);
  const others = new Float64Array(regressor === 0 ? 0 : n);
  return (phi, theta) => {
    const arLags = nonZero(phi);
    const maLags = nonZero(theta);
    const [arCount, maCount] = [arLags.length, maLags.length];
    const start = Math.min(phi.length, n - 1);
    let rest = regressor; // regressor (1 − Σ φ)
    for (const index of arLags) rest -= phi[index]! * regressor;
    let [own, cross, squares] = [0, 0, 0];
    errors.fill(0, 0, start);
    others.fill(0, 0, start);
    for (let t = start; t < n; t++) {
      let error = known[t]!;
      for (let i = 0; i < arCount; i++) {
        const index = arLags[i]!;
        if (index < t) error -= phi[index]! * known[t - index - 1]!;
      }
      for (let j = 0; j < maCount; j++) {
        const index = maLags[j]!;
        if (index < t) error -= theta[index]! * errors[t - index - 1]!;
      }
      errors[t] = error;
      own += error * error;
      if (regressor === 0) continue;
      let other = rest;
      for (let j = 0; j < maCount; j++) {
        const index = maLags[j]!;
        if (index < t) other -= theta[index]! * others[t - index - 1]!;
      }
      others[t] = other;
      cross += error * other;
      squares += other * other;
    }
    return { own, cross, regressor: squares, logVariance: 0, count: n - start };
  };
}
