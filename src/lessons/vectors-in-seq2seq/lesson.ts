import { seedsKnob } from '../../training/over-seeds/seeds-knob';
import { stepsKnob } from '../../training/over-seeds/steps-knob';
import type { Lesson } from '../lesson';

export const lesson: Lesson = {
  id: 'vectors-in-seq2seq',
  chapter: 'text',
  title: { ko: '벡터를 넣은 seq2seq', en: 'Vectors as the input of seq2seq' },
  notes: [
    {
      line: 37,
      ko: '이렇게 vector된것을 seq2seq를 하면 더 정확해 진다.',
      en: 'doing seq2seq with what has become vectors in this way is more accurate.',
    },
  ],
  prose: [
    {
      ko: '노트는 벡터로 바꾼 것을 seq2seq에 넣으면 더 정확해진다고 해요. 정말 그런지는 재 봐야 알아요. 그래서 같은 seq2seq를 입력만 바꿔 세 번 학습해 봐요.',
      en: 'The notes say that seq2seq gets more accurate when it is given vectors. Whether that is so has to be measured. So the same seq2seq learns three times here, and only its input changes.',
    },
    {
      ko: '원-핫은 토큰의 자리만 1이고 나머지는 0이에요. 학습하는 임베딩은 짧은 벡터예요. 아무 값에서나 시작해 seq2seq와 함께 배워요. 세 번째는 같은 임베딩인데, 시작 값을 word2vec으로 미리 배워 둬요.',
      en: 'One-hot has a 1 at the token’s place and 0 elsewhere. A learned embedding is a short vector: it starts from random numbers and learns together with the seq2seq. The third input is the same embedding, but word2vec has learned its first values.',
    },
    {
      ko: '이 모델의 토큰은 글자예요. 그래서 word2vec도 글자마다 어떤 글자들 곁에 나오는지를 보고 배워요. 배울 짝만 보고, 시험용 짝은 보지 않아요.',
      en: 'The tokens of this model are characters. So word2vec, too, learns which characters stand beside which. It sees only the training pairs, never those held out.',
    },
    {
      ko: '비슷한 벡터가 늘 도움이 되는 것은 아니에요. 숫자들은 쓰임이 비슷해서 word2vec에서는 서로 가까워요. 그런데 날짜를 옮겨 쓰려면 바로 그 숫자들을 구별해야 해요. 거꾸로, 드문 단어가 많은 글에서는 비슷한 단어 덕을 볼 수도 있어요. 어느 쪽인지는 과제가 정해요.',
      en: 'Similar vectors do not always help. Digits are used alike, so word2vec puts them close together. But to rewrite a date, digits are just what has to be told apart. With many rare words it can be the other way round, and a word gains from those like it. The task decides which.',
    },
  ],
  predict: {
    question: {
      ko: '어떤 입력을 쓴 모델이 배운 적 없는 짝을 가장 많이 맞힐까요? 시드가 달라도 늘 앞서야 해요.',
      en: 'Which input will write the most held-out pairs without a fault, and be ahead with every seed?',
    },
    options: [
      { id: 'one-hot', words: { ko: '원-핫', en: 'One-hot' } },
      { id: 'embedding', words: { ko: '학습하는 임베딩', en: 'The learned embedding' } },
      {
        id: 'word2vec',
        words: { ko: 'word2vec에서 시작한 임베딩', en: 'The embedding that starts from word2vec' },
      },
      { id: 'unclear', words: { ko: '늘 앞서는 것은 없어요', en: 'None is always ahead' } },
    ],
    because: {
      ko: '시드 {seeds}개의 평균으로 원-핫은 {oneHot}, 학습하는 임베딩은 {embedding}, word2vec에서 시작한 임베딩은 {word2vec|을/를} 맞혔어요. 이 파일과 이 설정에서 잰 결과예요.',
      en: 'On average over {seeds} seeds, one-hot wrote {oneHot} without a fault, the learned embedding {embedding}, the one from word2vec {word2vec}. That is what was measured on this file with these settings.',
    },
  },
  claims: [
    {
      id: 'only-the-input-differs',
      words: {
        ko: '세 모델은 같은 짝을 같은 순서로 배우고, 같은 시험용 짝으로 재요. 두 임베딩은 시작 값만 달라요.',
        en: 'All three learn the same pairs in the same order and are judged on the same held-out pairs. The two embeddings differ in nothing but their first values.',
      },
    },
    {
      id: 'one-hot-is-an-embedding',
      words: {
        ko: '원-핫을 읽는 셀은, 대각선만 1이고 나머지는 0인 행렬을 임베딩으로 쓰는 셀과 똑같이 답해요.',
        en: 'A cell that reads one-hot vectors answers exactly like one whose embedding has 1 on its diagonal and 0 elsewhere.',
      },
    },
    {
      id: 'parameters-counted',
      words: {
        ko: '파라미터의 개수는 어림이 아니라 가중치를 모두 센 것이에요. 두 임베딩은 개수가 같아요.',
        en: 'Parameters are counted, weight by weight. Both embeddings have the same number of them.',
      },
    },
    {
      id: 'reported-as-measured',
      words: {
        ko: '모든 시드에서 앞선 입력만 낫다고 말해요. 평균과 표준 편차는 표에 있는 시드들의 것이에요.',
        en: 'An input is called better only if it is ahead with every seed. Means and deviations are those of the seeds in the table.',
      },
    },
  ],
  watchFor: [
    {
      ko: '원-핫도 벡터예요. 벡터냐 아니냐가 아니라, 짧고 서로 닮을 수 있는 벡터냐가 달라요.',
      en: 'One-hot is a vector as well. The difference is not whether it is a vector, but whether it is short and can be like another.',
    },
    {
      ko: 'word2vec 벡터는 시작 값일 뿐이에요. seq2seq를 학습하는 동안 계속 바뀌어요.',
      en: 'The vectors of word2vec are only a start: they go on changing while the seq2seq learns.',
    },
    {
      ko: '파라미터가 많다고 더 정확한 것은 아니에요.',
      en: 'More parameters do not mean more accurate.',
    },
    {
      ko: '한 번 학습해서 나온 차이는 시작 가중치 탓일 수 있어요. 시드를 바꿔도 그대로인지 보세요.',
      en: 'A difference in one training may be due to its first weights. See whether it stays with other seeds.',
    },
  ],
  snippets: [
    {
      library: 'Keras',
      code: `import keras, numpy as np
from keras import layers

tokens, units = 45, 32
random = np.random.default_rng(1)

def vectors(matrix, trainable):
    layer = layers.Embedding(*matrix.shape, trainable=trainable)
    layer.build(None)
    layer.set_weights([matrix])
    return layer

def seq2seq(matrix, trainable):
    source, target = layers.Input((None,)), layers.Input((None,))
    _, *state = layers.LSTM(units, return_state=True)(vectors(matrix, trainable)(source))
    decoder = layers.LSTM(units, return_sequences=True)
    written = decoder(vectors(matrix, trainable)(target), initial_state=state)
    return keras.Model([source, target], layers.Dense(tokens, 'softmax')(written))

# one-hot: an embedding that is the identity and never learns
one_hot = seq2seq(np.eye(tokens), trainable=False)
# for word2vec, put its vectors in the place of these
embedding = seq2seq(random.normal(size=(tokens, {size})), trainable=True)
for model in one_hot, embedding:
    print(sum(int(np.prod(weight.shape)) for weight in model.trainable_weights))
`,
    },
    {
      library: 'PyTorch',
      code: `import torch
from torch import nn

tokens, units = 45, 32

class Seq2seq(nn.Module):
    def __init__(self, matrix, freeze):
        super().__init__()
        self.source = nn.Embedding.from_pretrained(matrix.clone(), freeze)
        self.target = nn.Embedding.from_pretrained(matrix.clone(), freeze)
        self.encoder = nn.LSTM(matrix.shape[1], units, batch_first=True)
        self.decoder = nn.LSTM(matrix.shape[1], units, batch_first=True)
        self.head = nn.Linear(units, tokens)

    def forward(self, source, target):
        _, state = self.encoder(self.source(source))
        return self.head(self.decoder(self.target(target), state)[0])

# one-hot: an embedding that is the identity and never learns
one_hot = Seq2seq(torch.eye(tokens), freeze=True)
# for word2vec, put its vectors in the place of these
embedding = Seq2seq(torch.randn(tokens, {size}), freeze=False)
for model in one_hot, embedding:
    print(sum(p.numel() for p in model.parameters() if p.requires_grad))
`,
    },
    {
      library: 'TensorFlow.js',
      code: `import * as tf from '@tensorflow/tfjs';

const [tokens, units] = [45, 32];

function vectors(matrix, trainable) {
  const [inputDim, outputDim] = matrix.shape;
  return tf.layers.embedding({ inputDim, outputDim, weights: [matrix], trainable });
}

function seq2seq(matrix, trainable) {
  const [source, target] = [tf.input({ shape: [null] }), tf.input({ shape: [null] })];
  const encoder = tf.layers.lstm({ units, returnState: true });
  const [, ...state] = encoder.apply(vectors(matrix, trainable).apply(source));
  const decoder = tf.layers.lstm({ units, returnSequences: true });
  const read = vectors(matrix, trainable).apply(target);
  const written = decoder.apply(read, { initialState: state });
  const outputs = tf.layers.dense({ units: tokens, activation: 'softmax' }).apply(written);
  return tf.model({ inputs: [source, target], outputs });
}

// one-hot: an embedding that is the identity and never learns
const oneHot = seq2seq(tf.eye(tokens), false);
// for word2vec, put its vectors in the place of these
const embedding = seq2seq(tf.randomNormal([tokens, {size}]), true);
for (const model of [oneHot, embedding]) {
  console.log(model.trainableWeights.reduce((sum, { shape }) => sum + tf.util.sizeFromShape(shape), 0));
}
`,
    },
  ],
  sources: [
    {
      words: 'Sutskever, Vinyals & Le, Sequence to Sequence Learning with Neural Networks (2014)',
      url: 'https://arxiv.org/abs/1409.3215',
    },
    {
      words:
        'Mikolov, Chen, Corrado & Dean, Efficient Estimation of Word Representations in Vector Space (2013)',
      url: 'https://arxiv.org/abs/1301.3781',
    },
    {
      words:
        'Qi et al., When and Why Are Pre-Trained Word Embeddings Useful for Neural Machine Translation? (2018)',
      url: 'https://aclanthology.org/N18-2084/',
    },
  ],
  needs: ['pairs', 'corpus'],
  sample: 'dates.tsv',
  knobs: [
    {
      kind: 'range',
      id: 'size',
      label: { ko: '벡터 길이', en: 'Vector length' },
      help: {
        ko: '임베딩에서 토큰 하나가 숫자 몇 개가 될지예요. 원-핫에는 영향이 없어요.',
        en: 'How many numbers a token becomes in an embedding. One-hot does not use it.',
      },
      min: 4,
      max: 32,
      step: 4,
      initial: 16,
    },
    stepsKnob,
    seedsKnob,
  ],
};
