import { cellKnob } from '../../training/cell-knob';
import { unitsKnob } from '../../training/units-knob';
import type { Lesson } from '../lesson';

export const lesson: Lesson = {
  id: 'cell-weights',
  chapter: 'recurrent-networks',
  title: { ko: '가중치가 데이터를 만나면', en: 'Where data meets the weights' },
  notes: [
    {
      line: 5,
      ko: 'cell 에 가중치가 있어서 데이터가 가중치와 만나서 나오면 특성이 된다.',
      en: 'the cell has weights; when data meets the weights, what comes out is a feature.',
    },
  ],
  prose: [
    {
      ko: '노트의 말 그대로, 데이터는 셀에서 가중치(weight)를 만나요. 만난다는 것은 곱하고 더한다는 뜻이에요. 입력 x의 수마다 가중치를 곱하고, 앞 단계의 h에도 가중치를 곱해서 모두 더해요.',
      en: 'As the notes say, data meets the weights in the cell. To meet is to be multiplied and added: each number of the input x with a weight, each number of h from the step before with a weight, and all of it summed.',
    },
    {
      ko: '식으로는 h = tanh(W·x + U·h + b)예요. 오른쪽의 h는 앞 단계의 h, 왼쪽의 h는 새 h예요. W는 x에 곱하는 가중치, U는 앞 단계의 h, 곧 상태에 곱하는 가중치, b는 편향(bias)이에요. tanh는 합을 −1과 1 사이로 눌러요. GRU는 이런 합을 세 번, LSTM은 네 번 계산해요. 까닭은 뒤의 수업에서 나와요.',
      en: 'As a formula: h = tanh(W·x + U·h + b). The h on the right is the one from the step before, the h on the left is the new one. W holds the weights for x, U those for the h from the step before, the state, and b is the bias. tanh squashes the sum to between −1 and 1. A GRU makes three such sums, an LSTM four; later lessons show why.',
    },
    {
      ko: '여기에서 특성(feature)은 나온 값 h예요. 가중치가 아니에요. 가중치는 읽는 동안 그대로이고, 학습할 때만 바뀌어요.',
      en: 'The feature is what comes out, h. It is not the weight. Weights stay as they are while the cell reads; only training changes them.',
    },
  ],
  predict: {
    question: {
      ko: '셀이 파일을 한 단계씩 읽어 가는 동안, 무엇이 바뀔까요?',
      en: 'While the cell reads the file step by step, what changes?',
    },
    options: [
      { id: 'h', words: { ko: 'h만 바뀌어요', en: 'Only h' } },
      { id: 'weights', words: { ko: '가중치만 바뀌어요', en: 'Only the weights' } },
      { id: 'both', words: { ko: 'h와 가중치가 함께 바뀌어요', en: 'h and the weights' } },
    ],
    because: {
      ko: '{steps}단계를 읽는 동안 가중치 {weights}개 가운데 바뀐 것은 {movedWeights}개예요. h는 수 {units}개 가운데 한 단계에 많게는 {moved}개가 바뀌었어요.',
      en: 'While it read {steps} steps, {movedWeights} of {weights} weights changed. Of the {units} numbers of h, up to {moved} changed at a step.',
    },
  },
  claims: [
    {
      id: 'terms-sum-up',
      words: {
        ko: '줄이지 않은 항을 모두 더하면 활성화 전의 값이 돼요.',
        en: 'Unrounded, the terms sum to the value before the activation.',
      },
    },
    {
      id: 'reading-changes-no-weight',
      words: {
        ko: '읽는 동안 가중치는 하나도 바뀌지 않아요.',
        en: 'Reading changes no weight.',
      },
    },
  ],
  watchFor: [
    {
      ko: '특성과 가중치를 섞어 말하기 쉬워요. 가중치는 모델의 것이고, 특성(활성값)은 지금 읽은 데이터에서 나온 거예요.',
      en: 'Feature and weight are easily mixed up. The weights belong to the model; the feature, the activation, comes from what has just been read.',
    },
  ],
  snippets: [
    {
      library: 'Keras',
      code: `import keras, numpy as np

cell = keras.layers.SimpleRNNCell({units})
x, h = np.array([[0.5]], 'float32'), np.zeros((1, {units}), 'float32')
new_h, _ = cell(x, [h])
W, U, b = cell.get_weights()
print(np.abs(np.tanh(x @ W + h @ U + b) - new_h).max())  # 0, up to rounding
`,
    },
    {
      library: 'PyTorch',
      code: `import torch
from torch import nn

cell = nn.RNNCell(1, {units})
x, h = torch.tensor([[0.5]]), torch.zeros(1, {units})
by_hand = torch.tanh(x @ cell.weight_ih.T + cell.bias_ih + h @ cell.weight_hh.T + cell.bias_hh)
print((by_hand - cell(x, h)).abs().max().item())  # 0, up to rounding
`,
    },
    {
      library: 'TensorFlow.js',
      code: `import * as tf from '@tensorflow/tfjs';

const cell = tf.layers.simpleRNNCell({ units: {units} });
const [x, h] = [tf.tensor2d([[0.5]]), tf.zeros([1, {units}])];
cell.build([1, 1]);
const [W, U, b] = cell.getWeights();
const byHand = tf.tanh(tf.matMul(x, W).add(tf.matMul(h, U)).add(b));
console.log(byHand.sub(cell.call([x, h], {})[0]).abs().max().dataSync()[0]); // 0, up to rounding
`,
    },
  ],
  sources: [
    {
      words: 'Elman, Finding Structure in Time (1990)',
      url: 'https://doi.org/10.1207/s15516709cog1402_1',
    },
    {
      words: 'Goodfellow, Bengio & Courville, Deep Learning (2016), 10.2 Recurrent Neural Networks',
      url: 'https://www.deeplearningbook.org/contents/rnn.html',
    },
    {
      words: 'Cho et al., Learning Phrase Representations using RNN Encoder–Decoder (2014)',
      url: 'https://arxiv.org/abs/1406.1078',
    },
  ],
  needs: ['corpus', 'series'],
  sample: 'air-passengers.csv',
  knobs: [
    { ...cellKnob, initial: 'rnn' },
    { ...unitsKnob, min: 2, max: 16, step: 2, initial: 6 },
  ],
};
