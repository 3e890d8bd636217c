import { clampCosine } from '../../text/cosine';
import type { VectorIndex } from '../../text/nearest-neighbours';
import type { Ranked } from './embed-event';

/** Neighbours of one query in the index of each seed. */
export interface RankedRow extends Ranked {
  readonly index: number;
}

/** So many of each seed count as its nearest, and so many are shown. */
export const MOST_NEAR = 10;

/**
 * Neighbours that several seeds find together: those that a seed has among its nearest, by their mean
 * cosine over all seeds. A cosine compares directions within one seed, so means of it can be compared
 * where vectors of two seeds cannot.
 *
 * @param indexes one for each seed, of the same rows
 * @param queries one for each seed
 */
export function rankOverSeeds(
  indexes: readonly VectorIndex[],
  queries: readonly ArrayLike<number>[],
  exclude: ReadonlySet<number>,
): RankedRow[] {
  const found = new Map<number, number>(); // row -> seeds
  indexes.forEach((index, seed) => {
    for (const { index: row } of index.search(queries[seed]!, { most: MOST_NEAR, exclude })) {
      found.set(row, (found.get(row) ?? 0) + 1);
    }
  });
  const directions = queries.map(unitOf);
  return Array.from(found, ([row, seeds]) => {
    const sum = indexes.reduce((total, index, seed) => {
      return total + dot(index.unit(row), directions[seed]!);
    }, 0);
    return { index: row, seeds, score: clampCosine(sum / indexes.length) };
  })
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, MOST_NEAR);
}

/** x / |x|; zeros stay zeros */
export function unitOf(x: ArrayLike<number>): Float64Array {
  const values = Float64Array.from(x);
  const length = Math.sqrt(dot(values, values));
  return length === 0 ? values : values.map((value) => value / length);
}

function dot(x: ArrayLike<number>, y: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i]! * y[i]!;
  return sum;
}
