import { cellTraces } from '../../engine/cell-trace';
import type { TrainableModel } from '../../engine/engine';
import type { CellKind } from '../../engine/model-spec';
import { followTraining } from '../../models/follow-training';
import { heldOutStretch, stateRows } from '../../models/held-out-stretch';
import {
  heldOutLoss,
  nextPieceSpec,
  NEXT_PIECE_TRAINING,
  trainNextPiece,
} from '../../models/next-piece';
import { bestBaseline, readPieces, type Reading } from '../../models/reading';
import { fill, type Phrase } from '../../phrase/phrase';
import type { Experiment, Lab, SharedEvent } from '../experiment';
import type { HiddenStateEvent, ResetAtPlace, ResetMean, StateTrace } from './hidden-state-event';

const TRAINING_STEPS = 500;
const STEPS_BETWEEN_TRACES = 125;
const SHOWN = 60;
/** Pieces read before a place when its state is kept, and answers scored after it. */
const CONTEXT = 24;
const AFTER = 10;
/** Places that the mean is over; a short file has fewer. */
const MOST_PLACES = 400;
const PLACES_AT_ONCE = 50;

type Told = Generator<HiddenStateEvent | SharedEvent, void, undefined>;

/** A cell learns the file; its state is shown along it, and set to 0 at one place and at many. */
export const experiment: Experiment<HiddenStateEvent> = function* (context) {
  const { dataset, params, seed, engine } = context;
  const reading = readPieces(dataset, params);
  yield { kind: 'used', words: reading.used };
  const design = { cell: params['cell'] as CellKind, units: Number(params['units']) };
  const model = engine.create(nextPieceSpec(reading, design), seed);
  let kept = false;
  try {
    yield traceOf(reading, model, 0);
    yield* followTraining(
      trainNextPiece(model, reading, { ...NEXT_PIECE_TRAINING, steps: TRAINING_STEPS, seed }),
      function* ({ step, total, loss }): Told {
        yield { kind: 'loss', step, loss };
        if (step % STEPS_BETWEEN_TRACES === 0) yield traceOf(reading, model, step);
        yield { kind: 'progress', step, total };
      },
    );
    const mean = yield* resetMean(reading, model);
    yield mean;
    yield* conclude(reading, model, mean);
    kept = true;
    return {
      *ask({ reset }) {
        yield resetAt(reading, model, Number(reset));
      },
      dispose: () => model.dispose(),
    } satisfies Lab<HiddenStateEvent>;
  } finally {
    if (!kept) model.dispose();
  }
};

function traceOf(reading: Reading, model: TrainableModel, trained: number): StateTrace {
  const { inputs, places, words } = heldOutStretch(reading, SHOWN);
  const { h, units } = cellTraces(model.look(inputs))[0]!;
  return {
    kind: 'states',
    trained,
    units,
    places,
    words,
    h: stateRows(h, units),
  };
}

/** The shown pieces read at one go, and read up to `at` and from there on from h = 0. */
function resetAt(reading: Reading, model: TrainableModel, at: number): ResetAtPlace {
  const { from, count } = heldOutStretch(reading, SHOWN);
  const place = Math.max(0, Math.min(count - 1, Math.round(at)));
  const whole = lossesOf(reading, model, from, count);
  const before = place === 0 ? { losses: [], h: [] } : lossesOf(reading, model, from, place);
  const after = lossesOf(reading, model, from + place, count - place);
  return {
    kind: 'reset',
    at: place,
    unit: reading.lossUnit,
    kept: whole.losses,
    reset: [...before.losses, ...after.losses],
    h: [...before.h, ...after.h],
  };
}

function lossesOf(reading: Reading, model: TrainableModel, from: number, count: number) {
  const inputs = reading.inputs([from], count);
  const { h, units } = cellTraces(model.look(inputs))[0]!;
  const answers = model.predict(inputs); // [1, T, outputSize]
  const size = reading.outputSize;
  return {
    losses: Array.from({ length: count }, (_, t) =>
      reading.lossOf(answers.subarray(t * size, (t + 1) * size), from + t),
    ),
    h: stateRows(h, units),
  };
}

/**
 * For places spread over what it was not trained on: the loss of the {@link AFTER} answers from there on,
 * with the state of {@link CONTEXT} pieces before, and from h = 0.
 */
function* resetMean(
  reading: Reading,
  model: TrainableModel,
): Generator<SharedEvent, ResetMean, undefined> {
  const first = Math.max(reading.trainingEnd, CONTEXT);
  const room = reading.length - first - AFTER;
  const count = Math.max(1, Math.min(MOST_PLACES, room));
  const places = Array.from({ length: count }, (_, i) => first + Math.floor((i * room) / count));
  const sums = { kept: new Float64Array(AFTER), reset: new Float64Array(AFTER) };
  for (let i = 0; i < places.length; i += PLACES_AT_ONCE) {
    const group = places.slice(i, i + PLACES_AT_ONCE);
    for (const [sum, before] of [
      [sums.kept, CONTEXT],
      [sums.reset, 0],
    ] as const) {
      const steps = before + AFTER;
      const answers = model.predict(
        reading.inputs(
          group.map((place) => place - before),
          steps,
        ),
      ); // [B, T, outputSize]
      const size = reading.outputSize;
      group.forEach((place, b) => {
        for (let t = 0; t < AFTER; t++) {
          const at = (b * steps + before + t) * size;
          sum[t]! += reading.lossOf(answers.subarray(at, at + size), place + t) / places.length;
        }
      });
    }
    yield { kind: 'slice' };
  }
  const mean = (values: Float64Array) => values.reduce((a, b) => a + b, 0) / AFTER;
  return {
    kind: 'mean',
    unit: reading.lossUnit,
    places: places.length,
    kept: [...sums.kept],
    reset: [...sums.reset],
    meanKept: mean(sums.kept),
    meanReset: mean(sums.reset),
  };
}

/** A reset that costs less than this share of the loss is called nothing. */
const NOTHING = 0.02;

function* conclude(reading: Reading, model: TrainableModel, mean: ResetMean): Told {
  const { kept, reset, meanKept, meanReset, places } = mean;
  const extra = (from: number, to: number) =>
    reset.slice(from, to).reduce((sum, loss, i) => sum + loss - kept[from + i]!, 0) / (to - from);
  const [early, late] = [extra(0, 3), extra(AFTER - 3, AFTER)];
  const option =
    meanReset - meanKept < NOTHING * meanKept ? 'nothing' : late < early / 2 ? 'recovers' : 'stays';
  const baseline = bestBaseline(reading.baselines());
  const values = {
    places,
    after: AFTER,
    kept: meanKept,
    reset: meanReset,
    early,
    late,
    loss: heldOutLoss(model, reading),
    baseline: baseline.loss,
  };
  yield { kind: 'answer', option, values };
  const beats = values.loss < values.baseline ? BEATS : UNDER;
  yield {
    kind: 'verdict',
    headline: fill(HEADLINES[option], values),
    reasons: [
      fill(MEAN, values),
      fill(EXTRA, values),
      fill(beats, { ...values, name: baseline.name }),
    ],
  };
}

const HEADLINES: Readonly<Record<'nothing' | 'recovers' | 'stays', Phrase>> = {
  nothing: {
    ko: '이 실행에서는 상태를 지워도 거의 달라지지 않아요. 앞의 일을 별로 쓰지 않는 모델이에요.',
    en: 'In this run, wiping the state hardly matters: the model makes little use of what came before.',
  },
  recovers: {
    ko: '상태를 지우면 손실이 뛰었다가, 몇 조각 읽는 동안 돌아와요.',
    en: 'Wipe the state and the loss jumps; after a few pieces it has recovered.',
  },
  stays: {
    ko: '상태를 지우면 손실이 뛰고, {after}조각을 읽어도 다 돌아오지 않아요.',
    en: 'Wipe the state and the loss jumps; after {after} pieces it has not recovered.',
  },
};
const MEAN: Phrase = {
  ko: '{places}곳에서 상태를 0으로 지워 보았어요. 그 뒤 답 {after}개의 평균 손실은 그대로 두면 {kept}, 지우면 {reset|이에요/예요}.',
  en: 'The state was set to 0 at {places} places. The mean loss of the {after} answers after it: {kept} with the state kept, {reset} without.',
};
const EXTRA: Phrase = {
  ko: '처음 세 답에서는 평균 {early}만큼, 마지막 세 답에서는 {late}만큼 더 틀렸어요.',
  en: 'That is {early} more on the first three answers, and {late} more on the last three.',
};
const BEATS: Phrase = {
  ko: '배운 적 없는 곳의 손실은 {loss}, 학습이 필요 없는 기준({name})은 {baseline|이에요/예요}.',
  en: 'On what it was not trained on, its loss is {loss}; a baseline that needs no training ({name}) has {baseline}.',
};
const UNDER: Phrase = {
  ko: '배운 적 없는 곳의 손실은 {loss}예요. 학습이 필요 없는 기준({name}, {baseline})보다 아직 못해요.',
  en: 'Its loss on what it was not trained on is {loss}: not yet better than what needs no training ({name}, {baseline}).',
};
