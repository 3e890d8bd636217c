import { cellTraces } from '../../engine/cell-trace';
import type { Engine, TrainableModel, Weights } from '../../engine/engine';
import type { CellKind } from '../../engine/model-spec';
import { followTraining } from '../../models/follow-training';
import { heldOutStretch } from '../../models/held-out-stretch';
import {
  lossOfEach,
  nextPieceSpec,
  NEXT_PIECE_TRAINING,
  recurrentPaths,
  trainNextPiece,
} from '../../models/next-piece';
import { readPieces, type Reading } from '../../models/reading';
import { fill, type Phrase } from '../../phrase/phrase';
import { mean } from '../../series/mean';
import type { Experiment, Lab, Params, SharedEvent } from '../experiment';
import type { CellSteps, CellWeightsEvent, WeightDragged } from './cell-weights-event';
import { GATES, stepTerms } from './step-terms';

const TRAINING_STEPS = 150;
const STEPS_BETWEEN_PICTURES = 50;
const SHOWN_STEPS = 40;
/** Pieces whose loss says what a changed weight does: few enough for an answer while it is dragged. */
const SCORED = 120;

type Told = Generator<CellWeightsEvent | SharedEvent, void, undefined>;

/**
 * A cell learns the file; then every number of every step is there to be looked at, and any weight to be
 * dragged.
 */
export const experiment: Experiment<CellWeightsEvent> = function* (context) {
  const { dataset, params, seed, engine } = context;
  const reading = readPieces(dataset, params);
  yield { kind: 'used', words: reading.used };
  const design = { cell: params['cell'] as CellKind, units: Number(params['units']) };
  const model = engine.create(nextPieceSpec(reading, design), seed);
  let kept = false;
  try {
    yield stepsOf(reading, model, design.cell);
    yield* followTraining(
      trainNextPiece(model, reading, { ...NEXT_PIECE_TRAINING, steps: TRAINING_STEPS, seed }),
      function* ({ step, total, loss }): Told {
        yield { kind: 'loss', step, loss };
        if (step % STEPS_BETWEEN_PICTURES === 0) yield stepsOf(reading, model, design.cell);
        yield { kind: 'progress', step, total };
      },
    );
    const before = model.weights();
    const steps = stepsOf(reading, model, design.cell);
    yield* conclude(steps, before, model.weights());
    kept = true;
    return benchOf(engine, reading, model, steps);
  } finally {
    if (!kept) model.dispose();
  }
};

function stepsOf(reading: Reading, model: TrainableModel, cell: CellKind): CellSteps {
  const { from, count, inputs, places, words } = heldOutStretch(reading, SHOWN_STEPS);
  const { h, c, gates, units } = cellTraces(model.look(inputs))[0]!;
  const answers = model.predict(inputs); // [1, T, outputSize]
  const weights = model.weights();
  const path = recurrentPaths(model.spec)[0]!;
  const at = (numbers: Float32Array, t: number) => [
    ...numbers.subarray(t * units, (t + 1) * units),
  ];
  const kernel = rowsOf(weights, `${path}.kernel`);
  return {
    kind: 'steps',
    cell,
    units,
    inputSize: kernel.length,
    gates: GATES[cell],
    kernel,
    recurrent: rowsOf(weights, `${path}.recurrent`),
    steps: Array.from({ length: count }, (_, t) => ({
      place: places[t]!,
      read: words[t]!,
      x: [...reading.x(from + t, weights)],
      before: t === 0 ? Array<number>(units).fill(0) : at(h, t - 1),
      h: at(h, t),
      c: c === undefined ? undefined : at(c, t),
      activations:
        cell === 'rnn'
          ? { h: at(h, t) }
          : Object.fromEntries(Object.entries(gates).map(([gate, all]) => [gate, at(all, t)])),
      guesses: reading.guesses(answerAt(answers, t, reading), from + t),
      came: reading.words(from + t + 1),
    })),
  };
}

function answerAt(answers: Float32Array, t: number, { outputSize }: Reading): Float32Array {
  return answers.subarray(t * outputSize, (t + 1) * outputSize);
}

function rowsOf(weights: Weights, name: string): number[][] {
  const { data, shape } = weights[name]!;
  const [rows = 0, columns = 0] = shape;
  return Array.from({ length: rows }, (_, row) => [
    ...data.slice(row * columns, (row + 1) * columns),
  ]);
}

/**
 * Answers `{ step, unit, gate }` with its terms, and `{ step, matrix, row, column, value }` with what the
 * changed weight does; a question may ask both, so that neither waits for the other.
 */
function benchOf(
  engine: Engine,
  reading: Reading,
  model: TrainableModel,
  { cell, units, steps }: CellSteps,
): Lab<CellWeightsEvent> {
  const weights = model.weights();
  const path = recurrentPaths(model.spec)[0]!;
  const end = Math.min(reading.length, reading.trainingEnd + SCORED);
  const lossBefore = mean(lossOfEach(model, reading, reading.trainingEnd, end));
  return {
    *ask(question: Params) {
      const step = Number(question['step']);
      if (question['unit'] !== undefined) {
        const at = { step, unit: Number(question['unit']), gate: String(question['gate']) };
        yield stepTerms({ cell, weights, path, units }, steps[step]!, at);
      }
      if (question['matrix'] === undefined) return;
      const dragged = {
        matrix: String(question['matrix']),
        row: Number(question['row']),
        column: Number(question['column']),
      };
      const name = `${path}.${dragged.matrix}`;
      const { shape, data } = weights[name]!;
      const changed = data.slice();
      changed[dragged.row * shape.at(-1)! + dragged.column] = Number(question['value']);
      const other = engine.restore(model.spec, { ...weights, [name]: { shape, data: changed } });
      try {
        yield {
          kind: 'dragged',
          step,
          ...dragged,
          lossBefore,
          ...readWith(reading, other, step, end),
        };
      } finally {
        other.dispose();
      }
    },
    dispose: () => model.dispose(),
  };
}

/** What the step and the scored pieces come to with another weight. */
function readWith(
  reading: Reading,
  model: TrainableModel,
  step: number,
  end: number,
): Pick<WeightDragged, 'h' | 'guesses' | 'lossAfter'> {
  const from = reading.trainingEnd;
  const inputs = reading.inputs([from], step + 1);
  const { h, units } = cellTraces(model.look(inputs))[0]!;
  const answers = model.predict(inputs);
  return {
    h: [...h.slice(step * units, (step + 1) * units)],
    guesses: reading.guesses(answerAt(answers, step, reading), from + step),
    lossAfter: mean(lossOfEach(model, reading, from, end)),
  };
}

/** Counted over the steps shown: what moves when the file goes on, and what stays. */
function* conclude({ steps, units }: CellSteps, before: Weights, after: Weights): Told {
  const changed = steps.map(
    (step) => step.h.filter((value, unit) => value !== step.before[unit]).length,
  );
  const movedWeights = Object.entries(after).reduce(
    (sum, [name, { data }]) =>
      sum + data.reduce((count, value, i) => count + Number(value !== before[name]!.data[i]), 0),
    0,
  );
  const weights = Object.values(after).reduce((sum, { data }) => sum + data.length, 0);
  const moved = Math.max(...changed);
  const values = { steps: steps.length, units, moved, weights, movedWeights };
  const option = movedWeights > 0 ? (moved > 0 ? 'both' : 'weights') : 'h';
  yield { kind: 'answer', option, values };
  yield {
    kind: 'verdict',
    headline: fill(HEADLINE, values),
    reasons: [fill(SAME_WEIGHTS, values), ROUNDED],
  };
}

const HEADLINE: Phrase = {
  ko: '가중치 {weights}개는 그대로이고, h의 수 {units}개가 단계마다 새로 계산돼요.',
  en: 'The {weights} weights stay; the {units} numbers of h are made anew at every step.',
};
const SAME_WEIGHTS: Phrase = {
  ko: '{steps}단계를 읽는 동안 바뀐 가중치는 {movedWeights}개, 한 단계에 바뀐 h의 수는 많게는 {moved}개예요. 특성은 이 h(활성값)이지 가중치가 아니에요.',
  en: 'While it read {steps} steps, {movedWeights} weights changed, and up to {moved} numbers of h at a step. The feature is this h, the activation, not the weight.',
};
const ROUNDED: Phrase = {
  ko: '화면의 수는 네 자리쯤으로 반올림한 거예요. 그래서 더해 보면 끝자리가 조금 다를 수 있어요.',
  en: 'The figures shown are rounded to about four digits, so a sum by hand may differ in the last one.',
};
