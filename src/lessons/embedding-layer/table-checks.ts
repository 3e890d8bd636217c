import type { Engine, Tensor } from '../../engine/engine';
import type { Slice } from '../../models/follow-training';
import type { Reading } from '../../models/reading';
import { greatestDifference, matrixProduct } from '../../text/matrix-product';
import { oneHot } from '../../text/one-hot';
import { layerOutput } from './embedding-tables';

/** Tokens that are multiplied in one slice. */
const TOKENS_OF_A_SLICE = 32;

/**
 * Every token of the vocabulary by the product and by the layer.
 *
 * @returns the greatest difference of the two
 */
export function* differenceOfAll(
  engine: Engine,
  reading: Reading,
  table: Tensor,
): Generator<Slice, number, undefined> {
  const [size = 0] = table.shape;
  let greatest = 0;
  for (let from = 0; from < size; from += TOKENS_OF_A_SLICE) {
    const steps = Math.min(TOKENS_OF_A_SLICE, size - from);
    const data = Int32Array.from({ length: steps }, (_, i) => from + i);
    const product = matrixProduct(oneHot(data, size), table.data, size);
    const rows = layerOutput(engine, reading, table, { data, batch: 1, steps });
    greatest = Math.max(greatest, greatestDifference(product, rows));
    yield { kind: 'slice' };
  }
  return greatest;
}

/** How many rows of a table are not what they were, to the last bit. */
export function changedRows(before: Tensor, after: Tensor): number {
  const [size = 0, d = 0] = before.shape;
  const row = ({ data }: Tensor, id: number) => data.subarray(id * d, (id + 1) * d);
  const ids = Array.from({ length: size }, (_, id) => id);
  return ids.filter((id) => greatestDifference(row(before, id), row(after, id)) > 0).length;
}
