import { clampCosine } from './cosine';
import { createPriorityQueue } from './priority-queue';

export interface Neighbour {
  /** row */
  readonly index: number;
  /** cosine, in [−1, 1] */
  readonly score: number;
}

/** Rows of vectors, made ready for search by cosine. */
export interface VectorIndex {
  readonly size: number;
  readonly dimensions: number;
  /**
   * The rows nearest in direction to a vector, nearest first, equals in the order of their rows: all
   * rows are compared. Rows of zeros have no direction and are never found.
   *
   * @param query shape [d]
   * @returns up to `most` rows, none for a query of zeros
   * @throws {RangeError} if the query has another length, a number that is not finite, or `most` is
   *   not a whole number >= 0
   */
  search(query: ArrayLike<number>, options?: SearchOptions): Neighbour[];
  /**
   * The row as a vector of length 1, or of zeros; shape [d].
   *
   * @throws {RangeError} if there is no such row
   */
  unit(index: number): Float32Array;
}

export interface SearchOptions {
  readonly most?: number;
  /** rows that are not to be found */
  readonly exclude?: ReadonlySet<number>;
}

/**
 * Exact nearest-neighbour search: a cosine is a dot product by the lengths, which are known already.
 *
 * @param data shape [n, d], row by row; kept, not copied, so it must not change any more
 * @param dimensions d, integer >= 1
 * @throws {RangeError} if the data are not whole rows or a number is not finite
 * @example createVectorIndex(Float32Array.of(1, 0, 0, 1), 2).search([2, 1], { most: 1 })[0].index // => 0
 */
export function createVectorIndex(data: Float32Array, dimensions: number): VectorIndex {
  requireRows('createVectorIndex', data, dimensions);
  const size = data.length / dimensions;
  const lengths = lengthsOf(data, dimensions);
  const scores = new Float32Array(size); // so that rows of one direction are equals after rounding
  return {
    size,
    dimensions,
    search(query, { most = 10, exclude } = {}) {
      if (query.length !== dimensions) {
        throw new RangeError(`search requires ${dimensions} numbers, got ${query.length}`);
      }
      if (!(Number.isInteger(most) && most >= 0)) {
        throw new RangeError(`search requires a whole number most >= 0, got ${most}`);
      }
      const direction = normalised(query);
      if (direction === undefined) return [];
      cosinesTo(data, direction, lengths, scores);
      // The worst of the rows kept so far comes first, to be dropped for a better one.
      const kept = createPriorityQueue<number>((a, b) =>
        scores[a] === scores[b] ? a > b : scores[a]! < scores[b]!,
      );
      let least = -Infinity;
      for (let row = 0; row < size; row++) {
        const score = scores[row]!;
        if (kept.size >= most && score <= least) continue;
        if (lengths[row] === 0 || exclude?.has(row) === true) continue;
        kept.push(row);
        if (kept.size <= most) continue;
        const dropped = kept.pop()!;
        least = scores[dropped]!;
      }
      const found: Neighbour[] = [];
      for (let index = kept.pop(); index !== undefined; index = kept.pop()) {
        found.push({ index, score: clampCosine(scores[index]!) });
      }
      return found.reverse();
    },
    unit(index) {
      if (!(Number.isInteger(index) && index >= 0 && index < size)) {
        throw new RangeError(`unit requires a row in [0, ${size}), got ${index}`);
      }
      const row = data.subarray(index * dimensions, (index + 1) * dimensions);
      return normalised(row) ?? new Float32Array(dimensions);
    },
  };
}

/**
 * For those who take rows of vectors.
 *
 * @throws {RangeError} naming the function, if the data are not whole rows of finite numbers
 */
export function requireRows(name: string, data: ArrayLike<number>, dimensions: number): void {
  if (!(Number.isInteger(dimensions) && dimensions >= 1 && data.length % dimensions === 0)) {
    throw new RangeError(
      `${name} requires whole rows of 1 or more numbers, got ${data.length} numbers in rows of ${dimensions}`,
    );
  }
  for (let i = 0; i < data.length; i++) {
    if (!Number.isFinite(data[i]!)) {
      const row = Math.floor(i / dimensions);
      throw new RangeError(`${name} requires finite numbers, got ${data[i]!} in row ${row}`);
    }
  }
}

/** |x| of each row, shape [n]; the square of no 32-bit float overflows here */
function lengthsOf(rows: Float32Array, d: number): Float64Array {
  return Float64Array.from({ length: rows.length / d }, (_, row) => {
    let squares = 0;
    for (let i = row * d; i < (row + 1) * d; i++) squares += rows[i]! * rows[i]!;
    return Math.sqrt(squares);
  });
}

/** x / |x|, or undefined for zeros; the largest number is divided out first, so no square overflows. */
function normalised(x: ArrayLike<number>): Float32Array | undefined {
  const unit = Float64Array.from(x);
  let largest = 0;
  for (const value of unit) {
    if (!Number.isFinite(value)) {
      throw new RangeError(`search requires finite numbers, got ${value}`);
    }
    largest = Math.max(largest, Math.abs(value));
  }
  if (largest === 0) return undefined;
  let squares = 0;
  for (const value of unit) squares += (value / largest) ** 2;
  const length = Math.sqrt(squares);
  return Float32Array.from(unit, (value) => value / largest / length);
}

/** [n, d] · [d] / [n] -> [n], four rows at once: each number of the direction is read once for the four */
function cosinesTo(
  rows: Float32Array,
  direction: Float32Array,
  lengths: Float64Array,
  cosines: Float32Array,
): void {
  const d = direction.length;
  const whole = cosines.length - (cosines.length % 4);
  let from = 0;
  for (let row = 0; row < whole; row += 4, from += 4 * d) {
    let [s0, s1, s2, s3] = [0, 0, 0, 0];
    for (let i = from; i < from + d; i++) {
      const x = direction[i - from]!;
      s0 += rows[i]! * x;
      s1 += rows[i + d]! * x;
      s2 += rows[i + 2 * d]! * x;
      s3 += rows[i + 3 * d]! * x;
    }
    cosines[row] = s0 / lengths[row]!;
    cosines[row + 1] = s1 / lengths[row + 1]!;
    cosines[row + 2] = s2 / lengths[row + 2]!;
    cosines[row + 3] = s3 / lengths[row + 3]!;
  }
  for (let row = whole; row < cosines.length; row++, from += d) {
    let sum = 0;
    for (let i = 0; i < d; i++) sum += rows[from + i]! * direction[i]!;
    cosines[row] = sum / lengths[row]!;
  }
}
