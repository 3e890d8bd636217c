import type { Batch, TrainableModel } from '../../engine/engine';
import { ADAM, type CellKind, type ModelSpec } from '../../engine/model-spec';
import { bestBaseline, readPieces, type Reading } from '../../models/reading';
import { trainStep } from '../../models/train-step';
import { inSlices } from '../../models/in-slices';
import { fill, type Phrase } from '../../phrase/phrase';
import { Refusal } from '../../phrase/refusal';
import { createRandom, permutation, type Random } from '../../random/random';
import { blockBootstrapInterval } from '../../series/block-bootstrap';
import { mean } from '../../series/mean';
import type { Experiment, SharedEvent } from '../experiment';
import type { OrderScores, SequenceOrderEvent } from './sequence-order-event';

const UNITS = 24;
const STEPS = 200;
const BATCH = 16;
const LEARNING_RATE = 0.01;
/** Windows that the models are asked about: enough for a mean, and quick. */
const MOST_ASKED = 500;
const STEPS_BETWEEN_LOSSES = 5;

type Told = Generator<SequenceOrderEvent | SharedEvent, void, undefined>;

/**
 * Trains the same cell twice on the same windows, each to name what comes after its window: once as they
 * stand, once with every window in a fresh random order, when learning and when asked. The target stays.
 */
export const experiment: Experiment<SequenceOrderEvent> = function* (context) {
  const { dataset, params, engine } = context;
  const reading = readPieces(dataset, params);
  const window = Number(params['window']);
  const seeds = Number(params['seeds']);
  const spec = specOf(reading, params['cell'] as CellKind);
  const starts = askedStarts(reading, window, dataset.name);
  yield { kind: 'used', words: reading.used };
  yield windowAt(reading, starts[0]!, window, createRandom(context.seed));

  const found: OrderScores['seeds'][number][] = [];
  const differences = new Float64Array(starts.length);
  for (let i = 0; i < seeds; i++) {
    const seed = context.seed + i;
    const ordered = engine.create(spec, seed);
    const shuffled = engine.create(spec, seed);
    try {
      yield* trainBoth(reading, window, { ordered, shuffled }, seed, i * STEPS, seeds * STEPS);
      const random = createRandom(seed);
      const losses = lossesOf(ordered, reading, starts, window, undefined);
      const shuffledLosses = lossesOf(shuffled, reading, starts, window, random);
      shuffledLosses.forEach((loss, w) => (differences[w]! += (loss - losses[w]!) / seeds));
      found.push({ seed, ordered: mean(losses), shuffled: mean(shuffledLosses) });
    } finally {
      ordered.dispose();
      shuffled.dispose();
    }
    yield scoresOf(reading, found, differences, context.seed);
  }
  const scores = scoresOf(reading, found, differences, context.seed);
  const values = {
    ordered: scores.mean.ordered,
    shuffled: scores.mean.shuffled,
    low: scores.difference.low,
    high: scores.difference.high,
    windows: starts.length,
    seeds,
  };
  const option =
    scores.difference.low > 0 ? 'worse' : scores.difference.high < 0 ? 'better' : 'same';
  yield { kind: 'answer', option, values };
  const worst = Math.max(...scores.baselines.map(({ loss }) => loss));
  const best = bestBaseline(scores.baselines);
  const reasons = [fill(MEANS, values), fill(INTERVAL, values)];
  if (reading.kind === 'rows') reasons.push(LAST_ROW);
  if (scores.mean.ordered > worst) reasons.push(UNTRAINED);
  else {
    const said = scores.mean.ordered < best.loss ? BEATS_BASELINE : UNDER_BASELINE;
    reasons.push(fill(said, { ...values, name: best.name, loss: best.loss }));
  }
  yield { kind: 'verdict', headline: HEADLINES[option], reasons };
};

function specOf({ input, below, outputSize, loss }: Reading, cell: CellKind): ModelSpec {
  return {
    input,
    layers: [
      ...below,
      { kind: 'recurrent', cell, units: UNITS, returns: 'last-step' },
      { kind: 'dense', units: outputSize },
    ],
    loss,
    optimizer: { ...ADAM, learningRate: LEARNING_RATE },
  };
}

function* trainBoth(
  reading: Reading,
  window: number,
  { ordered, shuffled }: { readonly ordered: TrainableModel; readonly shuffled: TrainableModel },
  seed: number,
  before: number,
  total: number,
): Told {
  const random = createRandom(seed);
  const orders = createRandom(seed + 1);
  for (let step = 1; step <= STEPS; step++) {
    const starts = Array.from({ length: BATCH }, () =>
      Math.floor(random() * (reading.trainingEnd - window)),
    );
    const batch = windowsOf(reading, starts, window, undefined);
    const losses = [
      yield* inSlices(trainStep(ordered, batch, step)),
      yield* inSlices(trainStep(shuffled, windowsOf(reading, starts, window, orders), step)),
    ].map((loss) => reading.readableLoss(loss));
    if (step % STEPS_BETWEEN_LOSSES === 0) {
      yield { kind: 'loss', step, seed, ordered: losses[0]!, shuffled: losses[1]! };
    }
    yield { kind: 'progress', step: before + step, total };
  }
}

/**
 * Windows and what comes after each; with `orders` every window is in a fresh random order.
 *
 * @returns inputs [B, window(, 1)], targets [B(, 1)]
 */
function windowsOf(
  reading: Reading,
  starts: readonly number[],
  window: number,
  orders: Random | undefined,
): Batch {
  const { inputs, targets } = reading.batch(starts, window); // a target for every step
  const last = targets.filter((_, i) => i % window === window - 1);
  if (orders === undefined) return { inputs, targets: last };
  const data = inputs.data.slice();
  starts.forEach((_, b) => {
    permutation(window, orders).forEach((from, to) => {
      data[b * window + to] = inputs.data[b * window + from]!;
    });
  });
  return { inputs: { ...inputs, data }, targets: last };
}

/** The loss about what comes after each window, shape [starts]. */
function lossesOf(
  model: TrainableModel,
  reading: Reading,
  starts: readonly number[],
  window: number,
  orders: Random | undefined,
): Float64Array {
  const { inputs } = windowsOf(reading, starts, window, orders);
  const answers = model.predict(inputs); // [B, outputSize]
  const size = reading.outputSize;
  return Float64Array.from(starts, (start, b) =>
    reading.lossOf(answers.subarray(b * size, (b + 1) * size), start + window - 1),
  );
}

/** Windows whose next piece was not trained on, evenly spread. */
function askedStarts(reading: Reading, window: number, name: string): number[] {
  const first = reading.trainingEnd - window;
  const count = reading.length - reading.trainingEnd;
  if (first < 1) {
    throw new Refusal(fill(TOO_SHORT, { name, found: reading.trainingEnd, needed: window + 1 }));
  }
  const asked = Math.min(count, MOST_ASKED);
  return Array.from({ length: asked }, (_, i) => first + Math.floor((i * count) / asked));
}

function windowAt(reading: Reading, start: number, window: number, random: Random) {
  const ordered = Array.from({ length: window }, (_, t) => reading.words(start + t));
  return {
    kind: 'window',
    ordered,
    shuffled: Array.from(permutation(window, random), (from) => ordered[from]!),
    next: reading.words(start + window),
  } as const;
}

function scoresOf(
  reading: Reading,
  seeds: OrderScores['seeds'],
  differences: Float64Array,
  seed: number,
): OrderScores {
  const meanOf = (of: 'ordered' | 'shuffled') => mean(seeds.map((score) => score[of]));
  const { low, high } = blockBootstrapInterval(differences, createRandom(seed));
  return {
    kind: 'scores',
    unit: reading.lossUnit,
    windows: differences.length,
    seeds: [...seeds],
    mean: { ordered: meanOf('ordered'), shuffled: meanOf('shuffled') },
    difference: { low, high },
    baselines: reading.baselines(),
  };
}

const HEADLINES: Readonly<Record<'worse' | 'same' | 'better', Phrase>> = {
  worse: {
    ko: '순서를 섞으면 더 많이 틀려요. 이 파일에서는 순서가 정보예요.',
    en: 'Shuffled, it does worse: in this file, order is information.',
  },
  same: {
    ko: '이 실행에서는 순서를 섞어도 뚜렷한 차이가 없어요.',
    en: 'In this run, the order makes no clear difference.',
  },
  better: {
    ko: '이 실행에서는 섞은 쪽이 덜 틀렸어요. 노트와 다른 결과예요.',
    en: 'In this run the shuffled windows did better. The notes say otherwise; the run counts.',
  },
};
const MEANS: Phrase = {
  ko: '배운 적 없는 창 {windows}개에서 손실은 순서대로 {ordered}, 섞어서 {shuffled|이에요/예요}. 시드 {seeds}개의 평균이에요.',
  en: 'On {windows} windows it was not trained on, the loss is {ordered} in order and {shuffled} shuffled, the mean of {seeds} seeds.',
};
const INTERVAL: Phrase = {
  ko: '섞었을 때 늘어난 손실의 95% 구간은 {low}부터 {high}까지예요. 0이 들어 있으면 차이가 뚜렷하지 않은 거예요.',
  en: 'Shuffling adds between {low} and {high} (95 % interval). If 0 lies inside, there is no clear difference.',
};
const LAST_ROW: Phrase = {
  ko: '표에서는 마지막 행에서 얼마나 변할지를 맞혀요. 섞으면 어느 행이 마지막이었는지부터 알 수 없어요. 그래서 행들이 서로 아무 상관이 없어도 순서가 도움이 돼요.',
  en: 'In a table, what the model predicts is the change from the last row. Shuffled, it cannot even tell which row was the last. So order helps even where the rows have nothing to do with each other.',
};
const BEATS_BASELINE: Phrase = {
  ko: '순서대로 배운 쪽은 학습이 필요 없는 기준({name}, {loss})보다도 덜 틀렸어요.',
  en: 'In order it also does better than what needs no training ({name}: {loss}).',
};
const UNDER_BASELINE: Phrase = {
  ko: '다만 학습이 필요 없는 기준({name}, {loss})만큼은 못 했어요. 잠깐 배운 작은 모델이에요.',
  en: 'It does not reach what needs no training ({name}: {loss}): a small model, briefly trained.',
};
const UNTRAINED: Phrase = {
  ko: '순서대로 배운 쪽도 기준보다 못해요. 아직 배우지 못한 모델이라 순서에 대해 말해 주는 것이 적어요.',
  en: 'Even in order it is worse than every baseline: an untrained model says little about order.',
};
const TOO_SHORT: Phrase = {
  ko: '{name}에서 배울 부분은 {found}조각이에요. 창 하나와 그다음 조각까지 {needed}조각은 있어야 해요.',
  en: '{name} has {found} pieces to learn from; one window and what follows take {needed}.',
};
