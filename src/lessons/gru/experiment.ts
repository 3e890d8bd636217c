import type { TrainableModel } from '../../engine/engine';
import type { CellKind } from '../../engine/model-spec';
import { besideBaseline } from '../../models/beside-baseline';
import { followTraining } from '../../models/follow-training';
import { CELL_NAMES } from '../../models/forecast-comparison';
import {
  lossOfEach,
  nextPieceSpec,
  NEXT_PIECE_TRAINING,
  recurrentPaths,
  trainNextPiece,
} from '../../models/next-piece';
import { readPieces, type Reading } from '../../models/reading';
import { fill, type Phrase } from '../../phrase/phrase';
import { createRandom } from '../../random/random';
import { blockBootstrapInterval } from '../../series/block-bootstrap';
import { mean } from '../../series/mean';
import type { Experiment, SharedEvent } from '../experiment';
import { cellSize } from './cell-size';
import type { CellScore, CellScores, CellSizes, GruEvent } from './gru-event';

const CELLS = ['rnn', 'gru', 'lstm'] as const satisfies readonly CellKind[];
const TRAINING_STEPS = 300;
const STEPS_BETWEEN_LOSSES = 10;
const MOST_SCORED = 2000;

/**
 * RNN, GRU and LSTM on the same file: their weights counted, a step timed, and what each comes to over
 * several seeds beside what needs no training.
 */
export const experiment: Experiment<GruEvent> = function* (context) {
  const { dataset, params, engine, now } = context;
  const reading = readPieces(dataset, params);
  const units = Number(params['units']);
  const seeds = Number(params['seeds']);
  yield { kind: 'used', words: reading.used };
  const create = (cell: CellKind, seed: number) =>
    engine.create(nextPieceSpec(reading, { cell, units }), seed);
  const sizes = countSizes(create, units);
  yield sizes;

  const total = CELLS.length * seeds * TRAINING_STEPS;
  const courses = CELLS.map((cell) => ({
    cell,
    losses: [] as number[],
    ms: 0,
    ofEach: [] as Float64Array[],
  }));
  let done = 0;
  for (let i = 0; i < seeds; i++) {
    const seed = context.seed + i;
    for (const course of courses) {
      const { cell } = course;
      const model = create(cell, seed);
      try {
        let before = now();
        const training = { ...NEXT_PIECE_TRAINING, steps: TRAINING_STEPS, seed };
        yield* followTraining(
          trainNextPiece(model, reading, training),
          function* ({ step, loss }): Generator<GruEvent | SharedEvent, void, undefined> {
            course.ms += now() - before;
            if (step % STEPS_BETWEEN_LOSSES === 0) yield { kind: 'loss', cell, seed, step, loss };
            yield { kind: 'progress', step: ++done, total };
            before = now();
          },
        );
        const ofEach = scored(model, reading);
        course.ofEach.push(ofEach);
        course.losses.push(mean(ofEach));
      } finally {
        model.dispose();
      }
      yield scoresOf(reading, courses, context.seed);
    }
  }
  yield* conclude(sizes, scoresOf(reading, courses, context.seed), seeds);
};

interface Course {
  readonly cell: CellKind;
  readonly losses: readonly number[];
  readonly ms: number;
  /** by seed, the loss of every piece */
  readonly ofEach: readonly Float64Array[];
}

function scored(model: TrainableModel, reading: Reading): Float64Array {
  const from = reading.trainingEnd;
  return lossOfEach(model, reading, from, Math.min(reading.length, from + MOST_SCORED));
}

function countSizes(
  create: (cell: CellKind, seed: number) => TrainableModel,
  units: number,
): CellSizes {
  let inputSize = 0;
  const cells = CELLS.map((cell) => {
    const model = create(cell, 1);
    try {
      const [path = ''] = recurrentPaths(model.spec);
      const { [`${path}.kernel`]: W, [`${path}.recurrent`]: U } = model.weights();
      inputSize = W!.shape[0]!;
      return cellSize(cell, units, W!.data.length + U!.data.length);
    } finally {
      model.dispose();
    }
  });
  return { kind: 'sizes', inputSize, units, cells };
}

function scoresOf(reading: Reading, courses: readonly Course[], seed: number): CellScores {
  const told = courses.filter(({ losses }) => losses.length > 0);
  const [gru, lstm] = [courses[1]!, courses[2]!];
  const seeds = Math.min(gru.ofEach.length, lstm.ofEach.length);
  let difference: CellScores['difference'];
  if (seeds > 0) {
    const pieces = gru.ofEach[0]!.map((_, t) => {
      let sum = 0;
      for (let i = 0; i < seeds; i++) sum += gru.ofEach[i]![t]! - lstm.ofEach[i]![t]!;
      return sum / seeds;
    });
    const { low, high } = blockBootstrapInterval(pieces, createRandom(seed));
    difference = { low, high };
  }
  return {
    kind: 'scores',
    unit: reading.lossUnit,
    cells: told.map(({ cell, losses, ms }): CellScore => ({
      cell,
      losses: [...losses],
      mean: mean(losses),
      smallest: Math.min(...losses),
      largest: Math.max(...losses),
      msPerStep: ms / (losses.length * TRAINING_STEPS),
    })),
    baselines: reading.baselines(),
    difference,
  };
}

function* conclude(
  { cells: sizes }: CellSizes,
  { cells, difference, baselines }: CellScores,
  seeds: number,
): Generator<SharedEvent, void, undefined> {
  const { low, high } = difference!;
  const option = high < 0 ? 'gru' : low > 0 ? 'lstm' : 'unclear';
  const of = (cell: CellKind) => cells.find((score) => score.cell === cell)!;
  const best = cells.reduce((a, b) => (b.mean < a.mean ? b : a));
  const values = {
    seeds,
    low,
    high,
    gru: of('gru').mean,
    lstm: of('lstm').mean,
    rnn: of('rnn').mean,
    gruWeights: sizes[1]!.matrices,
    lstmWeights: sizes[2]!.matrices,
    gruMs: of('gru').msPerStep,
    lstmMs: of('lstm').msPerStep,
  };
  yield { kind: 'answer', option, values };
  yield {
    kind: 'verdict',
    headline: fill(HEADLINES[option], values),
    reasons: [
      fill(WEIGHTS, values),
      fill(LOSSES, values),
      ...(best.cell === 'rnn' ? [SIMPLEST_WINS] : []),
      besideBaseline({ name: CELL_NAMES[best.cell], loss: best.mean }, baselines),
    ],
  };
}

const HEADLINES: Readonly<Record<'gru' | 'lstm' | 'unclear', Phrase>> = {
  gru: {
    ko: '이 파일에서는 GRU가 LSTM보다 덜 틀렸어요.',
    en: 'On this file the GRU is wrong less than the LSTM.',
  },
  lstm: {
    ko: '이 파일에서는 LSTM이 GRU보다 덜 틀렸어요.',
    en: 'On this file the LSTM is wrong less than the GRU.',
  },
  unclear: {
    ko: '이 파일에서는 GRU와 LSTM 사이에 뚜렷한 차이가 없어요.',
    en: 'On this file there is no clear difference between GRU and LSTM.',
  },
};
const WEIGHTS: Phrase = {
  ko: 'GRU의 W와 U는 {gruWeights}개로, LSTM의 {lstmWeights}개의 꼭 3/4이에요. 한 단계 학습에 GRU는 {gruMs} ms, LSTM은 {lstmMs} ms 걸렸어요.',
  en: 'W and U of the GRU hold {gruWeights} numbers, exactly 3/4 of the LSTM’s {lstmWeights}. A training step took the GRU {gruMs} ms, the LSTM {lstmMs} ms.',
};
const LOSSES: Phrase = {
  ko: '배운 적 없는 곳의 평균 손실(시드 {seeds}개): RNN {rnn}, GRU {gru}, LSTM {lstm}. GRU − LSTM의 95% 구간은 {low}부터 {high}까지예요.',
  en: 'Mean loss on what they were not trained on ({seeds} seeds): RNN {rnn}, GRU {gru}, LSTM {lstm}. The 95 % interval of GRU − LSTM goes from {low} to {high}.',
};
const SIMPLEST_WINS: Phrase = {
  ko: '게다가 평균이 가장 작은 것은 가장 단순한 RNN이에요. 게이트가 있다고 늘 이기는 것은 아니에요.',
  en: 'And the smallest mean is that of the plain RNN: gates do not always win.',
};
