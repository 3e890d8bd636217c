import { unitsKnob } from '../../training/units-knob';
import type { Lesson } from '../lesson';

export const lesson: Lesson = {
  id: 'gru',
  chapter: 'recurrent-networks',
  title: { ko: 'GRU: 더 단순하게', en: 'GRU: simpler on purpose' },
  notes: [
    {
      line: 14,
      ko: 'GRU ( 계산이 작다. 빈공간을 만들어야 하기 때문에 비싸? 서 만든 것. LSTM과 동일한 역활)',
      en: 'GRU (less to compute. Made because empty space has to be made, which is costly? Same role as LSTM)',
    },
  ],
  prose: [
    {
      ko: 'GRU는 LSTM과 같은 일을 더 단순하게 해요. 게이트는 둘이에요. 리셋 게이트 r은 새 후보를 만들 때 앞의 h를 얼마나 쓸지, 업데이트 게이트 z는 앞의 h와 새 후보를 어떤 비율로 섞을지 정해요. 상태는 h 하나뿐이에요. 따로 간직하는 c가 없어요.',
      en: 'A GRU does the same job as an LSTM in a simpler way. It has two gates. The reset gate r says how much of the old h is used for the new candidate; the update gate z says in what proportion the old h and the candidate are mixed. There is one state, h, and no separate c.',
    },
    {
      ko: '노트의 물음표에 답하면, GRU는 ‘빈 공간’ 때문에 만든 것이 아니에요. 계산과 가중치를 줄이려고 만든 거예요. LSTM이 합을 네 번 계산할 때 GRU는 세 번 계산해요. 그래서 W와 U의 가중치가 꼭 3/4이에요.',
      en: 'To the question mark in the notes: a GRU was not made because of empty space. It was made to be simpler. Where an LSTM makes four sums, a GRU makes three, so its W and U hold exactly 3/4 of the weights.',
    },
    {
      ko: '어느 쪽이 더 잘 맞히는지는 정해져 있지 않아요. 파일마다 달라서 재 보아야 해요. 그래서 셋을 같은 파일로, 시드를 바꿔 가며 배우게 해요.',
      en: 'Which of them does better is not settled by that. It differs from file to file and has to be measured. So all three learn the same file, with several seeds.',
    },
  ],
  predict: {
    question: {
      ko: '이 파일의 다음 조각을 맞히는 데 GRU와 LSTM 가운데 어느 쪽이 덜 틀릴까요?',
      en: 'Which will be wrong less on this file, the GRU or the LSTM?',
    },
    options: [
      {
        id: 'lstm',
        words: { ko: 'LSTM이에요. 가중치가 더 많으니까요', en: 'The LSTM: it has more weights' },
      },
      { id: 'gru', words: { ko: 'GRU예요. 더 새것이니까요', en: 'The GRU: it is the newer one' } },
      { id: 'unclear', words: { ko: '뚜렷한 차이가 없어요', en: 'No clear difference' } },
    ],
    because: {
      ko: '시드 {seeds}개의 평균 손실은 GRU {gru}, LSTM {lstm|이에요/예요}. 차이의 95% 구간은 {low}부터 {high}까지예요. 0이 들어 있으면 차이가 뚜렷하지 않은 거예요.',
      en: 'The mean loss of {seeds} seeds: GRU {gru}, LSTM {lstm}. The 95 % interval of the difference goes from {low} to {high}; with 0 inside there is no clear difference.',
    },
  },
  claims: [
    {
      id: 'three-quarters',
      words: {
        ko: 'GRU의 W와 U를 합치면 LSTM의 꼭 3/4이에요. PyTorch에서는 편향까지 세어도 그래요.',
        en: 'W and U of a GRU together are exactly 3/4 of an LSTM’s. In PyTorch that holds with the biases, too.',
      },
    },
    {
      id: 'keras-defaults-differ',
      words: {
        ko: 'Keras의 기본값에서는 3/4보다 조금 많아요. 입력 1, 유닛 32일 때 GRU 3,360개, LSTM 4,352개예요.',
        en: 'With Keras’s defaults it is a little more than 3/4: with 1 input and 32 units, 3,360 and 4,352.',
      },
    },
  ],
  watchFor: [
    {
      ko: '3/4은 셀 하나의 이야기예요. 모델 전체에는 임베딩과 출력층도 있어서 차이가 더 작아요. 그리고 가중치가 적다고 늘 빠르거나 못한 것은 아니에요.',
      en: 'The 3/4 is about one cell. A whole model also has an embedding and an output layer, so the difference is smaller. And fewer weights are neither always faster nor always worse.',
    },
  ],
  snippets: [
    {
      library: 'Keras',
      code: `import keras
from keras import layers

for cell in (layers.SimpleRNN, layers.GRU, layers.LSTM):
    model = keras.Sequential([layers.Input((None, 1)), cell({units})])
    print(cell.__name__, model.count_params())
`,
    },
    {
      library: 'PyTorch',
      code: `from torch import nn

for cell in (nn.RNN, nn.GRU, nn.LSTM):
    print(cell.__name__, sum(p.numel() for p in cell(1, {units}).parameters()))
`,
    },
    {
      library: 'TensorFlow.js',
      code: `import * as tf from '@tensorflow/tfjs';

for (const cell of ['simpleRNN', 'gru', 'lstm']) {
  const layer = tf.layers[cell]({ units: {units}, inputShape: [null, 1] });
  // its GRU has one bias a gate: reset_after is not there
  console.log(cell, tf.sequential({ layers: [layer] }).countParams());
}
`,
    },
  ],
  sources: [
    {
      words: 'Cho et al., Learning Phrase Representations using RNN Encoder–Decoder (2014)',
      url: 'https://arxiv.org/abs/1406.1078',
    },
    {
      words: 'Chung et al., Empirical Evaluation of Gated Recurrent Neural Networks (2014)',
      url: 'https://arxiv.org/abs/1412.3555',
    },
    {
      words:
        'Jozefowicz, Zaremba & Sutskever, An Empirical Exploration of Recurrent Network Architectures (2015)',
      url: 'https://proceedings.mlr.press/v37/jozefowicz15.html',
    },
  ],
  needs: ['corpus', 'series'],
  sample: 'the-lighthouse-log.txt',
  knobs: [
    { ...unitsKnob, min: 4, max: 64, initial: 16 },
    {
      kind: 'range',
      id: 'seeds',
      label: { ko: '시드', en: 'Seeds' },
      help: {
        ko: '처음 가중치를 바꿔 가며 몇 번 되풀이할지예요. 한 번의 운에 기대지 않게 해요.',
        en: 'How often it is done again with other first weights, so that luck does not decide.',
      },
      min: 1,
      max: 10,
      step: 1,
      initial: 3,
    },
  ],
};
