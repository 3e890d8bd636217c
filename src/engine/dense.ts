import { rowCount, widthOf, type Activation, type Site } from './layer';
import type { DenseSpec } from './model-spec';
import { matrix, transposed } from './plan';

/**
 * A dense layer: y = x·W + b, W [d, u], b [u].
 *
 * Backward, with δ for gradients of the loss: δW = xᵀ·δy, δb = Σ δy over the rows, δx = δy·Wᵀ.
 */
export function buildDense(layer: DenseSpec, path: string, x: Activation, site: Site): Activation {
  const y = site.activation([layer.units], x.rows);
  project(site, x, `${path}.kernel`, `${path}.bias`, y);
  return y;
}

/** y = x·W + b and its way back, for every layer that has such a product. */
export function project(
  site: Site,
  x: Activation,
  kernel: string,
  bias: string,
  y: Activation,
): void {
  const [rows, d, u] = [rowCount(x.rows), widthOf(x.axis), widthOf(y.axis)];
  const [w, b] = [site.weight(kernel), site.weight(bias)];
  // [R, d] · [d, u] -> [R, u]
  site.forward.product({
    ...{ m: rows, n: u, k: d },
    ...{ a: matrix(x.values, d), b: matrix(w, u), c: matrix(y.values, u), bias: b },
  });
  site.back((plan) => {
    const dW = site.weightGradient(kernel);
    // [d, R] · [R, u] -> [d, u]
    plan.product({
      ...{ m: d, n: u, k: rows },
      ...{ a: transposed(x.values, d), b: matrix(y.gradient, u), c: matrix(dW, u) },
    });
    plan.call('sumRows', rows, u, y.gradient, site.weightGradient(bias));
    if (x.gradient === 0) return;
    // [R, u] · [u, d] -> [R, d]
    plan.product({
      ...{ m: rows, n: d, k: u },
      ...{ a: matrix(y.gradient, u), b: transposed(w, u), c: matrix(x.gradient, d) },
      add: site.accumulate(x.gradient) === 1,
    });
  });
}
