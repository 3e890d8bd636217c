import { cellTraces } from '../../engine/cell-trace';
import type { Engine, TrainableModel } from '../../engine/engine';
import { followTraining } from '../../models/follow-training';
import { heldOutStretch, stateRows } from '../../models/held-out-stretch';
import {
  heldOutLoss,
  nextPieceSpec,
  NEXT_PIECE_TRAINING,
  recurrentPaths,
  trainNextPiece,
} from '../../models/next-piece';
import { bestBaseline, readPieces, type Reading } from '../../models/reading';
import { fill, type Phrase } from '../../phrase/phrase';
import { mean } from '../../series/mean';
import type { Experiment, Lab, SharedEvent } from '../experiment';
import { forceGates } from './forced-gate';
import type { Force, ForcedGate, Gate, GateTraces, LstmEvent } from './lstm-event';

const SHOWN = 60;
const STEPS_BETWEEN_TRACES = 100;

type Told = Generator<LstmEvent | SharedEvent, void, undefined>;

/** An LSTM learns the file; its gates and both its states are followed, and can be forced by hand. */
export const experiment: Experiment<LstmEvent> = function* ({ dataset, params, seed, engine }) {
  const reading = readPieces(dataset, params);
  yield { kind: 'used', words: reading.used };
  const design = { cell: 'lstm', units: Number(params['units']) } as const;
  const steps = Number(params['steps']);
  const model = engine.create(nextPieceSpec(reading, design), seed);
  let kept = false;
  try {
    yield tracesOf(reading, model, 0);
    yield* followTraining(
      trainNextPiece(model, reading, { ...NEXT_PIECE_TRAINING, steps, seed }),
      function* ({ step, total, loss }): Told {
        yield { kind: 'loss', step, loss };
        if (step % STEPS_BETWEEN_TRACES === 0) yield tracesOf(reading, model, step);
        yield { kind: 'progress', step, total };
      },
    );
    const traces = tracesOf(reading, model, steps);
    yield traces;
    yield* conclude(traces, model, reading);
    kept = true;
    return benchOf(engine, reading, model);
  } finally {
    if (!kept) model.dispose();
  }
};

function tracesOf(reading: Reading, model: TrainableModel, trained: number): GateTraces {
  const { inputs, count, places, words } = heldOutStretch(reading, SHOWN);
  const { h, c, gates, units } = cellTraces(model.look(inputs))[0]!;
  const f = gates['f']!;
  return {
    kind: 'traces',
    trained,
    units,
    places,
    words,
    h: stateRows(h, units),
    c: stateRows(c!, units),
    cScale: c!.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1,
    gates: {
      i: stateRows(gates['i']!, units),
      f: stateRows(f, units),
      g: stateRows(gates['g']!, units),
      o: stateRows(gates['o']!, units),
    },
    kept: Array.from({ length: units }, (_, unit) => {
      let product = 1;
      for (let t = 0; t < count; t++) product *= f[t * units + unit]!;
      return product;
    }),
  };
}

const FORCED: Readonly<Record<Force, Parameters<typeof forceGates>[2]>> = {
  none: {},
  f0: { f: 0 },
  f1: { f: 1 },
  i0: { i: 0 },
  i1: { i: 1 },
  o0: { o: 0 },
  o1: { o: 1 },
  hold: { f: 1, i: 0 },
};

/** Answers `{ force }` with the same pieces read with those gates held. */
function benchOf(engine: Engine, reading: Reading, model: TrainableModel): Lab<LstmEvent> {
  const [path = ''] = recurrentPaths(model.spec);
  const before = readWith(reading, model);
  return {
    *ask({ force }) {
      const forced = force as Force;
      const weights = forceGates(model.weights(), path, FORCED[forced]);
      const other = engine.restore(model.spec, weights);
      try {
        const after = readWith(reading, other);
        const answer: ForcedGate = {
          kind: 'forced',
          force: forced,
          h: after.h,
          c: after.c,
          unit: reading.lossUnit,
          lossBefore: before.loss,
          lossAfter: after.loss,
          expectedBefore: before.expected,
          expectedAfter: after.expected,
        };
        yield answer;
      } finally {
        other.dispose();
      }
    },
    dispose: () => model.dispose(),
  };
}

function readWith(reading: Reading, model: TrainableModel) {
  const { from, count, inputs } = heldOutStretch(reading, SHOWN);
  const { h, c, units } = cellTraces(model.look(inputs))[0]!;
  const answers = model.predict(inputs); // [1, T, outputSize]
  const answerAt = (t: number) =>
    answers.subarray(t * reading.outputSize, (t + 1) * reading.outputSize);
  const losses = Array.from({ length: count }, (_, t) => reading.lossOf(answerAt(t), from + t));
  return {
    h: stateRows(h, units),
    c: stateRows(c!, units),
    // A probability so small that it is 0 in 32 bits would be an infinite loss.
    loss: losses.reduce((sum, loss) => sum + Math.min(loss, LARGEST_LOSS), 0) / count,
    expected: losses.map((_, t) => reading.guesses(answerAt(t), from + t)[0]!.words),
  };
}

/** −log₂ of the smallest 32-bit number. */
const LARGEST_LOSS = 149;

function* conclude(traces: GateTraces, model: TrainableModel, reading: Reading): Told {
  const { gates, units, c, h } = traces;
  const all = (rows: readonly (readonly number[])[]) => rows.flat();
  const meanOf = (gate: Gate) => mean(all(gates[gate]));
  const largest = (rows: readonly (readonly number[])[]) =>
    all(rows).reduce((a, b) => Math.max(a, Math.abs(b)), 0);
  const baseline = bestBaseline(reading.baselines());
  const values = {
    units,
    steps: c.length,
    f: meanOf('f'),
    i: meanOf('i'),
    o: meanOf('o'),
    c: largest(c),
    h: largest(h),
    kept: mean(traces.kept),
    loss: heldOutLoss(model, reading),
    baseline: baseline.loss,
  };
  // What h can never do: leave [−1, 1]. The larger state is c, unless the file is so small a thing.
  const option = values.c > 1 ? 'c' : values.c > values.h ? 'c-inside' : 'h';
  yield { kind: 'answer', option, values };
  const beats = values.loss < values.baseline ? BEATS : UNDER;
  yield {
    kind: 'verdict',
    headline: fill(HEADLINE, values),
    reasons: [
      fill(SIZES, values),
      fill(FADES, values),
      fill(beats, { ...values, name: baseline.name }),
    ],
  };
}

const HEADLINE: Phrase = {
  ko: '망각 게이트는 평균 {f}, 입력 게이트는 {i}, 출력 게이트는 {o}만큼 열려 있어요.',
  en: 'On average the forget gate is open {f}, the input gate {i}, the output gate {o}.',
};
const SIZES: Phrase = {
  ko: '셀 상태 c의 가장 큰 크기는 {c}, 은닉 상태 h는 {h|이에요/예요}. h는 언제나 −1과 1 사이지만 c는 그렇지 않아요.',
  en: 'The largest size of the cell state c is {c}, of the hidden state h {h}. h always stays between −1 and 1; c need not.',
};
const FADES: Phrase = {
  ko: 'f를 {steps}단계 곱하면 유닛 평균 {kept|이에요/예요}. c만 따라가도 기울기가 그만큼만 남아요. f가 1보다 작으면 LSTM에서도 기울기는 옅어져요.',
  en: 'f multiplied over {steps} steps is {kept} on average: this much of a gradient is left along c alone. With f below 1 it fades in an LSTM, too.',
};
const BEATS: Phrase = {
  ko: '배운 적 없는 곳의 손실은 {loss}, 학습이 필요 없는 기준({name})은 {baseline|이에요/예요}.',
  en: 'On what it was not trained on, its loss is {loss}; a baseline that needs no training ({name}) has {baseline}.',
};
const UNDER: Phrase = {
  ko: '배운 적 없는 곳의 손실은 {loss}예요. 학습이 필요 없는 기준({name}, {baseline})보다 아직 못해요. 더 배우게 해 보세요.',
  en: 'Its loss on what it was not trained on is {loss}, not yet better than what needs no training ({name}: {baseline}). Let it learn longer.',
};
