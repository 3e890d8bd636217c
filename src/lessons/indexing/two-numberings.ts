import type { Engine, TrainableModel, Weights } from '../../engine/engine';
import { ADAM, type LayerSpec, type ModelSpec } from '../../engine/model-spec';
import { createRandom } from '../../random/random';
import type { Relabelling } from './relabel';
import type { NumberingLoss } from './indexing-event';

export interface NumberingsTraining {
  /** of the training half, shape [N] */
  readonly ids: Int32Array;
  readonly size: number;
  readonly steps: number;
  readonly seed: number;
}

/** One step of all four trainings, bits per token. */
export interface NumberingsStep {
  readonly name: NumberingLoss;
  readonly size: NumberingLoss;
}

const UNITS = 16;
const BATCH = 64;
const LEARNING_RATE = 0.02;

/**
 * Two networks that name the next token from one token: one looks the number up in an embedding, the
 * other gets the number itself, over the size of the vocabulary. Each is trained twice on the same pairs:
 * with the first numbers, and with the drawn ones, the rows and columns of its weights moved along.
 */
export function* trainTwoNumberings(
  engine: Engine,
  { ids, size, steps, seed }: NumberingsTraining,
  relabelling: Relabelling,
): Generator<NumberingsStep | undefined, void, undefined> {
  const models: TrainableModel[] = [];
  const pairOf = (spec: ModelSpec): readonly [TrainableModel, TrainableModel] => {
    const before = engine.create(spec, seed);
    models.push(before);
    const after = engine.restore(spec, movedAlong(before.weights(), size, relabelling));
    models.push(after);
    return [before, after];
  };
  try {
    const name = pairOf(specOf('tokens', size));
    const value = pairOf(specOf('values', size));
    const random = createRandom(seed);
    const lossOf = (
      model: TrainableModel,
      starts: readonly number[],
      map: Int32Array | undefined,
    ) => {
      const read = (at: number) => (map === undefined ? ids[at]! : map[ids[at]!]!);
      const tokens = starts.map(read);
      const isName = model.spec.input.kind === 'tokens';
      const data = isName ? Int32Array.from(tokens) : Float32Array.from(tokens, (id) => id / size);
      const targets = Int32Array.from(starts, (start) => read(start + 1));
      const inputs = { data, batch: starts.length, steps: 1 };
      return model.trainStep({ inputs, targets }) / Math.LN2;
    };
    for (let step = 1; step <= steps; step++) {
      const starts = Array.from({ length: BATCH }, () => Math.floor(random() * (ids.length - 1)));
      const losses: NumberingLoss[] = [];
      for (const [before, after] of [name, value]) {
        losses.push({
          before: lossOf(before, starts, undefined),
          after: lossOf(after, starts, relabelling.drawn),
        });
        yield undefined;
      }
      yield { name: losses[0]!, size: losses[1]! };
    }
  } finally {
    for (const model of models) model.dispose();
  }
}

function specOf(kind: 'tokens' | 'values', size: number): ModelSpec {
  const below: LayerSpec[] =
    kind === 'tokens'
      ? [{ kind: 'embedding', units: UNITS }]
      : [
          { kind: 'dense', units: UNITS },
          { kind: 'activation', of: 'tanh' },
        ];
  return {
    input: { kind, size: kind === 'tokens' ? size : 1 },
    layers: [...below, { kind: 'dense', units: size }],
    loss: 'softmax-cross-entropy',
    optimizer: { ...ADAM, learningRate: LEARNING_RATE },
  };
}

/** Weights whose rows (of an embedding) or columns belong to tokens, in the order of the drawn numbers. */
function movedAlong(weights: Weights, size: number, { drawn }: Relabelling): Weights {
  const moved = Object.entries(weights).map(([name, { shape, data }]) => {
    const next = data.slice();
    if (name.endsWith('.embedding')) {
      const width = data.length / size;
      drawn.forEach((to, from) => {
        next.set(data.subarray(from * width, (from + 1) * width), to * width);
      });
    } else if (shape.at(-1) === size) {
      for (let row = 0; row < data.length; row += size) {
        drawn.forEach((to, from) => (next[row + to] = data[row + from]!));
      }
    }
    return [name, { shape, data: next }] as const;
  });
  return Object.fromEntries(moved);
}
