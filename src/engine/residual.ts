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
  // The gradient of y is that of f's output: they share it.
  const y = { ...inner, values: site.floats(count, 'a residual') };
  site.forward.call('sum', count, x.values, inner.values, y.values);
  site.back((plan) => passBack(site, plan, count, inner, x));
  return y;
}
