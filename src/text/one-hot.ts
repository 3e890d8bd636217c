import { requireIds } from './character-model';

/**
 * A row for each id, 1 at its place and 0 elsewhere. Any two different rows are √2 apart: nothing in
 * them says that one token is like another.
 *
 * @param ids shape [n]
 * @param size of the vocabulary, V
 * @returns shape [n, V], row by row
 * @throws {RangeError} if an id is not in [0, V)
 * @example oneHot(Int32Array.of(2, 0), 3) // => [0, 0, 1,  1, 0, 0]
 */
export function oneHot(ids: Int32Array, size: number): Float32Array {
  requireIds('oneHot', ids, size);
  const rows = new Float32Array(ids.length * size);
  ids.forEach((id, i) => (rows[i * size + id] = 1));
  return rows;
}

/**
 * Memory that {@link oneHot} takes, n · V · 4.
 *
 * @returns bytes
 * @example oneHotBytes(1000, 50_000) // => 200_000_000
 */
export function oneHotBytes(n: number, size: number): number {
  return n * size * Float32Array.BYTES_PER_ELEMENT;
}
