import { textUnitKnob } from '../../training/text/text-unit-knob';
import type { Lesson } from '../lesson';

export const lesson: Lesson = {
  id: 'one-hot',
  chapter: 'text',
  title: { ko: '원-핫: 하나만 1', en: 'One-hot: a single 1' },
  notes: [
    {
      line: 30,
      ko: '단어에 인덱싱 <= one-hot encoding',
      en: 'indexing of the words <= one-hot encoding',
    },
  ],
  prose: [
    {
      ko: '노트는 인덱싱과 원-핫 인코딩을 하나처럼 적었지만, 둘은 다른 단계예요. 인덱싱은 토큰에 번호를 매기는 일이에요. 원-핫(one-hot)은 그 번호를 벡터로 바꾸는 일이에요. 사전 크기만큼 긴 벡터에서 번호 자리만 1이고 나머지는 모두 0이에요.',
      en: 'The notes write indexing and one-hot encoding as one, but they are two steps. Indexing gives a token its number. One-hot makes a vector of that number: as long as the dictionary, 1 at the place of the number and 0 everywhere else.',
    },
    {
      ko: '왜 굳이 벡터로 바꿀까요? 번호를 그대로 넣으면 신경망이 없는 크기를 배우니까요. 원-핫에서는 어떤 토큰도 다른 토큰보다 크지 않아요. 서로 다른 두 토큰의 거리는 언제나 √2로 똑같아요. 두 자리에서만 1씩 다르니 √(1² + 1²) = √2예요.',
      en: 'Why a vector at all? Given the number itself, a network would learn a size that is not there. Among one-hot vectors no token is larger than another. Two different tokens are always equally far apart, √2: they differ by 1 at two places, and √(1² + 1²) = √2.',
    },
    {
      ko: '바로 그래서 원-핫에는 뜻이 없어요. 비슷한 단어도, 상관없는 단어도 거리가 같으니까요. 또 사전이 크면 거의 모두 0인 아주 긴 벡터가 돼요. 메모리도 많이 들어요. 그래서 실제로는 원-핫 행렬을 만들지 않고, 번호로 임베딩 표의 행을 바로 찾아요.',
      en: 'For the same reason one-hot vectors hold no meaning: similar words are as far apart as unrelated ones. And with a large dictionary each vector is very long and nearly all 0, which takes much memory. So in practice the matrix is never made: the number picks a row of an embedding table directly.',
    },
  ],
  predict: {
    question: {
      ko: '번호가 가까운 두 토큰과 번호가 먼 두 토큰이 있어요. 원-핫 벡터 사이의 거리는 어떨까요?',
      en: 'Take two tokens whose numbers are close, and two whose numbers are far apart. How far apart will their one-hot vectors be?',
    },
    options: [
      {
        id: 'differ',
        words: {
          ko: '번호가 먼 쪽이 더 멀어요',
          en: 'Those with distant numbers are farther apart',
        },
      },
      { id: 'same', words: { ko: '모두 똑같이 멀어요', en: 'All equally far' } },
    ],
    because: {
      ko: '잰 쌍 가운데 가장 가까운 쌍이 {least}, 가장 먼 쌍이 {most|이에요/예요}.',
      en: 'Of the pairs measured, the nearest were {least} apart and the farthest {most}.',
    },
  },
  claims: [
    {
      id: 'a-single-one',
      words: {
        ko: '어느 행이나 1이 하나이고 나머지는 0이에요. 1의 자리가 그 토큰의 번호예요.',
        en: 'Every row has a single 1, and all else is 0. The place of the 1 is the token’s number.',
      },
    },
    {
      id: 'root-two-apart',
      words: {
        ko: '서로 다른 토큰은 모두 √2만큼 떨어져 있고, 내적은 0이에요.',
        en: 'Any two different tokens are √2 apart, and their dot product is 0.',
      },
    },
    {
      id: 'two-steps',
      words: {
        ko: '원-핫에서 1의 자리를 찾으면 번호가, 번호에서 사전을 찾으면 토큰이 돌아와요.',
        en: 'The place of the 1 gives the number back, and the dictionary gives the token of the number.',
      },
    },
    {
      id: 'memory-is-counted',
      words: {
        ko: '번호는 토큰마다 4바이트, 원-핫은 토큰마다 사전 크기 × 4바이트, 임베딩은 토큰마다 벡터 길이 × 4바이트예요.',
        en: 'A number takes 4 bytes a token, one-hot takes the size of the dictionary × 4, an embedding the length of its vector × 4.',
      },
    },
  ],
  watchFor: [
    {
      ko: '인덱싱과 원-핫은 같은 말이 아니에요. 번호는 수 하나이고, 원-핫은 그 번호로 만든 벡터예요.',
      en: 'Indexing and one-hot are not the same. A number is one number; one-hot is the vector made from it.',
    },
    {
      ko: '거리가 모두 같으니 원-핫으로는 비슷한 단어를 찾을 수 없어요. 비슷함은 임베딩을 배워야 생겨요.',
      en: 'All distances are equal, so one-hot vectors cannot find similar words. Likeness only comes with a learned embedding.',
    },
    {
      ko: '임베딩 층은 원-핫 벡터를 정말로 만들어 곱하지 않아요. 결과가 같아서 행을 바로 꺼낼 뿐이에요. 다음 수업에서 확인해요.',
      en: 'An embedding layer does not really make one-hot vectors and multiply. It takes out a row, because the result is the same. The next lesson checks it.',
    },
    {
      ko: '<unk>도 벡터 하나예요. 사전에 없는 토큰들은 서로 달라도 모두 같은 벡터가 되고, 그 사이의 거리는 0이에요.',
      en: '<unk> is one vector, too. Tokens that are not in the dictionary all share it, and the distance between them is 0.',
    },
  ],
  snippets: [
    {
      library: 'Keras',
      code: `import keras, numpy as np

text = 'the lamp is lit and the lamp is warm'.split()
known = list(dict.fromkeys(text))
ids = np.array([known.index(word) for word in text])      # step one: numbers
rows = keras.utils.to_categorical(ids, len(known))        # step two: one-hot
print(rows.shape, np.linalg.norm(rows[0] - rows[1]))      # the square root of 2
embedding = keras.layers.Embedding(len(known), {units})
print(ids.nbytes, rows.nbytes, np.asarray(embedding(ids)).nbytes, 'bytes')
`,
    },
    {
      library: 'PyTorch',
      code: `import torch
from torch import nn

text = 'the lamp is lit and the lamp is warm'.split()
known = list(dict.fromkeys(text))
ids = torch.tensor([known.index(word) for word in text])  # step one: numbers
rows = nn.functional.one_hot(ids, len(known)).float()     # step two: one-hot
print(rows.shape, torch.dist(rows[0], rows[1]))           # the square root of 2
vectors = nn.Embedding(len(known), {units})(ids)
print([tensor.element_size() * tensor.nelement() for tensor in (ids, rows, vectors)], 'bytes')
`,
    },
    {
      library: 'TensorFlow.js',
      code: `import * as tf from '@tensorflow/tfjs';

const text = 'the lamp is lit and the lamp is warm'.split(' ');
const known = [...new Set(text)];
const ids = tf.tensor1d(text.map((word) => known.indexOf(word)), 'int32'); // step one: numbers
const rows = tf.oneHot(ids, known.length).toFloat(); // step two: one-hot
const [first, second] = tf.unstack(rows);
console.log(rows.shape, tf.norm(first.sub(second)).dataSync()[0]); // the square root of 2
const vectors = tf.layers
  .embedding({ inputDim: known.length, outputDim: {units} })
  .apply(ids.expandDims(0));
console.log([ids, rows, vectors].map((tensor) => 4 * tensor.size), 'bytes');
`,
    },
  ],
  sources: [
    {
      words: 'Bengio et al., A Neural Probabilistic Language Model (2003)',
      url: 'https://www.jmlr.org/papers/v3/bengio03a.html',
    },
    {
      words: 'Goodfellow, Bengio & Courville, Deep Learning (2016), ch. 12.4',
      url: 'https://www.deeplearningbook.org/',
    },
    {
      words: 'Keras: to_categorical',
      url: 'https://keras.io/api/utils/python_utils/#to_categorical-function',
    },
  ],
  needs: ['corpus'],
  beginsAt: 'line',
  sample: 'a-year-in-the-alley.ko.txt',
  knobs: [
    textUnitKnob,
    {
      kind: 'range',
      id: 'minCount',
      label: { ko: '최소 횟수', en: 'Min-count' },
      help: {
        ko: '이만큼은 나와야 사전에 넣어요. 사전이 작아지면 벡터도 짧아져요.',
        en: 'A token has to occur at least this often to be in the dictionary. A smaller dictionary makes shorter vectors.',
      },
      min: 1,
      max: 5,
      step: 1,
      initial: 1,
    },
    {
      kind: 'range',
      id: 'units',
      label: { ko: '임베딩 길이', en: 'Embedding length' },
      help: {
        ko: '메모리를 비교할 임베딩 벡터의 길이예요.',
        en: 'How many numbers the embedding has that memory is compared with.',
      },
      min: 4,
      max: 128,
      step: 4,
      initial: 32,
    },
  ],
};
