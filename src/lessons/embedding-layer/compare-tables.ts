import type { Engine, Tensor } from '../../engine/engine';
import { byName } from '../../models/by-name';
import { heldOutLoss, NEXT_PIECE_TRAINING, trainNextPiece } from '../../models/next-piece';
import { spreadOf } from '../../models/over-seeds';
import type { Reading } from '../../models/reading';
import { learnTokenVectors } from '../../models/token-vectors';
import { gatherLosses } from '../../training/over-seeds/losses-over-seeds';
import { trainOneOfSeeds } from '../../training/over-seeds/train-over-seeds';
import type { SharedEvent } from '../experiment';
import type {
  AlikeShares,
  ByTable,
  EmbeddingLayerEvent,
  ModelsMade,
  Table,
  TablesCompared,
  TokenNeighbours,
} from './embedding-layer-event';
import { startModels, startWeights, TABLE, TABLES, type TableModel } from './embedding-tables';
import { changedRows, differenceOfAll } from './table-checks';
import {
  alikeShare,
  NEAREST,
  nearestInTable,
  shareByChance,
  useOfTokens,
  type ReadTokens,
  type UseOfTokens,
} from './token-neighbours';

/** Frequent tokens whose neighbours are listed. */
const TOKENS_LISTED = 10;

type Told<Returned = void> = Generator<EmbeddingLayerEvent | SharedEvent, Returned, undefined>;

export interface Comparison {
  readonly steps: number;
  readonly seeds: readonly number[];
  readonly units: number;
}

/** {@link alikeShare} of one seed's tables: before learning, word2vec's, and learned from the first. */
interface Shares {
  readonly random: number;
  readonly word2vec: number;
  readonly learned: number;
}

/**
 * Trains the four models beside each other, seed after seed.
 *
 * @returns what the random table of the first seed has learned, and what all came to
 */
export function* compareTables(
  engine: Engine,
  reading: Reading,
  tokens: ReadTokens,
  { steps, seeds, units }: Comparison,
): Told<{ readonly learned: Tensor; readonly compared: TablesCompared }> {
  const use = useOfTokens(tokens);
  const gathered = gatherLosses(TABLES);
  const losses: ByTable<number>[] = [];
  const shares: Shares[] = [];
  let first: { readonly start: Tensor; readonly learned: Tensor } | undefined;
  for (const [run, seed] of seeds.entries()) {
    const { names, counts, ids } = tokens;
    const read = { tokens: names, unlearned: 1, counts, sequences: [ids], used: reading.used };
    const vectors = yield* learnTokenVectors(engine, read, units, seed);
    const models = startModels(engine, reading, startWeights(engine, reading, seed), vectors);
    try {
      const tableOf = (table: 'random' | 'word2vec') => models[table].model.weights()[TABLE]!;
      const [random, word2vec] = [tableOf('random'), tableOf('word2vec')];
      const tables = { random, word2vec };
      if (run === 0) {
        yield modelsMade(models, seeds);
        if (use !== undefined) yield neighbours(tokens, use, tables);
      }
      // The same seed draws the same batches for all of them.
      const training = { ...NEXT_PIECE_TRAINING, steps, seed };
      const trainings = byName(TABLES, (table) =>
        trainNextPiece(models[table].model, models[table].reading, training),
      );
      yield* trainOneOfSeeds(trainings, gathered, { steps, run, runs: seeds.length });
      const learned = tableOf('random');
      first ??= { start: random, learned };
      if (use !== undefined) {
        if (run === 0) yield neighbours(tokens, use, { ...tables, learned });
        shares.push({
          random: alikeShare(use, random),
          word2vec: alikeShare(use, word2vec),
          learned: alikeShare(use, learned),
        });
      }
      losses.push(yield* lossesOf(models));
    } finally {
      for (const table of TABLES) models[table].model.dispose();
    }
  }
  const { start, learned } = first!;
  const bySeed = byName(TABLES, (table) => losses.map((each) => each[table]));
  const compared: TablesCompared = {
    kind: 'compared',
    unit: reading.lossUnit,
    seeds,
    losses: bySeed,
    overSeeds: byName(TABLES, (table) => spreadOf(bySeed[table])),
    baselines: reading.baselines(),
    shares: use && sharesOver(use, shares),
    difference: yield* differenceOfAll(engine, reading, learned),
    changed: changedRows(start, learned),
    vocabulary: tokens.names.length,
  };
  return { learned, compared };
}

function modelsMade(models: ByTable<TableModel>, seeds: readonly number[]): ModelsMade {
  return {
    kind: 'models',
    learning: byName(TABLES, (table) => models[table].model.parameterCount),
    seeds,
  };
}

function* lossesOf(models: ByTable<TableModel>): Told<ByTable<number>> {
  const losses: Partial<Record<Table, number>> = {};
  for (const table of TABLES) {
    losses[table] = heldOutLoss(models[table].model, models[table].reading);
    yield { kind: 'slice' };
  }
  return losses as ByTable<number>;
}

/** @param tables what the trainings start from, and what has been learned, once it has */
function neighbours(
  { names }: ReadTokens,
  use: UseOfTokens,
  tables: { readonly random: Tensor; readonly word2vec: Tensor; readonly learned?: Tensor },
): TokenNeighbours {
  const named = (rows: readonly number[]) => rows.map((row) => names[row + 1]!);
  const random = nearestInTable(tables.random, use.among);
  const word2vec = nearestInTable(tables.word2vec, use.among);
  const learned = tables.learned && nearestInTable(tables.learned, use.among);
  return {
    kind: 'neighbours',
    rows: Array.from({ length: Math.min(TOKENS_LISTED, use.among) }, (_, row) => ({
      token: names[row + 1]!,
      usedAlike: named(use.usedAlike(row)),
      random: named(random(row)),
      word2vec: named(word2vec(row)),
      learned: learned && named(learned(row)),
    })),
  };
}

function sharesOver(use: UseOfTokens, shares: readonly Shares[]): AlikeShares {
  return {
    among: use.among,
    nearest: NEAREST,
    chance: shareByChance(use),
    random: spreadOf(shares.map(({ random }) => random)),
    word2vec: spreadOf(shares.map(({ word2vec }) => word2vec)),
    learned: spreadOf(shares.map(({ learned }) => learned)),
  };
}
