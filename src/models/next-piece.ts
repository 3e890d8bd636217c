import type { TrainableModel } from '../engine/engine';
import {
  ADAM,
  type CellKind,
  type LayerSpec,
  type ModelSpec,
  type OptimizerSpec,
} from '../engine/model-spec';
import { createRandom } from '../random/random';
import { mean } from '../series/mean';
import type { Reading } from './reading';
import { trainStep } from './train-step';

/** One recurrent network that says after every piece of a file what comes next. */
export interface NextPieceDesign {
  readonly cell: CellKind;
  readonly units: number;
  /** cells on top of each other; 1 when left out */
  readonly layers?: number;
}

export interface NextPieceTraining {
  readonly steps: number;
  readonly batch: number;
  /** pieces of one training sequence; a shorter file's is as long as it can be */
  readonly length: number;
  readonly seed: number;
}

export const NEXT_PIECE_TRAINING: Omit<NextPieceTraining, 'seed'> = {
  steps: 300,
  batch: 16,
  length: 24,
};

const LEARNING_RATE = 0.01;

/** Embedding (of characters), recurrent cells, and a dense layer that answers at every step. */
export function nextPieceSpec(
  { input, loss, below, outputSize }: Reading,
  { cell, units, layers = 1 }: NextPieceDesign,
  optimizer: OptimizerSpec = { ...ADAM, learningRate: LEARNING_RATE },
): ModelSpec {
  const recurrent: LayerSpec = { kind: 'recurrent', cell, units, returns: 'every-step' };
  const cells = Array.from({ length: layers }, () => recurrent);
  return {
    input,
    layers: [...below, ...cells, { kind: 'dense', units: outputSize }],
    loss,
    optimizer,
  };
}

/** Where the recurrent layers stand, bottom up: their weights and states are named `${path}.h`. */
export function recurrentPaths({ layers }: ModelSpec): string[] {
  return layers.flatMap((layer, i) => (layer.kind === 'recurrent' ? [String(i)] : []));
}

export interface NextPieceStep {
  readonly step: number;
  readonly total: number;
  /** of the batch before the step, as people read it */
  readonly loss: number;
}

/**
 * Trains on random stretches of the training part, an optimizer step a turn; a turn without a value is a
 * slice of a step that takes long. The model stays the caller's.
 *
 * @throws {Refusal} when the loss is not a number any more
 */
export function* trainNextPiece(
  model: TrainableModel,
  reading: Reading,
  { steps, batch, length, seed }: NextPieceTraining,
): Generator<NextPieceStep | undefined, TrainableModel, undefined> {
  const random = createRandom(seed);
  // A stretch and the piece after it stay inside the training part.
  const longest = Math.min(length, reading.trainingEnd - 1);
  for (let step = 1; step <= steps; step++) {
    const starts = Array.from({ length: batch }, () =>
      Math.floor(random() * (reading.trainingEnd - longest)),
    );
    const loss = yield* trainStep(model, reading.batch(starts, longest), step);
    yield { step, total: steps, loss: reading.readableLoss(loss) };
  }
  return model;
}

/** Pieces read before the first one that is scored. */
const CONTEXT = 24;
const SCORED = 40;
const SCORED_BATCH = 16;

/**
 * The loss of every answer about pieces from … to − 1, each given after reading {@link CONTEXT} pieces
 * or more from h = 0 (fewer only at the file's beginning).
 *
 * @returns as people read it, shape [to − from]
 * @throws {RangeError} unless 1 <= from <= to <= length
 */
export function lossOfEach(
  model: TrainableModel,
  reading: Reading,
  from: number,
  to: number,
): Float64Array {
  if (!(from >= 1 && from <= to && to <= reading.length)) {
    throw new RangeError(
      `lossOfEach requires 1 <= from <= to <= ${reading.length}, got ${from}, ${to}`,
    );
  }
  const losses = new Float64Array(to - from);
  const { outputSize } = reading;
  const before = Math.min(CONTEXT, from);
  const steps = before + SCORED - 1; // the last piece is only asked about
  const firsts = Array.from({ length: Math.ceil(losses.length / SCORED) }, (_, i) => i * SCORED);
  for (let i = 0; i < firsts.length; i += SCORED_BATCH) {
    const group = firsts.slice(i, i + SCORED_BATCH);
    const starts = group.map((first) => from + first - before);
    const answers = model.predict(reading.inputs(starts, steps)); // [B, T, outputSize]
    group.forEach((first, b) => {
      for (let at = first; at < Math.min(first + SCORED, losses.length); at++) {
        const t = before - 1 + at - first; // having read the piece before it
        const offset = (b * steps + t) * outputSize;
        losses[at] = reading.lossOf(answers.subarray(offset, offset + outputSize), from + at - 1);
      }
    });
  }
  return losses;
}

/** The longest stretch after the training part that is scored: enough for a mean. */
const MOST_SCORED = 2000;

/** Mean loss on what the model was not trained on, as people read it. */
export function heldOutLoss(model: TrainableModel, reading: Reading): number {
  const from = reading.trainingEnd;
  const losses = lossOfEach(model, reading, from, Math.min(reading.length, from + MOST_SCORED));
  return mean(losses);
}
