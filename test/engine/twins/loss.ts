import type { Matrix, Vector } from './tensor';

/** softmax(z)[j] = e^z[j] / Σ e^z, shifted by the largest z, which changes nothing but overflow. */
export function softmax(z: Vector): Vector {
  const top = Math.max(...z);
  const powers = z.map((value) => Math.exp(value - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** Σ share·weight·(−ln softmax(z)[target]), −ln softmax(z)[t] = ln Σ e^(z − z[t]). */
export function crossEntropy(z: Matrix, targets: number[], weights: Vector, share: number): number {
  return z.reduce((loss, row, r) => {
    const top = Math.max(...row);
    const sum = row.reduce((total, value) => total + Math.exp(value - top), 0);
    return loss + share * weights[r]! * (Math.log(sum) + (top - row[targets[r]!]!));
  }, 0);
}

/** share·weight·(softmax(z) − onehot(target)). */
export function crossEntropyGradient(
  z: Matrix,
  targets: number[],
  weights: Vector,
  share: number,
): Matrix {
  return z.map((row, r) =>
    softmax(row).map((p, j) => share * weights[r]! * (p - (j === targets[r] ? 1 : 0))),
  );
}

/** Σ share·weight·(y − target)². */
export function squaredError(y: Matrix, targets: Matrix, weights: Vector, share: number): number {
  return y.reduce(
    (loss, row, r) =>
      row.reduce(
        (sum, value, j) => sum + share * weights[r]! * (value - targets[r]![j]!) ** 2,
        loss,
      ),
    0,
  );
}

export function squaredErrorGradient(
  y: Matrix,
  targets: Matrix,
  weights: Vector,
  share: number,
): Matrix {
  return y.map((row, r) =>
    row.map((value, j) => 2 * share * weights[r]! * (value - targets[r]![j]!)),
  );
}
