import type { TrainableModel } from '../../engine/engine';
import { inSlices } from '../../models/turns';
import {
  mostFrequentTarget,
  readPairs,
  shownToken,
  type PairReading,
} from '../../models/pair-reading';
import {
  scorePairs,
  SEQ2SEQ_TRAINING,
  trainSeq2seq,
  type PairScores,
  type Seq2seqStep,
} from '../../models/seq2seq';
import { createVectorIndex, type VectorIndex } from '../../text/nearest-neighbours';
import { SPECIAL_TOKENS } from '../../text/token-vocabulary';
import type { Experiment, SharedEvent } from '../experiment';
import { INPUTS, learnTokenVectors, startModels, type TokenVectors } from './token-inputs';
import type {
  ByInput,
  InputsCompared,
  LossesSoFar,
  ModelsMade,
  PairsWritten,
  TokenNeighbours,
  VectorsInSeq2seqEvent,
} from './vectors-in-seq2seq-event';
import { compare, conclude } from './verdict';

/** Pairs that every model writes, and pairs that are shown. */
const SCORED = 100;
const SHOWN = 4;
/** A loss is told as the mean of so many steps: batches of longer sources are harder. */
const STEPS_OF_A_LOSS = 20;
const TOKENS_SHOWN = 8;
const NEIGHBOURS = 3;

type Told<Returned = void> = Generator<VectorsInSeq2seqEvent | SharedEvent, Returned, undefined>;

/**
 * One-hot vectors, a learned embedding and an embedding that starts from word2vec, in the same seq2seq
 * on the same pairs: trained beside each other, seed after seed, and judged on pairs held out.
 */
export const experiment: Experiment<VectorsInSeq2seqEvent> = function* (context) {
  const { dataset, params, seed, engine } = context;
  const reading = readPairs(dataset, { task: 'pairs', seed });
  yield { kind: 'used', words: reading.used };
  const size = Number(params['size']);
  const steps = Number(params['steps']);
  const seeds = Array.from({ length: Number(params['seeds']) }, (_, i) => seed + i);
  const scores: ByInput<PairScores>[] = [];
  const sums = new Map<number, ByInput<number>>(); // of losses by step
  for (const [run, own] of seeds.entries()) {
    const vectors = yield* learnTokenVectors(engine, reading, size, own);
    const models = startModels(engine, reading, size, own, vectors);
    try {
      if (run === 0) {
        yield modelsMade(reading, models, size, seeds);
        yield neighbours(reading, vectors);
      }
      yield* trainBeside(models, reading, { steps, seed: own, run, runs: seeds.length, sums });
      if (run === 0) yield neighbours(reading, vectors, models.embedding);
      scores.push(yield* scoreAll(models, reading));
    } finally {
      for (const input of INPUTS) models[input].dispose();
    }
    if (run === 0) yield pairsWritten(reading, scores[0]!);
  }
  const compared = compareAll(reading, seeds, scores);
  yield compared;
  yield* conclude(compared);
};

function modelsMade(
  { sources, targets }: PairReading,
  models: ByInput<TrainableModel>,
  size: number,
  seeds: readonly number[],
): ModelsMade {
  return {
    kind: 'models',
    sourceTokens: sources.size,
    targetTokens: targets.size,
    inputSize: { 'one-hot': sources.size, embedding: size, word2vec: size },
    parameters: byInput((input) => models[input].parameterCount),
    seeds,
  };
}

interface Beside {
  readonly steps: number;
  readonly seed: number;
  /** trainings of all three before this one, and in all */
  readonly run: number;
  readonly runs: number;
  readonly sums: Map<number, ByInput<number>>;
}

/** A step of each model in turn: the same seed draws the same batches for all of them. */
function* trainBeside(
  models: ByInput<TrainableModel>,
  reading: PairReading,
  { steps, seed, run, runs, sums }: Beside,
): Told {
  const trainings = byInput((input) =>
    trainSeq2seq(models[input], reading, { ...SEQ2SEQ_TRAINING, steps, seed }),
  );
  const recent: Record<keyof typeof trainings, number> = byInput(() => 0);
  const total = runs * steps * INPUTS.length;
  let done = run * steps * INPUTS.length;
  try {
    for (let step = 1; step <= steps; step++) {
      for (const input of INPUTS) {
        recent[input] += (yield* nextStep(trainings[input])).loss / STEPS_OF_A_LOSS;
        yield { kind: 'progress', step: ++done, total };
      }
      if (step % STEPS_OF_A_LOSS !== 0) continue;
      yield lossesSoFar(sums, step, recent, run + 1);
      for (const input of INPUTS) recent[input] = 0;
    }
  } finally {
    for (const input of INPUTS) trainings[input].return(undefined as never);
  }
}

function* nextStep(
  training: Generator<Seq2seqStep | undefined, unknown, undefined>,
): Generator<SharedEvent, Seq2seqStep, undefined> {
  for (;;) {
    const turn = training.next();
    if (turn.done === true) throw new RangeError('nextStep requires a training with a step left');
    if (turn.value !== undefined) return turn.value;
    yield { kind: 'slice' };
  }
}

function lossesSoFar(
  sums: Map<number, ByInput<number>>,
  step: number,
  recent: ByInput<number>,
  seeds: number,
): LossesSoFar {
  const before = sums.get(step);
  const sum = byInput((input) => (before?.[input] ?? 0) + recent[input]);
  sums.set(step, sum);
  return { kind: 'losses', step, means: byInput((input) => sum[input] / seeds), seeds };
}

function* scoreAll(
  models: ByInput<TrainableModel>,
  reading: PairReading,
): Told<ByInput<PairScores>> {
  const pairs = reading.heldOut.slice(0, SCORED);
  const scores: Partial<Record<keyof typeof models, PairScores>> = {};
  for (const input of INPUTS) {
    scores[input] = yield* inSlices(scorePairs(models[input], reading, pairs));
  }
  return scores as ByInput<PairScores>;
}

/** @param learned the model with the learned embedding, once it has been trained */
function neighbours(
  { sources }: PairReading,
  vectors: TokenVectors,
  learned?: TrainableModel,
): TokenNeighbours {
  const first = SPECIAL_TOKENS.length;
  const nearest = (index: VectorIndex, row: number) =>
    index
      .search(index.unit(row), { most: NEIGHBOURS, exclude: new Set([row]) })
      .map((found) => shownToken(sources, first + found.index));
  const table = learned?.weights()['encoder.0.embedding'];
  const size = vectors.sources.dimensions;
  const index = table && createVectorIndex(table.data.slice(first * size), size);
  const shown = Math.min(TOKENS_SHOWN, sources.size - first);
  return {
    kind: 'neighbours',
    rows: Array.from({ length: shown }, (_, row) => ({
      token: shownToken(sources, first + row),
      word2vec: nearest(vectors.sources.index, row),
      learned: index && nearest(index, row),
    })),
  };
}

function pairsWritten({ heldOut }: PairReading, scores: ByInput<PairScores>): PairsWritten {
  return {
    kind: 'written',
    rows: heldOut.slice(0, SHOWN).map(({ source, target, place }, i) => ({
      source,
      target,
      place,
      outputs: byInput((input) => scores[input].outputs[i]!),
    })),
  };
}

function compareAll(
  { heldOut }: PairReading,
  seeds: readonly number[],
  scores: readonly ByInput<PairScores>[],
): InputsCompared {
  const pairs = heldOut.slice(0, SCORED);
  return {
    kind: 'compared',
    pairs: pairs.length,
    mostFrequent: mostFrequentTarget(pairs),
    seeds,
    scores: byInput((input) => compare(scores.map((each) => each[input]))),
  };
}

function byInput<Value>(of: (input: (typeof INPUTS)[number]) => Value) {
  return Object.fromEntries(INPUTS.map((input) => [input, of(input)])) as Record<
    (typeof INPUTS)[number],
    Value
  >;
}
