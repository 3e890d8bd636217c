import { cellTraces } from '../../engine/cell-trace';
import type { Engine, TrainableModel, Weights } from '../../engine/engine';
import type { CellKind } from '../../engine/model-spec';
import { followTraining } from '../../models/follow-training';
import { heldOutStretch } from '../../models/held-out-stretch';
import {
  nextPieceSpec,
  NEXT_PIECE_TRAINING,
  recurrentPaths,
  trainNextPiece,
  type NextPieceDesign,
} from '../../models/next-piece';
import { readPieces, type Reading } from '../../models/reading';
import { fill, type Phrase } from '../../phrase/phrase';
import type { Experiment, SharedEvent } from '../experiment';
import type { CellCounts, UnrolledCellEvent, UnrolledTrace } from './unrolled-cell-event';

const TRAINING_STEPS = 120;
const TRACED_STEPS = 40;
/** The picture is drawn again after so many training steps, to be seen changing. */
const STEPS_BETWEEN_TRACES = 30;
const COUNTED_LENGTHS = [1, 5, 10, 100];
const COUNTED_LAYERS = [1, 2, 3];
const SHOWN_GUESSES = 3;
/** As many of a cell's weights as can be told apart in a small strip. */
const MARK_WEIGHTS = 12;

/**
 * Trains a small recurrent model on the open file, counts its weights after sequences of several
 * lengths, and follows the one cell step by step over a stretch it was not trained on.
 */
export const experiment: Experiment<UnrolledCellEvent> = function* ({
  dataset,
  params,
  seed,
  engine,
}) {
  const reading = readPieces(dataset, params);
  yield { kind: 'used', words: reading.used };

  const design = {
    cell: params['cell'] as CellKind,
    layers: Number(params['layers']),
    units: Number(params['units']),
  };
  const model = engine.create(nextPieceSpec(reading, design), seed);
  try {
    const counts = countWeights(engine, reading, design, model, seed);
    yield counts;
    yield traceOf(reading, model, 0);
    const training = { ...NEXT_PIECE_TRAINING, steps: TRAINING_STEPS, seed };
    yield* followTraining(
      trainNextPiece(model, reading, training),
      function* ({ step, total, loss }): Told {
        yield { kind: 'loss', step, loss };
        if (step % STEPS_BETWEEN_TRACES === 0 && step < total) yield traceOf(reading, model, step);
        yield { kind: 'progress', step, total };
      },
    );
    const trace = traceOf(reading, model, TRAINING_STEPS);
    yield trace;
    yield answerOf(counts);
    yield verdictOf(counts, trace);
  } finally {
    model.dispose();
  }
};

type Told = Generator<UnrolledCellEvent | SharedEvent, void, undefined>;

/** Not by a formula: models are made, read their sequences, and their weights are counted. */
function countWeights(
  engine: Engine,
  reading: Reading,
  design: NextPieceDesign,
  model: TrainableModel,
  seed: number,
): CellCounts {
  const perLayer = weightsPerCell(model);
  return {
    kind: 'counts',
    cell: design.cell,
    byLength: COUNTED_LENGTHS.map((steps) => {
      model.predict(reading.inputs([0], steps));
      return { steps, weights: sum(weightsPerCell(model)) };
    }),
    byLayers: COUNTED_LAYERS.map((layers) => {
      const other = engine.create(nextPieceSpec(reading, { ...design, layers }), seed);
      try {
        return { layers, weights: sum(weightsPerCell(other)) };
      } finally {
        other.dispose();
      }
    }),
    perLayer,
    outside: model.parameterCount - sum(perLayer),
  };
}

function weightsPerCell(model: TrainableModel): number[] {
  const entries = Object.entries(model.weights());
  return recurrentPaths(model.spec).map((path) =>
    sum(
      entries
        .filter(([name]) => name.startsWith(`${path}.`))
        .map(([, tensor]) => tensor.data.length),
    ),
  );
}

/** What each layer's h becomes at every step, and what is expected. */
function traceOf(reading: Reading, model: TrainableModel, trained: number): UnrolledTrace {
  const { from, count, inputs, places, words } = heldOutStretch(reading, TRACED_STEPS);
  const layers = cellTraces(model.look(inputs));
  const answers = model.predict(inputs); // [1, T, outputSize]
  const weights: Weights = model.weights();
  const x = Array.from({ length: count }, (_, t) => reading.x(from + t, weights));
  const largestX = largest(x.flatMap((numbers) => [...numbers]));
  return {
    kind: 'trace',
    trained,
    steps: x.map((numbers, t) => {
      const answer = answers.subarray(t * reading.outputSize, (t + 1) * reading.outputSize);
      const guesses = reading.guesses(answer, from + t).slice(0, SHOWN_GUESSES);
      return {
        place: places[t]!,
        read: words[t]!,
        x: Array.from(numbers, (number) => number / largestX),
        h: layers.map(({ h, units }) => [...h.slice(t * units, (t + 1) * units)]),
        guesses,
        came: reading.words(from + t + 1),
        right: reading.right(guesses, from + t + 1),
      };
    }),
    marks: recurrentPaths(model.spec).map((path) => {
      const mark = weights[`${path}.recurrent`]!.data.slice(0, MARK_WEIGHTS);
      const size = largest([...mark]);
      return Array.from(mark, (weight) => weight / size);
    }),
  };
}

function answerOf({ byLength }: CellCounts): Extract<SharedEvent, { kind: 'answer' }> {
  const long = byLength.at(-1)!;
  const short = byLength.find(({ steps }) => steps * 10 === long.steps)!;
  const option =
    long.weights === short.weights
      ? 'same'
      : long.weights === short.weights * 10
        ? 'tenfold'
        : 'more';
  return {
    kind: 'answer',
    option,
    values: {
      shortSteps: short.steps,
      shortCount: short.weights,
      longSteps: long.steps,
      longCount: long.weights,
    },
  };
}

function verdictOf(
  { byLength, byLayers, perLayer }: CellCounts,
  { steps }: UnrolledTrace,
): Extract<SharedEvent, { kind: 'verdict' }> {
  const values = {
    count: sum(perLayer),
    layers: perLayer.length,
    steps: steps.length,
    longest: byLength.at(-1)!.steps,
    one: byLayers[0]!.weights,
    two: byLayers[1]!.weights,
    three: byLayers[2]!.weights,
    right: steps.filter(({ right }) => right === true).length,
  };
  const headline = perLayer.length === 1 ? ONE_CELL : STACKED_CELLS;
  const reasons = [fill(SAME_FOR_EVERY_LENGTH, values), fill(MORE_WITH_LAYERS, values)];
  if (steps.some(({ right }) => right !== undefined)) reasons.push(fill(GUESSED_RIGHT, values));
  return { kind: 'verdict', headline: fill(headline, values), reasons };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

/** Largest magnitude; 1 when all are 0, so that it can be divided by. */
function largest(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, Math.abs(b)), 0) || 1;
}

const ONE_CELL: Phrase = {
  ko: '셀 하나, 가중치 {count}개를 {steps}번 썼어요.',
  en: 'One cell with {count} weights, used {steps} times.',
};
const STACKED_CELLS: Phrase = {
  ko: '셀 {layers}개, 가중치 모두 {count}개를 {steps}번씩 썼어요.',
  en: '{layers} cells with {count} weights in all, each used {steps} times.',
};
const SAME_FOR_EVERY_LENGTH: Phrase = {
  ko: '한 단계를 읽을 때도, {longest}단계를 읽을 때도 가중치는 {count}개예요.',
  en: 'Reading one step or {longest}, the weights are the same {count}.',
};
const MORE_WITH_LAYERS: Phrase = {
  ko: '층을 쌓으면 늘어나요. 한 층은 {one}개, 두 층은 {two}개, 세 층은 {three}개예요.',
  en: 'Layers add weights: {one} with one layer, {two} with two, {three} with three.',
};
const GUESSED_RIGHT: Phrase = {
  ko: '배운 적 없는 {steps}글자에서 첫 번째 예상이 {right}번 맞았어요. 잠깐 배운 모델이에요.',
  en: 'Of {steps} characters it was not trained on, its first guess was right {right} times. It was trained only briefly.',
};
