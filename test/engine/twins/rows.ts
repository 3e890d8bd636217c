import { matrix, vector, type Matrix, type Vector } from './tensor';

/** Which of `period` rows row r takes: `rowsOfOne` rows in a run take the same. */
export function inTurn(r: number, rowsOfOne: number, period: number): number {
  return Math.floor(r / rowsOfOne) % period;
}

/** to[r] + from[the row that r takes]. */
export function addRowsInTurn(to: Matrix, from: Matrix, rowsOfOne: number): Matrix {
  return to.map((row, r) =>
    row.map((value, j) => value + from[inTurn(r, rowsOfOne, from.length)]![j]!),
  );
}

/** Row i: the sum of all rows that take row i. */
export function sumRowsInTurn(
  from: Matrix,
  columns: number,
  rowsOfOne: number,
  period: number,
): Matrix {
  return matrix(period, columns, (i, j) =>
    from.reduce((sum, row, r) => (inTurn(r, rowsOfOne, period) === i ? sum + row[j]! : sum), 0),
  );
}

export function sumRows(from: Matrix, columns: number): Vector {
  return vector(columns, (j) => from.reduce((sum, row) => sum + row[j]!, 0));
}
