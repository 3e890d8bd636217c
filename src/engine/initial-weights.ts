import { createRandom, normal, type Random } from '../random/random';
import type { Tensor, Weights } from './engine';
import { gateCount, type ModelSpec } from './model-spec';
import { sizeOf, weightShapes, type WeightRole } from './weight-shapes';

/**
 * Fresh weights for every layer of a spec, the same for every engine.
 *
 * Kernels are Glorot uniform, U(−√(6/(in + out)), √(6/(in + out))); recurrent matrices are orthogonal
 * for each gate, so that a state keeps its length at the start; embeddings are N(0, 1), or N(0, 0.02²)
 * together with learned positions, as in GPT-2; gains are 1; biases are 0, but 1 for the LSTM's forget
 * gate, so that it begins by remembering.
 *
 * @param seed the same seed gives the same weights, bit for bit
 * @returns float32 tensors named as {@link Weights} says
 * @throws {RangeError} if the layers do not fit each other
 * @see Glorot & Bengio, Understanding the Difficulty of Training Deep Feedforward Networks (2010)
 * @see Saxe, McClelland & Ganguli, Exact Solutions to the Nonlinear Dynamics of Learning (2014)
 * @see Jozefowicz, Zaremba & Sutskever, An Empirical Exploration of Recurrent Networks (2015), for
 *   the forget gate's bias
 * @see Radford et al., Language Models are Unsupervised Multitask Learners (2019), for 0.02
 */
export function initialWeights(spec: ModelSpec, seed: number): Weights {
  const random = createRandom(seed);
  const shapes = weightShapes(spec);
  const besidePositions = shapes.some(({ role }) => role === 'positions');
  const weights: Record<string, Tensor> = {};
  for (const { name, shape, role } of shapes) {
    const kind = role === 'embedding' && besidePositions ? 'positions' : role;
    weights[name] = { shape, data: FILL[kind](shape, random) };
  }
  return weights;
}

const FILL: Readonly<
  Record<WeightRole, (shape: readonly number[], random: Random) => Float32Array<ArrayBuffer>>
> = {
  embedding: (shape, random) => Float32Array.from({ length: sizeOf(shape) }, () => normal(random)),
  positions: (shape, random) =>
    Float32Array.from({ length: sizeOf(shape) }, () => 0.02 * normal(random)),
  kernel: (shape, random) => {
    const [inputs = 1, outputs = 1] = shape;
    const limit = Math.sqrt(6 / (inputs + outputs));
    return Float32Array.from({ length: inputs * outputs }, () => (2 * random() - 1) * limit);
  },
  recurrent: orthogonalBlocks,
  gain: (shape) => new Float32Array(sizeOf(shape)).fill(1),
  bias: (shape) => new Float32Array(sizeOf(shape)),
  'lstm-bias': (shape) => {
    const bias = new Float32Array(sizeOf(shape));
    const units = bias.length / gateCount.lstm;
    return bias.fill(1, units, 2 * units); // gates are i, f, g, o
  },
};

/** Side by side, one random orthogonal u × u matrix for each gate: [u, gates·u]. */
function orthogonalBlocks(shape: readonly number[], random: Random): Float32Array<ArrayBuffer> {
  const [units = 1, width = 1] = shape;
  const all = new Float32Array(units * width);
  for (let block = 0; block * units < width; block++) {
    orthogonal(units, random).forEach((row, i) => all.set(row, i * width + block * units));
  }
  return all;
}

/**
 * Rows of a random orthogonal matrix: Gram and Schmidt on normal draws, in double precision. Plain
 * loops, since u³ products are a second's work at 512 units, and ten with a callback for each.
 */
function orthogonal(units: number, random: Random): Float64Array[] {
  const rows: Float64Array[] = [];
  while (rows.length < units) {
    const row = Float64Array.from({ length: units }, () => normal(random));
    for (const earlier of rows) {
      const along = dot(row, earlier);
      for (let j = 0; j < units; j++) row[j] = row[j]! - along * earlier[j]!;
    }
    const length = Math.sqrt(dot(row, row));
    if (length > 1e-6) rows.push(row.map((value) => value / length)); // else all but dependent
  }
  return rows;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
