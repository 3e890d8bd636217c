import { bytes } from './lanes';

// Rows of `width` floats, a multiple of four.

export function fill(n: i32, to: usize, value: f32): void {
  const all = f32x4.splat(value);
  for (let i: usize = 0; i < bytes(n); i += 16) v128.store(to + i, all);
}

export function copy(n: i32, from: usize, to: usize): void {
  memory.copy(to, from, bytes(n));
}

/** to = a + b, n numbers. */
export function sum(n: i32, a: usize, b: usize, to: usize): void {
  for (let i: usize = 0; i < bytes(n); i += 16) {
    v128.store(to + i, f32x4.add(v128.load(a + i), v128.load(b + i)));
  }
}

/** to += from, n numbers. */
export function add(n: i32, from: usize, to: usize): void {
  for (let i: usize = 0; i < bytes(n); i += 16) {
    v128.store(to + i, f32x4.add(v128.load(to + i), v128.load(from + i)));
  }
}

/** to[r] += from[(r / rowsOfOne) mod period]: `from`'s rows taken in turn. */
export function addRowsInTurn(
  rows: i32,
  width: i32,
  from: usize,
  to: usize,
  rowsOfOne: i32,
  period: i32,
): void {
  for (let r = 0; r < rows; r++) {
    const at = from + bytes(((r / rowsOfOne) % period) * width);
    const row = to + bytes(r * width);
    for (let i: usize = 0; i < bytes(width); i += 16) {
      v128.store(row + i, f32x4.add(v128.load(row + i), v128.load(at + i)));
    }
  }
}

/** to[i] = Σ from[r] over the r with (r / rowsOfOne) mod period = i: the way back of {@link addRowsInTurn}. */
export function sumRowsInTurn(
  rows: i32,
  width: i32,
  from: usize,
  to: usize,
  rowsOfOne: i32,
  period: i32,
): void {
  fill(period * width, to, 0);
  for (let r = 0; r < rows; r++) {
    const at = to + bytes(((r / rowsOfOne) % period) * width);
    const row = from + bytes(r * width);
    for (let i: usize = 0; i < bytes(width); i += 16) {
      v128.store(at + i, f32x4.add(v128.load(at + i), v128.load(row + i)));
    }
  }
}

/** Sum of all rows, [width]: the gradient of a bias. */
export function sumRows(rows: i32, width: i32, from: usize, to: usize): void {
  for (let j: usize = 0; j < bytes(width); j += 16) {
    let sum = f32x4.splat(0);
    let at = from + j;
    for (let r = 0; r < rows; r++) {
      sum = f32x4.add(sum, v128.load(at));
      at += bytes(width);
    }
    v128.store(to + j, sum);
  }
}

/** Rows of `width` numbers between places with other steps from row to row. */
export function copyRows(
  rows: i32,
  width: i32,
  from: usize,
  fromRow: i32,
  to: usize,
  toRow: i32,
  accumulate: i32,
): void {
  for (let r = 0; r < rows; r++) {
    for (let i: usize = 0; i < bytes(width); i += 16) {
      const value = v128.load(from + i);
      v128.store(to + i, accumulate ? f32x4.add(v128.load(to + i), value) : value);
    }
    from += bytes(fromRow);
    to += bytes(toRow);
  }
}

/** Zeros into the lanes of every row beyond its first `size` numbers. */
export function clearBeyond(rows: i32, width: i32, size: i32, x: usize): void {
  for (let r = 0; r < rows; r++) {
    for (let j = size; j < width; j++) store<f32>(x + bytes(r * width + j), 0);
  }
}
