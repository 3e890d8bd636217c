import type { Engine, TrainableModel } from '../engine/engine';
import { ADAM, type CellKind, type ModelSpec } from '../engine/model-spec';
import { createRandom, type Random } from '../random/random';
import { mean } from '../series/mean';
import { decode, encode, type Vocabulary } from '../text/characters';
import { restoreWeights, saveWeights, type SavedWeights } from './saved-weights';
import { trainStep, wholeSteps } from './train-step';

/** A network that reads characters and says, after each, which comes next. */
export interface CharModelDesign {
  readonly cell: CellKind;
  readonly units: number;
  /** numbers that a character becomes */
  readonly embedding: number;
}

export interface CharModelTraining {
  readonly steps: number;
  readonly batch: number;
  /** characters of one training sequence */
  readonly length: number;
  readonly learningRate: number;
  readonly stepsBetweenChecks: number;
  readonly seed: number;
}

export const CHAR_MODEL_TRAINING: Omit<CharModelTraining, 'seed'> = {
  steps: 500,
  batch: 8,
  length: 24,
  learningRate: 0.01,
  stepsBetweenChecks: 20,
};

export interface CharModel {
  readonly design: CharModelDesign;
  readonly vocabulary: Vocabulary;
  readonly parameterCount: number;
  /**
   * Bits the network needs for each scored character: −log₂ p(character | what comes before).
   * Each is scored after {@link CONTEXT} characters of context or more.
   *
   * @param ids encoded text, shape [n]
   * @returns bits for ids[CONTEXT], ids[CONTEXT + 1], …, shape [max(0, n − CONTEXT)]
   */
  bitsOfEach(ids: Int32Array): Float64Array;
  /**
   * Goes on writing after the prompt, drawing each character from softmax(logits / temperature).
   *
   * @param temperature > 0; below 1 the likely becomes likelier
   */
  write(prompt: string, length: number, temperature: number, random: Random): string;
  save(): SavedCharModel;
  dispose(): void;
}

/** Characters read before the first one that is scored. */
export const CONTEXT = 24;
/** Scored characters of one sequence, after its context. */
const SCORED = 40;
/** Sequences in one call of the engine. */
const SCORED_BATCH = 16;
/** Characters of the text so far that the network reads again to write the next. */
const MEMORY = 32;

/** Losses are bits per character. */
export interface CharModelStep {
  readonly step: number;
  readonly training: number;
  /** only where it was measured */
  readonly validation: number | undefined;
  readonly model: CharModel;
}

export interface TrainedCharModel {
  readonly model: CharModel;
  readonly bestStep: number;
}

/** At most this many validation characters are measured while training. */
const MOST_CHECKED = 1200;

/**
 * Trains a character model on random stretches of the training text, one optimizer step a turn, and
 * keeps the weights with the smallest validation loss. A turn without a value is a slice of a step
 * that takes long.
 *
 * @param training encoded training text, shape [n]
 * @param validation encoded validation text
 * @throws {RangeError} if the training text is no longer than one training sequence, or the
 *   validation text no longer than the context before its first scored character
 */
export function* trainCharModelInSlices(
  engine: Engine,
  training: Int32Array,
  validation: Int32Array,
  vocabulary: Vocabulary,
  design: CharModelDesign,
  options: CharModelTraining,
): Generator<CharModelStep | undefined, TrainedCharModel, undefined> {
  const { steps, batch, length, learningRate, stepsBetweenChecks, seed } = options;
  if (training.length <= length) {
    throw new RangeError(
      `trainCharModel requires more than ${length} training characters, got ${training.length}`,
    );
  }
  if (validation.length <= CONTEXT) {
    throw new RangeError(
      `trainCharModel requires more than ${CONTEXT} validation characters, got ${validation.length}`,
    );
  }
  const random = createRandom(seed);
  const network = engine.create(specOf(design, vocabulary, learningRate), seed);
  const model = createCharModel(network, design, vocabulary);
  const checked = validation.subarray(0, MOST_CHECKED);
  let best = { bits: Infinity, step: 0, weights: network.weights() };
  try {
    for (let step = 1; step <= steps; step++) {
      const data = new Int32Array(batch * length); // [B, T]
      const targets = new Int32Array(batch * length); // the same, one character later
      for (let b = 0; b < batch; b++) {
        const start = Math.floor(random() * (training.length - length));
        data.set(training.subarray(start, start + length), b * length);
        targets.set(training.subarray(start + 1, start + length + 1), b * length);
      }
      const nats = yield* trainStep(
        network,
        { inputs: { data, batch, steps: length }, targets },
        step,
      );
      let bits: number | undefined;
      if (step % stepsBetweenChecks === 0 || step === 1 || step === steps) {
        bits = mean(model.bitsOfEach(checked));
        if (bits < best.bits) best = { bits, step, weights: network.weights() };
      }
      yield { step, training: nats / Math.LN2, validation: bits, model };
    }
  } finally {
    network.dispose();
  }
  const kept = engine.restore(network.spec, best.weights);
  return { model: createCharModel(kept, design, vocabulary), bestStep: best.step };
}

/** {@link trainCharModelInSlices}, a turn for every step. */
export function trainCharModel(...args: Parameters<typeof trainCharModelInSlices>) {
  return wholeSteps(trainCharModelInSlices(...args));
}

export interface SavedCharModel {
  readonly format: 'unroll-char-model';
  readonly version: 1;
  readonly design: CharModelDesign;
  readonly characters: readonly string[];
  readonly weights: SavedWeights;
}

/** @throws {RangeError} if it is of another version, or its weights do not fit its design */
export function loadCharModel(engine: Engine, saved: SavedCharModel): CharModel {
  const { format, version } = saved as { format: unknown; version: unknown };
  if (format !== 'unroll-char-model' || version !== 1) {
    throw new RangeError(
      `loadCharModel requires unroll-char-model version 1, got ${String(format)} ${String(version)}`,
    );
  }
  const vocabulary = { characters: saved.characters, size: saved.characters.length };
  const spec = specOf(saved.design, vocabulary, 0);
  const network = engine.restore(spec, restoreWeights(saved.weights));
  return createCharModel(network, saved.design, vocabulary);
}

function specOf(
  { cell, units, embedding }: CharModelDesign,
  { size }: Vocabulary,
  learningRate: number,
): ModelSpec {
  return {
    input: { kind: 'tokens', size },
    layers: [
      { kind: 'embedding', units: embedding },
      { kind: 'recurrent', cell, units, returns: 'every-step' },
      { kind: 'dense', units: size },
    ],
    loss: 'softmax-cross-entropy',
    optimizer: { ...ADAM, learningRate },
  };
}

function createCharModel(
  network: TrainableModel,
  design: CharModelDesign,
  vocabulary: Vocabulary,
): CharModel {
  const { size } = vocabulary;
  return {
    design,
    vocabulary,
    parameterCount: network.parameterCount,
    bitsOfEach: (ids) => bitsOfEach(network, ids, size),
    write(prompt, length, temperature, random) {
      const written = [...encode(prompt, vocabulary)];
      if (written.length === 0) written.push(0);
      const start = written.length;
      for (let i = 0; i < length; i++) {
        const data = Int32Array.from(written.slice(-MEMORY));
        const logits = network.predict({ data, batch: 1, steps: data.length });
        written.push(draw(logits.subarray(logits.length - size), temperature, random));
      }
      return decode(Int32Array.from(written.slice(start)), vocabulary);
    },
    save: () => ({
      format: 'unroll-char-model',
      version: 1,
      design,
      characters: vocabulary.characters,
      weights: saveWeights(network.weights()),
    }),
    dispose: () => network.dispose(),
  };
}

function bitsOfEach(network: TrainableModel, ids: Int32Array, size: number): Float64Array {
  const scoredInAll = Math.max(0, ids.length - CONTEXT);
  const bits = new Float64Array(scoredInAll);
  const sequences = Math.ceil(scoredInAll / SCORED);
  const steps = CONTEXT + SCORED - 1; // the last character is only predicted
  for (let first = 0; first < sequences; first += SCORED_BATCH) {
    const batch = Math.min(SCORED_BATCH, sequences - first);
    const data = new Int32Array(batch * steps); // a short last sequence is filled with 0, unscored
    for (let b = 0; b < batch; b++) {
      const start = (first + b) * SCORED;
      data.set(ids.subarray(start, start + steps), b * steps);
    }
    const logits = network.predict({ data, batch, steps }); // [B, T, V]
    for (let b = 0; b < batch; b++) {
      const start = (first + b) * SCORED;
      const end = Math.min(start + SCORED, scoredInAll);
      for (let i = start; i < end; i++) {
        const t = CONTEXT + (i - start) - 1; // having read ids[start … start + t]
        const at = (b * steps + t) * size;
        bits[i] = surprise(logits.subarray(at, at + size), ids[i + CONTEXT]!);
      }
    }
  }
  return bits;
}

/** −log₂ softmax(logits)[id]. */
function surprise(logits: Float32Array, id: number): number {
  let largest = -Infinity;
  for (const logit of logits) largest = Math.max(largest, logit);
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - largest);
  return (Math.log(sum) - (logits[id]! - largest)) / Math.LN2;
}

/** A draw from softmax(logits / temperature); index 0, the unknown character, is never written. */
function draw(logits: Float32Array, temperature: number, random: Random): number {
  const scaled = Float64Array.from(logits, (logit) => logit / temperature);
  scaled[0] = -Infinity;
  const largest = scaled.reduce((a, b) => Math.max(a, b));
  const weights = scaled.map((logit) => Math.exp(logit - largest));
  let left = random() * weights.reduce((a, b) => a + b);
  for (let id = 1; id < weights.length; id++) {
    left -= weights[id]!;
    if (left < 0) return id;
  }
  return weights.length - 1; // what rounding left over
}
