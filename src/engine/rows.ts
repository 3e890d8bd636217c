import type { Tensor } from './engine';
import { filledUp, widthOf, type Rows, type Shown } from './layer';
import type { Address, EngineMemory } from './memory';
import { axisSize, type Axis } from './weight-shapes';

// Between the arrays that callers know, [B, T, size], and rows in the engine's memory.

/** A part of the batch: `count` sequences from `first` on. */
export interface Sequences {
  readonly first: number;
  readonly count: number;
}

/** [B, T, size] into rows; the sequences of one shard. */
export function writeRows(
  memory: EngineMemory,
  at: Address,
  axis: Axis,
  rows: Rows,
  data: Float32Array,
  { first }: Sequences,
): void {
  const [size, width] = [axisSize(axis), widthOf(axis)];
  const to = memory.floats(at, rows.sequences * rows.steps * width);
  eachRow(rows, (b, t, row) => {
    let from = ((first + b) * rows.steps + t) * size;
    let padded = row * width;
    for (const length of axis) {
      if (length === 1) to[padded] = data[from]!;
      else to.set(data.subarray(from, from + length), padded);
      from += length;
      padded += filledUp(length);
    }
  });
}

/** [B, T] whole numbers into rows. */
export function writeIds(
  memory: EngineMemory,
  at: Address,
  rows: Rows,
  data: Float32Array | Int32Array,
  { first }: Sequences,
): void {
  const to = memory.ints(at, rows.sequences * rows.steps);
  eachRow(rows, (b, t, row) => (to[row] = data[(first + b) * rows.steps + t]!));
}

/** One number for each row. */
export function writeRowNumbers(
  memory: EngineMemory,
  at: Address,
  rows: Rows,
  data: Float32Array,
  { first }: Sequences,
): void {
  const to = memory.floats(at, rows.sequences * rows.steps);
  eachRow(rows, (b, t, row) => (to[row] = data[(first + b) * rows.steps + t]!));
}

/** Rows into a part of [B, T, size]. */
export function readRows(
  memory: EngineMemory,
  at: Address,
  axis: Axis,
  rows: Rows,
  to: Float32Array,
  { first }: Sequences,
  rowFloats = widthOf(axis),
): void {
  const size = axisSize(axis);
  const count = rows.sequences * rows.steps;
  const from = memory.floats(at, (count - 1) * rowFloats + widthOf(axis));
  eachRow(rows, (b, t, row) => {
    let plain = ((first + b) * rows.steps + t) * size;
    let padded = row * rowFloats;
    for (const length of axis) {
      to.set(from.subarray(padded, padded + length), plain);
      plain += length;
      padded += filledUp(length);
    }
  });
}

/** A copy of what a layer shows. */
export function readShown(memory: EngineMemory, shown: Shown): Tensor {
  const { at, rows, row, axis, heads, keys } = shown;
  const { sequences, steps } = rows;
  if (heads !== undefined && keys !== undefined) {
    const data = new Float32Array(sequences * heads * steps * keys);
    const from = memory.floats(at, sequences * heads * steps * row);
    let to = 0;
    for (let b = 0; b < sequences; b++) {
      for (let h = 0; h < heads; h++) {
        for (let t = 0; t < steps; t++) {
          const start = (b * rows.sequenceRow + h * steps + t * rows.stepRow) * row;
          data.set(from.subarray(start, start + keys), to);
          to += keys;
        }
      }
    }
    return { shape: [sequences, heads, steps, keys], data };
  }
  const size = axisSize(axis);
  const data = new Float32Array(sequences * steps * size);
  readRows(memory, at, axis, rows, data, { first: 0, count: sequences }, row);
  return { shape: rows.single ? [sequences, size] : [sequences, steps, size], data };
}

function eachRow(
  { sequences, steps, sequenceRow, stepRow }: Rows,
  visit: (b: number, t: number, row: number) => void,
): void {
  for (let b = 0; b < sequences; b++) {
    for (let t = 0; t < steps; t++) visit(b, t, b * sequenceRow + t * stepRow);
  }
}
