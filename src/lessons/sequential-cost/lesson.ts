import { unitsKnob } from '../../training/units-knob';
import type { Lesson } from '../lesson';

export const lesson: Lesson = {
  id: 'sequential-cost',
  chapter: 'recurrent-networks',
  title: { ko: '차례를 기다리는 값', en: 'The price of waiting in line' },
  notes: [
    {
      line: 7,
      ko: '그 특성과 input data를 같이 cell에 들어가기 때문에 시간이 걸린다.',
      en: 'because that feature and the input data enter the cell together, it takes time.',
    },
  ],
  prose: [
    {
      ko: '시간이 걸리는 것은 맞아요. 그런데 상태와 입력을 함께 넣어서가 아니에요. 둘을 더하는 것은 금방이에요. 시간이 걸리는 까닭은 사슬이에요. t번째 단계는 t−1번째 단계의 h가 나올 때까지 시작할 수 없어요.',
      en: 'It does take time, but not because state and input go in together: adding them is quick. It is the chain. Step t cannot begin before step t−1 has made its h.',
    },
    {
      ko: '그래서 길이가 두 배가 되면 기다리는 단계도 두 배가 돼요. 계산할 코어가 아무리 많아도 줄지 않아요. 어텐션(attention)은 이 사슬을 없앴어요. 모든 자리를 한꺼번에 계산해요. 그 대신 길이가 T이면 모든 자리를 서로 짝지은 T × T 표를 만들어요.',
      en: 'So twice the length means twice the waiting, however many cores there are. Attention does away with the chain. It works on all places at once. For a sequence of length T it pays with a T × T table that pairs every place with every place.',
    },
  ],
  predict: {
    question: {
      ko: '읽을 길이가 두 배가 되면, LSTM이 차례로 기다려야 하는 단계는 어떻게 될까요?',
      en: 'Twice the length is read. How many steps does an LSTM have to wait through, one after another?',
    },
    options: [
      {
        id: 'same',
        words: {
          ko: '그대로예요. 코어가 여럿이니까요',
          en: 'As many as before: there are several cores',
        },
      },
      { id: 'twice', words: { ko: '두 배예요', en: 'Twice as many' } },
      {
        id: 'four',
        words: {
          ko: '네 배예요. 앞의 것을 모두 다시 보니까요',
          en: 'Four times: it looks at everything again',
        },
      },
    ],
    because: {
      ko: '길이 {half}에서 {dependentHalf}단계, 길이 {longest}에서 {dependent}단계예요. 어텐션은 길이와 상관없이 {attention}단계지만, 표가 {table}칸이 돼요.',
      en: 'Length {half} takes {dependentHalf} steps, length {longest} takes {dependent}. Attention takes {attention} at any length, but its table has {table} places.',
    },
  },
  claims: [
    {
      id: 'dependent-steps',
      words: {
        ko: '차례로 기다리는 단계는 순환 신경망이 T, 어텐션이 1이에요.',
        en: 'Recurrence has T steps that wait for each other, attention 1.',
      },
    },
    {
      id: 'linear-and-square',
      words: {
        ko: '곱셈·덧셈은 순환 신경망에서 길이에 비례하고, 어텐션의 점수는 길이의 제곱에 비례해요.',
        en: 'Multiply–adds are linear in the length for recurrence; the scores of attention grow with its square.',
      },
    },
  ],
  watchFor: [
    {
      ko: '어텐션이 언제나 빠른 것은 아니에요. 길이가 유닛 수보다 훨씬 길면 T × T 표가 더 비싸요. 코어가 하나뿐이면 기다리지 않는 이득도 작아요.',
      en: 'Attention is not always faster. When the sequence is far longer than the number of units, the T × T table costs more. And with one core there is little to gain from not waiting.',
    },
  ],
  snippets: [
    {
      library: 'Keras',
      code: `import time, keras, numpy as np
from keras import layers

for T in (64, 128, 256):
    x = np.random.normal(size=(1, T, {units})).astype('float32')
    lstm, attention = layers.LSTM({units}, return_sequences=True), layers.MultiHeadAttention(1, {units})
    for name, run in (('LSTM', lambda: lstm(x)), ('attention', lambda: attention(x, x))):
        run(); start = time.perf_counter(); run()
        print(T, name, round(1000 * (time.perf_counter() - start), 2), 'ms')
`,
    },
    {
      library: 'PyTorch',
      code: `import time, torch
from torch import nn

lstm = nn.LSTM({units}, {units}, batch_first=True)
attention = nn.MultiheadAttention({units}, 1, batch_first=True)
for T in (64, 128, 256):
    x = torch.randn(1, T, {units})
    for name, run in (('LSTM', lambda: lstm(x)), ('attention', lambda: attention(x, x, x))):
        run(); start = time.perf_counter(); run()
        print(T, name, round(1000 * (time.perf_counter() - start), 2), 'ms')
`,
    },
    {
      library: 'TensorFlow.js',
      code: `import * as tf from '@tensorflow/tfjs';

const lstm = tf.layers.lstm({ units: {units}, returnSequences: true });
const attention = (x) => tf.matMul(tf.softmax(tf.matMul(x, x, false, true)), x);
for (const T of [16, 32, 64]) {
  const x = tf.randomNormal([1, T, {units}]);
  for (const [name, run] of [['LSTM', () => lstm.apply(x)], ['attention', () => attention(x)]]) {
    run().dataSync();
    const start = performance.now();
    run().dataSync();
    console.log(T, name, (performance.now() - start).toFixed(2), 'ms');
  }
}
`,
    },
  ],
  sources: [
    {
      words: 'Vaswani et al., Attention Is All You Need (2017), table 1',
      url: 'https://arxiv.org/abs/1706.03762',
    },
    {
      words:
        'Martin & Cundy, Parallelizing Linear Recurrent Neural Nets Over Sequence Length (2018)',
      url: 'https://arxiv.org/abs/1709.04057',
    },
  ],
  needs: ['corpus', 'series'],
  sample: 'the-lighthouse-log.txt',
  knobs: [
    { ...unitsKnob, min: 8, max: 64, step: 8, initial: 32 },
    {
      kind: 'choice',
      id: 'longest',
      label: { ko: '가장 긴 길이', en: 'Longest' },
      help: {
        ko: '가장 길게 읽는 조각의 수예요. 8부터 두 배씩 늘려 가요.',
        en: 'The longest sequence that is read. Lengths double from 8 on.',
      },
      options: [
        { id: '128', label: { ko: '128', en: '128' } },
        { id: '512', label: { ko: '512', en: '512' } },
        { id: '1024', label: { ko: '1024', en: '1024' } },
      ],
      initial: '512',
    },
  ],
};
