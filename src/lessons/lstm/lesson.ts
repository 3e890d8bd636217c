import { unitsKnob } from '../../training/units-knob';
import type { Lesson } from '../lesson';

export const lesson: Lesson = {
  id: 'lstm',
  chapter: 'recurrent-networks',
  title: { ko: 'LSTM: 상태가 둘', en: 'LSTM: two states' },
  notes: [
    {
      line: 10,
      ko: '이런 문제를 해결하기 위해서 LSTM => 회로를 2개를 만들어서 (state c & state h)',
      en: 'to solve such problems, LSTM: two circuits are made (state c & state h)',
    },
  ],
  prose: [
    {
      ko: 'LSTM은 상태를 둘 가져요. 셀 상태(cell state) c는 오래 간직하는 쪽이고, 은닉 상태(hidden state) h는 지금 내보내는 쪽이에요. 노트의 ‘회로 2개’가 바로 이 둘이에요.',
      en: 'An LSTM has two states. The cell state c is the one that is kept for long; the hidden state h is what is let out now. These are the “2 circuits” of the notes.',
    },
    {
      ko: '게이트(gate)는 0과 1 사이의 수예요. 곱해서 얼마나 통과시킬지 정해요. 망각 게이트 f는 앞의 c를 얼마나 남길지, 입력 게이트 i는 새 후보 g를 얼마나 받을지, 출력 게이트 o는 c를 얼마나 내보낼지 정해요.',
      en: 'A gate is a number between 0 and 1 that something is multiplied with: how much may pass. The forget gate f says how much of the old c stays, the input gate i how much of the new candidate g comes in, the output gate o how much of c is let out.',
    },
    {
      ko: '식은 c = f × 앞의 c + i × g, h = o × tanh(c)예요. c는 단계마다 통째로 새로 만들지 않고, 남긴 앞의 c에 더해서 이어 가요. 그래서 기울기 소실(vanishing gradient)이 덜해요.',
      en: 'The formulas: c = f × the c before + i × g, and h = o × tanh(c). c is carried on by adding, not by being made anew. That eases the vanishing gradient.',
    },
    {
      ko: '다만 문제가 다 풀리지는 않아요. f가 1보다 작으면 기울기는 f를 거듭 곱한 만큼 옅어져요. 그리고 기울기 폭주(exploding gradient)는 LSTM이 막지 못해요. 그것은 기울기 자르기(clipping)가 막아요.',
      en: 'It does not solve everything. With f below 1 a gradient still fades, as the product of all f. And an LSTM does not stop the exploding gradient: clipping does.',
    },
  ],
  predict: {
    question: {
      ko: '은닉 상태 h는 언제나 −1과 1 사이예요. 셀 상태 c는 어떨까요?',
      en: 'The hidden state h always stays between −1 and 1. And the cell state c?',
    },
    options: [
      {
        id: 'c',
        words: { ko: 'c는 그 밖으로 나가요', en: 'c leaves that range' },
      },
      {
        id: 'c-inside',
        words: {
          ko: 'c도 그 안에 머물지만 h보다는 커요',
          en: 'c stays inside, but is larger than h',
        },
      },
      {
        id: 'h',
        words: { ko: '반대예요. h가 c보다 커요', en: 'The other way round: h is larger than c' },
      },
    ],
    because: {
      ko: '{steps}단계 동안 c의 가장 큰 크기는 {c}, h는 {h|이에요/예요}. c는 더해서 이어 가는 값이고, 누르는 함수를 거치지 않아요. h는 c를 tanh로 누른 뒤 o를 곱한 거예요.',
      en: 'Over {steps} steps the largest size of c is {c}, of h {h}. Nothing presses c: it is a sum. h is c pressed by tanh, times o.',
    },
  },
  claims: [
    {
      id: 'c-is-a-sum',
      words: {
        ko: '어느 단계에서나 c = f × 앞의 c + i × g예요.',
        en: 'At every step, c = f × the c before + i × g.',
      },
    },
    {
      id: 'held-c-never-changes',
      words: {
        ko: 'f를 1, i를 0으로 고정하면 c는 결코 바뀌지 않아요.',
        en: 'With f = 1 and i = 0, c never changes.',
      },
    },
  ],
  watchFor: [
    {
      ko: 'c와 h를 바꿔 말하기 쉬워요. 간직하는 것이 c, 내보내는 것이 h예요. 다음 층과 출력이 보는 것은 h뿐이에요.',
      en: 'c and h are easily swapped. What is kept is c; what is let out is h. The next layer and the output see h only.',
    },
    {
      ko: '게이트의 순서는 도구마다 달라요. PyTorch와 Unroll은 i, f, g, o, Keras는 i, f, c(=g), o예요. 가중치를 옮길 때 조심하세요.',
      en: 'Libraries order the gates by their own habit: PyTorch and Unroll i, f, g, o; Keras i, f, c (which is g), o. Mind it when weights travel.',
    },
  ],
  snippets: [
    {
      library: 'Keras',
      code: `import keras, numpy as np

cell = keras.layers.LSTMCell({units})
x, zeros = np.array([[0.5]], 'float32'), np.zeros((1, {units}), 'float32')
h, (_, c) = cell(x, [zeros, zeros])
W, U, b = cell.get_weights()
i, f, g, o = np.split(x @ W + b, 4, axis=1)  # h before is 0
sigmoid = lambda a: 1 / (1 + np.exp(-a))
by_hand = sigmoid(f) * 0 + sigmoid(i) * np.tanh(g)
print(np.abs(by_hand - c).max(), np.abs(sigmoid(o) * np.tanh(by_hand) - h).max())
`,
    },
    {
      library: 'PyTorch',
      code: `import torch
from torch import nn

cell = nn.LSTMCell(1, {units})
x, zeros = torch.tensor([[0.5]]), torch.zeros(1, {units})
h, c = cell(x, (zeros, zeros))
i, f, g, o = (x @ cell.weight_ih.T + cell.bias_ih + cell.bias_hh).chunk(4, dim=1)  # h before is 0
by_hand = f.sigmoid() * 0 + i.sigmoid() * g.tanh()
print((by_hand - c).abs().max().item(), (o.sigmoid() * by_hand.tanh() - h).abs().max().item())
`,
    },
    {
      library: 'TensorFlow.js',
      code: `import * as tf from '@tensorflow/tfjs';

const cell = tf.layers.lstmCell({ units: {units}, recurrentActivation: 'sigmoid' });
cell.build([1, 1]);
const [x, zeros] = [tf.tensor2d([[0.5]]), tf.zeros([1, {units}])];
const [h, , c] = cell.call([x, zeros, zeros], {});
const [W, , b] = cell.getWeights();
const [i, , g, o] = tf.split(tf.matMul(x, W).add(b), 4, 1); // h before is 0, and so is f × c
const byHand = tf.sigmoid(i).mul(tf.tanh(g));
console.log(byHand.sub(c).abs().max().dataSync()[0]);
console.log(tf.sigmoid(o).mul(tf.tanh(byHand)).sub(h).abs().max().dataSync()[0]);
`,
    },
  ],
  sources: [
    {
      words: 'Hochreiter & Schmidhuber, Long Short-Term Memory (1997)',
      url: 'https://doi.org/10.1162/neco.1997.9.8.1735',
    },
    {
      words:
        'Gers, Schmidhuber & Cummins, Learning to Forget: Continual Prediction with LSTM (2000)',
      url: 'https://doi.org/10.1162/089976600300015015',
    },
    {
      words: 'Karpathy, Johnson & Fei-Fei, Visualizing and Understanding Recurrent Networks (2015)',
      url: 'https://arxiv.org/abs/1506.02078',
    },
  ],
  needs: ['corpus', 'series'],
  sample: 'the-lighthouse-log.txt',
  knobs: [
    { ...unitsKnob, min: 4, max: 32, initial: 16 },
    {
      kind: 'range',
      id: 'steps',
      label: { ko: '학습 단계', en: 'Training steps' },
      help: {
        ko: '얼마나 오래 배울지예요. 오래 배울수록 게이트가 제 할 일을 찾아요.',
        en: 'How long it learns. The longer, the more the gates find something to do.',
      },
      min: 100,
      max: 1000,
      step: 100,
      initial: 400,
    },
  ],
};
