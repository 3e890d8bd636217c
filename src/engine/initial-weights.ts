import { createRandom, normal, type Random } from '../random/random';
import type { Tensor, Weights } from './engine';
import { gateCount, type CellKind, type ModelSpec } from './model-spec';

/**
 * Fresh weights for every layer of a spec, the same for every engine.
 *
 * Kernels are Glorot uniform, U(−√(6/(in + out)), √(6/(in + out))); recurrent matrices are orthogonal
 * for each gate, so that a state keeps its length at the start; embeddings are N(0, 1); biases are 0,
 * but 1 for the LSTM's forget gate, so that it begins by remembering.
 *
 * @param seed the same seed gives the same weights, bit for bit
 * @returns float32 tensors named as {@link Weights} says
 * @throws {RangeError} if the layers do not fit each other
 * @see Glorot & Bengio, Understanding the Difficulty of Training Deep Feedforward Networks (2010)
 * @see Saxe, McClelland & Ganguli, Exact Solutions to the Nonlinear Dynamics of Learning (2014)
 * @see Jozefowicz, Zaremba & Sutskever, An Empirical Exploration of Recurrent Networks (2015), for
 *   the forget gate's bias
 */
export function initialWeights(spec: ModelSpec, seed: number): Weights {
  const random = createRandom(seed);
  const weights: Record<string, Tensor> = {};
  for (const { name, shape, role } of weightShapes(spec)) {
    weights[name] = { shape, data: FILL[role](shape, random) };
  }
  return weights;
}

type Role = 'embedding' | 'kernel' | 'recurrent' | 'bias' | 'lstm-bias';

export interface WeightShape {
  readonly name: string;
  readonly shape: readonly number[];
  readonly role: Role;
}

/**
 * Name and shape of every weight of a spec, in the order of the layers.
 *
 * @throws {RangeError} naming the layer that does not fit the one before it
 */
export function weightShapes(spec: ModelSpec): WeightShape[] {
  const shapes: WeightShape[] = [];
  let size = spec.input.size;
  let isTokens = spec.input.kind === 'tokens';
  let hasSteps = true;
  spec.layers.forEach((layer, i) => {
    const { kind, units } = layer;
    const needs = (isMet: boolean, what: string): void => {
      if (!isMet) throw new RangeError(`layer ${i} (${kind}) requires ${what}`);
    };
    needs(Number.isInteger(units) && units > 0, `a positive whole number of units, got ${units}`);
    needs((kind === 'embedding') === isTokens, isTokens ? 'values, got tokens' : 'tokens');
    const add = (name: string, role: Role, ...shape: number[]) =>
      shapes.push({ name: `${i}.${name}`, shape, role });
    switch (kind) {
      case 'embedding':
        add('embedding', 'embedding', size, units);
        isTokens = false;
        break;
      case 'recurrent': {
        needs(hasSteps, 'a sequence; the layer before returns its last step only');
        const gates = gateCount[layer.cell] * units;
        add('kernel', 'kernel', size, gates);
        add('recurrent', 'recurrent', units, gates);
        add('bias', layer.cell === 'lstm' ? 'lstm-bias' : 'bias', gates);
        if (layer.cell === 'gru') add('recurrentBias', 'bias', gates);
        hasSteps = layer.returns === 'every-step';
        break;
      }
      case 'dense':
        add('kernel', 'kernel', size, units);
        add('bias', 'bias', units);
        break;
    }
    size = units;
  });
  return shapes;
}

/**
 * How many numbers a model learns. A cell of `u` units reading `d` numbers has g·(d·u + u·u + u),
 * with g gates; the GRU, whose reset comes after the product, has a second bias: 3·(d·u + u·u + 2u).
 */
export function countParameters(spec: ModelSpec): number {
  return weightShapes(spec).reduce((sum, { shape }) => sum + sizeOf(shape), 0);
}

/** The number of elements of a shape. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** The kind of a spec's recurrent layers, from input to output. */
export function cellsOf(spec: ModelSpec): CellKind[] {
  return spec.layers.flatMap((layer) => (layer.kind === 'recurrent' ? [layer.cell] : []));
}

const FILL: Readonly<
  Record<Role, (shape: readonly number[], random: Random) => Float32Array<ArrayBuffer>>
> = {
  embedding: (shape, random) => Float32Array.from({ length: sizeOf(shape) }, () => normal(random)),
  kernel: (shape, random) => {
    const [inputs = 1, outputs = 1] = shape;
    const limit = Math.sqrt(6 / (inputs + outputs));
    return Float32Array.from({ length: inputs * outputs }, () => (2 * random() - 1) * limit);
  },
  recurrent: orthogonalBlocks,
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

/** Rows of a random orthogonal matrix: Gram and Schmidt on normal draws, in double precision. */
function orthogonal(units: number, random: Random): Float64Array[] {
  const rows: Float64Array[] = [];
  while (rows.length < units) {
    const row = Float64Array.from({ length: units }, () => normal(random));
    for (const earlier of rows) {
      const along = dot(row, earlier);
      row.forEach((value, j) => (row[j] = value - along * earlier[j]!));
    }
    const length = Math.sqrt(dot(row, row));
    if (length > 1e-6) rows.push(row.map((value) => value / length)); // else all but dependent
  }
  return rows;
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}
