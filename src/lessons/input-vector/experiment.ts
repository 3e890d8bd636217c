import type { SeriesDataset } from '../../dataset/series';
import type { TrainableModel } from '../../engine/engine';
import { ADAM, type ModelSpec } from '../../engine/model-spec';
import { followTraining } from '../../models/follow-training';
import { NEXT_PIECE_TRAINING, recurrentPaths, trainNextPiece } from '../../models/next-piece';
import { readPieces, type Reading } from '../../models/reading';
import { fill, type Phrase } from '../../phrase/phrase';
import { fitScaling, type Scaling } from '../../series/scaling';
import type { Experiment, SharedEvent } from '../experiment';
import type {
  InputStep,
  InputVectorEvent,
  InputVectors,
  ScalingUndone,
} from './input-vector-event';

const STEPS = 60;
const SHOWN = 40;
const LEARNING_RATE = 0.01;

type Told = Generator<InputVectorEvent | SharedEvent, void, undefined>;

/**
 * What a piece of the file is made into before the cell gets it: a character's one-hot or embedding
 * vector, a row's scaled numbers. The model is real and learns, so that its own input size is counted.
 */
export const experiment: Experiment<InputVectorEvent> = function* (context) {
  const { dataset, params, seed, engine } = context;
  const reading = readPieces(dataset, params);
  yield { kind: 'used', words: reading.used };
  const rich = params['vector'] === 'rich';
  const features =
    dataset.kind === 'series' ? featuresOf(dataset, reading, rich, params) : undefined;
  const vectors =
    features === undefined ? charactersAs(reading, rich, params) : rowsAs(reading, features);
  const model = engine.create(vectors.spec, seed);
  try {
    yield vectors.show(model, 0);
    if (features === undefined) {
      const training = { ...NEXT_PIECE_TRAINING, steps: STEPS, seed };
      yield* followTraining(
        trainNextPiece(model, reading, training),
        function* ({ step, total, loss }): Told {
          yield { kind: 'loss', step, loss, unit: reading.lossUnit };
          yield { kind: 'progress', step, total };
        },
      );
    } else {
      yield undone(features);
    }
    const last = vectors.show(model, features === undefined ? STEPS : 0);
    yield last;
    yield* conclude(last, reading, features);
  } finally {
    model.dispose();
  }
};

/** A column's numbers in the training rows' units of spread. */
interface Feature {
  readonly name: string;
  readonly values: Float64Array;
  readonly scaling: Scaling;
}

interface Vectors {
  readonly spec: ModelSpec;
  show(model: TrainableModel, trained: number): InputVectors;
}

function charactersAs(
  reading: Reading,
  rich: boolean,
  params: Readonly<Record<string, string | number>>,
): Vectors {
  const size = Number(params['size']);
  const spec: ModelSpec = {
    input: reading.input,
    layers: [
      // Without an embedding the cell takes a token as a one-hot vector.
      ...(rich ? [{ kind: 'embedding', units: size } as const] : []),
      { kind: 'recurrent', cell: 'rnn', units: 8, returns: 'every-step' },
      { kind: 'dense', units: reading.outputSize },
    ],
    loss: reading.loss,
    optimizer: { ...ADAM, learningRate: LEARNING_RATE },
  };
  return {
    spec,
    show(model, trained) {
      const table = rich ? model.weights()['0.embedding']!.data : undefined; // [V, size]
      const ids = reading.inputs([reading.trainingEnd], SHOWN).data;
      return {
        kind: 'vectors',
        encoding: rich ? 'embedding' : 'one-hot',
        inputSize: cellInputSize(model),
        trained,
        names: [],
        steps: shownSteps(reading, (t) => {
          const id = ids[t - reading.trainingEnd]!;
          const x = table === undefined ? [] : [...table.slice(id * size, (id + 1) * size)];
          return { id, x, from: [] };
        }),
      };
    },
  };
}

function rowsAs(reading: Reading, features: readonly Feature[]): Vectors {
  return {
    spec: {
      input: { kind: 'values', size: features.length },
      layers: [
        { kind: 'recurrent', cell: 'rnn', units: 8, returns: 'every-step' },
        { kind: 'dense', units: 1 },
      ],
      loss: 'mean-squared-error',
      optimizer: { ...ADAM, learningRate: LEARNING_RATE },
    },
    show: (model, trained) => ({
      kind: 'vectors',
      encoding: 'scaled',
      inputSize: cellInputSize(model),
      trained,
      names: features.map(({ name }) => name),
      steps: shownSteps(reading, (t) => {
        const from = features.map(({ values, scaling: { mean, deviation } }) => ({
          value: values[t]!,
          mean,
          deviation,
        }));
        const x = from.map(({ value, mean, deviation }) => (value - mean) / deviation);
        // A model that takes another number of numbers would refuse them.
        model.predict({ data: Float32Array.from(x), batch: 1, steps: 1 });
        return { id: undefined, x, from };
      }),
    }),
  };
}

/** The rows of the cell's W: counted, not told. */
function cellInputSize(model: TrainableModel): number {
  const path = recurrentPaths(model.spec)[0]!;
  return model.weights()[`${path}.kernel`]!.shape[0]!;
}

function shownSteps(
  reading: Reading,
  vectorOf: (t: number) => Pick<InputStep, 'id' | 'x' | 'from'>,
): InputStep[] {
  const count = Math.min(SHOWN, reading.length - reading.trainingEnd);
  return Array.from({ length: count }, (_, i) => {
    const t = reading.trainingEnd + i;
    return { place: reading.place(t), read: reading.words(t), ...vectorOf(t) };
  });
}

/** The learned column alone; or every column without a gap in these rows, and each one's change. */
function featuresOf(
  { columns, lines }: SeriesDataset,
  reading: Reading,
  rich: boolean,
  params: Readonly<Record<string, string | number>>,
): Feature[] {
  const first = lines.indexOf(reading.place(0).line);
  const chosen = String(params['column'] ?? columns[0]!.name);
  const whole = columns.filter(
    ({ name, values }) =>
      name === chosen ||
      (rich &&
        values.subarray(first, first + reading.length).every((value) => Number.isFinite(value))),
  );
  const features: Feature[] = [];
  for (const { name, values } of whole) {
    const own = values.slice(first, first + reading.length);
    const changes = own.map((value, t) => (t === 0 ? 0 : value - own[t - 1]!));
    const offered = rich
      ? [
          { name, values: own },
          { name: `Δ ${name}`, values: changes },
        ]
      : [{ name, values: own }];
    for (const feature of offered) {
      const scaling = fitScaling(feature.values, { start: 0, end: reading.trainingEnd });
      if (scaling.deviation > 0) features.push({ ...feature, scaling });
    }
  }
  return features;
}

function undone(features: readonly Feature[]): ScalingUndone {
  let [worst, worstFloat32, largest] = [0, 0, 0];
  for (const { values, scaling } of features) {
    const { mean, deviation } = scaling;
    for (const value of values) {
      const x = (value - mean) / deviation;
      worst = Math.max(worst, Math.abs(x * deviation + mean - value));
      worstFloat32 = Math.max(worstFloat32, Math.abs(Math.fround(x) * deviation + mean - value));
      largest = Math.max(largest, Math.abs(value));
    }
  }
  return { kind: 'undone', worst, worstFloat32, largest };
}

function* conclude(
  { inputSize, encoding, steps }: InputVectors,
  reading: Reading,
  features: readonly Feature[] | undefined,
): Told {
  const values = { inputSize, pieces: reading.length, columns: features?.length ?? 0 };
  yield { kind: 'answer', option: inputSize === 1 ? 'one' : 'size', values };
  const headline = encoding === 'one-hot' ? ONE_HOT : encoding === 'embedding' ? EMBEDDING : SCALED;
  const first = steps[0]!;
  const reasons = [fill(EVERY_STEP, { ...values, steps: steps.length })];
  if (first.id !== undefined) {
    reasons.push(fill(NUMBERED, { read: first.read, id: first.id, inputSize }));
  } else if (features !== undefined) {
    const { worst, largest } = undone(features);
    reasons.push(fill(UNDONE, { worst, largest }));
  }
  yield { kind: 'verdict', headline: fill(headline, values), reasons };
}

const ONE_HOT: Phrase = {
  ko: '글자 하나가 수 {inputSize}개짜리 벡터가 돼요. 하나만 1이고 나머지는 0이에요.',
  en: 'A character becomes {inputSize} numbers: one of them is 1, the others are 0.',
};
const EMBEDDING: Phrase = {
  ko: '글자 하나가 수 {inputSize}개짜리 벡터가 돼요. 이 수들은 모델이 배운 거예요.',
  en: 'A character becomes {inputSize} numbers, and the model has learned them.',
};
const SCALED: Phrase = {
  ko: '한 행이 수 {inputSize}개짜리 벡터가 돼요. 크기를 맞춘 값이에요.',
  en: 'A row becomes a vector of {inputSize}: its values, scaled.',
};
const EVERY_STEP: Phrase = {
  ko: '본 {steps}단계 모두 수가 {inputSize}개씩 들어갔어요. 셀의 행렬 W도 {inputSize}줄이에요.',
  en: 'At each of the {steps} steps shown it is {inputSize}, and the matrix W of the cell has {inputSize} rows.',
};
const NUMBERED: Phrase = {
  ko: '예를 들어 “{read}”의 번호는 {id|이에요/예요}. 번호는 이름일 뿐, 크기가 아니에요. 그래서 벡터로 바꿔서 넣어요.',
  en: '“{read}”, for example, is number {id}. The number is a name, not a size; that is why it is made into a vector.',
};
const UNDONE: Phrase = {
  ko: '거꾸로 되돌리면 원래 값이 나와요. 가장 큰 오차는 {worst}, 가장 큰 값은 {largest|이에요/예요}.',
  en: 'Scaling back gives the file’s own values again: off by {worst} at most, where the largest value is {largest}.',
};
