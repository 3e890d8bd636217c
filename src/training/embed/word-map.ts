import { unitRows } from '../../models/vector-map';
import { principalComponents, projectRows } from '../../text/principal-components';
import type { MapPoint, WordMap } from './embed-event';
import { unitOf } from './rank-over-seeds';
import type { VectorSet } from './vector-set';

/** Frequent words drawn around a place: enough to see where it lies, few enough for a tooltip. */
const MOST_AROUND = 60;

/** The most frequent words, by which the map is drawn: a file may hold a million. */
const MOST_FITTED = 5_000;

/** Places on the map of one seed's words. */
export interface WordMapper {
  /** @param near rows to be drawn as neighbours */
  place(vector: ArrayLike<number>, near: readonly number[]): WordMap;
}

/** The map of words that principal components draw: the same vectors always give the same map. */
export function createWordMapper({ words, index }: VectorSet['runs'][number]): WordMapper {
  const fitted = principalComponents(unitRows(index, MOST_FITTED), index.dimensions, 2);
  const share = fitted.shares.reduce((sum, value) => sum + value, 0);
  const placeOf = (vector: ArrayLike<number>): MapPoint => {
    const [x, y] = projectRows(unitOf(vector), fitted);
    return { x: x!, y: y! };
  };
  return {
    place(vector, near) {
      const isNear = new Set(near);
      const around = Array.from({ length: Math.min(MOST_AROUND, words.length) }, (_, row) => row);
      const drawn = [...around.filter((row) => !isNear.has(row)), ...near];
      const points = drawn.map((row) => ({
        ...placeOf(index.unit(row)),
        word: words[row]!,
        isNear: isNear.has(row),
      }));
      return { place: placeOf(vector), points, share };
    },
  };
}
