import { matmul, transpose } from './matmul';
import { matrix, type Matrix } from './tensor';

/** One row for each id, 1 at the id and 0 elsewhere. */
function oneHot(ids: readonly number[], size: number): Matrix {
  return matrix(ids.length, size, (r, i) => (ids[r] === i ? 1 : 0));
}

/** onehot(ids)·table + bias. */
export function embeddingForward(ids: readonly number[], table: Matrix, bias: number[]): Matrix {
  return matmul(oneHot(ids, table.length), table, ids.map(() => bias)); // prettier-ignore
}

/** dTable = onehot(ids)ᵀ·dy. */
export function embeddingBackward(
  ids: readonly number[],
  dy: Matrix,
  size: number,
  columns: number,
): Matrix {
  const zeros = matrix(size, columns, () => 0);
  return ids.length === 0 ? zeros : matmul(transpose(oneHot(ids, size)), dy, zeros);
}
