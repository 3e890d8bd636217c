import type { Lesson } from '../lesson';

export const lesson: Lesson = {
  id: 'timeseries-generator',
  chapter: 'time-series',
  title: {
    ko: '시계열을 (윈도, 정답) 짝으로 자르기',
    en: 'Cutting a series into windows and targets',
  },
  notes: [
    {
      line: 18,
      ko: '시간 데이터를 sequence로 만든다',
      en: 'makes sequences of the time data',
    },
    {
      line: 21,
      ko: '10개를 보고 그 다음시간과 영향을 보고 , 또 그다음 10개를 묶어서 다시 보고 (매년)',
      en: 'look at ten and at the influence on the next time, then bundle the next ten and look again (every year)',
    },
  ],
  prose: [
    {
      ko: '신경망은 파일을 통째로 배우지 않아요. “이 10행을 보고 그다음 행을 맞혀라” 하는 문제를 여러 개 풀어요. 문제에 해당하는 앞의 행들을 윈도(window), 맞힐 행을 정답 또는 목표(target)라고 해요.',
      en: 'A network does not learn a file as a whole. It solves many small tasks: see these 10 rows, name the next. The rows that are seen are the window, the row to be named is the target.',
    },
    {
      ko: '노트의 ‘또 그다음 10개’는 따로 떨어진 다음 10개가 아니에요. 보통은 윈도를 한 행만 밀어요. 그러면 이웃한 두 문제는 9행이 같고, 한 행씩 새로워져요. 몇 행씩 미는지를 보폭(stride)이라고 해요. ‘(매년)’은 한 걸음이 한 행이라는 뜻이에요. 한 행이 한 달이면 한 걸음은 한 달이에요.',
      en: 'The notes’ “next 10” is not a separate set of 10 rows. Usually the window slides by one row, so two neighbouring tasks share 9 rows and one is new. How far it slides is the stride. “(Every year)” means that one step is one row: where a row is a month, a step is a month.',
    },
    {
      ko: '정답이 여러 행이면 그 수를 예측 길이(horizon)라고 하고, 윈도와 정답 사이를 비워 두면 그 수를 간격(gap)이라고 해요. n행에서 만들 수 있는 짝은 ⌊(n − 윈도 − 간격 − 예측 길이) ÷ 보폭⌋ + 1개예요.',
      en: 'Where several rows are to be named, their number is the horizon; rows left out between window and target are the gap. From n rows come ⌊(n − window − gap − horizon) ÷ stride⌋ + 1 pairs.',
    },
    {
      ko: '가장 흔한 실수는 정답이 한 줄 어긋나는 것이에요. 정답이 윈도 안에 들어가면, 베끼기만 해도 오차가 0이 돼요. 그래프는 완벽해 보이지만 배운 것은 없어요. 그래서 여기서는 짝을 여러분의 파일 위에 직접 표시해요. 한 줄 어긋나면 바로 보여요.',
      en: 'The commonest mistake is a target that is off by one line. If it lies within the window, mere copying has an error of 0: the chart looks perfect and nothing is learned. That is why the pairs are marked on your own file here. Off by one line, and you see it.',
    },
  ],
  predict: {
    question: {
      ko: '이 설정에서 두 번째 짝의 윈도는 첫 번째 짝의 윈도와 얼마나 겹칠까요?',
      en: 'With these settings, how much of the second window will be in the first one, too?',
    },
    options: [
      { id: 'none', words: { ko: '하나도 안 겹쳐요', en: 'Nothing' } },
      { id: 'less-than-half', words: { ko: '절반이 안 돼요', en: 'Less than half' } },
      { id: 'half-or-more', words: { ko: '절반 이상이에요', en: 'Half of it or more' } },
    ],
    because: {
      ko: '윈도는 {window}행이고 보폭은 {stride|이에요/예요}. 그래서 두 윈도는 {shared}행이 같아요.',
      en: 'The window has {window} rows and moves on by {stride}, so the two share {shared} rows.',
    },
  },
  claims: [
    {
      id: 'pairs-counted',
      words: {
        ko: '짝의 수는 ⌊(n − 윈도 − 간격 − 예측 길이) ÷ 보폭⌋ + 1이고, 행이 모자라면 0이에요.',
        en: 'The number of pairs is ⌊(n − window − gap − horizon) ÷ stride⌋ + 1, and 0 where there are too few rows.',
      },
    },
    {
      id: 'first-and-last-exact',
      words: {
        ko: '첫 짝은 첫 행에서 시작하고, 마지막 짝 뒤에는 짝 하나를 더 만들 만큼의 행이 남지 않아요.',
        en: 'The first pair begins with the first row, and after the last one too few rows are left for another.',
      },
    },
    {
      id: 'neighbours-share',
      words: {
        ko: '보폭이 1이면 이웃한 두 윈도는 한 행만 빼고 모두 같아요.',
        en: 'With a stride of 1, neighbouring windows share all rows but one.',
      },
    },
    {
      id: 'off-by-one-looks-perfect',
      words: {
        ko: '정답을 한 줄 앞당기면 마지막 값을 베낀 예측의 오차가 0이 돼요.',
        en: 'With the target one line too early, copying the last value has an error of 0.',
      },
    },
  ],
  watchFor: [
    {
      ko: '‘다음 10개’가 겹치지 않는다고 생각하기 쉬워요. 보폭이 1이면 9행이 겹쳐요. 그래서 학습 짝과 시험 짝을 아무렇게나 섞어 나누면 시험 문제의 답이 학습 쪽에 들어가요. 시간 순서대로 나누어야 해요.',
      en: 'It is easy to think that the next 10 do not overlap. With a stride of 1 they share 9 rows. So pairs that are shuffled into training and test put the answers of the test into the training: split by time.',
    },
    {
      ko: 'TimeseriesGenerator는 이제 권하지 않는 도구예요. 아래 코드는 timeseries_dataset_from_array를 써요. 정답 배열을 넘길 때 한 줄 어긋나기 쉬우니, 첫 짝을 꼭 눈으로 확인하세요.',
      en: 'TimeseriesGenerator is deprecated; the code below uses timeseries_dataset_from_array. Its targets are easy to misalign by one, so look at the first pair with your own eyes.',
    },
    {
      ko: '윈도를 늘리면 앞을 더 많이 보지만 짝의 수는 줄어요. 얼마나 봐야 하는지는 다음 수업에서 재 봐요.',
      en: 'A longer window sees further back, but leaves fewer pairs. How far back matters is measured in the next lesson.',
    },
  ],
  snippets: [
    {
      library: 'Keras',
      code: `import keras, numpy as np

# the column of your file, oldest first
values = np.arange(100, dtype='float32')
window, horizon, stride, gap = {window}, {horizon}, {stride}, {gap}

# row i of the targets belongs to the window that begins at row i
targets = np.lib.stride_tricks.sliding_window_view(values[window + gap:], horizon)
pairs = keras.utils.timeseries_dataset_from_array(
    values[: len(targets) + window - 1], targets,
    sequence_length=window, sequence_stride=stride, batch_size=None)
inputs, target = next(iter(pairs))
print(len(list(pairs)), 'pairs; the first:', inputs.numpy(), '->', target.numpy())
assert target[0] == inputs[-1] + 1 + gap  # rows count up by one, so the target must, too
`,
    },
    {
      library: 'PyTorch',
      code: `import torch

# the column of your file, oldest first
values = torch.arange(100.0)
window, horizon, stride, gap = {window}, {horizon}, {stride}, {gap}

rows = values.unfold(0, window + gap + horizon, stride)
inputs, targets = rows[:, :window], rows[:, window + gap:]
print(len(rows), 'pairs; the first:', inputs[0], '->', targets[0])
assert len(rows) == (len(values) - window - gap - horizon) // stride + 1
`,
    },
    {
      library: 'TensorFlow.js',
      code: `import * as tf from '@tensorflow/tfjs';

// the column of your file, oldest first
const values = Array.from({ length: 100 }, (_, row) => row);
const [window, horizon, stride, gap] = [{window}, {horizon}, {stride}, {gap}];

const count = Math.floor((values.length - window - gap - horizon) / stride) + 1;
const starts = Array.from({ length: count }, (_, pair) => pair * stride);
const inputs = tf.tensor2d(starts.map((start) => values.slice(start, start + window)));
const targets = tf.tensor2d(
  starts.map((start) => values.slice(start + window + gap, start + window + gap + horizon)),
);
console.log(inputs.shape, targets.shape);
`,
    },
  ],
  sources: [
    {
      words: 'Keras: timeseries_dataset_from_array',
      url: 'https://keras.io/api/data_loading/timeseries/',
    },
    {
      words: 'keras-preprocessing #66: TimeseriesGenerator’s targets off by one',
      url: 'https://github.com/keras-team/keras-preprocessing/issues/66',
    },
    {
      words: 'Hyndman & Athanasopoulos, Forecasting: Principles and Practice (3rd ed.), 5.10',
      url: 'https://otexts.com/fpp3/tscv.html',
    },
  ],
  needs: ['series'],
  sample: 'air-passengers.csv',
  knobs: [
    {
      kind: 'range',
      id: 'window',
      label: { ko: '윈도', en: 'Window' },
      help: { ko: '한 번에 보는 행의 수예요.', en: 'How many rows are seen at a time.' },
      min: 1,
      max: 60,
      step: 1,
      initial: 10, // as in the notes
    },
    {
      kind: 'range',
      id: 'horizon',
      label: { ko: '예측 길이', en: 'Horizon' },
      help: { ko: '맞혀야 하는 행의 수예요.', en: 'How many rows are to be named.' },
      min: 1,
      max: 24,
      step: 1,
      initial: 1,
    },
    {
      kind: 'range',
      id: 'stride',
      label: { ko: '보폭', en: 'Stride' },
      help: {
        ko: '다음 짝으로 갈 때 윈도를 몇 행 미는지예요.',
        en: 'How many rows the window moves on to the next pair.',
      },
      min: 1,
      max: 60,
      step: 1,
      initial: 1,
    },
    {
      kind: 'range',
      id: 'gap',
      label: { ko: '간격', en: 'Gap' },
      help: {
        ko: '윈도와 정답 사이에 비워 두는 행의 수예요.',
        en: 'How many rows are left out between window and target.',
      },
      min: 0,
      max: 24,
      step: 1,
      initial: 0,
    },
  ],
};
