import type { TextVectors } from '../../models/text-vectors';
import { principalComponents, projectRows } from '../../text/principal-components';
import type { MapPoint, WordMap } from './embed-event';
import { unitOf } from './rank-over-seeds';

/** Frequent words drawn around a place: enough to see where it lies, few enough for a tooltip. */
const MOST_AROUND = 60;

/** Places on the map of one seed's words. */
export interface WordMapper {
  /** @param near rows to be drawn as neighbours */
  place(vector: ArrayLike<number>, near: readonly number[]): WordMap;
}

/** The map of words that principal components draw: the same vectors always give the same map. */
export function createWordMapper({ words, dimensions, data }: TextVectors): WordMapper {
  const units = new Float64Array(data.length);
  for (let row = 0; row < words.length; row++) {
    units.set(unitOf(data.subarray(row * dimensions, (row + 1) * dimensions)), row * dimensions);
  }
  const fitted = principalComponents(units, dimensions, 2);
  const flat = projectRows(units, fitted);
  const share = fitted.shares.reduce((sum, value) => sum + value, 0);
  const at = (row: number): MapPoint => ({ x: flat[2 * row]!, y: flat[2 * row + 1]! });
  return {
    place(vector, near) {
      const [x, y] = projectRows(unitOf(vector), fitted) as unknown as [number, number];
      const isNear = new Set(near);
      const around = words.map((_, row) => row).slice(0, MOST_AROUND);
      const drawn = [...around.filter((row) => !isNear.has(row)), ...near];
      const points = drawn.map((row) => ({
        ...at(row),
        word: words[row]!,
        isNear: isNear.has(row),
      }));
      return { place: { x, y }, points, share };
    },
  };
}
