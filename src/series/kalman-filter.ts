import { stateValueCovariance } from './arma-autocovariance';
import type { InnovationSums } from './arma-likelihood';
import { nonZero } from './seasonal-polynomial';

/** Variance, in units of σ², of what the series starts from: nothing is known of it. */
const DIFFUSE = 1e6;
/** From a diffuse start, one of a larger variance says where the series starts, not how likely. */
export const LARGEST_COUNTED = 1e4;

export interface StateSpace {
  /** multiplied out over the season */
  readonly phi: Float64Array;
  readonly theta: Float64Array;
  /** x[t] = w[t] + Σ δ[k] x[t − k]: differencing as part of the state; empty for none */
  readonly delta: Float64Array;
}

export interface FilterState {
  /** what is expected of the state at the next row, given all rows: [ARMA state; last values] */
  readonly mean: Float64Array;
  /** its covariance in units of σ², [size, size], row-major */
  readonly covariance: Float64Array;
}

export interface Filtered {
  readonly sums: InnovationSums;
  /** v[t], what came less what was expected, for a regressor of 0; NaN where missing */
  readonly innovations: Float64Array;
  /** the same of the regressor */
  readonly regressorInnovations: Float64Array;
  /** F[t], in units of σ² */
  readonly variances: Float64Array;
  readonly state: FilterState;
  /** the same of the regressor; its covariance is that of `state` */
  readonly regressorState: Float64Array;
}

/**
 * The Kalman filter of an ARIMA process, missing values allowed. The state is Harvey's of the ARMA
 * part, r = max(p, q + 1) elements from their stationary distribution, and the last values that
 * differencing needs, of which nothing is known at the start:
 *
 * v = x[t] − Z a, F = Z P Zᵀ; a ← T (a + P Zᵀ v/F); P ← T (P − P Zᵀ Z P / F) Tᵀ + R Rᵀ
 *
 * and without the terms in v where x[t] is missing.
 *
 * @param x shape [n]; NaN where missing
 * @param regressor shape [n], or undefined: filtered by the same gains
 * @returns undefined where φ is not stationary
 * @see Gardner, Harvey & Phillips, Algorithm AS 154 (1980)
 * @see Durbin & Koopman, Time Series Analysis by State Space Methods, 4.3 and 4.10
 */
export function kalmanFilter(
  x: Float64Array,
  regressor: Float64Array | undefined,
  { phi, theta, delta }: StateSpace,
): Filtered | undefined {
  const start = startCovariance(phi, theta, delta.length);
  if (start === undefined) return undefined;
  const n = x.length;
  const r = Math.max(phi.length, theta.length + 1);
  const size = r + delta.length;
  const transition = stepper(phi, theta, delta);
  const past = nonZero(delta);
  let p = start;
  let spare = new Float64Array(size * size);
  let a = new Float64Array(size);
  let b = new Float64Array(size);
  let spareMean = new Float64Array(size);
  const pz = new Float64Array(size);
  const innovations = new Float64Array(n).fill(NaN);
  const regressorInnovations = new Float64Array(n);
  const variances = new Float64Array(n);
  let [own, cross, squares, logVariance, count] = [0, 0, 0, 0, 0];
  let settled = false;
  // After as many rows without a gap as differencing looks back, its part of the state is known.
  let run = 0;
  let active = size; // rows and columns of the covariance that are not 0: all, or the ARMA part
  for (let t = 0; t < n; t++) {
    const value = x[t]!;
    if (active > r && run >= delta.length) {
      active = r;
      keepOnly(p, r, size);
      keepOnly(spare, r, size);
      pz.fill(0, r);
    }
    let variance = 0;
    for (let i = 0; i < active; i++) {
      let sum = p[i * size]!;
      if (active > r) {
        for (const k of past) sum += delta[k]! * p[i * size + r + k]!;
      }
      pz[i] = sum;
      variance += i === 0 ? sum : i < r ? 0 : delta[i - r]! * sum;
    }
    variances[t] = variance;
    if (!Number.isNaN(value)) {
      const v = value - observed(a, delta, r);
      innovations[t] = v;
      const counts = delta.length === 0 || variance < LARGEST_COUNTED;
      if (counts) {
        own += (v * v) / variance;
        logVariance += Math.log(variance);
        count++;
      }
      for (let i = 0; i < active; i++) a[i]! += (pz[i]! * v) / variance;
      if (regressor !== undefined) {
        const u = regressor[t]! - observed(b, delta, r);
        regressorInnovations[t] = u;
        if (counts) {
          cross += (v * u) / variance;
          squares += (u * u) / variance;
        }
        for (let i = 0; i < active; i++) b[i]! += (pz[i]! * u) / variance;
      }
      if (!settled) {
        for (let i = 0; i < active; i++) {
          const factor = pz[i]! / variance;
          for (let j = 0; j < active; j++) p[i * size + j]! -= factor * pz[j]!;
        }
      }
    } else if (regressor !== undefined) {
      regressorInnovations[t] = NaN;
    }
    transition.mean(a, spareMean);
    [a, spareMean] = [spareMean, a];
    if (regressor !== undefined) {
      transition.mean(b, spareMean);
      [b, spareMean] = [spareMean, b];
    }
    const isMissing = Number.isNaN(value);
    run = isMissing ? 0 : run + 1;
    if (settled && !isMissing) continue; // row after row gives back the same covariance
    settled = false;
    if (isMissing) active = size;
    transition.covariance(p, spare, active);
    [p, spare] = [spare, p];
    if (active === r && t % size === 0) settled = isFixed(p, r, size, transition, spare);
  }
  return {
    sums: { own, cross, regressor: squares, logVariance, count },
    innovations,
    regressorInnovations,
    variances,
    state: { mean: a, covariance: p },
    regressorState: b,
  };
}

/** Sets all but the first r rows and columns to 0. */
function keepOnly(p: Float64Array, r: number, size: number): void {
  for (let i = 0; i < size; i++) {
    for (let j = i < r ? r : 0; j < size; j++) p[i * size + j] = 0;
  }
}

/** Whether one more row without a gap would leave the covariance of the ARMA part as it is. */
function isFixed(
  p: Float64Array,
  r: number,
  size: number,
  by: Stepper,
  spare: Float64Array,
): boolean {
  const updated = p.slice();
  for (let i = 0; i < r; i++) {
    const factor = p[i * size]! / p[0]!;
    for (let j = 0; j < r; j++) updated[i * size + j]! -= factor * p[j * size]!;
  }
  by.covariance(updated, spare, r);
  for (let i = 0; i < r; i++) {
    for (let j = 0; j < r; j++) {
      if (!(Math.abs(spare[i * size + j]! - p[i * size + j]!) < 1e-14)) return false;
    }
  }
  return true;
}

export interface Forecasts {
  /** shape [horizon] */
  readonly mean: Float64Array;
  /** in units of σ², shape [horizon] */
  readonly variance: Float64Array;
}

/** What a state says of the rows to come, h = 1 … horizon: Z a and Z P Zᵀ, step by step. */
export function forecastState(
  { mean, covariance }: FilterState,
  { phi, theta, delta }: StateSpace,
  horizon: number,
): Forecasts {
  const r = Math.max(phi.length, theta.length + 1);
  const size = r + delta.length;
  const transition = stepper(phi, theta, delta);
  let [a, spareMean] = [mean.slice(), new Float64Array(size)];
  let [p, spare] = [covariance.slice(), new Float64Array(size * size)];
  const means = new Float64Array(horizon);
  const variances = new Float64Array(horizon);
  for (let h = 0; h < horizon; h++) {
    means[h] = observed(a, delta, r);
    let variance = 0;
    for (let i = 0; i < size; i++) {
      const weight = i === 0 ? 1 : i < r ? 0 : delta[i - r]!;
      if (weight === 0) continue;
      let sum = p[i * size]!;
      for (let k = 0; k < delta.length; k++) sum += delta[k]! * p[i * size + r + k]!;
      variance += weight * sum;
    }
    variances[h] = variance;
    transition.mean(a, spareMean);
    [a, spareMean] = [spareMean, a];
    transition.covariance(p, spare, size);
    [p, spare] = [spare, p];
  }
  return { mean: means, variance: variances };
}

/** Z a: the ARMA part's value and what differencing carries over. */
function observed(a: Float64Array, delta: Float64Array, r: number): number {
  let value = a[0]!;
  for (let k = 0; k < delta.length; k++) value += delta[k]! * a[r + k]!;
  return value;
}

interface Stepper {
  /** to = T from */
  readonly mean: (from: Float64Array, to: Float64Array) => void;
  /** to = T from Tᵀ + R Rᵀ, over the first `active` rows and columns: all, or the ARMA part */
  readonly covariance: (from: Float64Array, to: Float64Array, active: number) => void;
}

/** T and R, whose rows are shifts: φ and a shift for the ARMA part, Z and a shift for the rest. */
function stepper(phi: Float64Array, theta: Float64Array, delta: Float64Array): Stepper {
  const r = Math.max(phi.length, theta.length + 1);
  const size = r + delta.length;
  const coefficients = new Float64Array(r);
  coefficients.set(phi);
  const noise = new Float64Array(r);
  noise[0] = 1;
  noise.set(theta, 1);
  const past = nonZero(delta);
  const half = new Float64Array(size * size);
  return {
    mean(from, to) {
      const first = from[0]!;
      for (let i = 0; i < r; i++) to[i] = coefficients[i]! * first + (i + 1 < r ? from[i + 1]! : 0);
      if (delta.length === 0) return;
      to[r] = observed(from, delta, r);
      for (let k = 1; k < delta.length; k++) to[r + k] = from[r + k - 1]!;
    },
    covariance(from, to, active) {
      // half = T from: rows move up.
      for (let i = 0; i < r; i++) {
        const coefficient = coefficients[i]!;
        const [row, below] = [i * size, (i + 1) * size];
        if (i + 1 < r) {
          for (let j = 0; j < active; j++)
            half[row + j] = coefficient * from[j]! + from[below + j]!;
        } else {
          for (let j = 0; j < active; j++) half[row + j] = coefficient * from[j]!;
        }
      }
      if (active > r) {
        const row = r * size;
        for (let j = 0; j < size; j++) half[row + j] = from[j]!;
        for (const k of past) {
          const weight = delta[k]!;
          const other = (r + k) * size;
          for (let j = 0; j < size; j++) half[row + j]! += weight * from[other + j]!;
        }
        for (let k = 1; k < delta.length; k++) {
          const own = (r + k) * size;
          for (let j = 0; j < size; j++) half[own + j] = from[own - size + j]!;
        }
      }
      // to = half Tᵀ: columns move left.
      for (let i = 0; i < active; i++) {
        const row = i * size;
        const first = half[row]!;
        for (let j = 0; j < r; j++) {
          to[row + j] = coefficients[j]! * first + (j + 1 < r ? half[row + j + 1]! : 0);
        }
        if (active > r) {
          let sum = first;
          for (const k of past) sum += delta[k]! * half[row + r + k]!;
          to[row + r] = sum;
          for (let k = 1; k < delta.length; k++) to[row + r + k] = half[row + r + k - 1]!;
        }
      }
      for (let i = 0; i < r; i++) {
        const noiseI = noise[i]!;
        if (noiseI === 0) continue;
        for (let j = 0; j < r; j++) to[i * size + j]! += noiseI * noise[j]!;
      }
    },
  };
}

/** The stationary covariance of the ARMA state, and a diffuse one of the values before. */
function startCovariance(
  phi: Float64Array,
  theta: Float64Array,
  differences: number,
): Float64Array<ArrayBuffer> | undefined {
  const first = stateValueCovariance(phi, theta);
  if (first === undefined) return undefined;
  const r = first.length;
  const size = r + differences;
  const p = new Float64Array(size * size);
  // P[i, j] = φ[i] φ[j] P[0, 0] + φ[i] P[0, j+1] + φ[j] P[i+1, 0] + P[i+1, j+1] + R[i] R[j]
  for (let i = r - 1; i >= 0; i--) {
    const [phiI, noiseI] = [phi[i] ?? 0, i === 0 ? 1 : (theta[i - 1] ?? 0)];
    for (let j = r - 1; j >= 0; j--) {
      const [phiJ, noiseJ] = [phi[j] ?? 0, j === 0 ? 1 : (theta[j - 1] ?? 0)];
      p[i * size + j] =
        phiI * phiJ * first[0]! +
        phiI * (first[j + 1] ?? 0) +
        phiJ * (first[i + 1] ?? 0) +
        (i + 1 < r && j + 1 < r ? p[(i + 1) * size + j + 1]! : 0) +
        noiseI * noiseJ;
    }
  }
  for (let k = r; k < size; k++) p[k * size + k] = DIFFUSE;
  return p;
}
