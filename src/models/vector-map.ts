import { alignMap } from '../text/map-alignment';
import { principalComponents, projectRows } from '../text/principal-components';
import type { VectorIndex } from '../text/nearest-neighbours';

/**
 * Word vectors as points of a plane: the first two principal components of the vectors at length 1, so
 * that near on the map is near by cosine as far as two numbers can say it.
 *
 * @param most rows to map, from the first one
 * @param reference where the same words lay before: the map is turned to lie on it, shape [n, 2]
 * @returns shape [n, 2], row by row
 */
export function vectorMap(
  index: VectorIndex,
  most: number,
  reference?: Float64Array,
): { readonly positions: Float64Array; readonly share: number } {
  const rows = unitRows(index, most);
  const fitted = principalComponents(rows, index.dimensions, 2);
  const positions = projectRows(rows, fitted);
  return {
    positions: reference === undefined ? positions : alignMap(positions, reference),
    share: fitted.shares[0]! + fitted.shares[1]!,
  };
}

/** The first rows at length 1, shape [n, d]. */
export function unitRows(index: VectorIndex, most: number): Float32Array {
  const n = Math.min(most, index.size);
  const rows = new Float32Array(n * index.dimensions);
  for (let row = 0; row < n; row++) rows.set(index.unit(row), row * index.dimensions);
  return rows;
}
