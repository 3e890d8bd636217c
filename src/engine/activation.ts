import type { KernelName } from './kernels';
import { rowCount, widthOf, type Activation, type Site } from './layer';
import type { ActivationKind, ActivationSpec } from './model-spec';
import { axisSize } from './weight-shapes';

const FORWARD: Readonly<Record<ActivationKind, KernelName>> = {
  tanh: 'tanhForward',
  sigmoid: 'sigmoidForward',
  gelu: 'geluForward',
  'gelu-tanh': 'geluTanhForward',
};

/** A function of each number, y = f(x). Backward: δx = δy⊙f′(x), whose f′(x) is kept from before. */
export function buildActivation(
  layer: ActivationSpec,
  path: string,
  x: Activation,
  site: Site,
): Activation {
  const y = site.activation(x.axis, x.rows);
  const width = widthOf(x.axis);
  const count = rowCount(x.rows) * width;
  const slope = site.floats(count, `layer ${path} (activation)`);
  site.forward.call(FORWARD[layer.of], count, x.values, y.values, slope);
  if (layer.of === 'sigmoid' && width !== axisSize(x.axis)) {
    if (x.axis.length > 1) {
      throw new RangeError(`layer ${path} (activation) requires plain numbers; put a dense before`);
    }
    // σ(0) is not 0, and the lanes beyond a row are to stay 0.
    site.forward.call('clearBeyond', rowCount(x.rows), width, axisSize(x.axis), y.values);
  }
  multiplyBack(site, count, y, slope, x);
  return y;
}

/** δx = δy⊙slope, as a layer's way back. */
export function multiplyBack(
  site: Site,
  count: number,
  y: Activation,
  slope: number,
  x: Activation,
): void {
  site.back((plan) => {
    if (x.gradient === 0) return;
    const accumulate = site.accumulate(x.gradient);
    plan.call('activationBackward', count, y.gradient, slope, x.gradient, accumulate);
  });
}
