import { cellKnob } from '../../training/cell-knob';
import type { Lesson } from '../lesson';

export const lesson: Lesson = {
  id: 'start-token',
  chapter: 'recurrent-networks',
  title: { ko: '맨 앞의 빈자리: ⟨sos⟩와 h₀', en: 'The empty place in front: ⟨sos⟩ and h₀' },
  notes: [
    {
      line: 13,
      ko: '전에 생긴 특성이 들어와야 하기 때문에 처음 입력 데이터는 빈 공간으로 만들기',
      en: 'since a feature made before has to come in, the first input data is made an empty space',
    },
  ],
  prose: [
    {
      ko: '노트의 ‘빈 공간’에는 두 가지가 섞여 있어요. 하나는 상태예요. 인코더의 첫 단계 앞에는 넘겨받을 상태가 없어서 h₀ = 0(LSTM은 c₀ = 0도)에서 시작해요. 디코더는 다르게, 인코더의 마지막 상태를 넘겨받아 시작해요.',
      en: 'The empty space of the notes is two things. One is the state: before the encoder’s first step there is none, so it starts from h₀ = 0 (and c₀ = 0 for an LSTM). The decoder does not: it starts from the encoder’s last state.',
    },
    {
      ko: '다른 하나는 입력이에요. 모델이 읽고 쓰는 단위를 토큰(token)이라고 해요. 여기에서는 글자 하나예요. 디코더는 바로 앞에 쓴 글자를 읽고 다음 글자를 써요. 맨 처음에는 앞 글자가 없으니 시작 토큰 ⟨sos⟩를 읽어요. 둘 다 데이터의 빈칸도, 길이를 맞추려고 넣는 패딩(padding)도 아니에요.',
      en: 'The other is the input. A token is one unit that the model reads or writes: here, one character. A decoder reads the token it has just written and writes the next. At the very beginning there is none, so it reads the start token ⟨sos⟩. Neither is a gap in the data, and neither is padding.',
    },
    {
      ko: '배울 때는 앞 글자를 모델이 아니라 정답에서 가져와요. 이것을 교사 강요(teacher forcing)라고 해요. 실제로 쓸 때는 정답이 없으니 스스로 쓴 글자를 읽어요. 이것이 자유 실행(free running)이에요. 그때는 한 번 틀리면 틀린 글자를 읽게 돼요.',
      en: 'In training the token before comes from the right answer, not from the model: teacher forcing. In use there is no right answer, so it reads what it wrote itself: free running. Then one mistake is read at the next step.',
    },
  ],
  predict: {
    question: {
      ko: '둘째 글자부터, 앞의 옳은 글자를 알려 줄 때와 스스로 쓴 글자를 읽게 할 때 어느 쪽이 더 많이 맞힐까요?',
      en: 'From the second token on, when does it get more right: when it is told the right token before, or when it reads its own?',
    },
    options: [
      {
        id: 'forced',
        words: { ko: '옳은 글자를 알려 줄 때예요', en: 'When it is told the right one' },
      },
      {
        id: 'free',
        words: { ko: '스스로 쓴 것을 읽을 때예요', en: 'When it reads its own' },
      },
      {
        id: 'same',
        words: {
          ko: '같아요. 답을 알려 주는 것은 반칙이니 쓰지 않겠죠',
          en: 'The same: telling it would be cheating, so it cannot matter',
        },
      },
    ],
    because: {
      ko: '둘째 글자부터 맞힌 비율은 알려 주면 {forced}, 스스로 읽으면 {free|이에요/예요}. 교사 강요는 반칙이 아니에요. 지금 쓸 글자가 아니라 이미 지나간 앞 글자를 알려 줄 뿐이에요.',
      en: 'From the second token on {forced} are right when told, {free} when reading its own. Teacher forcing is no cheating: it tells the token before, never the one to be written.',
    },
  },
  claims: [
    {
      id: 'targets-are-shifted-inputs',
      words: {
        ko: '교사 강요에서 답은 입력을 한 칸 당긴 것이에요.',
        en: 'With teacher forcing the targets are the inputs shifted by one.',
      },
    },
    {
      id: 'first-u-term-is-zero',
      words: {
        ko: 'h₀ = 0이면 첫 단계의 U·h 항은 꼭 0이에요.',
        en: 'With h₀ = 0 the U·h term of the first step is exactly 0.',
      },
    },
    {
      id: 'first-place-is-alike',
      words: {
        ko: '첫 자리에서는 교사 강요와 자유 실행이 꼭 같아요.',
        en: 'At the first place teacher forcing and free running are exactly alike.',
      },
    },
  ],
  watchFor: [
    {
      ko: '교사 강요를 ‘답을 보여 주는 반칙’이라고 생각하기 쉬워요. 보여 주는 것은 앞 글자뿐이에요. 다만 배울 때와 쓸 때가 달라서, 틀린 앞 글자를 읽는 연습은 하지 못해요.',
      en: 'Teacher forcing is easily taken for cheating. Only the token before is shown. But training then differs from use: reading a wrong token is never practised.',
    },
  ],
  snippets: [
    {
      library: 'Keras',
      code: `import keras, numpy as np

layer = keras.layers.{cell}(8, return_sequences=True)
x = np.random.default_rng(1).normal(size=(1, 2, 3)).astype('float32')
before = np.array(layer(x))
W, U, *rest = layer.get_weights()
layer.set_weights([W, 0 * U, *rest])
change = np.abs(before - np.array(layer(x))).max(axis=2)
print(change)  # 0 at the first step, where h is 0; not at the second
`,
      names: { cell: { rnn: 'SimpleRNN', gru: 'GRU', lstm: 'LSTM' } },
    },
    {
      library: 'PyTorch',
      code: `import torch
from torch import nn

torch.manual_seed(1)
layer = nn.{cell}(3, 8, batch_first=True)
x = torch.randn(1, 2, 3)
before = layer(x)[0]
with torch.no_grad():
    layer.weight_hh_l0.zero_()
print((before - layer(x)[0]).abs().amax(dim=2))  # 0 at the first step, where h is 0
`,
      names: { cell: { rnn: 'RNN', gru: 'GRU', lstm: 'LSTM' } },
    },
    {
      library: 'TensorFlow.js',
      code: `import * as tf from '@tensorflow/tfjs';

const layer = tf.layers.{cell}({ units: 8, returnSequences: true });
const x = tf.randomNormal([1, 2, 3], 0, 1, 'float32', 1);
const before = layer.apply(x);
const [W, U, b] = layer.getWeights();
layer.setWeights([W, tf.zerosLike(U), b]);
const change = before.sub(layer.apply(x)).abs().max(2).arraySync()[0];
console.log(change); // 0 at the first step, where h is 0; not at the second
`,
      names: { cell: { rnn: 'simpleRNN', gru: 'gru', lstm: 'lstm' } },
    },
  ],
  sources: [
    {
      words:
        'Williams & Zipser, A Learning Algorithm for Continually Running Fully Recurrent Neural Networks (1989)',
      url: 'https://doi.org/10.1162/neco.1989.1.2.270',
    },
    {
      words:
        'Bengio et al., Scheduled Sampling for Sequence Prediction with Recurrent Neural Networks (2015)',
      url: 'https://arxiv.org/abs/1506.03099',
    },
  ],
  needs: ['pairs', 'corpus'],
  sample: 'dates.tsv',
  knobs: [
    cellKnob,
    {
      kind: 'range',
      id: 'steps',
      label: { ko: '학습 단계', en: 'Training steps' },
      help: {
        ko: '얼마나 오래 배울지예요. 덜 배웠을 때 두 방식의 차이가 잘 보여요.',
        en: 'How long it learns. The difference shows best while it has not learned it all.',
      },
      min: 100,
      max: 1500,
      step: 100,
      initial: 300,
    },
  ],
};
