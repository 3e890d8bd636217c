import { normal, type Random } from '../random/random';

export interface ArmaProcess {
  /** φ[1] … φ[p] */
  readonly ar?: readonly number[];
  /** θ[1] … θ[q] */
  readonly ma?: readonly number[];
  /** of the process, in its unit */
  readonly mean?: number;
  /** standard deviation of the errors */
  readonly deviation?: number;
}

/** Rows run and thrown away before the first, so that it does not start from 0. */
const WARM_UP = 300;

/**
 * A series drawn from an ARMA process with normal errors:
 * w[t] = mean + Σ φ[i] (w[t − i] − mean) + e[t] + Σ θ[j] e[t − j].
 *
 * @param n rows, integer >= 0
 * @returns shape [n]
 * @throws {RangeError} if n is not an integer >= 0, or the process runs away
 */
export function simulateArma(
  n: number,
  { ar = [], ma = [], mean = 0, deviation = 1 }: ArmaProcess,
  random: Random,
): Float64Array {
  if (!Number.isInteger(n) || n < 0) {
    throw new RangeError(`simulateArma requires an integer n >= 0, got ${n}`);
  }
  const rows = n + WARM_UP;
  const errors = Float64Array.from({ length: rows }, () => deviation * normal(random));
  const w = new Float64Array(rows);
  for (let t = 0; t < rows; t++) {
    let value = errors[t]!;
    ar.forEach((phi, i) => (value += phi * (w[t - i - 1] ?? 0)));
    ma.forEach((theta, j) => (value += theta * (errors[t - j - 1] ?? 0)));
    w[t] = value;
  }
  const drawn = w.subarray(WARM_UP).map((value) => mean + value);
  if (!drawn.every(Number.isFinite)) {
    throw new RangeError(`simulateArma requires a stationary process, got φ = ${ar.join(', ')}`);
  }
  return drawn;
}
