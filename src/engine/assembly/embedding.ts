import { bytes } from './lanes';
import { fill } from './rows';

/**
 * y[r] = table[id[r]] (+ bias): what the product of a one-hot row with the table is, without the
 * product.
 *
 * @param bias [width], or 0 for none
 */
export function embeddingForward(
  rows: i32,
  width: i32,
  ids: usize,
  table: usize,
  bias: usize,
  y: usize,
): void {
  for (let r = 0; r < rows; r++) {
    const from = table + bytes(load<i32>(ids + bytes(r)) * width);
    if (bias) {
      for (let i: usize = 0; i < bytes(width); i += 16) {
        v128.store(y + i, f32x4.add(v128.load(from + i), v128.load(bias + i)));
      }
    } else {
      memory.copy(y, from, bytes(width));
    }
    y += bytes(width);
  }
}

/** dTable[id[r]] += dy[r]; every other row of dTable [size, width] becomes 0. */
export function embeddingBackward(
  rows: i32,
  width: i32,
  size: i32,
  ids: usize,
  dy: usize,
  dTable: usize,
): void {
  fill(size * width, dTable, 0);
  for (let r = 0; r < rows; r++) {
    const to = dTable + bytes(load<i32>(ids + bytes(r)) * width);
    for (let i: usize = 0; i < bytes(width); i += 16) {
      v128.store(to + i, f32x4.add(v128.load(to + i), v128.load(dy + i)));
    }
    dy += bytes(width);
  }
}
