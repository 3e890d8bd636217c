import { cellKnob } from '../../training/cell-knob';
import { unitsKnob } from '../../training/units-knob';
import type { Lesson } from '../lesson';

export const lesson: Lesson = {
  id: 'hidden-state',
  chapter: 'recurrent-networks',
  title: { ko: '은닉 상태는 기억이에요', en: 'The hidden state is the memory' },
  notes: [
    {
      line: 6,
      ko: '그 특성이 그 다음셀에 전달이 된다. (state)',
      en: 'that feature is handed on to the next cell. (state)',
    },
  ],
  prose: [
    {
      ko: '셀이 내보낸 h는 다음 단계로 넘어가요. 이것이 은닉 상태(hidden state)예요. LSTM은 셀 상태 c도 함께 넘겨요. 그래서 아래에서 상태를 지울 때는 둘 다 지워요. 셀이 앞에서 읽은 것을 아는 길은 이 상태뿐이에요. 파일을 다시 들여다보지는 않으니까요.',
      en: 'The h that a cell puts out is handed on to the next step. That is the hidden state. An LSTM hands on a cell state c as well, so both are wiped below. The cell knows what came before only through this state: it does not look at the file again.',
    },
    {
      ko: '그래서 상태는 기억이에요. 기억인지 아닌지는 지워 보면 알 수 있어요. 읽는 도중에 h를 모두 0으로 만들면, 셀은 방금까지 읽은 것을 몰라요. 다음을 맞히는 데 앞의 일이 필요했다면 손실(loss)이 뛰어요. 몇 조각을 더 읽으면 상태가 다시 채워져요.',
      en: 'So the state is a memory. Whether it is one shows when it is wiped. Set all of h to 0 in the middle of reading, and the cell knows nothing of what it has just read. If that was needed to name what comes next, the loss jumps. After a few more pieces the state has filled again.',
    },
  ],
  predict: {
    question: {
      ko: '읽는 도중에 은닉 상태를 0으로 지우면, 그 뒤의 손실은 어떻게 될까요?',
      en: 'The hidden state is wiped to 0 in the middle of reading. What happens to the loss after that?',
    },
    options: [
      {
        id: 'recovers',
        words: {
          ko: '뛰었다가 몇 조각을 읽는 동안 돌아와요',
          en: 'It jumps, and recovers within a few pieces',
        },
      },
      {
        id: 'stays',
        words: {
          ko: '뛰고 나서 열 조각을 읽어도 그대로예요',
          en: 'It jumps, and ten pieces later it is still up',
        },
      },
      {
        id: 'nothing',
        words: {
          ko: '거의 그대로예요. 가중치가 다 기억하니까요',
          en: 'Hardly anything: the weights remember it all',
        },
      },
    ],
    because: {
      ko: '{places}곳에서 지워 보니 그 뒤 답 {after}개의 손실은 {kept}에서 {reset|으로/로} 바뀌었어요. 처음 세 답에서 {early}, 마지막 세 답에서 {late}만큼 더 틀렸어요.',
      en: 'Wiped at {places} places, the loss of the {after} answers after it went from {kept} to {reset}: {early} more on the first three, {late} more on the last three.',
    },
  },
  claims: [
    {
      id: 'a-reset-costs',
      words: {
        ko: '예제 글에서는 상태를 지운 뒤 10조각의 평균 손실이 지우지 않았을 때보다 커요(200곳 이상, 시드 1~5의 평균).',
        en: 'On the sample texts, the mean loss of the 10 pieces after a reset is larger than without (200 places or more, mean of seeds 1–5).',
      },
    },
    {
      id: 'before-the-reset-nothing-changes',
      words: {
        ko: '지우기 앞의 상태와 손실은 그대로예요.',
        en: 'States and losses before the reset stay as they were.',
      },
    },
  ],
  watchFor: [
    {
      ko: '상태와 가중치는 다른 기억이에요. 가중치는 학습할 때 배운 버릇이고, 상태는 지금 읽고 있는 글의 메모예요. 새 글을 읽기 시작할 때 지우는 것은 상태예요.',
      en: 'State and weights remember different things. Weights hold habits learned in training; the state is a note about what is being read now. What is wiped before a new text is the state.',
    },
  ],
  snippets: [
    {
      library: 'Keras',
      code: `import keras, numpy as np

layer = keras.layers.{cell}({units}, return_sequences=True)
x = np.random.default_rng(1).normal(size=(1, 40, 1)).astype('float32')
whole = np.array(layer(x))
wiped = np.concatenate([layer(x[:, :20]), layer(x[:, 20:])], axis=1)  # starts from h = 0 again
print(np.abs(whole - wiped).max(axis=2).round(3))  # 0 up to step 20, then a jump that fades
`,
      names: { cell: { rnn: 'SimpleRNN', gru: 'GRU', lstm: 'LSTM' } },
    },
    {
      library: 'PyTorch',
      code: `import torch
from torch import nn

torch.manual_seed(1)
layer = nn.{cell}(1, {units}, batch_first=True)
x = torch.randn(1, 40, 1)
whole = layer(x)[0]
wiped = torch.cat([layer(x[:, :20])[0], layer(x[:, 20:])[0]], dim=1)  # starts from h = 0 again
print((whole - wiped).abs().amax(dim=2))  # 0 up to step 20, then a jump that fades
`,
      names: { cell: { rnn: 'RNN', gru: 'GRU', lstm: 'LSTM' } },
    },
    {
      library: 'TensorFlow.js',
      code: `import * as tf from '@tensorflow/tfjs';

const layer = tf.layers.{cell}({ units: {units}, returnSequences: true });
const x = tf.randomNormal([1, 40, 1], 0, 1, 'float32', 1);
const whole = layer.apply(x);
const parts = [x.slice([0, 0, 0], [1, 20, 1]), x.slice([0, 20, 0], [1, 20, 1])];
const wiped = tf.concat(parts.map((part) => layer.apply(part)), 1); // starts from h = 0 again
const change = whole.sub(wiped).abs().max(2).arraySync()[0];
console.log(change.map((value) => value.toFixed(3)).join(' ')); // a jump at step 20 that fades
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
      words: 'Karpathy, Johnson & Fei-Fei, Visualizing and Understanding Recurrent Networks (2015)',
      url: 'https://arxiv.org/abs/1506.02078',
    },
    {
      words: 'Strobelt et al., LSTMVis: A Tool for Visual Analysis of Hidden State Dynamics (2018)',
      url: 'https://arxiv.org/abs/1606.07461',
    },
  ],
  needs: ['corpus', 'series'],
  sample: 'the-lighthouse-log.txt',
  knobs: [cellKnob, { ...unitsKnob, min: 4, max: 32, initial: 16 }],
};
