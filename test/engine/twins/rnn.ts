import { rowTimes, transpose } from './matmul';
import { zerosLike, type Cube, type Matrix } from './tensor';

/**
 * h[t] = tanh(z[t] + h[t − 1]·U), h[−1] the start.
 *
 * @param z [T, B, u]
 * @returns [T + 1, B, u], the start first
 */
export function rnnForward(z: Cube, u: Matrix, start: Matrix): Cube {
  const h = [start];
  for (const [t, rows] of z.entries()) {
    const before = h[t]!;
    h.push(
      rows.map((row, b) => {
        const fromState = rowTimes(before[b]!, u);
        return row.map((value, j) => Math.tanh(value + fromState[j]!));
      }),
    );
  }
  return h;
}

/**
 * Backward through time, for dh [T, B, u] of h[1] … h[T].
 *
 * @returns δz [T, B, u], and δ of the start
 */
export function rnnBackward(
  z: Cube,
  u: Matrix,
  start: Matrix,
  dh: Cube,
): { dz: Cube; dStart: Matrix } {
  const h = rnnForward(z, u, start);
  const dz = zerosLike(z);
  let later = start.map((row) => row.map(() => 0)); // what the steps after t say of h[t + 1]
  for (let t = z.length - 1; t >= 0; t--) {
    dz[t] = later.map((row, b) =>
      row.map((value, j) => (dh[t]![b]![j]! + value) * (1 - h[t + 1]![b]![j]! ** 2)),
    );
    later = dz[t]!.map((row) => rowTimes(row, transpose(u)));
  }
  return { dz, dStart: later };
}
