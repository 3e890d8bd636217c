import { cellKnob } from '../../training/cell-knob';
import type { Lesson } from '../lesson';

export const lesson: Lesson = {
  id: 'seq2seq',
  chapter: 'recurrent-networks',
  title: { ko: 'seq2seq: 읽은 것을 건네주기', en: 'seq2seq: handing over what was read' },
  notes: [
    {
      line: 11,
      ko: '두개의 회로로 전달되어서 망을 연결 시키는 것을 seq2seq',
      en: 'passing on by two circuits and so joining networks is seq2seq',
    },
    { line: 12, ko: 'seq2seq', en: 'seq2seq' },
  ],
  prose: [
    {
      ko: 'seq2seq는 순서열을 읽고 다른 순서열을 써요. 망 두 개를 이어요. 인코더(encoder)는 원문을 끝까지 읽고, 디코더(decoder)는 답을 한 글자씩 써요.',
      en: 'seq2seq reads one sequence and writes another. It joins two networks: an encoder reads the source to its end, and a decoder writes the answer, one character at a time.',
    },
    {
      ko: '노트의 ‘두 개의 회로’는 둘을 잇는 것이 무엇인지 말해 줘요. 이어지는 것은 인코더와 디코더이고, 건너가는 것은 인코더의 마지막 상태예요. LSTM이면 c와 h 둘, GRU나 RNN이면 h 하나예요.',
      en: 'The two circuits of the notes say what joins them. What is joined is encoder and decoder; what crosses is the encoder’s last state: c and h of an LSTM, only h of a GRU or an RNN.',
    },
    {
      ko: '디코더는 원문을 보지 못해요. 원문에 대해 아는 것은 건네받은 상태뿐이에요. 상태를 끊어 보면 그것이 얼마나 중요한지 알 수 있어요.',
      en: 'The decoder does not see the source. All it knows of it is the state it is handed. Cut that, and see how much it was.',
    },
  ],
  predict: {
    question: {
      ko: '디코더에 아무 상태도 건네주지 않으면 무엇을 쓸까요?',
      en: 'The decoder is handed nothing. What will it write?',
    },
    options: [
      {
        id: 'identical',
        words: { ko: '어떤 원문이든 똑같은 답을 써요', en: 'The same for every source' },
      },
      {
        id: 'right',
        words: {
          ko: '원문마다 다른 답을 써요. 배운 가중치가 있으니까요',
          en: 'Something else for each source: it has learned weights',
        },
      },
      {
        id: 'stuck',
        words: {
          ko: '시작할 상태가 없으니 아예 시작하지 못해요',
          en: 'It cannot even start: there is no state to start from',
        },
      },
    ],
    because: {
      ko: '원문 {pairs}개에 서로 다른 답이 {different}가지였어요(“{output}”). 디코더는 모두 0인 상태에서 시작할 수 있어요. 다만 원문을 모르니 늘 같은 것을 쓸 수밖에 없어요.',
      en: 'For {pairs} sources, the number of different outputs was {different} (“{output}”). It can start, from a state of all 0; but knowing nothing of the source, it can only write the same.',
    },
  },
  claims: [
    {
      id: 'nothing-handed-over-is-identical',
      words: {
        ko: '아무것도 건네주지 않으면 어떤 원문에도 똑같이 써요. 그래서 다 맞는 비율이 가장 흔한 답의 비율을 넘지 못해요.',
        en: 'With nothing handed over the output is identical for every source, so no more are right than the share of the most frequent target.',
      },
    },
    {
      id: 'only-an-lstm-has-c',
      words: {
        ko: 'GRU와 RNN에는 c가 없어서 건네줄 것이 h뿐이에요.',
        en: 'A GRU and an RNN have no c: only h can be handed over.',
      },
    },
  ],
  watchFor: [
    {
      ko: '이어지는 것은 셀과 셀이 아니라 인코더와 디코더예요. 그리고 c와 h는 두 개의 망이 아니라 한 셀의 두 상태예요.',
      en: 'What is joined is not cell and cell but encoder and decoder. And c and h are not two networks but two states of one cell.',
    },
  ],
  snippets: [
    {
      library: 'Keras',
      code: `import keras
from keras import layers

source, target = layers.Input((None, 30)), layers.Input((None, 30))
_, *state = layers.{cell}(64, return_state=True)(source)  # the encoder's last state
written = layers.{cell}(64, return_sequences=True)(target, initial_state=state)
model = keras.Model([source, target], layers.Dense(30, 'softmax')(written))
print(len(state), model.count_params())
`,
      names: { cell: { rnn: 'SimpleRNN', gru: 'GRU', lstm: 'LSTM' } },
    },
    {
      library: 'PyTorch',
      code: `import torch
from torch import nn

encoder, decoder = nn.{cell}(30, 64, batch_first=True), nn.{cell}(30, 64, batch_first=True)
head = nn.Linear(64, 30)
source, target = torch.randn(1, 7, 30), torch.randn(1, 5, 30)
_, state = encoder(source)  # the last state: h, and c of an LSTM
print(head(decoder(target, state)[0]).shape)
print((decoder(target, state)[0] - decoder(target)[0]).abs().max().item())  # with and without it
`,
      names: { cell: { rnn: 'RNN', gru: 'GRU', lstm: 'LSTM' } },
    },
    {
      library: 'TensorFlow.js',
      code: `import * as tf from '@tensorflow/tfjs';

const source = tf.input({ shape: [null, 30] });
const target = tf.input({ shape: [null, 30] });
const [, ...state] = tf.layers.{cell}({ units: 64, returnState: true }).apply(source);
const decoder = tf.layers.{cell}({ units: 64, returnSequences: true });
const written = decoder.apply(target, { initialState: state });
const outputs = tf.layers.dense({ units: 30, activation: 'softmax' }).apply(written);
const model = tf.model({ inputs: [source, target], outputs });
console.log(state.length, model.countParams());
`,
      names: { cell: { rnn: 'simpleRNN', gru: 'gru', lstm: 'lstm' } },
    },
  ],
  sources: [
    {
      words: 'Sutskever, Vinyals & Le, Sequence to Sequence Learning with Neural Networks (2014)',
      url: 'https://arxiv.org/abs/1409.3215',
    },
    {
      words: 'Cho et al., Learning Phrase Representations using RNN Encoder–Decoder (2014)',
      url: 'https://arxiv.org/abs/1406.1078',
    },
  ],
  needs: ['pairs', 'corpus'],
  sample: 'dates.tsv',
  knobs: [
    cellKnob,
    {
      kind: 'choice',
      id: 'handOver',
      label: { ko: '건네줄 상태', en: 'Hand over' },
      help: {
        ko: '인코더의 마지막 상태에서 무엇을 디코더에 건네줄지예요. GRU와 RNN에는 h만 있어요.',
        en: 'What of the encoder’s last state the decoder gets. A GRU and an RNN have only h.',
      },
      options: [
        { id: 'both', label: { ko: 'c와 h', en: 'c and h' } },
        { id: 'h', label: { ko: 'h만', en: 'h' } },
        { id: 'c', label: { ko: 'c만', en: 'c' } },
        { id: 'nothing', label: { ko: '없음', en: 'nothing' } },
      ],
      initial: 'both',
    },
    {
      kind: 'choice',
      id: 'trained',
      label: { ko: '어떻게', en: 'How' },
      help: {
        ko: '모두 건네주며 배운 뒤 쓸 때만 끊거나, 처음부터 그만큼만 건네주며 배워요.',
        en: 'Trained with all of it and cut when it writes, or trained from the start with only this much.',
      },
      options: [
        { id: 'cut', label: { ko: '쓸 때 끊기', en: 'cut' } },
        { id: 'again', label: { ko: '그렇게 배우기', en: 'trained so' } },
      ],
      initial: 'cut',
    },
    {
      kind: 'range',
      id: 'steps',
      label: { ko: '학습 단계', en: 'Training steps' },
      help: {
        ko: '얼마나 오래 배울지예요. 날짜는 800단계쯤이면 대부분 맞혀요.',
        en: 'How long it learns. After some 800 steps most dates are right.',
      },
      min: 100,
      max: 2000,
      step: 100,
      initial: 800,
    },
  ],
};
