import { cellKnob } from '../../training/cell-knob';
import type { Lesson } from '../lesson';

export const lesson: Lesson = {
  id: 'sequence-order',
  chapter: 'recurrent-networks',
  title: { ko: '순서도 정보예요', en: 'Order is information' },
  notes: [
    {
      line: 2,
      ko: '순서가 있는 데이터의 특징을 추출',
      en: 'extracts features of data that has an order',
    },
  ],
  prose: [
    {
      ko: '순서열(sequence)은 순서가 있는 데이터예요. 글은 글자가, 표는 행이 차례로 이어져요. 순환 신경망(RNN)은 앞에서부터 하나씩 읽어요.',
      en: 'A sequence is data in an order: the characters of a text, the rows of a table. A recurrent network (RNN) reads them one after another, from the front.',
    },
    {
      ko: '순서가 정말 중요할까요? 직접 해 보면 알 수 있어요. 파일에서 이어진 조각을 몇 개씩 잘라 창(window)을 만들고, 창 다음에 올 것을 맞히게 해요. 한 모델은 순서 그대로 읽고, 다른 모델은 창마다 새로 섞어서 읽어요. 두 모델이 보는 조각도, 맞혀야 할 답도 같아요. 다른 것은 순서뿐이에요.',
      en: 'Does the order matter? Try it. The file is cut into windows of a few pieces, and a model has to name what comes after each window. One model reads the windows as they stand. Another reads each window in a fresh random order. Both see the same pieces and have to name the same thing. Only the order differs.',
    },
    {
      ko: '얼마나 틀렸는지는 손실(loss)이라는 수로 재요. 작을수록 덜 틀린 거예요. 섞은 쪽의 손실이 더 크다면, 순서에 쓸모 있는 정보가 들어 있던 거예요. 순서를 쓰지 않는 모델은 그 정보를 볼 수 없어요.',
      en: 'How wrong a model is, is measured by a number, the loss: smaller is better. If it is larger for the shuffled model, there was useful information in the order. A model that does not use order cannot see it.',
    },
  ],
  predict: {
    question: {
      ko: '창 안의 순서를 섞어서 배우고 섞어서 물어보면, 다음 조각을 맞히는 일은 어떻게 될까요?',
      en: 'Trained and asked with the pieces of every window shuffled: how well will it name the next piece?',
    },
    options: [
      { id: 'worse', words: { ko: '더 많이 틀려요', en: 'Worse than in order' } },
      {
        id: 'same',
        words: {
          ko: '들어 있는 조각이 같으니 차이가 뚜렷하지 않아요',
          en: 'No clear difference: the same pieces are in it',
        },
      },
      {
        id: 'better',
        words: {
          ko: '여러 순서를 보니 오히려 덜 틀려요',
          en: 'Better: it gets to see more orders',
        },
      },
    ],
    because: {
      ko: '배운 적 없는 창 {windows}개에서 손실은 순서대로 {ordered}, 섞어서 {shuffled|이에요/예요}(시드 {seeds}개의 평균). 차이의 95% 구간은 {low}부터 {high}까지예요.',
      en: 'On {windows} windows it was not trained on, the loss is {ordered} in order and {shuffled} shuffled (mean of {seeds} seeds). The 95 % interval of the difference goes from {low} to {high}.',
    },
  },
  claims: [
    {
      id: 'shuffled-loses',
      words: {
        ko: '예제 파일에서는 시드 1~5의 평균으로, 섞은 창의 손실이 순서대로인 창의 손실보다 커요.',
        en: 'On the samples, the mean loss over seeds 1–5 is larger with shuffled windows than in order.',
      },
    },
    {
      id: 'same-pieces-and-targets',
      words: {
        ko: '섞은 창에는 같은 조각이 들어 있고, 맞혀야 할 답도 같아요.',
        en: 'A shuffled window holds the same pieces, and what has to be named stays the same.',
      },
    },
  ],
  watchFor: [
    {
      ko: '데이터를 섞는 일이 다 나쁜 것은 아니에요. 창과 창의 순서를 섞어서 학습하는 것은 괜찮아요. 여기서 섞은 것은 창 안의 순서예요.',
      en: 'Shuffling is not bad in itself. Training on the windows in a random order is fine. What is shuffled here is the inside of each window.',
    },
  ],
  snippets: [
    {
      library: 'Keras',
      code: `import keras, numpy as np
from keras import layers

series = np.sin(np.arange(400) / 3).astype('float32')
x = np.stack([series[i:i + {window}] for i in range(len(series) - {window})])[..., None]
y = series[{window}:]
shuffled = np.random.default_rng(1).permuted(x, axis=1)

for name, data in (('in order', x), ('shuffled', shuffled)):
    model = keras.Sequential([layers.Input(({window}, 1)), layers.{cell}(16), layers.Dense(1)])
    model.compile('adam', 'mse')
    model.fit(data[:300], y[:300], epochs=20, verbose=0)
    print(name, model.evaluate(data[300:], y[300:], verbose=0))
`,
      names: { cell: { rnn: 'SimpleRNN', gru: 'GRU', lstm: 'LSTM' } },
    },
    {
      library: 'PyTorch',
      code: `import torch
from torch import nn

torch.manual_seed(1)
series = torch.sin(torch.arange(400) / 3)
x = series.unfold(0, {window}, 1)[:-1, :, None]
y = series[{window}:, None]
shuffled = torch.stack([w[torch.randperm({window})] for w in x])

for name, data in (('in order', x), ('shuffled', shuffled)):
    cell, head = nn.{cell}(1, 16, batch_first=True), nn.Linear(16, 1)
    optimizer = torch.optim.Adam([*cell.parameters(), *head.parameters()], lr=0.01)
    for _ in range(150):
        loss = nn.functional.mse_loss(head(cell(data[:300])[0][:, -1]), y[:300])
        optimizer.zero_grad(); loss.backward(); optimizer.step()
    print(name, nn.functional.mse_loss(head(cell(data[300:])[0][:, -1]), y[300:]).item())
`,
      names: { cell: { rnn: 'RNN', gru: 'GRU', lstm: 'LSTM' } },
    },
    {
      library: 'TensorFlow.js',
      code: `import * as tf from '@tensorflow/tfjs';

const series = Array.from({ length: 160 }, (_, t) => Math.sin(t / 3));
const windows = series.slice({window}).map((_, i) => series.slice(i, i + {window}));
const shuffle = (w) => [...w].sort(() => Math.random() - 0.5);
const y = tf.tensor2d(series.slice({window}), [windows.length, 1]);

for (const [name, data] of [['in order', windows], ['shuffled', windows.map(shuffle)]]) {
  const x = tf.tensor3d(data.map((w) => w.map((value) => [value])));
  const model = tf.sequential({
    layers: [
      tf.layers.{cell}({ units: 8, inputShape: [{window}, 1] }),
      tf.layers.dense({ units: 1 }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(0.02), loss: 'meanSquaredError' });
  await model.fit(x, y, { epochs: 8, verbose: 0 });
  console.log(name, model.evaluate(x, y).dataSync()[0]);
}
`,
      names: { cell: { rnn: 'simpleRNN', gru: 'gru', lstm: 'lstm' } },
    },
  ],
  sources: [
    {
      words: 'Elman, Finding Structure in Time (1990)',
      url: 'https://doi.org/10.1207/s15516709cog1402_1',
    },
    {
      words: 'Goodfellow, Bengio & Courville, Deep Learning (2016), ch. 10 Sequence Modeling',
      url: 'https://www.deeplearningbook.org/contents/rnn.html',
    },
  ],
  needs: ['corpus', 'series'],
  sample: 'air-passengers.csv',
  knobs: [
    cellKnob,
    {
      kind: 'range',
      id: 'window',
      label: { ko: '창', en: 'Window' },
      help: {
        ko: '한 번에 읽는 조각의 수예요. 길수록 섞을 순서도 많아져요.',
        en: 'How many pieces are read at a time. The longer, the more orders there are.',
      },
      min: 4,
      max: 20,
      step: 2,
      initial: 12,
    },
    {
      kind: 'range',
      id: 'seeds',
      label: { ko: '시드', en: 'Seeds' },
      help: {
        ko: '처음 가중치와 뽑는 창을 바꿔 가며 몇 번 되풀이할지예요. 한 번의 운에 기대지 않게 해요.',
        en: 'How often it is done again with other first weights and other windows, so that luck does not decide.',
      },
      min: 1,
      max: 5,
      step: 1,
      initial: 3,
    },
  ],
};
