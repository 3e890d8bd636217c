import { passBack } from './embedding';
import { rowCount, widthOf, type Activation, type Site } from './layer';

/**
 * A residual: y = x + f(x). What f says of the gradient is added to what passes by it: δx = δy + f's.
 *
 * @param build makes f's layers
 * @see He et al., Deep Residual Learning for Image Recognition (2016)
 */
export function buildResidual(
  x: Activation,
  site: Site,
  build: (x: Activation) => Activation,
): Activation {
  const inner = build(x);
  const count = rowCount(x.rows) * widthOf(x.axis);
  site.forward.call('add', count, x.values, inner.values); // in f's place: nobody else reads it
  site.back((plan) => passBack(site, plan, count, inner, x));
  return inner;
}
