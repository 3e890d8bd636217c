import { rowCount, widthOf, type Activation, type Site, type Tokens } from './layer';
import type { EmbeddingSpec, PositionsSpec } from './model-spec';

/**
 * An embedding: y = E[token], E [V, u]. It is the product of the token's one-hot vector with E, without
 * the product.
 *
 * Backward: δE[token] is the sum of δy over the steps with that token.
 *
 * @see Bengio et al., A Neural Probabilistic Language Model (2003)
 */
export function buildEmbedding(
  layer: EmbeddingSpec,
  path: string,
  x: Tokens,
  site: Site,
): Activation {
  const y = site.activation([layer.units], x.rows);
  const [rows, u] = [rowCount(x.rows), widthOf(y.axis)];
  const name = `${path}.embedding`;
  site.forward.call('embeddingForward', rows, u, x.ids, site.weight(name), 0, y.values);
  site.back((plan) => {
    plan.call('embeddingBackward', rows, u, x.size, x.ids, y.gradient, site.weightGradient(name));
  });
  return y;
}

/**
 * Learned positions: y = x + P[t], P [T, d], so that a layer without an order of its own can tell the
 * first step from the last.
 *
 * Backward: δP[t] is the sum of δy over the sequences, δx = δy.
 */
export function buildPositions(
  layer: PositionsSpec,
  path: string,
  x: Activation,
  site: Site,
): Activation {
  const { rows } = x;
  if (rows.steps > layer.steps) {
    throw new RangeError(
      `layer ${path} (positions) requires at most ${layer.steps} steps, got ${rows.steps}`,
    );
  }
  const y = site.activation(x.axis, rows);
  const [count, d] = [rowCount(rows), widthOf(x.axis)];
  const positions = site.weight(`${path}.positions`);
  site.forward.call('copy', count * d, x.values, y.values);
  site.forward.call('addRowsInTurn', count, d, positions, y.values, rows.stepRow, rows.steps);
  site.back((plan) => {
    const gradient = site.weightGradient(`${path}.positions`);
    plan.call('fill', layer.steps * d, gradient, 0);
    plan.call('sumRowsInTurn', count, d, y.gradient, gradient, rows.stepRow, rows.steps);
    passBack(site, plan, count * d, y, x);
  });
  return y;
}

/** δx = δy, or added to it. */
export function passBack(
  site: Site,
  plan: { call(kernel: 'add' | 'copy', n: number, from: number, to: number): void },
  count: number,
  y: Activation,
  x: Activation,
): void {
  if (x.gradient === 0) return;
  const kernel = site.accumulate(x.gradient) === 1 ? 'add' : 'copy';
  plan.call(kernel, count, y.gradient, x.gradient);
}
