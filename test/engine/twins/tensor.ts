import { createRandom } from '../../../src/random/random';

/** Numbers in double precision, row by row: nested arrays, so that a twin reads like its formula. */
export type Vector = number[];
export type Matrix = Vector[];
export type Cube = Matrix[];
export type Tensor = Vector | Matrix | Cube;

/** [size] */
export function vector(size: number, value: (i: number) => number): Vector {
  return Array.from({ length: size }, (_, i) => value(i));
}

/** [rows, columns] */
export function matrix(
  rows: number,
  columns: number,
  value: (i: number, j: number) => number,
): Matrix {
  return Array.from({ length: rows }, (_, i) => vector(columns, (j) => value(i, j)));
}

export interface Draws {
  vector(size: number): Vector;
  matrix(rows: number, columns: number): Matrix;
  cube(first: number, rows: number, columns: number): Cube;
  whole(below: number): number;
}

/** Numbers from [-1, 1) that float32 holds exactly: a kernel and its twin get the same. */
export function draws(seed: number): Draws {
  const random = createRandom(seed);
  const number = () => Math.fround(2 * random() - 1);
  const drawn: Draws = {
    vector: (size) => vector(size, number),
    matrix: (rows, columns) => matrix(rows, columns, number),
    cube: (first, rows, columns) =>
      Array.from({ length: first }, () => drawn.matrix(rows, columns)),
    whole: (below) => Math.floor(random() * below),
  };
  return drawn;
}

/** Zeros in the shape of a cube. */
export function zerosLike(x: Cube): Cube {
  return x.map((rows) => rows.map((row) => row.map(() => 0)));
}

/** The rows of a tensor of any rank: the arrays themselves, not copies. */
export function rowsOf(x: Tensor): Matrix {
  if (typeof x[0] === 'number') return [x as Vector];
  return (x as (Vector | Matrix)[]).flatMap(rowsOf);
}

/** Σ x⊙y: with random y, a loss whose gradient by x is y. */
export function inner(x: Tensor, y: Tensor): number {
  const [left, right] = [rowsOf(x).flat(), rowsOf(y).flat()];
  return left.reduce((sum, value, i) => sum + value * right[i]!, 0);
}

export function largestMagnitude(values: Iterable<number>): number {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  return largest;
}
