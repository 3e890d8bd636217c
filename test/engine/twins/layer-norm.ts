import { vector, type Matrix, type Vector } from './tensor';

const EPSILON = 1e-5;

function meanOf(row: Vector): number {
  return row.reduce((sum, value) => sum + value, 0) / row.length;
}

/** 1 / √(variance + 10⁻⁵) of a row. */
export function scaleOf(row: Vector): number {
  const mean = meanOf(row);
  const variance = meanOf(row.map((value) => (value - mean) ** 2));
  return 1 / Math.sqrt(variance + EPSILON);
}

/** x̂ = (x − mean)·scale, row by row. */
export function normalize(x: Matrix): Matrix {
  return x.map((row) => {
    const [mean, scale] = [meanOf(row), scaleOf(row)];
    return row.map((value) => (value - mean) * scale);
  });
}

/** y = x̂·gain + bias. */
export function layerNormForward(x: Matrix, gain: Vector, bias: Vector): Matrix {
  return normalize(x).map((row) => row.map((value, i) => value * gain[i]! + bias[i]!));
}

/**
 * With e = dy⊙gain: dx[i] = Σ_j e[j]·∂x̂[j]/∂x[i], ∂x̂[j]/∂x[i] = scale·([i = j] − (1 + x̂[i]·x̂[j]) / n).
 */
export function layerNormBackward(
  x: Matrix,
  gain: Vector,
  dy: Matrix,
): { dx: Matrix; dGain: Vector; dBias: Vector } {
  const normal = normalize(x);
  const dx = dy.map((row, r) => {
    const [hat, scale, n] = [normal[r]!, scaleOf(x[r]!), row.length];
    const slope = (i: number, j: number) =>
      scale * ((i === j ? 1 : 0) - (1 + hat[i]! * hat[j]!) / n);
    return row.map((_, i) => row.reduce((sum, d, j) => sum + d * gain[j]! * slope(i, j), 0));
  });
  return {
    dx,
    dGain: vector(gain.length, (i) =>
      dy.reduce((sum, row, r) => sum + row[i]! * normal[r]![i]!, 0),
    ),
    dBias: vector(gain.length, (i) => dy.reduce((sum, row) => sum + row[i]!, 0)),
  };
}
