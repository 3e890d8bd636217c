import { gateCount } from '../../engine/model-spec';
import type { CostLayer } from './sequential-cost-event';

export interface LayerWork {
  /** steps that have to wait for each other */
  readonly dependent: number;
  /** multiply–adds in all */
  readonly work: number;
  /** of these, q·k and weight·v of every step with every step */
  readonly scores: number;
}

/**
 * Multiply–adds of one layer over one sequence of T vectors of u numbers, u wide itself, biases and
 * activations left out.
 *
 *   recurrence   T · g · (u² + u²)        with g gates: W·x and U·h at every step; T dependent steps
 *   attention    T · 4u² + 2 · T² · u      q, k, v and the output of each step; scores and sums of T × T
 *
 * @see Vaswani et al., Attention Is All You Need (2017), table 1
 * @throws {RangeError} if the length or the units are not whole numbers >= 1
 */
export function layerWork(layer: CostLayer, length: number, units: number): LayerWork {
  if (!(Number.isInteger(length) && length >= 1 && Number.isInteger(units) && units >= 1)) {
    throw new RangeError(`layerWork requires a length and units >= 1, got ${length} and ${units}`);
  }
  if (layer === 'attention') {
    const scores = 2 * length * length * units;
    return { dependent: 1, work: 4 * length * units * units + scores, scores };
  }
  return { dependent: length, work: 2 * length * gateCount[layer] * units * units, scores: 0 };
}
