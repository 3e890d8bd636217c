import { matrix, type Matrix } from './tensor';

/** C = A·B: c[i][j] = Σ_p a[i][p]·b[p][j], added to `start`, from which C has its shape. */
export function matmul(a: Matrix, b: Matrix, start: Matrix): Matrix {
  return start.map((row, i) =>
    row.map((value, j) => b.reduce((sum, bRow, p) => sum + a[i]![p]! * bRow[j]!, value)),
  );
}

/** Row · matrix, [k]·[k, n] -> [n]. */
export function rowTimes(row: readonly number[], b: Matrix): number[] {
  return (b[0] ?? []).map((_, j) => row.reduce((sum, value, p) => sum + value * b[p]![j]!, 0));
}

export function transpose(a: Matrix): Matrix {
  return matrix(a[0]?.length ?? 0, a.length, (i, j) => a[j]![i]!);
}
