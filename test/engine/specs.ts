import type { Batch, Inputs } from '../../src/engine/engine';
import { ADAM, type CellKind, type ModelSpec } from '../../src/engine/model-spec';
import { weightShapes } from '../../src/engine/initial-weights';
import { normal, type Random } from '../../src/random/random';

export const CELLS: readonly CellKind[] = ['rnn', 'lstm', 'gru'];

/** Two numbers at each step, two cells on top of each other, three numbers at the end. */
export function stackedSpec(cell: CellKind): ModelSpec {
  return {
    input: { kind: 'values', size: 2 },
    layers: [
      { kind: 'recurrent', cell, units: 4, returns: 'every-step' },
      { kind: 'recurrent', cell, units: 3, returns: 'last-step' },
      { kind: 'dense', units: 3 },
    ],
    loss: 'mean-squared-error',
    optimizer: { ...ADAM, learningRate: 0.01 },
  };
}

/** Tokens of five kinds; the next is guessed at every step. */
export function tokenSpec(cell: CellKind): ModelSpec {
  return {
    input: { kind: 'tokens', size: 5 },
    layers: [
      { kind: 'embedding', units: 3 },
      { kind: 'recurrent', cell, units: 4, returns: 'every-step' },
      { kind: 'dense', units: 5 },
    ],
    loss: 'softmax-cross-entropy',
    optimizer: { ...ADAM, learningRate: 0.01 },
  };
}

export function randomInputs(
  { input }: ModelSpec,
  random: Random,
  { batch = 3, steps = 4 }: { batch?: number; steps?: number } = {},
): Inputs {
  const { kind, size } = input;
  const data =
    kind === 'tokens'
      ? Int32Array.from({ length: batch * steps }, () => Math.floor(random() * size))
      : Float32Array.from({ length: batch * steps * size }, () => normal(random));
  return { data, batch, steps };
}

/** Random inputs with random targets of the shape that the spec asks for. */
export function randomBatch(
  spec: ModelSpec,
  random: Random,
  size: { batch?: number; steps?: number } = {},
): Batch {
  const inputs = randomInputs(spec, random, size);
  const { batch, steps } = inputs;
  const units = spec.layers.at(-1)!.units;
  const isLast = spec.layers.some(
    (each) => each.kind === 'recurrent' && each.returns === 'last-step',
  );
  const scored = batch * (isLast ? 1 : steps);
  const targets =
    spec.loss === 'softmax-cross-entropy'
      ? Int32Array.from({ length: scored }, () => Math.floor(random() * units))
      : Float32Array.from({ length: scored * units }, () => normal(random));
  return { inputs, targets };
}

/** Weights without a zero among them, so that no bias goes unnoticed. */
export function randomWeights(
  spec: ModelSpec,
  random: Random,
): Record<string, { shape: readonly number[]; data: Float32Array }> {
  return Object.fromEntries(
    weightShapes(spec).map(({ name, shape }) => {
      const length = shape.reduce((product, each) => product * each, 1);
      return [name, { shape, data: Float32Array.from({ length }, () => normal(random) * 0.5) }];
    }),
  );
}
