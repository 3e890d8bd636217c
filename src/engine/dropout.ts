import { multiplyBack } from './activation';
import { rowCount, widthOf, type Activation, type Site } from './layer';
import type { DropoutSpec } from './model-spec';

/**
 * Dropout while training: each number is 0 with probability `rate`, the others grow by 1 / (1 − rate),
 * so that the mean stays. Which ones depends on the seed, the training step, the layer and the place
 * in the batch, and on nothing else.
 *
 * @see Srivastava et al., Dropout (2014)
 */
export function buildDropout(
  layer: DropoutSpec,
  path: string,
  x: Activation,
  site: Site,
): Activation {
  if (!site.dropout || layer.rate === 0) return x;
  const y = site.activation(x.axis, x.rows);
  const { sequences, steps, sequenceRow, stepRow } = x.rows;
  const width = widthOf(x.axis);
  const count = rowCount(x.rows) * width;
  const slope = site.floats(count, `layer ${path} (dropout)`);
  site.forward.call(
    'dropoutForward',
    ...[sequences, steps, width, sequenceRow, stepRow, site.firstSequence, layer.rate],
    ...[site.dropoutKey(), x.values, y.values, slope],
  );
  multiplyBack(site, count, y, slope, x);
  return y;
}
