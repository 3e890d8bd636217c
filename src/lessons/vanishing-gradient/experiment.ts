import type { Engine, TrainableModel } from '../../engine/engine';
import type { CellKind } from '../../engine/model-spec';
import { followTraining } from '../../models/follow-training';
import { CELL_NAMES } from '../../models/forecast-comparison';
import {
  gradientByLag,
  LAG_PLACES,
  mostLags,
  type GradientByLag,
} from '../../models/gradient-by-lag';
import { cellInfluence } from '../../models/influence';
import {
  heldOutLoss,
  nextPieceSpec,
  NEXT_PIECE_TRAINING,
  recurrentPaths,
  trainNextPiece,
} from '../../models/next-piece';
import { readPieces, type Reading } from '../../models/reading';
import { fill, formatNumber, type Phrase } from '../../phrase/phrase';
import { clippedShares } from '../../series/clipped-shares';
import { createRandom } from '../../random/random';
import type { Experiment, Lab, SharedEvent } from '../experiment';
import { withForgetBias, type RecallTask } from './delayed-recall';
import { exactChecks } from './exact-checks';
import { trainRecall } from './recall-training';
import type {
  InfluenceAtPlace,
  LagCurveId,
  LagCurves,
  RecallResults,
  StartsCompared,
  VanishingGradientEvent,
} from './vanishing-gradient-event';

const UNITS = 16;
const CELLS = ['rnn', 'gru', 'lstm'] as const satisfies readonly CellKind[];
const TRAINING_STEPS = 400;
const LONGEST_LAG = 40;
const RECALL_STEPS = 400;
/** The long task: five symbols in their order, and one symbol over a hundred distractors. */
const COPIED = 5;
const LONG_DELAY = 100;
const LONG_STEPS = 4000;
/** Pieces before a place whose influence is shown, and places that can be stepped to. */
const SHOWN_BEFORE = 40;
const MOST_PLACES = 60;
const FIRST_CLIP = 50;

type Models = Readonly<Record<CellKind, TrainableModel>>;
type Told = Generator<VanishingGradientEvent | SharedEvent, void, undefined>;

/**
 * How much of a gradient is left k steps back, in an RNN, a GRU and an LSTM on the same file, before and
 * after training; whether the same cells learn to keep a symbol; and which pieces of the file sway an
 * answer.
 */
export const experiment: Experiment<VanishingGradientEvent> = function* (context) {
  const { dataset, params, seed, engine } = context;
  const reading = readPieces(dataset, params);
  yield { kind: 'used', words: reading.used };
  const delay = Number(params['delay']);
  const forgetBias = biasOf(params['forgetBias'], delay);
  const isLong = params['task'] === 'copy';
  const lags = mostLags(reading, LONGEST_LAG);
  const lag = Math.min(delay, lags);

  const models = createModels(engine, reading, forgetBias, seed);
  let kept = false;
  try {
    const before = lagCurves('before', models, reading, lags, forgetBias);
    yield before;
    yield compareStarts(engine, models, reading, lag, delay, seed);

    const total = CELLS.length * (TRAINING_STEPS + (isLong ? 3 * LONG_STEPS : RECALL_STEPS));
    let done = 0;
    for (const cell of CELLS) {
      const training = { ...NEXT_PIECE_TRAINING, steps: TRAINING_STEPS, seed };
      yield* followTraining(trainNextPiece(models[cell], reading, training), function* (): Told {
        yield { kind: 'progress', step: ++done, total };
      });
    }
    const after = lagCurves('after', models, reading, lags, forgetBias);
    yield after;
    const checks = exactChecks(engine, models, reading, lag);
    yield checks;
    yield {
      kind: 'losses',
      unit: reading.lossUnit,
      cells: CELLS.map((cell) => ({ cell, loss: heldOutLoss(models[cell], reading) })),
      baselines: reading.baselines(),
    };
    const places = placesOf(reading);
    yield {
      kind: 'places',
      pieces: reading.kind,
      places: places.map((place) => reading.place(place)),
    };
    yield influenceAt(models, reading, places, 0, FIRST_CLIP);

    const tasks: RecallTask[] = isLong
      ? [
          { symbols: COPIED, delay },
          { symbols: COPIED, delay: LONG_DELAY },
          { symbols: 1, delay: LONG_DELAY },
        ]
      : [{ symbols: 1, delay }];
    const results = yield* trainRecall(context, {
      tasks,
      cells: CELLS,
      forgetBias: (task) => biasOf(params['forgetBias'], task.delay),
      steps: isLong ? LONG_STEPS : RECALL_STEPS,
      says: isLong,
      done,
      total,
    });
    yield answerOf(after, before, lag);
    yield verdictOf(after, before, lag, results);
    kept = true;
    return labOf(models, reading, places);
  } finally {
    if (!kept) for (const cell of CELLS) models[cell].dispose();
  }
};

/** The forget gates' bias as the knob says it; ln(delay) makes f = delay/(delay + 1). */
export function biasOf(choice: string | number | undefined, delay: number): number {
  return choice === 'zero' ? 0 : choice === 'one' ? 1 : Math.log(delay);
}

function createModels(engine: Engine, reading: Reading, forgetBias: number, seed: number): Models {
  const create = (cell: CellKind) =>
    engine.create(nextPieceSpec(reading, { cell, units: UNITS }), seed);
  const lstm = create('lstm');
  const biased = rebiased(engine, lstm, forgetBias);
  lstm.dispose();
  return { rnn: create('rnn'), gru: create('gru'), lstm: biased };
}

function rebiased(engine: Engine, lstm: TrainableModel, bias: number): TrainableModel {
  const [path = ''] = recurrentPaths(lstm.spec);
  return engine.restore(lstm.spec, withForgetBias(lstm.weights(), path, bias));
}

function lagCurves(
  kind: LagCurves['kind'],
  models: Models,
  reading: Reading,
  lags: number,
  forgetBias: number,
): LagCurves {
  const lstm = gradientByLag(models.lstm, reading, lags);
  return {
    kind,
    trained: kind === 'before' ? 0 : TRAINING_STEPS,
    places: LAG_PLACES,
    units: UNITS,
    forgetBias,
    curves: {
      rnn: left(gradientByLag(models.rnn, reading, lags).h),
      gru: left(gradientByLag(models.gru, reading, lags).h),
      lstm: left(lstm.h),
      'lstm-c': left(lstm.c!),
    },
  };
}

/** Over what there is at lag 0. */
function left(norms: readonly number[]): number[] {
  return norms.map((norm) => (norms[0] === 0 ? 0 : norm / norms[0]!));
}

/** The same cells with other first weights: what that alone decides. */
function compareStarts(
  engine: Engine,
  models: Models,
  reading: Reading,
  lag: number,
  delay: number,
  seed: number,
): StartsCompared {
  const leftOf = (model: TrainableModel, of: (by: GradientByLag) => readonly number[]): number => {
    try {
      return left(of(gradientByLag(model, reading, lag)))[lag]!;
    } finally {
      model.dispose();
    }
  };
  const forBias = (bias: number) => leftOf(rebiased(engine, models.lstm, bias), ({ c }) => c!);
  const orthogonal = engine.restore(models.rnn.spec, models.rnn.weights());
  return {
    kind: 'starts',
    lag,
    rows: [
      { id: 'rnn-orthogonal', left: leftOf(orthogonal, ({ h }) => h) },
      { id: 'rnn-uniform', left: leftOf(uniformRnn(engine, models.rnn, seed), ({ h }) => h) },
      { id: 'forget-bias-0', left: forBias(0) },
      { id: 'forget-bias-1', left: forBias(1) },
      { id: 'forget-bias-ln', left: forBias(Math.log(delay)) },
    ],
  };
}

/** As PyTorch begins: every weight of the cell from U(−1/√u, 1/√u). */
function uniformRnn(engine: Engine, rnn: TrainableModel, seed: number): TrainableModel {
  const random = createRandom(seed);
  const [path = ''] = recurrentPaths(rnn.spec);
  const limit = 1 / Math.sqrt(UNITS);
  const weights = Object.entries(rnn.weights()).map(([name, { shape, data }]) => {
    const own = name.startsWith(`${path}.`);
    return [name, { shape, data: own ? data.map(() => (2 * random() - 1) * limit) : data }];
  });
  return engine.restore(rnn.spec, Object.fromEntries(weights) as ReturnType<typeof rnn.weights>);
}

/** Pieces that no cell was trained on. */
function placesOf({ trainingEnd, length }: Reading): number[] {
  const count = Math.min(MOST_PLACES, length - trainingEnd);
  return Array.from({ length: count }, (_, i) => trainingEnd + i);
}

function influenceAt(
  models: Models,
  reading: Reading,
  places: readonly number[],
  at: number,
  clip: number,
): InfluenceAtPlace {
  const place = places[at]!;
  const from = Math.max(0, place - SHOWN_BEFORE);
  return {
    kind: 'influence',
    at,
    asked: reading.words(place),
    clip,
    words: Array.from({ length: place - from }, (_, i) => reading.words(from + i)),
    cells: CELLS.map((cell) => {
      const influence = cellInfluence(models[cell], reading, place, SHOWN_BEFORE);
      return { cell, ...influence, shades: clippedShares(influence.norms, clip) };
    }),
  };
}

function labOf(
  models: Models,
  reading: Reading,
  places: readonly number[],
): Lab<VanishingGradientEvent> {
  return {
    *ask({ place, clip }) {
      const at = Math.max(0, Math.min(places.length - 1, Math.round(Number(place))));
      yield influenceAt(models, reading, places, at, Number(clip));
    },
    dispose() {
      for (const cell of CELLS) models[cell].dispose();
    },
  };
}

/** Of the LSTM it is c that is compared: the state that it keeps. */
const COMPARED = ['rnn', 'gru', 'lstm-c'] as const satisfies readonly LagCurveId[];

function most({ curves }: LagCurves, lag: number): (typeof COMPARED)[number] {
  return COMPARED.reduce((a, b) => (curves[b][lag]! > curves[a][lag]! ? b : a));
}

function shares({ curves }: LagCurves, lag: number): Record<'rnn' | 'gru' | 'lstm', string> {
  return {
    rnn: percent(curves.rnn[lag]!),
    gru: percent(curves.gru[lag]!),
    lstm: percent(curves['lstm-c'][lag]!),
  };
}

function percent(share: number): string {
  return `${formatNumber(Number((100 * share).toPrecision(2)))}%`;
}

function answerOf(
  after: LagCurves,
  before: LagCurves,
  lag: number,
): Extract<SharedEvent, { kind: 'answer' }> {
  const was = shares(before, lag);
  return {
    kind: 'answer',
    option: most(after, lag),
    values: {
      ...shares(after, lag),
      lag,
      rnnBefore: was.rnn,
      gruBefore: was.gru,
      lstmBefore: was.lstm,
    },
  };
}

function verdictOf(
  after: LagCurves,
  before: LagCurves,
  lag: number,
  results: readonly RecallResults[],
): Extract<SharedEvent, { kind: 'verdict' }> {
  const best = most(after, lag);
  const reasons = [
    fill(BEFORE_AND_AFTER, { ...answerOf(after, before, lag).values }),
    ...results.flatMap((result) => recallWords(result)),
  ];
  const { curves } = after;
  if (curves['lstm-c'][lag]! < Math.max(curves.rnn[lag]!, curves.gru[lag]!)) {
    reasons.push(fill(NOT_THE_LSTM, {}));
  }
  return {
    kind: 'verdict',
    headline: fill(MOST_LEFT, {
      name: NAMES[best],
      lag,
      share: percent(curves[best][lag]!),
    }),
    reasons,
  };
}

/** One sentence for each outcome: who remembers, who half remembers, who has not learned. */
function recallWords({ symbols, delay, chance, cells }: RecallResults): Phrase[] {
  return (['learned', 'partly', 'untrained'] as const).flatMap((outcome) => {
    const those = cells.filter((cell) => cell.outcome === outcome);
    if (those.length === 0) return [];
    const names = those
      .map(({ cell, accuracy }) => `${NAMES[cell]} ${percent(accuracy.at(-1)!)}`)
      .join(', ');
    return [fill(RECALL[outcome], { names, symbols, delay, chance: percent(chance) })];
  });
}

const NAMES: Readonly<Record<LagCurveId, string>> = { ...CELL_NAMES, 'lstm-c': CELL_NAMES.lstm };
const MOST_LEFT: Phrase = {
  ko: '학습한 뒤 {lag}단계 앞에서 기울기가 가장 많이 남은 것은 {name|이에요/예요}. 처음의 {share}가 남았어요.',
  en: 'After training, {name} has most of its gradient left {lag} steps back: {share}.',
};
const BEFORE_AND_AFTER: Phrase = {
  ko: '{lag}단계 앞에 남은 기울기: RNN {rnnBefore} → {rnn}, GRU {gruBefore} → {gru}, LSTM의 c {lstmBefore} → {lstm} (학습 전 → 학습 후).',
  en: 'Left {lag} steps back, before → after training: RNN {rnnBefore} → {rnn}, GRU {gruBefore} → {gru}, c of the LSTM {lstmBefore} → {lstm}.',
};
const NOT_THE_LSTM: Phrase = {
  ko: '이 파일에서는 LSTM이 1등이 아니에요. LSTM이 늘 가장 멀리까지 남긴다는 법칙은 없어요.',
  en: 'On this file it is not the LSTM. No law says that it always reaches furthest.',
};
const RECALL: Readonly<Record<'learned' | 'partly' | 'untrained', Phrase>> = {
  learned: {
    ko: '기호 {symbols}개를 방해 글자 {delay}개 너머까지 기억해 낸 셀: {names} (찍으면 {chance}).',
    en: 'Symbols to keep: {symbols}, over {delay} distractors. Recalled: {names} (guessing: {chance}).',
  },
  partly: {
    ko: '기호 {symbols}개를 방해 글자 {delay}개 너머까지 일부만 기억해 낸 셀: {names} (찍으면 {chance}).',
    en: 'Symbols to keep: {symbols}, over {delay} distractors. Recalled in part: {names} (guessing: {chance}).',
  },
  untrained: {
    ko: '기호 {symbols}개, 방해 글자 {delay}개에서 아직 찍는 수준인 셀: {names} (찍으면 {chance}). 잊어버린 게 아니라 아직 배우지 못한 거예요.',
    en: 'Symbols to keep: {symbols}, over {delay} distractors. Still guessing: {names} (guessing: {chance}). Untrained, not forgetful.',
  },
};
