import type { Lesson } from '../lesson';

export const lesson: Lesson = {
  id: 'similar-words',
  chapter: 'text',
  title: { ko: '비슷한 단어: 쓰임이 닮은 단어', en: 'Similar words: words used alike' },
  notes: [
    {
      line: 32,
      ko: '가까운 단어는 비슷한? 벡터를 준다',
      en: 'near words are given similar (?) vectors',
    },
    {
      line: 36,
      ko: '특징을 추출(가까이에 있는 단어의 유사도)',
      en: 'extract features (similarity of near words)',
    },
  ],
  prose: [
    {
      ko: '비슷하게 쓰이는 단어는 비슷한 벡터를 얻어요. 벡터가 얼마나 비슷한지는 두 벡터 사이의 각도로 재요. 그 각도의 코사인이 코사인 유사도예요. 같은 쪽을 보면 1, 직각이면 0, 반대쪽을 보면 −1이에요. 영어의 대문자와 소문자는 가리지 않아요. The와 the는 벡터가 하나예요.',
      en: 'Words that are used alike get similar vectors. How similar two vectors are is measured by the angle between them: the cosine of that angle is 1 when they point the same way, 0 when they are at right angles, −1 when they point opposite ways. Capitals do not count: The and the have one vector.',
    },
    {
      ko: '“비슷한”에 붙인 물음표는 좋은 물음이에요. 비슷한 것은 쓰임이지, 언제나 뜻은 아니에요. “왼쪽에는”과 “오른쪽에는”은 반대말인데도 주변에 같은 말이 와요. 그래서 벡터도 비슷해요.',
      en: 'The question mark behind “similar” is a good one. What is similar is the use, not always the meaning. “Left” and “right” are opposites, and yet the same words stand around them; so their vectors are similar, too.',
    },
    {
      ko: '이웃 목록은 믿을 만할까요? 시드만 바꾸어 같은 글을 다섯 번 배워요. 시드는 처음 값과, 배우는 동안 무엇을 무작위로 뽑을지를 정해요. 다섯 번 가운데 몇 번 같은 이웃이 나오는지 세어요. 그런데 짧은 글은 문장을 통째로 외우기 쉽고, 그러면 시드가 달라도 비슷한 답이 나와요. 그래서 글을 반씩 나누어 따로 배운 것도 견주어요.',
      en: 'Can the list of neighbours be trusted? The same text is learned five times, each time with a different seed, which decides the first values and what is drawn at random on the way. We count how often the same neighbour comes back. But a short text can be learned by heart, and then all seeds give much the same answer. That is why each half of the text is also learned on its own.',
    },
  ],
  predict: {
    question: {
      ko: '같은 글을 시드만 바꾸어 두 번 배우면, 한 단어의 이웃이 얼마나 같을까요?',
      en: 'When the same text is learned twice and only the seed differs, how many neighbours of a word stay the same?',
    },
    options: [
      { id: 'most', words: { ko: '대부분 같아요 (2/3 이상)', en: 'Most of them (2/3 or more)' } },
      {
        id: 'some',
        words: { ko: '반쯤 같아요 (1/3에서 2/3 사이)', en: 'About half (between 1/3 and 2/3)' },
      },
      { id: 'few', words: { ko: '거의 달라요 (1/3 미만)', en: 'Few of them (less than 1/3)' } },
    ],
    because: {
      ko: '자주 나오는 단어 {asked}개의 이웃 {most}개씩을 견주니 {seeds|이/가} 같았어요. 같다고 다 믿을 만한 것은 아니에요. 글을 반씩 나누어 배운 결과를 함께 보세요.',
      en: 'Over the {most} neighbours of {asked} frequent words, {seeds} were the same. Being the same is not yet being right: look at what the halves of the text say.',
    },
  },
  claims: [
    {
      id: 'cosines-in-range',
      words: {
        ko: '코사인 유사도는 언제나 −1과 1 사이예요.',
        en: 'A cosine always lies between −1 and 1.',
      },
    },
    {
      id: 'agreement-is-counted',
      words: {
        ko: '“5번 가운데 몇 번”은 다섯 목록에서 세어 본 수예요.',
        en: 'The “… of 5 runs” is counted from the lists themselves.',
      },
    },
    {
      id: 'opposites-are-neighbours',
      words: {
        ko: '한국어 예제 글에서 “왼쪽에는”에 가장 가까운 단어는 반대말인 “오른쪽에는”이에요.',
        en: 'In the Korean sample the word nearest to its word for “on the left” is its opposite, “on the right”.',
      },
    },
    {
      id: 'halves-agree-less',
      words: {
        ko: '두 예제 글 모두에서, 글을 반씩 나누어 배우면 시드만 바꿀 때보다 이웃이 덜 같아요.',
        en: 'On both samples, learning each half of the text makes neighbours agree less than changing the seed does.',
      },
    },
  ],
  watchFor: [
    {
      ko: '비슷한 단어는 비슷한말이 아니에요. 반대말, 같은 무리의 말(월요일과 화요일)도 쓰임이 비슷해서 이웃이 돼요.',
      en: 'Similar is not synonymous. Opposites, and words of one group such as Monday and Tuesday, are used alike and become neighbours.',
    },
    {
      ko: '다섯 번 모두 같은 이웃이 나왔다고 믿을 만한 것은 아니에요. 짧은 글에서는 같은 문장을 외운 것일 수 있어요.',
      en: 'That all five runs name the same neighbour does not make it right. On a short text, they may have learned the same sentences by heart.',
    },
    {
      ko: '지도에서 가깝다고 코사인이 큰 것은 아니에요. 지도는 수십 개의 수를 두 개로 줄인 그림이에요. UMAP 지도에서 먼 무리 사이의 거리에는 뜻이 거의 없어요.',
      en: 'Near on the map need not be near by cosine: the map draws dozens of numbers with two. On a UMAP map, distances between far groups mean little.',
    },
  ],
  snippets: [
    {
      library: 'Keras',
      code: `import keras, numpy as np
from collections import Counter
from keras import layers

lines = ['drink warm coffee', 'drink warm tea', 'ride the bus', 'ride the train'] * 25
words = sorted({word for line in lines for word in line.split()})
pairs = []
for line in lines:
    ids = [words.index(word) for word in line.split()]
    for i, word in enumerate(ids):
        near = ids[max(0, i - {window}):i] + ids[i + 1:i + 1 + {window}]
        pairs += [(word, other) for other in near]
pairs = np.array(pairs)

found = Counter()
for seed in range(5):
    keras.utils.set_random_seed(seed)
    table = layers.Embedding(len(words), 10)
    model = keras.Sequential([layers.Input((1,)), table, layers.Flatten(), layers.Dense(len(words))])
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(0.02), loss)
    model.fit(pairs[:, :1], pairs[:, 1], epochs=20, verbose=0)
    vectors = table.get_weights()[0]
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    cosines = vectors @ vectors[words.index('coffee')]
    found.update([words[i] for i in np.argsort(-cosines)[1:1 + {neighbours}]])
print('coffee:', found.most_common())  # 5 means that all 5 runs agree
`,
    },
    {
      library: 'PyTorch',
      code: `import torch
from collections import Counter
from torch import nn

lines = ['drink warm coffee', 'drink warm tea', 'ride the bus', 'ride the train']
words = sorted({word for line in lines for word in line.split()})
pairs = []
for line in lines:
    ids = [words.index(word) for word in line.split()]
    for i, word in enumerate(ids):
        near = ids[max(0, i - {window}):i] + ids[i + 1:i + 1 + {window}]
        pairs += [(word, other) for other in near]
read, beside = torch.tensor(pairs).T

found = Counter()
for seed in range(5):
    torch.manual_seed(seed)
    table, head = nn.Embedding(len(words), 10), nn.Linear(10, len(words))
    optimizer = torch.optim.Adam([*table.parameters(), *head.parameters()], lr=0.02)
    for _ in range(200):
        optimizer.zero_grad()
        nn.functional.cross_entropy(head(table(read)), beside).backward()
        optimizer.step()
    vectors = nn.functional.normalize(table.weight.detach(), dim=1)
    order = (vectors @ vectors[words.index('coffee')]).argsort(descending=True)
    found.update([words[i] for i in order[1:1 + {neighbours}]])
print('coffee:', found.most_common())  # 5 means that all 5 runs agree
`,
    },
    {
      library: 'TensorFlow.js',
      code: `import * as tf from '@tensorflow/tfjs';

const lines = ['drink warm coffee', 'drink warm tea', 'ride the bus', 'ride the train'];
const sentences = lines.map((line) => line.split(' '));
const words = [...new Set(sentences.flat())];
const pairs = sentences.flatMap((line) =>
  line.flatMap((word, i) =>
    line
      .slice(Math.max(0, i - {window}), i + {window} + 1)
      .filter((other) => other !== word)
      .map((other) => [words.indexOf(word), words.indexOf(other)]),
  ),
);
const read = tf.tensor2d(pairs.map(([a]) => [a]), undefined, 'int32');
const beside = tf.oneHot(pairs.map(([, b]) => b), words.length).toFloat();

const found = new Map();
for (let run = 0; run < 5; run++) {
  const table = tf.layers.embedding({ inputDim: words.length, outputDim: 10, inputLength: 1 });
  const model = tf.sequential();
  model.add(table);
  model.add(tf.layers.flatten());
  model.add(tf.layers.dense({ units: words.length, activation: 'softmax' }));
  model.compile({ optimizer: tf.train.adam(0.02), loss: 'categoricalCrossentropy' });
  await model.fit(read, beside, { epochs: 200, verbose: 0 });

  const vectors = table.getWeights()[0];
  const unit = tf.div(vectors, tf.norm(vectors, 2, 1, true));
  const cosines = tf.matMul(unit, tf.slice(unit, [words.indexOf('coffee')], [1]), false, true);
  const order = [...cosines.dataSync().entries()].sort((a, b) => b[1] - a[1]);
  for (const [i] of order.slice(1, 1 + {neighbours})) {
    found.set(words[i], (found.get(words[i]) ?? 0) + 1);
  }
}
console.log('coffee:', found); // 5 means that all 5 runs agree
`,
    },
  ],
  sources: [
    {
      words:
        'Antoniak & Mimno, Evaluating the Stability of Embedding-based Word Similarities (2018)',
      url: 'https://doi.org/10.1162/tacl_a_00008',
    },
    {
      words:
        'Hill, Reichart & Korhonen, SimLex-999: Evaluating Semantic Models with (Genuine) Similarity Estimation (2015)',
      url: 'https://doi.org/10.1162/COLI_a_00237',
    },
    {
      words:
        'McInnes, Healy & Melville, UMAP: Uniform Manifold Approximation and Projection (2018)',
      url: 'https://arxiv.org/abs/1802.03426',
    },
    {
      words: 'Firth, A Synopsis of Linguistic Theory, 1930–1955 (1957)',
    },
  ],
  needs: ['corpus'],
  beginsAt: 'word',
  sample: 'a-year-in-the-alley.ko.txt',
  knobs: [
    {
      kind: 'choice',
      id: 'map',
      label: { ko: '지도', en: 'Map' },
      help: {
        ko: '주성분 분석(PCA)은 가장 크게 달라지는 두 방향을, UMAP은 가까운 이웃을 지켜요.',
        en: 'PCA keeps the two directions of most difference, UMAP keeps near neighbours.',
      },
      options: [
        { id: 'pca', label: { ko: 'PCA', en: 'PCA' } },
        { id: 'umap', label: { ko: 'UMAP', en: 'UMAP' } },
      ],
      initial: 'pca',
    },
    {
      kind: 'range',
      id: 'neighbours',
      label: { ko: '이웃', en: 'Neighbours' },
      help: {
        ko: '배울 때마다 가까운 단어를 몇 개까지 볼지예요.',
        en: 'How many of the nearest words of each training are looked at.',
      },
      min: 3,
      max: 10,
      step: 1,
      initial: 5,
    },
    {
      kind: 'range',
      id: 'window',
      label: { ko: '윈도', en: 'Window' },
      help: {
        ko: '배울 때 양쪽으로 몇 단어까지 주변으로 볼지예요.',
        en: 'How many words on each side count as surroundings when it learns.',
      },
      min: 1,
      max: 10,
      step: 1,
      initial: 5,
    },
  ],
};
