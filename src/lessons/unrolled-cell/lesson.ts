import { cellKnob } from '../../training/cell-knob';
import { unitsKnob } from '../../training/units-knob';
import type { Lesson } from '../lesson';

export const lesson: Lesson = {
  id: 'unrolled-cell',
  chapter: 'recurrent-networks',
  title: { ko: '펼친 셀', en: 'One cell, step after step' },
  notes: [
    {
      line: 3,
      ko: 'cell들이 여러개가 모여있는 구조. cell + cell +...+cell',
      en: 'a structure of many cells joined together. cell + cell + … + cell',
    },
  ],
  prose: [
    {
      ko: '노트의 그림은 맞아요. 단계마다 상자가 하나씩 있으니까요. 그런데 그 상자들은 모두 같은 셀이에요. 셀 하나를 여러 번 그린 거예요.',
      en: 'The picture in the notes is right: one box for every step. But all the boxes are the same cell. It is one cell, drawn many times.',
    },
    {
      ko: '셀은 자기 가중치를 가진 작은 계산이에요. 단계마다 두 가지를 받아요. 하나는 파일에서 온 다음 조각 x, 또 하나는 바로 앞 단계에서 넘어온 h예요. 이 둘로 새 h를 만들어요. 다음 단계에서도 똑같은 가중치로 똑같이 계산해요.',
      en: 'A cell is a small calculation with weights of its own. At every step it takes two things: x, the next piece of your file, and h, what it handed on from the step before. From the two it makes a new h. At the next step it does the same again, with the same weights.',
    },
    {
      ko: '단계마다 하나씩 그려 놓는 것을 ‘펼친다(unroll)’고 해요. 펼쳐 놓으면 h가 어떻게 넘어가는지 눈에 보여요. 그렇다고 가중치가 늘어나지는 않아요. 파일이 길어지면 단계가 많아질 뿐이에요.',
      en: 'Drawing it once for every step is called unrolling. It shows how h is handed on. It adds no weights: a longer file only means more steps.',
    },
    {
      ko: '층을 쌓는 것은 다른 일이에요. 둘째 층은 가중치를 따로 가진 다른 셀이에요. 파일 대신 아래층의 h를 읽어요.',
      en: 'Stacking layers is a different thing. The second layer is another cell, with weights of its own. It reads the h of the layer below instead of the file.',
    },
  ],
  predict: {
    question: {
      ko: '파일이 열 배 길어지면, 셀의 가중치는 몇 개가 될까요?',
      en: 'If the file gets ten times as long, how many weights will the cell have?',
    },
    options: [
      { id: 'same', words: { ko: '지금과 똑같아요', en: 'As many as now' } },
      { id: 'more', words: { ko: '조금 늘어나요', en: 'A few more' } },
      { id: 'tenfold', words: { ko: '열 배가 돼요', en: 'Ten times as many' } },
    ],
    because: {
      ko: '{shortSteps}단계를 읽은 뒤에 세어 보니 {shortCount}개, {longSteps}단계를 읽은 뒤에 세어 보니 {longCount}개예요. 늘어난 것은 같은 셀을 쓰는 횟수예요.',
      en: 'Counted after reading {shortSteps} steps it has {shortCount}, after reading {longSteps} steps {longCount}. What grows is how often the same cell is used.',
    },
  },
  claims: [
    {
      id: 'length-adds-no-weights',
      words: {
        ko: '가중치의 수는 순서열의 길이와 상관없이 똑같아요.',
        en: 'The number of weights is the same for every sequence length.',
      },
    },
    {
      id: 'layers-add-weights',
      words: {
        ko: '층을 하나 더 쌓으면 가중치의 수가 늘어나요.',
        en: 'Every further layer adds weights.',
      },
    },
    {
      id: 'later-steps-change-nothing-before',
      words: {
        ko: '뒤에 무엇이 더 오더라도 앞 단계의 h는 바뀌지 않아요.',
        en: 'Whatever comes later, the h of earlier steps stays as it was.',
      },
    },
  ],
  watchFor: [
    {
      ko: '상자가 아니라 가중치를 세어 보세요. 두 단계는 같은 셀을 두 번 쓴 것이고, 두 층은 서로 다른 셀 두 개예요.',
      en: 'Count the weights, not the boxes. Two steps are one cell used twice; two layers are two cells.',
    },
  ],
  snippets: [
    {
      library: 'Keras',
      code: `import keras
from keras import layers

def count(steps):
    return keras.Sequential(
        [layers.Input((steps, 1))]
        + [layers.{cell}({units}, return_sequences=True) for _ in range({layers})]
    ).count_params()

print([count(steps) for steps in (1, 5, 10, 100)])  # four times the same
`,
      names: { cell: { rnn: 'SimpleRNN', lstm: 'LSTM', gru: 'GRU' } },
    },
    {
      library: 'PyTorch',
      code: `import torch
from torch import nn

network = nn.{cell}(input_size=1, hidden_size={units}, num_layers={layers}, batch_first=True)
for steps in (1, 5, 10, 100):
    h, _ = network(torch.zeros(1, steps, 1))
    # PyTorch keeps two biases per gate, so it counts a few more than Keras
    print(h.shape, sum(p.numel() for p in network.parameters()))
`,
      names: { cell: { rnn: 'RNN', lstm: 'LSTM', gru: 'GRU' } },
    },
    {
      library: 'TensorFlow.js',
      code: `import * as tf from '@tensorflow/tfjs';

for (const steps of [1, 5, 10, 100]) {
  let h = tf.input({ shape: [steps, 1] });
  const inputs = h;
  for (let layer = 0; layer < {layers}; layer++) {
    h = tf.layers.{cell}({ units: {units}, returnSequences: true }).apply(h);
  }
  console.log(steps, tf.model({ inputs, outputs: h }).countParams());
}
`,
      names: { cell: { rnn: 'simpleRNN', lstm: 'lstm', gru: 'gru' } },
    },
  ],
  sources: [
    {
      words:
        'Goodfellow, Bengio & Courville, Deep Learning (2016), 10.1 Unfolding Computational Graphs',
      url: 'https://www.deeplearningbook.org/contents/rnn.html',
    },
    {
      words: 'Elman, Finding Structure in Time (1990)',
      url: 'https://doi.org/10.1207/s15516709cog1402_1',
    },
    {
      words: 'Pascanu et al., How to Construct Deep Recurrent Neural Networks (2014)',
      url: 'https://arxiv.org/abs/1312.6026',
    },
  ],
  needs: ['corpus', 'series'],
  sample: 'air-passengers.csv',
  knobs: [
    {
      ...cellKnob,
      help: {
        ko: '셀의 종류예요. 종류가 달라도 펼친 그림은 같아요.',
        en: 'The kind of cell. The unrolled picture is the same for all of them.',
      },
      initial: 'rnn',
    },
    {
      kind: 'range',
      id: 'layers',
      label: { ko: '층', en: 'Layers' },
      help: {
        ko: '위로 쌓은 셀의 수예요. 층마다 가중치를 따로 가져요.',
        en: 'How many cells are stacked. Each has weights of its own.',
      },
      min: 1,
      max: 3,
      step: 1,
      initial: 1,
    },
    {
      ...unitsKnob,
      help: {
        ko: 'h에 들어 있는 수의 개수예요. 많을수록 더 많이 기억할 수 있어요.',
        en: 'How many numbers are in h. The more there are, the more it can remember.',
      },
      max: 32,
      initial: 8,
    },
  ],
};
