import type { Dataset } from '../../dataset/dataset';
import { cellTraces } from '../../engine/cell-trace';
import type { Engine, TrainableModel, Weights } from '../../engine/engine';
import { ADAM, type CellKind, type LayerSpec, type ModelSpec } from '../../engine/model-spec';
import { fill, type Phrase } from '../../phrase/phrase';
import { Refusal } from '../../phrase/refusal';
import { createRandom, type Random } from '../../random/random';
import type { Experiment, Params, SharedEvent } from '../experiment';
import { readCharacters, readRows, type Reading } from './reading';
import type { CellCounts, UnrolledCellEvent, UnrolledTrace } from './unrolled-cell-event';

/** The first pieces are for training; the cell is then followed over what comes after them. */
const TRAINING_SHARE = 0.8;
const TRAINING_STEPS = 120;
const BATCH = 16;
const LEARNING_RATE = 0.01;
const TRACED_STEPS = 40;
/** The picture is drawn again after so many training steps, to be seen changing. */
const STEPS_BETWEEN_TRACES = 30;
const COUNTED_LENGTHS = [1, 5, 10, 100];
const COUNTED_LAYERS = [1, 2, 3];
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
  const reading = readingOf(dataset, params);
  yield { kind: 'used', words: reading.used };

  const design: Design = {
    cell: params['cell'] as CellKind,
    layers: Number(params['layers']),
    units: Number(params['units']),
  };
  const model = engine.create(specOf(reading, design, 'last-step'), seed);
  try {
    const counts = countWeights(engine, reading, design, model, seed);
    yield counts;
    yield traceOf(engine, reading, design, model.weights(), 0);
    yield* train(engine, reading, design, model, createRandom(seed));
    const trace = traceOf(engine, reading, design, model.weights(), TRAINING_STEPS);
    yield trace;
    yield answerOf(counts);
    yield verdictOf(counts, trace);
  } finally {
    model.dispose();
  }
};

interface Design {
  readonly cell: CellKind;
  readonly layers: number;
  readonly units: number;
}

function readingOf(dataset: Dataset, params: Params): Reading {
  switch (dataset.kind) {
    case 'corpus':
      return readCharacters(dataset);
    case 'series': {
      const wanted = params['column'];
      const column =
        wanted === undefined
          ? dataset.columns[0]
          : dataset.columns.find(({ name }) => name === wanted);
      if (column === undefined) throw new Refusal(fill(NO_COLUMN, { name: dataset.name }));
      return readRows(dataset, column, TRAINING_SHARE);
    }
    case 'pairs':
      throw new Refusal(fill(PAIRS, { name: dataset.name }));
  }
}

/** `last-step`: a value is trained on what follows the sequence; characters answer every step. */
function specOf(
  { input, loss, below, outputSize }: Reading,
  { cell, layers, units }: Design,
  valuesReturn: 'last-step' | 'every-step',
): ModelSpec {
  const top = input.kind === 'tokens' ? 'every-step' : valuesReturn;
  const cells = Array.from({ length: layers }, (_, layer): LayerSpec => ({
    kind: 'recurrent',
    cell,
    units,
    returns: layer === layers - 1 ? top : 'every-step',
  }));
  return {
    input,
    layers: [...below, ...cells, { kind: 'dense', units: outputSize }],
    loss,
    optimizer: { ...ADAM, learningRate: LEARNING_RATE },
  };
}

/** Not by a formula: models are made, read their sequences, and their weights are counted. */
function countWeights(
  engine: Engine,
  reading: Reading,
  design: Design,
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
      const other = engine.create(specOf(reading, { ...design, layers }, 'last-step'), seed);
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
  return cellPositions(model.spec).map((position) =>
    sum(
      entries
        .filter(([name]) => name.startsWith(`${position}.`))
        .map(([, tensor]) => tensor.data.length),
    ),
  );
}

/** Where the recurrent layers stand among all layers; weights are named by it. */
function cellPositions({ layers }: ModelSpec): number[] {
  return layers.flatMap((layer, position) => (layer.kind === 'recurrent' ? [position] : []));
}

function* train(
  engine: Engine,
  reading: Reading,
  design: Design,
  model: TrainableModel,
  random: Random,
): Generator<UnrolledCellEvent | SharedEvent, void, undefined> {
  const { min, max } = reading.trainingSteps;
  const trainingLength = Math.floor(reading.length * TRAINING_SHARE);
  // A sequence and the piece after it stay inside the training part.
  const longest = Math.min(max, trainingLength - 1);
  for (let step = 1; step <= TRAINING_STEPS; step++) {
    const steps =
      Math.min(min, longest) + Math.floor(random() * (longest - Math.min(min, longest) + 1));
    const starts = Array.from({ length: BATCH }, () =>
      Math.floor(random() * (trainingLength - steps)),
    );
    const loss = model.trainStep(reading.batch(starts, steps));
    yield { kind: 'loss', step, loss: reading.readableLoss(loss) };
    if (step % STEPS_BETWEEN_TRACES === 0 && step < TRAINING_STEPS) {
      yield traceOf(engine, reading, design, model.weights(), step);
    }
    yield { kind: 'progress', step, total: TRAINING_STEPS };
  }
}

/** The same weights, asked at every step: what each layer's h becomes, and what is expected. */
function traceOf(
  engine: Engine,
  reading: Reading,
  design: Design,
  weights: Weights,
  trained: number,
): UnrolledTrace {
  const from = Math.floor(reading.length * TRAINING_SHARE);
  const steps = Math.min(TRACED_STEPS, reading.length - from - 1); // a piece must follow the last
  const model = engine.restore(specOf(reading, design, 'every-step'), weights);
  try {
    const inputs = reading.inputs([from], steps);
    const layers = cellTraces(model.look(inputs));
    const answers = model.predict(inputs); // [1, T, outputSize]
    const x = Array.from({ length: steps }, (_, t) => reading.x(from + t, weights));
    const largestX = largest(x.flatMap((numbers) => [...numbers]));
    return {
      kind: 'trace',
      trained,
      steps: x.map((numbers, t) => {
        const guesses = reading.guesses(
          answers.slice(t * reading.outputSize, (t + 1) * reading.outputSize),
        );
        return {
          place: reading.place(from + t),
          read: reading.words(from + t),
          x: Array.from(numbers, (number) => number / largestX),
          h: layers.map(({ h, units }) => [...h.slice(t * units, (t + 1) * units)]),
          guesses,
          came: reading.words(from + t + 1),
          right: reading.right(guesses, from + t + 1),
        };
      }),
      marks: cellPositions(model.spec).map((position) => {
        const mark = weights[`${position}.recurrent`]!.data.slice(0, MARK_WEIGHTS);
        const size = largest([...mark]);
        return Array.from(mark, (weight) => weight / size);
      }),
    };
  } finally {
    model.dispose();
  }
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
const NO_COLUMN: Phrase = {
  ko: '{name}에 고를 수 있는 숫자 열이 없어요.',
  en: '{name} has no such column of numbers.',
};
const PAIRS: Phrase = {
  ko: '{name|은/는} 두 열의 글이에요. 이 수업에는 숫자 열이 있는 CSV나 이어지는 글이 필요해요.',
  en: '{name} holds two columns of text. This lesson needs a CSV with numbers or running text.',
};
