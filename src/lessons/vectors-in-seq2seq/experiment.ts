import type { TrainableModel } from '../../engine/engine';
import { byName } from '../../models/by-name';
import { inSlices } from '../../models/in-slices';
import {
  mostFrequentTarget,
  readPairs,
  shownToken,
  type PairReading,
} from '../../models/pair-reading';
import { scorePairs, SEQ2SEQ_TRAINING, trainSeq2seq, type PairScores } from '../../models/seq2seq';
import { createVectorIndex, type VectorIndex } from '../../text/nearest-neighbours';
import { SPECIAL_TOKENS } from '../../text/token-vocabulary';
import { gatherLosses } from '../../training/over-seeds/losses-over-seeds';
import { trainOneOfSeeds } from '../../training/over-seeds/train-over-seeds';
import type { Experiment, SharedEvent } from '../experiment';
import { INPUTS, learnPairVectors, startModels, type PairVectors } from './token-inputs';
import type {
  ByInput,
  InputsCompared,
  ModelsMade,
  PairsWritten,
  TokenNeighbours,
  VectorsInSeq2seqEvent,
} from './vectors-in-seq2seq-event';
import { compare, conclude } from './verdict';

/** Pairs that every model writes, and pairs that are shown. */
const SCORED = 100;
const SHOWN = 4;
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
  const gathered = gatherLosses(INPUTS);
  for (const [run, own] of seeds.entries()) {
    const vectors = yield* learnPairVectors(engine, reading, size, own);
    const models = startModels(engine, reading, size, own, vectors);
    try {
      if (run === 0) {
        yield modelsMade(reading, models, size, seeds);
        yield neighbours(reading, vectors);
      }
      // The same seed draws the same batches for all of them.
      const training = { ...SEQ2SEQ_TRAINING, steps, seed: own };
      const trainings = byName(INPUTS, (input) => trainSeq2seq(models[input], reading, training));
      yield* trainOneOfSeeds(trainings, gathered, { steps, run, runs: seeds.length });
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
    parameters: byName(INPUTS, (input) => models[input].parameterCount),
    seeds,
  };
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
  vectors: PairVectors,
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
      outputs: byName(INPUTS, (input) => scores[input].outputs[i]!),
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
    scores: byName(INPUTS, (input) => compare(scores.map((each) => each[input]))),
  };
}
