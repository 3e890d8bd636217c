import { frequentWordsKnob } from '../../training/frequent-words-knob';
import { vectorSizeKnob } from '../../training/vector-size-knob';
import type { Lesson } from '../lesson';

export const lesson: Lesson = {
  id: 'text-to-features',
  chapter: 'text',
  title: { ko: '글이 특징이 되기까지', en: 'From text to features' },
  notes: [
    {
      line: 36,
      ko: '결국 tesxt도 숫자화 되어야 하고 그게 벡터화 되어져서 특징을 추출(가까이에 있는 단어의 유사도)',
      en: 'in the end text, too, has to become numbers, these become vectors, and features are extracted (similarity of words that are near).',
    },
  ],
  prose: [
    {
      ko: '신경망은 글을 읽지 못하고 숫자만 읽어요. 그래서 글은 여러 단계를 거쳐요. 글을 토큰으로 자르고, 토큰을 번호로 바꾸고, 번호를 벡터로 바꾸고, 벡터에서 특징을 뽑아요. 여기서는 문장 하나를 골라 모든 단계를 진짜 값으로 따라가요.',
      en: 'A network cannot read text, only numbers. So text goes through stages: it is cut into tokens, tokens become numbers, numbers become vectors, and features are drawn from the vectors. Here you follow one sentence through all of them, with its real values.',
    },
    {
      ko: '번호에서 벡터로 가는 길은 두 가지로 말할 수 있어요. 원-핫 벡터에 표를 곱한다고 해도 되고, 표에서 번호에 맞는 행을 꺼낸다고 해도 돼요. 결과는 똑같아요. 원-핫은 너무 크니 실제로는 행을 꺼내요.',
      en: 'The way from number to vector can be told in two ways: a one-hot vector is multiplied by a table, or the row of that number is looked up in it. The result is the same. One-hot vectors are too large, so in practice the row is looked up.',
    },
    {
      ko: '문장의 특징은 단어 벡터들의 평균에서 나와요. 흔한 단어는 가볍게 셈하고, 모든 문장에 공통인 방향은 빼요. 특징이 비슷한 문장을 찾는 것이 가장 간단한 쓰임이에요. 노트의 ‘유사도’는 단어끼리 잰 것인데, 문장끼리도 똑같이 코사인으로 재요.',
      en: 'The features of a sentence come from the mean of its words’ vectors. Frequent words weigh little, and the direction that all sentences have in common is taken away. The simplest use is to find sentences with similar features. The notes speak of the similarity of words; that of sentences is measured in the same way, by cosine.',
    },
    {
      ko: '단계마다 잃는 것이 있어요. 자를 때는 문장 부호와 띄어쓰기를, 번호를 매길 때는 드문 단어를 잃어요. 단어의 순서는 어디에서 사라질까요? 먼저 맞혀 보세요.',
      en: 'Each stage loses something. Cutting loses punctuation and spaces; numbering loses rare words. The order of the words may be lost, too. Guess where.',
    },
  ],
  predict: {
    question: {
      ko: '문장의 단어를 거꾸로 읽어 봐요. 어느 단계부터 값이 똑같아질까요? 곧, 어디에서 순서를 잃을까요?',
      en: 'The words of the sentence are read backwards. From which stage on is everything the same: where is the order lost?',
    },
    options: [
      { id: 'ids', words: { ko: '번호를 매길 때', en: 'When they are numbered' } },
      { id: 'vectors', words: { ko: '단어 벡터로 바꿀 때', en: 'When they become word vectors' } },
      {
        id: 'features',
        words: { ko: '문장의 특징을 뽑을 때', en: 'When features of the sentence are drawn' },
      },
      { id: 'never', words: { ko: '끝까지 잃지 않아요', en: 'It is never lost' } },
    ],
    because: {
      ko: '번호와 단어 벡터는 순서대로 늘어서 있어요. 그런데 평균을 내면 순서가 사라져요. “{text}”에서는 거꾸로 읽어도 특징의 차이가 {backwards|이에요/예요}.',
      en: 'Numbers and word vectors stand in order. A mean has none. For “{text}” read backwards the features differ by {backwards}.',
    },
  },
  claims: [
    {
      id: 'stages-chain',
      words: {
        ko: '단계는 빈틈없이 이어져요. 앞 단계에서 다시 계산하면 토큰, 번호, 벡터는 똑같고, 특징과 코사인은 0.00001까지 같아요.',
        en: 'The stages chain exactly. Computed anew from the one before, tokens, numbers and vectors are the same, features and cosine within 0.00001.',
      },
    },
    {
      id: 'product-is-lookup',
      words: {
        ko: '원-핫에 표를 곱한 것과 표에서 행을 꺼낸 것은 차이가 0이에요.',
        en: 'One-hot times the table and the row looked up differ by 0.',
      },
    },
    {
      id: 'features-lose-the-order',
      words: {
        ko: '단어를 거꾸로 읽으면 번호의 순서는 바뀌지만 특징은 0.00001까지 같아요.',
        en: 'Read backwards, the order of the numbers changes, but the features stay the same within 0.00001.',
      },
    },
    {
      id: 'only-known-words-count',
      words: {
        ko: '번호가 없는 단어를 빼도 특징은 그대로예요.',
        en: 'Leaving out the words without a number does not change the features.',
      },
    },
  ],
  watchFor: [
    {
      ko: '번호는 크기가 아니에요. 10번 단어가 5번 단어의 두 배인 것은 아니에요. 그래서 번호를 그대로 신경망에 넣지 않고 벡터로 바꿔요.',
      en: 'A number is no quantity: word 10 is not twice word 5. That is why numbers are not fed to a network as they are, but become vectors.',
    },
    {
      ko: '특징 하나하나에 이름이 있는 것은 아니에요. 세 번째 숫자가 ‘날씨’를 뜻하지는 않아요. 함께 방향을 이룰 때만 뜻이 있어요.',
      en: 'A single feature has no name: the third number does not mean “weather”. Only together, as a direction, do they mean something.',
    },
    {
      ko: '비슷한 특징은 비슷하게 쓰였다는 뜻이지, 같은 뜻이라는 말이 아니에요.',
      en: 'Similar features mean used alike, not meaning the same.',
    },
  ],
  snippets: [
    {
      library: 'Keras',
      code: `import keras, numpy as np
from keras import layers

text = 'the fog lifts and the ship leaves'
tokens = text.split()
words = sorted(set(tokens), key=lambda word: (-tokens.count(word), word))
ids = np.array([words.index(token) for token in tokens])
table = layers.Embedding(len(words), {size})
vectors = table(ids)                             # [tokens, {size}]
one_hot = keras.ops.one_hot(ids, len(words))     # [tokens, words]
product = keras.ops.matmul(one_hot, table.embeddings)
print(float(keras.ops.max(keras.ops.abs(product - vectors))))  # 0.0

share = np.array([tokens.count(token) for token in tokens]) / len(tokens)
weights = ({smoothing} / ({smoothing} + share)).astype('float32')
features = keras.ops.mean(weights[:, None] * vectors, axis=0)
print(features.shape)
`,
    },
    {
      library: 'PyTorch',
      code: `import torch
from torch import nn

text = 'the fog lifts and the ship leaves'
tokens = text.split()
words = sorted(set(tokens), key=lambda word: (-tokens.count(word), word))
ids = torch.tensor([words.index(token) for token in tokens])
table = nn.Embedding(len(words), {size})
vectors = table(ids)                                            # [tokens, {size}]
one_hot = nn.functional.one_hot(ids, len(words)).float()        # [tokens, words]
print((one_hot @ table.weight - vectors).abs().max().item())    # 0.0

share = torch.tensor([tokens.count(token) for token in tokens]) / len(tokens)
weights = {smoothing} / ({smoothing} + share)
features = (weights[:, None] * vectors).mean(0)
backwards = (weights[:, None] * vectors).flip(0).mean(0)
print(features.shape, (features - backwards).abs().max().item())
`,
    },
    {
      library: 'TensorFlow.js',
      code: `import * as tf from '@tensorflow/tfjs';

const text = 'the fog lifts and the ship leaves';
const tokens = text.split(' ');
const count = (word) => tokens.filter((token) => token === word).length;
const words = [...new Set(tokens)].sort((a, b) => count(b) - count(a));
const ids = tf.tensor1d(tokens.map((token) => words.indexOf(token)), 'int32');
const table = tf.randomNormal([words.length, {size}]);
const vectors = tf.gather(table, ids); // [tokens, {size}]
const oneHot = tf.oneHot(ids, words.length).toFloat(); // [tokens, words]
console.log(oneHot.matMul(table).sub(vectors).abs().max().dataSync()[0]); // 0

const share = tf.tensor1d(tokens.map((token) => count(token) / tokens.length));
const weights = tf.div({smoothing}, share.add({smoothing})).expandDims(1);
const features = weights.mul(vectors).mean(0);
const backwards = weights.mul(vectors).reverse(0).mean(0);
console.log(features.shape, features.sub(backwards).abs().max().dataSync()[0]);
`,
    },
  ],
  sources: [
    {
      words: 'Bengio, Ducharme, Vincent & Jauvin, A Neural Probabilistic Language Model (2003)',
      url: 'https://www.jmlr.org/papers/v3/bengio03a.html',
    },
    {
      words:
        'Arora, Liang & Ma, A Simple but Tough-to-Beat Baseline for Sentence Embeddings (2017)',
      url: 'https://openreview.net/forum?id=SyK00v5xx',
    },
    {
      words: 'Jurafsky & Martin, Speech and Language Processing (3rd ed. draft), ch. 6',
      url: 'https://web.stanford.edu/~jurafsky/slp3/',
    },
  ],
  needs: ['corpus'],
  beginsAt: 'line',
  sample: 'a-year-in-the-alley.ko.txt',
  knobs: [vectorSizeKnob, frequentWordsKnob],
};
