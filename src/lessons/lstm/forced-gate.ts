import type { Weights } from '../../engine/engine';

const GATES = ['i', 'f', 'g', 'o'];
/** σ(±200) is exactly 1 and 0 in 32 bits. */
const BIAS = 200;

/**
 * An LSTM's weights with some gates held at 0 or 1 whatever comes in: their columns of W and U become 0
 * and their bias ±200.
 *
 * @param path of the layer: `1`
 * @param forced gates among i, f, o, and 0 or 1 for each
 */
export function forceGates(
  weights: Weights,
  path: string,
  forced: Readonly<Partial<Record<'i' | 'f' | 'o', 0 | 1>>>,
): Weights {
  const changed: Record<string, Weights[string]> = { ...weights };
  for (const name of ['kernel', 'recurrent', 'bias']) {
    const { shape, data } = weights[`${path}.${name}`]!;
    const columns = shape.at(-1)!;
    const units = columns / GATES.length;
    const held = data.map((weight, i) => {
      const gate = GATES[Math.floor((i % columns) / units)] as 'i' | 'f' | 'o';
      const value = forced[gate];
      if (value === undefined) return weight;
      return name === 'bias' ? (value === 1 ? BIAS : -BIAS) : 0;
    });
    changed[`${path}.${name}`] = { shape, data: held };
  }
  return changed;
}
