import { cellKnob } from '../../training/cell-knob';
import { learnsKnob } from '../../training/forecast/knobs';
import { seasonKnob } from '../../training/forecast/season-knob';
import { unitsKnob } from '../../training/units-knob';
import type { Lesson } from '../lesson';

export const lesson: Lesson = {
  id: 'window',
  chapter: 'time-series',
  title: { ko: '윈도: 얼마나 앞까지 볼까요?', en: 'The window: how far back to look' },
  notes: [
    {
      line: 20,
      ko: 'window ( 그 전 시간들이 그 다음 시간에 영향이 주는것을 보는것. ) <- 이게 sequence로 묶는 것.',
      en: 'window: looking at how the times before influence the next one. This is what is bound into a sequence.',
    },
    {
      line: 21,
      ko: '10개를 보고 그 다음시간과 영향을 보고',
      en: 'look at ten and at their influence on the next one',
    },
  ],
  prose: [
    {
      ko: '윈도(window)는 다음 값을 맞히기 전에 보는 행들이에요. 신경망은 윈도 안의 행만 볼 수 있고, 그 앞은 아예 없는 것과 같아요. 노트는 열 행을 보지만, 열이라는 수에 특별한 까닭은 없어요. 길이는 자료마다 다르게 골라야 해요.',
      en: 'A window is the rows that are seen before the next value is named. The network sees what is inside; what came before might as well not exist. The notes take ten rows, but nothing is special about ten. The length has to be chosen for each file.',
    },
    {
      ko: '너무 짧으면 한 주기를 다 보지 못해요. 너무 길면 배울 쌍이 줄고, 오래전 행까지 기억해야 해서 배우기 어려워져요. 그래서 길게 한다고 늘 나아지지는 않아요.',
      en: 'Too short a window does not see a whole season. Too long a one leaves fewer pairs to learn from, and has more to carry through its state. So longer is not always better.',
    },
    {
      ko: '고르는 방법은 이래요. 행을 시간 순서대로 학습, 검증, 시험으로 나눠요. 길이마다 학습 행으로 배우고, 모두 똑같은 검증 행에서 오차를 재요. 가장 나은 길이를 하나 고르고, 그 길이만 시험 행에서 한 번 재요. 옆에는 배우지 않는 예측을 늘 함께 세워요. 마지막 값 되풀이와 한 주기 전 값 되풀이예요.',
      en: 'This is how to choose. The rows are split in time order: training, validation, test. Each length learns from the training rows, and all are scored on the same validation rows. The best length is taken, and it alone is scored on the test rows, once. Forecasts that learn nothing always stand beside them: repeating the last row, and repeating the last season.',
    },
  ],
  predict: {
    question: {
      ko: '윈도 길이 1, 2, 4, 8, 12, 24, 36, 60행 가운데, 이 열에서는 어느 것의 검증 오차가 가장 작을까요?',
      en: 'Of windows of 1, 2, 4, 8, 12, 24, 36 and 60 rows, which will have the smallest validation error on this column?',
    },
    options: [
      { id: 'few', words: { ko: '1, 2, 4행 가운데 하나', en: 'One of 1, 2, 4' } },
      { id: 'some', words: { ko: '8행이나 12행', en: '8 or 12' } },
      {
        id: 'many',
        words: {
          ko: '24행이나 그보다 긴 것. 많이 볼수록 좋으니까요',
          en: '24 or more: the more it sees, the better',
        },
      },
    ],
    because: {
      ko: '윈도 {window}행의 오차가 {error|으로/로} 가장 작았어요. 가장 짧은 {shortest}행은 {shortestError}, 가장 긴 {longest}행은 {longestError|이에요/예요}.',
      en: 'A window of {window} had the smallest error, {error}. The shortest, {shortest}, had {shortestError}; the longest, {longest}, had {longestError}.',
    },
  },
  claims: [
    {
      id: 'baseline-in-every-run',
      words: {
        ko: '배우지 않는 예측이 어느 실행에서나 그래프에 있어요.',
        en: 'The forecasts that learn nothing are on the chart in every run.',
      },
    },
    {
      id: 'same-target-rows',
      words: {
        ko: '모든 길이를 같은 행에서 재요.',
        en: 'Every length is scored on the same rows.',
      },
    },
    {
      id: 'tested-as-chosen',
      words: {
        ko: '시험 점수는 검증에서 고른 길이의 것이에요.',
        en: 'The test score is that of the length which validation chose.',
      },
    },
    {
      id: 'longer-is-not-always-better',
      words: {
        ko: '윈도를 길게 한다고 오차가 늘 줄지는 않아요.',
        en: 'A longer window does not always have a smaller error.',
      },
    },
    {
      id: 'one-row-of-change',
      words: {
        ko: '변화를 배울 때 윈도가 1행이면, 마지막 값에 늘 같은 수를 더해 예측해요.',
        en: 'Where the change is learned, a window of 1 row adds the same number to every last value.',
      },
    },
  ],
  watchFor: [
    {
      ko: '‘변화’를 배우는 신경망은 윈도의 행을 마지막 행에서 얼마나 떨어졌는지로 봐요. 그래서 윈도가 1행이면 보이는 것이 늘 0이고, 평균 변화밖에 배우지 못해요. 오차가 마지막 값 되풀이와 비슷한 까닭이에요.',
      en: 'A network that learns the change sees the rows of its window as distances from the last one. In a window of 1 it always sees 0, and can learn nothing but the mean change. That is why its error is much like repeating the last row.',
    },
    {
      ko: '윈도가 길면 정보가 많으니 늘 낫다고 생각하기 쉬워요. 하지만 배울 쌍은 줄고, 상관없는 행까지 함께 들어와요.',
      en: 'It is easily thought that a longer window knows more and must be better. But it has fewer pairs to learn from, and rows that do not matter come in, too.',
    },
    {
      ko: '12행 윈도가 가장 좋다고 해서 12행이 모두 다음 값에 영향을 주는 것은 아니에요. 윈도는 볼 수 있는 범위일 뿐이에요. 어느 행이 중요한지는 편자기상관이나 기울기로 따로 봐요.',
      en: 'That a window of 12 is best does not mean that all 12 rows influence the next one. The window is only what may be seen. Which of its rows matter, partial autocorrelation or gradients tell.',
    },
    {
      ko: '길이마다 다른 행에서 오차를 재면 비교가 되지 않아요. 긴 윈도는 앞쪽 행을 맞힐 수 없으니, 그대로 두면 더 쉬운 행만 맞히게 될 수도 있어요.',
      en: 'Errors on different rows cannot be compared. A long window cannot forecast the first rows, and might be left with the easier ones.',
    },
    {
      ko: '시험 행의 오차를 보고 길이를 고르면 안 돼요. 여럿 가운데 우연히 잘 맞은 것을 고르게 되어, 새 자료에서는 그만큼 맞지 않아요.',
      en: 'Do not choose the length by the test rows. It would pick whichever was lucky there, and new data would not keep up with it.',
    },
    {
      ko: '두 길이의 오차 차이가 같은 길이를 다시 학습할 때 생기는 차이보다 작다면, 어느 쪽이 더 낫다고 말할 수 없어요.',
      en: 'If the errors of two lengths differ by less than those of one length trained again, neither can be called better.',
    },
    {
      ko: '윈도와 배치를 헷갈리지 마세요. 윈도는 한 번의 예측이 보는 행이고, 배치는 한 학습 단계에 함께 배우는 윈도의 수예요.',
      en: 'A window is not a batch. The window is the rows that one forecast sees; the batch is how many windows one training step learns from.',
    },
  ],
  snippets: [
    {
      library: 'Keras',
      code: `import keras, numpy as np
from keras import layers

# the column of your file, oldest first; here: twelve years of a wave
values = np.sin(np.arange(144) * 2 * np.pi / 12).astype('float32')
part = 22  # rows of validation, and of test
tried = []

for window in (1, 2, 4, 8, 12, 24, 36, 60):
    rows = np.lib.stride_tricks.sliding_window_view(values, window + 1)
    x, y = rows[:, :-1, None], rows[:, -1:]  # [rows, window, 1] -> [rows, 1]
    model = keras.Sequential([
        layers.Input((window, 1)),
        layers.{cell}({units}),
        layers.Dense(1),
    ])
    model.compile(keras.optimizers.Adam(0.01), 'mae')
    model.fit(x[:-2 * part], y[:-2 * part], epochs=30, verbose=0)
    # counted from the end: the same rows for every window
    error = model.evaluate(x[-2 * part:-part], y[-2 * part:-part], verbose=0)
    tried.append((error, window, model, x[-part:], y[-part:]))
    print('validation', window, error)

error, window, model, x, y = min(tried, key=lambda each: each[0])
print('test', window, model.evaluate(x, y, verbose=0))
print('persistence', np.abs(x[:, -1] - y).mean())
`,
      names: { cell: { rnn: 'SimpleRNN', lstm: 'LSTM', gru: 'GRU' } },
    },
    {
      library: 'PyTorch',
      code: `import math, torch
from torch import nn

torch.manual_seed(1)
# the column of your file, oldest first; here: twelve years of a wave
values = torch.sin(torch.arange(144) * 2 * math.pi / 12)
part = 22  # rows of validation, and of test
tried = []

def error(cell, head, x, y):
    h, _ = cell(x)
    return (head(h[:, -1]) - y).abs().mean()  # [rows, window, units] -> [rows, 1]

for window in (1, 2, 4, 8, 12, 24, 36, 60):
    rows = values.unfold(0, window + 1, 1)
    x, y = rows[:, :-1, None], rows[:, -1:]  # [rows, window, 1] -> [rows, 1]
    cell, head = nn.{cell}(1, {units}, batch_first=True), nn.Linear({units}, 1)
    optimizer = torch.optim.Adam([*cell.parameters(), *head.parameters()], lr=0.01)
    for _ in range(100):
        optimizer.zero_grad()
        error(cell, head, x[:-2 * part], y[:-2 * part]).backward()
        optimizer.step()
    # counted from the end: the same rows for every window
    own = error(cell, head, x[-2 * part:-part], y[-2 * part:-part]).item()
    tried.append((own, window, cell, head, x[-part:], y[-part:]))
    print('validation', window, own)

own, window, cell, head, x, y = min(tried, key=lambda each: each[0])
print('test', window, error(cell, head, x, y).item())
print('persistence', (x[:, -1] - y).abs().mean().item())
`,
      names: { cell: { rnn: 'RNN', lstm: 'LSTM', gru: 'GRU' } },
    },
    {
      library: 'TensorFlow.js',
      code: `import * as tf from '@tensorflow/tfjs';

// the column of your file, oldest first; here: twelve years of a wave
const values = Array.from({ length: 144 }, (_, t) => Math.sin((t * 2 * Math.PI) / 12));
const part = 22; // rows of validation, and of test
const last = values.length;

// windows that end before each of the rows from start to end, and those rows
const pairs = (window, start, end) => {
  const rows = Array.from({ length: end - start }, (_, i) => start + i);
  return [
    tf.tensor(rows.map((row) => values.slice(row - window, row).map((value) => [value]))),
    tf.tensor(rows.map((row) => [values[row]])),
  ];
};
const tried = [];
for (const window of [1, 4, 12, 24]) {
  const model = tf.sequential();
  model.add(tf.layers.{cell}({ units: {units}, inputShape: [window, 1] }));
  model.add(tf.layers.dense({ units: 1 }));
  model.compile({ optimizer: tf.train.adam(0.01), loss: 'meanAbsoluteError' });
  await model.fit(...pairs(window, window, last - 2 * part), { epochs: 20, verbose: 0 });
  // the same rows for every window
  const [error] = model.evaluate(...pairs(window, last - 2 * part, last - part)).dataSync();
  tried.push({ window, model, error });
  console.log('validation', window, error);
}
const { window, model } = tried.reduce((a, b) => (b.error < a.error ? b : a));
console.log('test', window, model.evaluate(...pairs(window, last - part, last)).dataSync()[0]);
const changes = values.slice(-part).map((value, i) => Math.abs(value - values[last - part + i - 1]));
console.log('persistence', changes.reduce((sum, change) => sum + change, 0) / part);
`,
      names: { cell: { rnn: 'simpleRNN', lstm: 'lstm', gru: 'gru' } },
    },
  ],
  sources: [
    {
      words:
        'Hyndman & Athanasopoulos, Forecasting: Principles and Practice (3rd ed.), 5.2, 5.8, 12.4',
      url: 'https://otexts.com/fpp3/accuracy.html',
    },
    {
      words: 'Cawley & Talbot, On Over-fitting in Model Selection (2010)',
      url: 'https://jmlr.org/papers/v11/cawley10a.html',
    },
    {
      words: 'TensorFlow, Time series forecasting: data windowing',
      url: 'https://www.tensorflow.org/tutorials/structured_data/time_series',
    },
  ],
  needs: ['series'],
  sample: 'air-passengers.csv',
  knobs: [cellKnob, learnsKnob, { ...unitsKnob, max: 32, initial: 8 }, seasonKnob],
};
