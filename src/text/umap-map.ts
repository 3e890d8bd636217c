import { UMAP } from 'umap-js';
import type { Random } from '../random/random';
import { requireRows } from './nearest-neighbours';

export interface UmapOptions {
  /** rows each one is held close to, integer >= 2; fewer when there are fewer rows */
  readonly neighbours?: number;
  /** how close points may lie, in [0, 1] */
  readonly minDistance?: number;
  /** rounds of moving the points, integer >= 1; by the number of rows when left out */
  readonly epochs?: number;
}

export interface UmapEpoch {
  /** from 1 */
  readonly epoch: number;
  readonly epochs: number;
  /** the map so far, shape [n, 2], row by row */
  readonly positions: Float64Array;
}

/**
 * A map on which rows that are neighbours by cosine lie close: UMAP. Distances across the map mean
 * little, and another seed gives another map; the same seed the same. Yields the map as it moves.
 * For the worker: the first map of thousands of rows takes seconds.
 *
 * @param data shape [n, d], row by row, n >= 4
 * @returns the last map, shape [n, 2]
 * @throws {RangeError} if the data or the options are not as said
 * @see McInnes, Healy & Melville, UMAP: Uniform Manifold Approximation and Projection (2018)
 */
export function* umapMap(
  data: Float32Array,
  dimensions: number,
  random: Random,
  { neighbours = 15, minDistance = 0.1, epochs }: UmapOptions = {},
): Generator<UmapEpoch, Float64Array, undefined> {
  requireRows('umapMap', data, dimensions);
  const n = data.length / dimensions;
  if (n < 4) throw new RangeError(`umapMap requires 4 or more rows, got ${n}`);
  if (!(Number.isInteger(neighbours) && neighbours >= 2)) {
    throw new RangeError(`umapMap requires a whole number of neighbours >= 2, got ${neighbours}`);
  }
  if (!(minDistance >= 0 && minDistance <= 1)) {
    throw new RangeError(`umapMap requires minDistance in [0, 1], got ${minDistance}`);
  }
  if (epochs !== undefined && !(Number.isInteger(epochs) && epochs >= 1)) {
    throw new RangeError(`umapMap requires a whole number of epochs >= 1, got ${epochs}`);
  }
  const umap = new UMAP({
    random,
    nComponents: 2,
    nNeighbors: Math.min(neighbours, n - 1),
    minDist: minDistance,
    ...(epochs === undefined ? {} : { nEpochs: epochs }),
  });
  const last = umap.initializeFit(unitRows(data, dimensions));
  let positions = new Float64Array(0);
  for (let epoch = 1; epoch <= last; epoch++) {
    umap.step();
    positions = Float64Array.from(umap.getEmbedding().flat());
    yield { epoch, epochs: last, positions };
  }
  return positions;
}

/** At length 1, squared Euclidean distance is 2 − 2 cosine: neighbours are the same by either. */
function unitRows(data: Float32Array, d: number): number[][] {
  return Array.from({ length: data.length / d }, (_, row) => {
    const values = Array.from(data.subarray(row * d, (row + 1) * d));
    const length = Math.hypot(...values);
    return length === 0 ? values : values.map((value) => value / length);
  });
}
