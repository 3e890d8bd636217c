import type { Batch, TrainableModel, Weights } from '../../engine/engine';
import { ADAM, gateCount, type CellKind, type ModelSpec } from '../../engine/model-spec';
import type { Random } from '../../random/random';

/**
 * A few symbols, then `delay` distractors that mean nothing, then as many times "which was it?". Each
 * symbol, and each distractor, is as likely as any other, so whoever has forgotten can only guess.
 *
 * @see Hochreiter & Schmidhuber, Long Short-Term Memory (1997), section 5
 */
export interface RecallTask {
  /** to be kept and said again in their order */
  readonly symbols: number;
  readonly delay: number;
}

/** Different symbols; the answer of someone who guesses is right once in so many times. */
export const ALPHABET = 4;
const DISTRACTORS = 4;
/** The token that asks. */
const ASKS = ALPHABET + DISTRACTORS;

const LEARNING_RATE = 0.01;
const BATCH = 32;
/** Sequences that an accuracy is measured on. */
export const RECALL_TESTED = 256;

/**
 * Multiply–adds of one training step: forwards g·u·u for the cell's g gates and u·4 for the answer at
 * every place, and twice as many backwards. (A one-hot input is looked up.)
 */
export function recallWork(task: RecallTask, cell: CellKind, units: number): number {
  const forwards = gateCount[cell] * units * units + units * ALPHABET;
  return 3 * BATCH * recallSteps(task) * forwards;
}

/** Steps of one sequence. */
export function recallSteps({ symbols, delay }: RecallTask): number {
  return symbols + delay + symbols;
}

/** One cell over one-hot tokens, and a dense layer that names a symbol at every step. */
export function recallSpec(cell: CellKind, units: number): ModelSpec {
  return {
    input: { kind: 'tokens', size: ASKS + 1 },
    layers: [
      { kind: 'recurrent', cell, units, returns: 'every-step' },
      { kind: 'dense', units: ALPHABET },
    ],
    loss: 'softmax-cross-entropy',
    optimizer: { ...ADAM, learningRate: LEARNING_RATE },
  };
}

/** Fresh sequences to learn from. Only the steps that ask are scored. */
export function recallBatch(task: RecallTask, random: Random, batch = BATCH): Batch {
  const { symbols } = task;
  const steps = recallSteps(task);
  const data = new Int32Array(batch * steps); // [B, T]
  const targets = new Int32Array(batch * steps);
  const targetWeights = new Float32Array(batch * steps);
  for (let b = 0; b < batch; b++) {
    for (let t = 0; t < steps; t++) {
      const at = b * steps + t;
      const asked = t - (steps - symbols);
      if (t < symbols) {
        data[at] = Math.floor(random() * ALPHABET);
      } else if (asked < 0) {
        data[at] = ALPHABET + Math.floor(random() * DISTRACTORS);
      } else {
        data[at] = ASKS;
        targets[at] = data[b * steps + asked]!;
        targetWeights[at] = 1;
      }
    }
  }
  return { inputs: { data, batch, steps }, targets, targetWeights };
}

/** Share of the symbols that are named right, on sequences it has not seen. */
export function recallAccuracy(model: TrainableModel, task: RecallTask, random: Random): number {
  const { inputs, targets, targetWeights } = recallBatch(task, random, RECALL_TESTED);
  const logits = model.predict(inputs); // [B, T, ALPHABET]
  let [right, asked] = [0, 0];
  targets.forEach((target, at) => {
    if (targetWeights![at] === 0) return;
    const scores = logits.subarray(at * ALPHABET, (at + 1) * ALPHABET);
    if (scores.every((score) => score <= scores[target]!)) right++;
    asked++;
  });
  return right / asked;
}

/** The same weights with the LSTM's forget gates starting at another bias. */
export function withForgetBias(weights: Weights, path: string, bias: number): Weights {
  const name = `${path}.bias`;
  const { shape, data } = weights[name]!;
  const units = data.length / 4; // gates are i, f, g, o
  return { ...weights, [name]: { shape, data: data.slice().fill(bias, units, 2 * units) } };
}
