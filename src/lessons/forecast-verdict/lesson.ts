import { cellKnob } from '../../training/cell-knob';
import { learnsKnob, windowKnob } from '../../training/forecast/knobs';
import { seasonKnob } from '../../training/forecast/season-knob';
import { unitsKnob } from '../../training/units-knob';
import type { Lesson } from '../lesson';

export const lesson: Lesson = {
  id: 'forecast-verdict',
  chapter: 'time-series',
  title: {
    ko: '마지막 값을 베끼는 것보다 나은가요?',
    en: 'Is your forecast better than copying the last row?',
  },
  notes: [
    {
      line: 21,
      ko: '10개를 보고 그 다음시간과 영향을 보고',
      en: 'look at ten rows and at their influence on the next one',
    },
  ],
  gathers: [15, 25],
  prose: [
    {
      ko: '열 줄을 보고 다음 한 줄을 맞히는 신경망은, 그래프에서는 그럴듯해 보여도 아무것도 배우지 못했을 수 있어요. 어제 값을 한 칸 오른쪽으로 옮기기만 해도 거의 똑같아 보이거든요.',
      en: "A network that sees ten rows and names the next one can look right on a chart and still have learned nothing: yesterday's value, moved one step to the right, looks almost the same.",
    },
    {
      ko: '그래서 배울 것이 없는 예측 두 가지를 옆에 세워요. 하나는 마지막 값을 그대로 되풀이해요(지속 예측). 또 하나는 한 주기 전의 값을 되풀이해요(계절 단순 예측). 학습에 쓰지 않은 줄에서 둘보다 가까워야 하고, 그 차이가 우연보다 커야 해요.',
      en: 'So two forecasts that need no learning stand beside it. Persistence repeats the last row. Seasonal naive repeats the row one season before. The network has to be closer than both, on rows it has never seen, and by more than chance.',
    },
    {
      ko: '예측을 한 칸 앞으로 당겨 보면 하나 더 알 수 있어요. 당겼을 때 더 잘 맞는다면, 그 예측은 마지막 값을 따라간 거예요. 그것만으로 나쁜 예측은 아니에요. 어떤 자료에서는 마지막 값에 기대는 것이 가장 좋은 방법이니까요. 그래서 두 가지를 따로 물어요. 기대고 있나요? 그래도 얻는 것이 있나요?',
      en: 'Sliding the forecast back by one row shows one thing more. If it fits better there, it has followed the last row. That alone makes no bad forecast: for some files, leaning on the last row is the best anyone can do. So there are two questions. Does it lean? And does it gain anything all the same?',
    },
    {
      ko: '여러 줄 앞을 내다보는 방법은 두 가지예요. 재귀 예측은 자기가 낸 예측을 다음 입력으로 다시 읽어요. 직접 예측은 몇 줄 앞인지에 따라 모델을 따로 배워요. 띠(예측 구간)는 지난 시점들에서 실제로 틀린 만큼으로 만들고, 정말 그만큼 맞았는지도 세어 보여 줘요.',
      en: 'There are two ways to look several rows ahead. A recursive forecast reads its own forecast as if it were the next row. A direct forecast trains one model for each distance. The band is made from the errors at earlier starting points, and the page counts how often it held.',
    },
  ],
  predict: {
    question: {
      ko: '이 열의 마지막 줄들에서 평균 오차가 가장 작은 예측은 무엇일까요?',
      en: 'Which forecast will have the smallest mean error on the last rows of this column?',
    },
    options: [
      { id: 'network', words: { ko: '신경망', en: 'the network' } },
      {
        id: 'persistence',
        words: { ko: '마지막 값 되풀이', en: 'repeating the last row' },
      },
      {
        id: 'seasonal-naive',
        words: { ko: '한 주기 전 값 되풀이', en: 'repeating the row one season before' },
      },
    ],
    because: {
      ko: '평균 절대 오차는 신경망 {network}, 마지막 값 되풀이 {persistence}, 한 주기 전 값 되풀이 {seasonalNaive|이에요/예요}. 차이가 우연일 수 있는지는 위의 판정이 말해 줘요.',
      en: 'The mean absolute errors: network {network}, repeating the last row {persistence}, repeating the row one season before {seasonalNaive}. Whether the difference may be chance, the verdict says.',
    },
  },
  claims: [
    {
      id: 'random-walk-copies',
      words: {
        ko: '무작위 보행에서는 “베끼기만 하고 얻는 것이 없다”는 판정이 나와요. 더 나은 예측이 없기 때문이에요.',
        en: 'On a random walk the verdict is “it copies and gains nothing”: no better forecast exists.',
      },
    },
    {
      id: 'half-the-last-row-leans',
      words: {
        ko: '다음 값이 마지막 값의 절반쯤인 자료에서는, 마지막 값에 기대면서도 얻는 것이 있어요.',
        en: 'Where the next row is about half the last one, the best forecast leans on the last row and still gains.',
      },
    },
    {
      id: 'seasonal-sine-predicts',
      words: {
        ko: '일정하게 되풀이되는 물결에서는 “예측한다”는 판정이 나와요.',
        en: 'On a wave that comes back regularly the verdict is “it predicts”.',
      },
    },
    {
      id: 'same-rows',
      words: {
        ko: '모든 예측은 같은 줄에서, 파일의 단위로 잰 오차로 비교해요.',
        en: 'All forecasts are compared on the same rows, by errors in the units of the file.',
      },
    },
    {
      id: 'mase-scale',
      words: {
        ko: 'MASE는 평균 절대 오차를 학습 구간에서 단순 예측이 낸 오차로 나눈 값이에요.',
        en: 'MASE is the mean absolute error divided by that of the naive forecast on the training rows.',
      },
    },
    {
      id: 'coverage-counted',
      words: {
        ko: '띠가 맞은 비율은 약속한 값이 아니라 세어 본 값이에요.',
        en: 'How often the band held is counted, not promised.',
      },
    },
  ],
  watchFor: [
    {
      ko: '학습 손실이 작다는 것은 여기서 아무것도 말해 주지 않아요. 학습에 쓰지 않은 줄에서, 배울 것이 없는 예측과 견주어 보세요.',
      en: 'A small training loss says nothing here. Compare with a forecast that needs no learning, on rows the network never saw.',
    },
    {
      ko: 'MASE가 1보다 작다고 마지막 값을 베끼는 것보다 낫다는 뜻은 아니에요. MASE의 잣대는 이미 지나간 학습 구간에서 나왔어요.',
      en: 'A MASE below 1 does not mean “better than copying here”. Its yardstick comes from the training rows, long past.',
    },
    {
      ko: '한 칸 늦어 보이는 예측이 늘 나쁜 것은 아니에요. 무작위 보행에서는 그것이 가장 좋은 예측이에요.',
      en: 'A forecast that looks one step late is not always bad. On a random walk nothing can do better.',
    },
  ],
  snippets: [
    {
      library: 'Keras',
      code: `import keras, numpy as np
from keras import layers

# the column of your file, oldest first; here: twelve years of a wave
values = np.sin(np.arange(144) * 2 * np.pi / 12).astype('float32')
window, held_out = {window}, 24
rows = np.lib.stride_tricks.sliding_window_view(values, window + 1)
x, y = rows[:, :-1, None], rows[:, -1:]  # [rows, window, 1] -> [rows, 1]

model = keras.Sequential([
    layers.Input((window, 1)),
    layers.{cell}({units}),
    layers.Dense(1),
])
model.compile('adam', 'mse')
model.fit(x[:-held_out], y[:-held_out], epochs=100, verbose=0)

network = model.predict(x[-held_out:], verbose=0)
persistence = x[-held_out:, -1]
for name, forecast in ('network', network), ('persistence', persistence):
    print(name, np.abs(forecast - y[-held_out:]).mean())
`,
      names: { cell: { rnn: 'SimpleRNN', lstm: 'LSTM', gru: 'GRU' } },
    },
    {
      library: 'PyTorch',
      code: `import math, torch
from torch import nn

# the column of your file, oldest first; here: twelve years of a wave
values = torch.sin(torch.arange(144) * 2 * math.pi / 12)
window, held_out = {window}, 24
rows = values.unfold(0, window + 1, 1)
x, y = rows[:, :-1, None], rows[:, -1:]  # [rows, window, 1] -> [rows, 1]

cell, head = nn.{cell}(1, {units}, batch_first=True), nn.Linear({units}, 1)
optimizer = torch.optim.Adam([*cell.parameters(), *head.parameters()], lr=0.01)

def forecast(x):
    h, _ = cell(x)
    return head(h[:, -1])  # [rows, window, units] -> [rows, 1]

for _ in range(200):
    optimizer.zero_grad()
    nn.functional.mse_loss(forecast(x[:-held_out]), y[:-held_out]).backward()
    optimizer.step()

with torch.no_grad():
    print('network', (forecast(x[-held_out:]) - y[-held_out:]).abs().mean().item())
print('persistence', (x[-held_out:, -1] - y[-held_out:]).abs().mean().item())
`,
      names: { cell: { rnn: 'RNN', lstm: 'LSTM', gru: 'GRU' } },
    },
    {
      library: 'TensorFlow.js',
      code: `import * as tf from '@tensorflow/tfjs';

// the column of your file, oldest first; here: twelve years of a wave
const values = Array.from({ length: 144 }, (_, t) => Math.sin((t * 2 * Math.PI) / 12));
const window = {window};
const heldOut = 24;
const starts = values.slice(window).map((_, start) => start);
const rows = starts.map((start) => values.slice(start, start + window).map((value) => [value]));
const next = starts.map((start) => [values[start + window]]);

const model = tf.sequential();
model.add(tf.layers.{cell}({ units: {units}, inputShape: [window, 1] }));
model.add(tf.layers.dense({ units: 1 }));
model.compile({ optimizer: tf.train.adam(0.01), loss: 'meanSquaredError' });
await model.fit(tf.tensor(rows.slice(0, -heldOut)), tf.tensor(next.slice(0, -heldOut)), {
  epochs: 100,
});

const meanError = (forecast) =>
  forecast.reduce((sum, value, i) => sum + Math.abs(value - next.at(i - heldOut)[0]), 0) / heldOut;
console.log('network', meanError([...model.predict(tf.tensor(rows.slice(-heldOut))).dataSync()]));
console.log('persistence', meanError(rows.slice(-heldOut).map((row) => row.at(-1)[0])));
`,
      names: { cell: { rnn: 'simpleRNN', lstm: 'lstm', gru: 'gru' } },
    },
  ],
  sources: [
    {
      words:
        'Hyndman & Athanasopoulos, Forecasting: Principles and Practice (3rd ed.), 5.2, 5.8, 5.10',
      url: 'https://otexts.com/fpp3/simple-methods.html',
    },
    {
      words: 'Hyndman & Koehler, Another look at measures of forecast accuracy (2006): MASE',
      url: 'https://doi.org/10.1016/j.ijforecast.2006.03.001',
    },
    {
      words: 'Diebold & Mariano, Comparing Predictive Accuracy (1995)',
      url: 'https://doi.org/10.1080/07350015.1995.10524599',
    },
    {
      words:
        'Harvey, Leybourne & Newbold, Testing the equality of prediction mean squared errors (1997)',
      url: 'https://doi.org/10.1016/S0169-2070(96)00719-4',
    },
    {
      words:
        'Ben Taieb et al., A review and comparison of strategies for multi-step ahead forecasting (2012)',
      url: 'https://doi.org/10.1016/j.eswa.2012.01.039',
    },
  ],
  needs: ['series'],
  sample: 'air-passengers.csv',
  knobs: [
    cellKnob,
    { ...windowKnob, initial: 10 }, // as in the notes
    { ...learnsKnob, initial: 'value' },
    unitsKnob,
    seasonKnob,
  ],
};
