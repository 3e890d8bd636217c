import { stateValueCovariance } from './arma-autocovariance';

/**
 * Sums over the innovations of a Gaussian model, from which everything else follows. With u[t] the
 * innovations of the regressor, filtered like the series, the generalized least squares estimate of
 * its coefficient is β = cross / regressor, and the sum of squares left is own − cross²/regressor.
 */
export interface InnovationSums {
  /** Σ v[t]² / F[t] */
  readonly own: number;
  /** Σ v[t] u[t] / F[t] */
  readonly cross: number;
  /** Σ u[t]² / F[t], 0 without a regressor */
  readonly regressor: number;
  /** Σ log F[t] */
  readonly logVariance: number;
  /** innovations counted */
  readonly count: number;
}

/** From its sums: −log-likelihood / n with β and σ² at their best, less the constant part. */
export function concentrated({
  own,
  cross,
  regressor,
  logVariance,
  count,
}: InnovationSums): number {
  const left = regressor > 0 ? own - (cross * cross) / regressor : own;
  return 0.5 * (Math.log(left / count) + logVariance / count);
}

const STEPS_BETWEEN_CHECKS = 16;

/**
 * The exact likelihood of a stationary ARMA process without missing values, by the Kalman filter in
 * the form of Chandrasekhar: the state's covariance changes by a matrix of rank 1, L M Lᵀ, so that a
 * step costs r multiplications, not r². With Harvey's state (companion matrix T, value = element 0),
 * gain K̄ = T P Z, innovation variance F and s = L[0]:
 *
 * v = w[t] − a[0]; a ← T a + K̄ v/F
 * F' = F + M s²; K̄' = K̄ + T L M s; L' = T L − K̄ s/F; M' = M F/F'
 *
 * from F = γ[0], K̄ = L = T P Z, M = −1/F. Once the covariance has settled, only a moves.
 *
 * @param w shape [n], around 0
 * @param regressor of which a multiple is in w: the same number in each row, 0 for none
 * @returns a function of φ and θ (multiplied out over the season); undefined where φ is not
 *   stationary
 * @see Morf, Sidhu & Kailath, Some New Algorithms for Recursive Estimation in Constant, Linear,
 *   Discrete-Time Systems (1974)
 * @see Harvey, Forecasting, Structural Time Series Models and the Kalman Filter, 3.3
 */
export function armaLikelihood(
  w: Float64Array,
  regressor: number,
): (phi: Float64Array, theta: Float64Array) => InnovationSums | undefined {
  const n = w.length;
  let a = new Float64Array(0); // the state of the series, with a 0 behind the last element
  let b = a; // that of the regressor
  let gain = a;
  let l = a;
  let coefficients = a; // φ[1] … φ[r]

  return (phi, theta) => {
    const covariance = stateValueCovariance(phi, theta);
    if (covariance === undefined) return undefined;
    const r = covariance.length;
    if (a.length !== r + 1) {
      a = new Float64Array(r + 1);
      b = new Float64Array(r + 1);
      gain = new Float64Array(r + 1);
      l = new Float64Array(r + 1);
      coefficients = new Float64Array(r + 1);
    }
    coefficients.fill(0);
    coefficients.set(phi);
    a.fill(0);
    b.fill(0);
    let variance = covariance[0]!;
    let m = -1 / variance;
    for (let i = 0; i < r; i++) {
      gain[i] = coefficients[i]! * variance + (covariance[i + 1] ?? 0);
      l[i] = gain[i]!;
    }
    let [own, cross, squares, logVariance, product] = [0, 0, 0, 0, 1];
    let isSteady = false;
    for (let t = 0; t < n; t++) {
      if (!isSteady && t % STEPS_BETWEEN_CHECKS === 0) isSteady = isSettled(l, m, r);
      const first = a[0]!;
      const innovation = w[t]! - first;
      const step = innovation / variance;
      own += innovation * step;
      product *= variance;
      if (product > 1e200) {
        logVariance += Math.log(product);
        product = 1;
      }
      if (regressor !== 0) {
        const firstOfRegressor = b[0]!;
        const other = regressor - firstOfRegressor;
        const otherStep = other / variance;
        cross += innovation * otherStep;
        squares += other * otherStep;
        for (let i = 0; i < r; i++) {
          b[i] = coefficients[i]! * firstOfRegressor + b[i + 1]! + gain[i]! * otherStep;
        }
      }
      if (isSteady) {
        for (let i = 0; i < r; i++) {
          a[i] = coefficients[i]! * first + a[i + 1]! + gain[i]! * step;
        }
        continue;
      }
      const s = l[0]!;
      const ms = m * s;
      const ratio = s / variance;
      for (let i = 0; i < r; i++) {
        const phiI = coefficients[i]!;
        const gainI = gain[i]!;
        const moved = phiI * s + l[i + 1]!;
        a[i] = phiI * first + a[i + 1]! + gainI * step;
        gain[i] = gainI + moved * ms;
        l[i] = moved - gainI * ratio;
      }
      const before = variance;
      variance += ms * s;
      m *= before / variance;
    }
    logVariance += Math.log(product);
    return { own, cross, regressor: squares, logVariance, count: n };
  };
}

/** Whether the state's covariance no longer changes, M L Lᵀ = 0 but for rounding. */
function isSettled(l: Float64Array, m: number, r: number): boolean {
  let largest = 0;
  for (let i = 0; i < r; i++) largest = Math.max(largest, l[i]! * l[i]!);
  return Math.abs(m) * largest < 1e-15;
}
