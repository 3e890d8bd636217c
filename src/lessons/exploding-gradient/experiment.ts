import type { Engine, TrainableModel, Weights } from '../../engine/engine';
import { ADAM, type OptimizerSpec } from '../../engine/model-spec';
import { NEXT_PIECE_TRAINING, nextPieceSpec, recurrentPaths } from '../../models/next-piece';
import { bestBaseline, readPieces, type Reading } from '../../models/reading';
import { fill, type Phrase } from '../../phrase/phrase';
import { createRandom, type Random } from '../../random/random';
import { mean } from '../../series/mean';
import type { Experiment, SharedEvent } from '../experiment';
import type {
  ExplodingGradientEvent,
  NormsByLag,
  StepFigures,
  TrainingsCompared,
} from './exploding-gradient-event';
import { linearNorms } from './linear-recurrence';

const UNITS = 16;
const LAGS = 20;
const STEPS = 150;
const STEPS_BETWEEN_EVENTS = 3;
/** Long, so that there is a way for a gradient to grow. */
const LENGTH = 40;
const RATES = { 'gradient-descent': 0.5, adam: 0.01 } as const;
/** The mean of so many last steps is what a training came to. */
const LAST = 20;

/**
 * An RNN whose U begins at r times an orthogonal matrix: its gradient by lag, and two trainings of the
 * same weights on the same stretches, with and without clipping.
 */
export const experiment: Experiment<ExplodingGradientEvent> = function* (context) {
  const { dataset, params, seed, engine } = context;
  const reading = readPieces(dataset, params);
  yield { kind: 'used', words: reading.used };
  const radius = Number(params['radius']) / 100;
  const clip = Number(params['clip']);
  const optimizer = params['optimizer'] === 'adam' ? 'adam' : 'gradient-descent';
  const weights = scaledStart(engine, reading, radius, seed);
  const model = engine.restore(specOf(reading, optimizer, clip), weights);
  const free = engine.restore(specOf(reading, optimizer, 0), weights);
  try {
    yield normsByLag(engine, model, reading, radius, seed);
    yield* trainBoth(reading, model, free, { clip, rate: RATES[optimizer], optimizer, seed });
  } finally {
    model.dispose();
    free.dispose();
  }
};

type Told = Generator<ExplodingGradientEvent | SharedEvent, void, undefined>;
type Optimizer = keyof typeof RATES;

function specOf(reading: Reading, optimizer: Optimizer, clipNorm: number) {
  const learningRate = RATES[optimizer];
  const own: OptimizerSpec =
    optimizer === 'adam'
      ? { ...ADAM, learningRate, clipNorm }
      : { kind: 'gradient-descent', learningRate, clipNorm };
  return nextPieceSpec(reading, { cell: 'rnn', units: UNITS }, own);
}

/** Fresh weights, U orthogonal times r. */
function scaledStart(engine: Engine, reading: Reading, radius: number, seed: number): Weights {
  const fresh = engine.create(specOf(reading, 'adam', 0), seed);
  try {
    const weights = fresh.weights();
    const name = `${recurrentPaths(fresh.spec)[0]!}.recurrent`; // begins orthogonal
    const { shape, data } = weights[name]!;
    return { ...weights, [name]: { shape, data: data.map((value) => radius * value) } };
  } finally {
    fresh.dispose();
  }
}

/** One random direction at the last step, followed back: through U alone, and through the real cell. */
function normsByLag(
  engine: Engine,
  model: TrainableModel,
  reading: Reading,
  radius: number,
  seed: number,
): NormsByLag {
  const path = recurrentPaths(model.spec)[0]!;
  const weights = model.weights();
  const random = createRandom(seed);
  const v = Float64Array.from({ length: UNITS }, () => random() - 0.5);
  // The cell alone, so that the gradient is given at h itself.
  const steps = Math.min(LENGTH, reading.length);
  const gradient = new Float32Array(steps * UNITS);
  gradient.set(v, (steps - 1) * UNITS);
  const inputs = reading.inputs([0], steps);
  const cell = engine.restore({ ...model.spec, layers: model.spec.layers.slice(0, -1) }, weights);
  let byH: Float32Array; // [1, T, u]
  try {
    byH = cell.gradients(inputs, { gradient }).states[`${path}.h`]!.data;
  } finally {
    cell.dispose();
  }
  const lags = Math.min(LAGS, steps - 1);
  const start = Math.hypot(...v);
  return {
    kind: 'lags',
    radius,
    linear: linearNorms(weights[`${path}.recurrent`]!.data, v, lags),
    power: Array.from({ length: lags + 1 }, (_, k) => radius ** k),
    tanh: Array.from({ length: lags + 1 }, (_, k) => {
      const at = (steps - 1 - k) * UNITS;
      return Math.hypot(...byH.subarray(at, at + UNITS)) / start;
    }),
  };
}

interface Clipping {
  readonly clip: number;
  readonly rate: number;
  readonly optimizer: Optimizer;
  readonly seed: number;
}

/** The same stretches for both; each step's gradient is looked at before it is taken. */
function* trainBoth(
  reading: Reading,
  model: TrainableModel,
  free: TrainableModel,
  { clip, rate, optimizer, seed }: Clipping,
): Told {
  const random = createRandom(seed);
  const length = Math.min(LENGTH, reading.trainingEnd - 1);
  const clippedLosses: number[] = [];
  const freeLosses: number[] = [];
  let [cutSteps, largestNorm, largestCutNorm, largestMove] = [0, 0, 0, 0];
  let brokeAt: number | undefined;
  for (let step = 1; step <= STEPS; step++) {
    const batch = reading.batch(startsOf(reading, length, random), length);
    const before = model.weights();
    const norm = normOf(model.gradients(batch.inputs, batch).weights);
    yield { kind: 'slice' };
    const loss = reading.readableLoss(model.trainStep(batch));
    yield { kind: 'slice' };
    cutSteps += Number(norm > clip);
    largestNorm = Math.max(largestNorm, norm);
    const move = moved(before, model.weights());
    largestMove = Math.max(largestMove, move);
    // Gradient descent moves by rate · g, so that its own step shows what g was cut to.
    const cutNorm = optimizer === 'gradient-descent' ? move / rate : Math.min(norm, clip);
    largestCutNorm = Math.max(largestCutNorm, cutNorm);
    clippedLosses.push(loss);

    const isTold = step % STEPS_BETWEEN_EVENTS === 0;
    let unclipped: StepFigures = { loss: undefined, norm: undefined };
    if (brokeAt === undefined) {
      const freeNorm = isTold
        ? known(normOf(free.gradients(batch.inputs, batch).weights))
        : undefined;
      const freeLoss = reading.readableLoss(free.trainStep(batch));
      if (Number.isFinite(freeLoss)) freeLosses.push(freeLoss);
      else brokeAt = step;
      unclipped = { loss: known(freeLoss), norm: freeNorm };
    }
    if (isTold) {
      yield { kind: 'step', step, clipped: { loss: known(loss), norm: known(norm) }, unclipped };
    }
    yield { kind: 'progress', step, total: STEPS };
  }
  const compared: TrainingsCompared = {
    kind: 'compared',
    unit: reading.lossUnit,
    clip,
    cutSteps,
    steps: STEPS,
    largestNorm: known(largestNorm),
    largestCutNorm: known(largestCutNorm),
    largestMove: known(largestMove),
    moveLimit: rate * clip,
    clippedLoss: meanOfLast(clippedLosses),
    unclippedLoss: brokeAt === undefined ? meanOfLast(freeLosses) : undefined,
    brokeAt,
    baseline: bestBaseline(reading.baselines()),
  };
  yield compared;
  yield* conclude(compared, optimizer);
}

function startsOf(reading: Reading, length: number, random: Random): number[] {
  return Array.from({ length: NEXT_PIECE_TRAINING.batch }, () =>
    Math.floor(random() * (reading.trainingEnd - length)),
  );
}

/** ‖g‖ over all weights. */
function normOf(gradients: Weights): number {
  let sum = 0;
  for (const { data } of Object.values(gradients)) for (const value of data) sum += value * value;
  return Math.sqrt(sum);
}

/** ‖Δw‖ over all weights. */
function moved(before: Weights, after: Weights): number {
  let sum = 0;
  for (const [name, { data }] of Object.entries(after)) {
    data.forEach((value, i) => (sum += (value - before[name]!.data[i]!) ** 2));
  }
  return Math.sqrt(sum);
}

/** Undefined for what is no number any more: events are JSON. */
function known(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

function meanOfLast(losses: readonly number[]): number | undefined {
  const last = losses.slice(-LAST);
  return known(mean(last));
}

/** Losses within this share of each other count as alike. */
const ALIKE = 0.05;

function* conclude(compared: TrainingsCompared, optimizer: Optimizer): Told {
  const { clippedLoss, unclippedLoss, brokeAt, clip, cutSteps, steps, largestNorm } = compared;
  const [cut, free] = [clippedLoss ?? Infinity, unclippedLoss ?? Infinity];
  const option = free > cut * (1 + ALIKE) ? 'helps' : free < cut * (1 - ALIKE) ? 'hurts' : 'alike';
  const values = {
    clip,
    cutSteps,
    steps,
    clipped: clippedLoss ?? 'NaN',
    unclipped: unclippedLoss ?? 'NaN',
    brokeAt: brokeAt ?? 0,
    largestNorm: largestNorm ?? '∞',
    cutNorm: compared.largestCutNorm ?? '∞',
    move: compared.largestMove ?? '∞',
    limit: compared.moveLimit,
  };
  yield { kind: 'answer', option, values };
  const reasons = [fill(CUT, values)];
  if (brokeAt !== undefined) reasons.push(fill(BROKE, values));
  reasons.push(fill(optimizer === 'adam' ? ADAM_MOVES : SGD_MOVES, values));
  const headline = cut === Infinity ? BOTH_BROKE : fill(HEADLINES[option], values);
  yield { kind: 'verdict', headline, reasons };
}

const HEADLINES: Readonly<Record<'helps' | 'hurts' | 'alike', Phrase>> = {
  helps: {
    ko: '자르지 않으면 손실이 {unclipped}, 자르면 {clipped|이에요/예요}. 자른 쪽이 더 낫게 끝났어요.',
    en: 'Without clipping the loss ends at {unclipped}, with it at {clipped}: the clipped training ends better.',
  },
  hurts: {
    ko: '자르지 않은 쪽이 더 낫게 끝났어요({unclipped}, 자르면 {clipped}). 이 설정에서는 너무 많이 잘랐어요.',
    en: 'Without clipping it ends better ({unclipped}; with it {clipped}): here too much was cut.',
  },
  alike: {
    ko: '자르든 자르지 않든 비슷해요({clipped}, {unclipped}). 이 설정에서는 자르기가 결과를 거의 바꾸지 않았어요.',
    en: 'With or without clipping it is much the same ({clipped}, {unclipped}): here clipping changed little.',
  },
};
const BOTH_BROKE: Phrase = {
  ko: '두 학습 모두 손실이 숫자가 아니게 됐어요(NaN). 자르는 크기를 더 줄여 보세요.',
  en: 'Both trainings lost their loss (NaN): clip harder.',
};
const CUT: Phrase = {
  ko: '{steps}단계 가운데 {cutSteps}단계에서 잘랐어요. 가장 큰 기울기의 크기는 {largestNorm}, 자른 뒤에는 {cutNorm|이에요/예요}.',
  en: 'It was cut at {cutSteps} of {steps} steps. The largest norm was {largestNorm}, and {cutNorm} after cutting.',
};
const BROKE: Phrase = {
  ko: '자르지 않은 학습은 {brokeAt}단계에서 손실이 숫자가 아니게 됐어요(NaN).',
  en: 'Without clipping the loss stopped being a number (NaN) at step {brokeAt}.',
};
const SGD_MOVES: Phrase = {
  ko: '경사 하강법에서는 한 단계에 가중치가 움직인 크기가 학습률 × 자르는 크기 = {limit|을/를} 넘지 못해요. 가장 크게 움직인 것이 {move|이에요/예요}.',
  en: 'With gradient descent a step moves the weights by rate × clip = {limit} at most. The largest move was {move}.',
};
const ADAM_MOVES: Phrase = {
  ko: 'Adam은 기울기를 그 크기로 나눠서 움직여요. 그래서 자르기로는 움직임의 크기를 묶지 못해요. 가장 큰 움직임은 {move}, 학습률 × 자르는 크기는 {limit|이에요/예요}.',
  en: 'Adam divides by the gradient’s own size, so cutting does not bound its step: the largest move was {move}, where rate × clip is {limit}.',
};
