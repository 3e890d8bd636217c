import { bytes, multiplyAdd } from './lanes';

// Matrix products, after Goto & van de Geijn, Anatomy of High-Performance Matrix Multiplication
// (2008): C is made in tiles of 4 × 8 numbers, which stay in registers while the products of a row
// of A and a column of B are added up. B is copied ("packed") so that the eight numbers a tile needs
// next lie side by side; A is read in place when its rows are contiguous, and packed otherwise.

const TILE_ROWS: i32 = 4;
const TILE_COLUMNS: i32 = 8;
/** Products added up before a tile goes back to memory: its part of B stays in the L1 cache. */
const DEPTH: i32 = 256;
/** Columns of B packed at a time, and rows of A used on them: they stay in the L2 cache. */
const WIDTH: i32 = 256;
const HEIGHT: i32 = 64;

/** What a product adds to. */
export const START_ZERO: i32 = 0;
export const START_C: i32 = 1;
export const START_BIAS: i32 = 2;

// Every thread has an instance of this module, and so scratch memory of its own.
let packedA: usize = 0;
let packedB: usize = 0;
let edge: usize = 0;

const SCRATCH_FLOATS: i32 = TILE_ROWS * DEPTH + DEPTH * WIDTH + TILE_ROWS * TILE_COLUMNS;

/** Hands over this thread's scratch memory: {@link scratchFloats} floats. */
export function setScratch(at: usize): void {
  packedA = at;
  packedB = packedA + bytes(TILE_ROWS * DEPTH);
  edge = packedB + bytes(DEPTH * WIDTH);
}

export function scratchFloats(): i32 {
  return SCRATCH_FLOATS;
}

/**
 * One tile of C: c[4][8] (+)= a[4][depth] · b[depth][8]. Steps are in bytes.
 *
 * @param aRow from a row of A to the next
 * @param aColumn from a column of A to the next
 * @param bRow from a row of B to the next; its eight columns are contiguous
 * @param cRow from a row of C to the next
 */
function tile(
  depth: i32,
  a: usize,
  aRow: usize,
  aColumn: usize,
  b: usize,
  bRow: usize,
  c: usize,
  cRow: usize,
  start: i32,
  bias: usize,
): void {
  const a2 = aRow + aRow;
  const a3 = a2 + aRow;
  const c1 = c + cRow;
  const c2 = c1 + cRow;
  const c3 = c2 + cRow;
  let s00 = f32x4.splat(0);
  let s01 = s00;
  let s10 = s00;
  let s11 = s00;
  let s20 = s00;
  let s21 = s00;
  let s30 = s00;
  let s31 = s00;
  if (start == START_C) {
    s00 = v128.load(c);
    s01 = v128.load(c, 16);
    s10 = v128.load(c1);
    s11 = v128.load(c1, 16);
    s20 = v128.load(c2);
    s21 = v128.load(c2, 16);
    s30 = v128.load(c3);
    s31 = v128.load(c3, 16);
  } else if (start == START_BIAS) {
    s00 = v128.load(bias);
    s01 = v128.load(bias, 16);
    s10 = s00;
    s11 = s01;
    s20 = s00;
    s21 = s01;
    s30 = s00;
    s31 = s01;
  }
  // Written without unrolling: V8 unrolls it, and better than by hand (50 GFLOP/s against 35 on one core).
  for (let k = depth; k > 0; k--) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    let x = v128.load32_splat(a);
    s00 = multiplyAdd(x, b0, s00);
    s01 = multiplyAdd(x, b1, s01);
    x = v128.load32_splat(a + aRow);
    s10 = multiplyAdd(x, b0, s10);
    s11 = multiplyAdd(x, b1, s11);
    x = v128.load32_splat(a + a2);
    s20 = multiplyAdd(x, b0, s20);
    s21 = multiplyAdd(x, b1, s21);
    x = v128.load32_splat(a + a3);
    s30 = multiplyAdd(x, b0, s30);
    s31 = multiplyAdd(x, b1, s31);
    a += aColumn;
    b += bRow;
  }
  v128.store(c, s00);
  v128.store(c, s01, 16);
  v128.store(c1, s10);
  v128.store(c1, s11, 16);
  v128.store(c2, s20);
  v128.store(c2, s21, 16);
  v128.store(c3, s30);
  v128.store(c3, s31, 16);
}

/** A tile at the border of C, `rows` × `columns` of it: made aside, then copied. */
function tileAtEdge(
  depth: i32,
  a: usize,
  aRow: i32,
  aColumn: i32,
  b: usize,
  bRow: usize,
  c: usize,
  cRow: usize,
  start: i32,
  bias: usize,
  rows: i32,
  columns: i32,
): void {
  const isPacked = a >= packedA && a < packedB;
  if (rows < TILE_ROWS && !isPacked) {
    // A tile would read rows that are not there.
    packRowsOfA(rows, depth, a, aRow, aColumn);
    a = packedA;
    aRow = 1;
    aColumn = TILE_ROWS;
  }
  const edgeRow = bytes(TILE_COLUMNS);
  tile(depth, a, bytes(aRow), bytes(aColumn), b, bRow, edge, edgeRow, START_ZERO, 0);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const at = c + <usize>i * cRow + bytes(j);
      let value = load<f32>(edge + bytes(i * TILE_COLUMNS + j));
      if (start == START_C) value += load<f32>(at);
      else if (start == START_BIAS) value += load<f32>(bias + bytes(j));
      store<f32>(at, value);
    }
  }
}

/**
 * Tiles over a whole C, at most DEPTH deep. `b` holds all columns: in panels of eight, each
 * `panel` bytes after the one before.
 */
export function tiles(
  m: i32,
  n: i32,
  depth: i32,
  a: usize,
  aRow: i32,
  aColumn: i32,
  b: usize,
  bRow: usize,
  panel: usize,
  c: usize,
  cRow: i32,
  start: i32,
  bias: usize,
): void {
  const cBytes = bytes(cRow);
  for (let j = 0; j < n; j += TILE_COLUMNS) {
    const columns = min(n - j, TILE_COLUMNS);
    const biasAt = bias + bytes(j);
    for (let i = 0; i < m; i += TILE_ROWS) {
      const rows = min(m - i, TILE_ROWS);
      const from = a + bytes(i * aRow);
      const to = c + bytes(i * cRow + j);
      if (rows < TILE_ROWS || columns < TILE_COLUMNS) {
        tileAtEdge(depth, from, aRow, aColumn, b, bRow, to, cBytes, start, biasAt, rows, columns);
      } else {
        tile(depth, from, bytes(aRow), bytes(aColumn), b, bRow, to, cBytes, start, biasAt);
      }
    }
    b += panel;
  }
}

/**
 * C = A·B, C += A·B, or C = bias + A·B. Any of A and B may be a transpose: steps between rows and
 * columns are arguments, in floats.
 *
 * @param m rows of A and C
 * @param n columns of B and C
 * @param k columns of A, rows of B
 * @param start 0: from 0; 1: added to what C holds; 2: every row of C starts as `bias` [n]
 */
export function matmul(
  m: i32,
  n: i32,
  k: i32,
  a: usize,
  aRow: i32,
  aColumn: i32,
  b: usize,
  bRow: i32,
  bColumn: i32,
  c: usize,
  cRow: i32,
  start: i32,
  bias: usize,
): void {
  for (let j = 0; j < n; j += WIDTH) {
    const columns = min(n - j, WIDTH);
    let p = 0;
    do {
      // Once even where k is 0: C then becomes what it starts from.
      const depth = min(k - p, DEPTH);
      const startHere = p == 0 ? start : START_C;
      pack(depth, columns, b + bytes(p * bRow + j * bColumn), bRow, bColumn, packedB);
      const panel = bytes(depth * TILE_COLUMNS);
      const biasAt = bias + bytes(j);
      if (aColumn == 1) {
        for (let i = 0; i < m; i += HEIGHT) {
          const rows = min(m - i, HEIGHT);
          tiles(
            rows,
            columns,
            depth,
            a + bytes(i * aRow + p),
            aRow,
            1,
            packedB,
            bytes(TILE_COLUMNS),
            panel,
            c + bytes(i * cRow + j),
            cRow,
            startHere,
            biasAt,
          );
        }
      } else {
        for (let i = 0; i < m; i += TILE_ROWS) {
          const rows = min(m - i, TILE_ROWS);
          packRowsOfA(rows, depth, a + bytes(i * aRow + p * aColumn), aRow, aColumn);
          tiles(
            rows,
            columns,
            depth,
            packedA,
            1,
            TILE_ROWS,
            packedB,
            bytes(TILE_COLUMNS),
            panel,
            c + bytes(i * cRow + j),
            cRow,
            startHere,
            biasAt,
          );
        }
      }
      p += DEPTH;
    } while (p < k);
  }
}

/**
 * {@link matmul} with B packed whole beforehand ({@link pack}), as a recurrent layer wants it at every
 * step. The rows of A are contiguous.
 */
export function matmulPacked(
  m: i32,
  n: i32,
  k: i32,
  a: usize,
  aRow: i32,
  b: usize,
  c: usize,
  cRow: i32,
  start: i32,
  bias: usize,
): void {
  tiles(m, n, k, a, aRow, 1, b, bytes(TILE_COLUMNS), bytes(k * TILE_COLUMNS), c, cRow, start, bias);
}

/** Floats that {@link pack} writes: B's columns filled up to whole panels. */
export function packedFloats(k: i32, n: i32): i32 {
  return ((n + TILE_COLUMNS - 1) / TILE_COLUMNS) * TILE_COLUMNS * k;
}

/**
 * B [k, n] in panels of eight columns, each [k, 8] with its rows side by side; columns beyond n are 0.
 */
export function pack(k: i32, n: i32, b: usize, bRow: i32, bColumn: i32, to: usize): void {
  for (let j = 0; j < n; j += TILE_COLUMNS) {
    const columns = min(n - j, TILE_COLUMNS);
    let from = b + bytes(j * bColumn);
    if (columns == TILE_COLUMNS && bColumn == 1) {
      for (let p = 0; p < k; p++) {
        v128.store(to, v128.load(from));
        v128.store(to, v128.load(from, 16), 16);
        from += bytes(bRow);
        to += bytes(TILE_COLUMNS);
      }
    } else if (columns == TILE_COLUMNS && bRow == 1 && (k & 3) == 0) {
      packTransposed(k, from, bytes(bColumn), to);
      to += bytes(k * TILE_COLUMNS);
    } else {
      for (let p = 0; p < k; p++) {
        for (let i = 0; i < TILE_COLUMNS; i++) {
          store<f32>(to + bytes(i), i < columns ? load<f32>(from + bytes(i * bColumn)) : 0);
        }
        from += bytes(bRow);
        to += bytes(TILE_COLUMNS);
      }
    }
  }
}

/** A panel of Bᵀ: four rows and four columns change places in registers. */
function packTransposed(k: i32, from: usize, column: usize, to: usize): void {
  for (let p = 0; p < k; p += 4) {
    for (let half = 0; half < 2; half++) {
      const at = from + <usize>(half * 4) * column + bytes(p);
      const r0 = v128.load(at);
      const r1 = v128.load(at + column);
      const r2 = v128.load(at + 2 * column);
      const r3 = v128.load(at + 3 * column);
      const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
      const high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
      const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
      const high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
      const out = to + bytes(p * TILE_COLUMNS + half * 4);
      v128.store(out, v128.shuffle<f32>(low01, low23, 0, 1, 4, 5));
      v128.store(out, v128.shuffle<f32>(low01, low23, 2, 3, 6, 7), 32);
      v128.store(out, v128.shuffle<f32>(high01, high23, 0, 1, 4, 5), 64);
      v128.store(out, v128.shuffle<f32>(high01, high23, 2, 3, 6, 7), 96);
    }
  }
}

/** Up to four rows of A, their numbers of one column side by side; rows that are not there are 0. */
function packRowsOfA(rows: i32, depth: i32, a: usize, aRow: i32, aColumn: i32): void {
  let to = packedA;
  for (let p = 0; p < depth; p++) {
    const from = a + bytes(p * aColumn);
    if (rows == TILE_ROWS && aRow == 1) {
      v128.store(to, v128.load(from));
    } else {
      for (let i = 0; i < TILE_ROWS; i++) {
        store<f32>(to + bytes(i), i < rows ? load<f32>(from + bytes(i * aRow)) : 0);
      }
    }
    to += bytes(TILE_ROWS);
  }
}
