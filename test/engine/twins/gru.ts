import { sigmoid } from './exponential';
import { rowTimes, transpose } from './matmul';
import { zerosLike, type Cube, type Matrix, type Vector } from './tensor';

export interface GruStates {
  /** [T, B, 3u]: r, z, n side by side */
  readonly gates: Cube;
  /** s [T, B, 3u] */
  readonly fromState: Cube;
  /** [T + 1, B, u], the start first */
  readonly h: Cube;
}

/**
 * With s = h₋·U + d, the reset after the product:
 *
 *   r = σ(x_r + s_r)   z = σ(x_z + s_z)   n = tanh(x_n + r⊙s_n)   h = (1 − z)⊙n + z⊙h₋
 *
 * @param x the input's part, [T, B, 3u]
 * @param u [u, 3u]
 * @param d [3u]
 */
export function gruForward(x: Cube, u: Matrix, d: Vector, start: Matrix): GruStates {
  const units = u.length;
  const gates = zerosLike(x);
  const fromState = zerosLike(x);
  const h = [start];
  for (const [t, rows] of x.entries()) {
    const newH = start.map((row) => [...row]);
    for (const [b, row] of rows.entries()) {
      const s = rowTimes(h[t]![b]!, u).map((value, j) => value + d[j]!);
      fromState[t]![b] = s;
      for (let j = 0; j < units; j++) {
        const r = sigmoid(row[j]! + s[j]!);
        const z = sigmoid(row[units + j]! + s[units + j]!);
        const n = Math.tanh(row[2 * units + j]! + r * s[2 * units + j]!);
        newH[b]![j] = (1 - z) * n + z * h[t]![b]![j]!;
        [r, z, n].forEach((gate, q) => (gates[t]![b]![q * units + j] = gate));
      }
    }
    h.push(newH);
  }
  return { gates, fromState, h };
}

/**
 * Backward through time, for dh [T, B, u] of h[1] … h[T].
 *
 * @returns δx and δs [T, B, 3u], and δ of the start
 */
export function gruBackward(
  x: Cube,
  u: Matrix,
  d: Vector,
  start: Matrix,
  dh: Cube,
): { dx: Cube; ds: Cube; dStart: Matrix } {
  const { gates, fromState, h } = gruForward(x, u, d, start);
  const units = u.length;
  const dx = zerosLike(x);
  const ds = zerosLike(x);
  let later = start.map((row) => row.map(() => 0));
  for (let t = x.length - 1; t >= 0; t--) {
    const dBefore = start.map((row) => row.map(() => 0));
    for (const [b, row] of gates[t]!.entries()) {
      for (let j = 0; j < units; j++) {
        const [r, z, n] = [row[j]!, row[units + j]!, row[2 * units + j]!];
        const sN = fromState[t]![b]![2 * units + j]!;
        const dH = dh[t]![b]![j]! + later[b]![j]!;
        const dN = dH * (1 - z) * (1 - n ** 2); // of the sum within tanh
        const dZ = dH * (h[t]![b]![j]! - n) * z * (1 - z);
        const dR = dN * sN * r * (1 - r);
        [dR, dZ, dN].forEach((value, q) => (dx[t]![b]![q * units + j] = value));
        [dR, dZ, dN * r].forEach((value, q) => (ds[t]![b]![q * units + j] = value));
        dBefore[b]![j] = dH * z;
      }
    }
    later = ds[t]!.map((row, b) => {
      const byProduct = rowTimes(row, transpose(u));
      return byProduct.map((value, j) => value + dBefore[b]![j]!);
    });
  }
  return { dx, ds, dStart: later };
}
