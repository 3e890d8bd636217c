import type { Lesson } from '../lesson';

export const lesson: Lesson = {
  id: 'word2vec',
  chapter: 'text',
  title: {
    ko: 'word2vec: 주변 단어를 보고 배워요',
    en: 'word2vec: words learned from what surrounds them',
  },
  notes: [
    {
      line: 32,
      ko: '가까운 단어는 비슷한? 벡터를 준다 => word to back? vec?',
      en: 'near words get similar (?) vectors => word to back? vec?',
    },
    {
      line: 34,
      ko: 'word to back : 벡터를 가까이에 있는 단어를 ( 같이 사용되는 단어들을 ) 같이 훈련시킨다?',
      en: 'word to back: near words (words used together) are trained together?',
    },
  ],
  prose: [
    {
      ko: '“word to back”은 word2vec이에요. “word to vector”, 곧 단어를 벡터로 바꾼다는 뜻이고, to를 숫자 2로 줄여 썼어요.',
      en: '“Word to back” is word2vec: “word to vector”, with a 2 for “to”.',
    },
    {
      ko: '글을 한 단어씩 짚어 가며, 그 주변의 단어들(윈도)을 봐요. 진짜로 곁에 있던 단어와, 사전에서 아무렇게나 뽑은 다른 단어 5개를 구별하는 문제를 풀어요. 이것이 네거티브 샘플링이에요. 스킵그램은 단어를 하나씩 짝지어, CBOW는 주변 단어들을 평균한 벡터로 문제를 풀어요.',
      en: 'It goes through the text word by word and looks at the words around each place, the window. It learns to tell a word that really occurred there from 5 others drawn at random from the vocabulary. This is negative sampling. Skip-gram takes the words in pairs, one at a time; CBOW takes the mean of the surrounding words.',
    },
    {
      ko: '노트의 “같이 훈련시킨다”를 조금 더 정확히 말해 볼게요. 단어마다 벡터가 둘 있어요. 읽을 때 쓰는 입력 벡터와, 곁에 올 단어로서의 출력 벡터예요. 함께 쓰이면 한 단어의 입력 벡터가 다른 단어의 출력 벡터 쪽으로 끌려가요. 두 입력 벡터가 바로 서로에게 끌려가는 것은 아니에요.',
      en: 'The note says “trained together”. More exactly: each word has two vectors, an input vector for reading it, and an output vector for being the word expected beside. Being used together pulls the input vector of one word to the output vector of the other. It does not pull the two input vectors to each other.',
    },
    {
      ko: '그래서 이웃(입력 벡터가 비슷한 단어)은 함께 나온 단어가 아니라, 주변에 같은 단어가 오는 단어예요. 커피와 마시다는 함께 나오고, 커피와 차는 이웃이 돼요. 둘 다 마시니까요.',
      en: 'So neighbours, words with similar input vectors, are words with the same surroundings. Coffee and drink occur together; coffee and tea become neighbours, because people drink both.',
    },
  ],
  predict: {
    question: {
      ko: '이 글을 다 배우면 한 단어의 이웃은 어떤 단어일까요?',
      en: 'Once this text is learned, what will the neighbours of a word be?',
    },
    options: [
      {
        id: 'together',
        words: { ko: '가장 자주 함께 나온 단어', en: 'The words that occur with it most often' },
      },
      {
        id: 'alike',
        words: {
          ko: '주변에 같은 단어가 오는 단어',
          en: 'The words that have the same words around them',
        },
      },
      { id: 'both', words: { ko: '둘이 엇비슷해요', en: 'Both about equally' } },
      {
        id: 'neither',
        words: { ko: '둘 다 아니에요. 아무 단어나 돼요', en: 'Neither: just any words' },
      },
    ],
    because: {
      ko: '자주 나오는 단어 {asked}개의 이웃을 {most}개씩 보았어요. {alike|은/는} 주변이 가장 비슷한 {most}단어에 들고, {companions|은/는} 가장 자주 함께 나온 {most}단어에 들어요. 아무렇게나 뽑아도 {chance|은/는} 들었을 거예요.',
      en: 'Of the {most} neighbours of each of {asked} frequent words, {alike} are among the {most} words with the most similar surroundings, and {companions} among the {most} most frequent companions. Picked at random, it would be {chance}.',
    },
  },
  claims: [
    {
      id: 'below-the-random-start',
      words: {
        ko: '아무것도 모를 때의 손실은 쌍마다 ln 2이고, 배우고 나면 그보다 작아져요.',
        en: 'Knowing nothing, the loss of a pair is ln 2; after learning it is smaller.',
      },
    },
    {
      id: 'planted-twins-are-neighbours',
      words: {
        ko: '함께 나온 적은 없지만 주변이 같은 두 단어는 서로의 이웃이 돼요. 연습 글에서 시드를 바꿔 가며 배웠더니 95%가 넘는 시드에서 그랬어요.',
        en: 'Two words that never occur together but have the same surroundings become neighbours: in practice sentences, with more than 95 % of seeds.',
      },
    },
    {
      id: 'together-meets-the-output',
      words: {
        ko: '함께 나온 단어끼리는 입력 벡터와 출력 벡터의 내적이 커요. 주변은 같지만 함께 나온 적 없는 단어끼리는 작아요.',
        en: 'For two words used together, the dot product of input and output vector is large; for two that have the same surroundings but never occur together, it is small.',
      },
    },
    {
      id: 'surroundings-beat-company',
      words: {
        ko: '두 예제 글 모두에서 이웃은 함께 나온 단어보다 주변이 비슷한 단어와 더 많이 겹쳐요.',
        en: 'On both samples the neighbours overlap more with words of similar surroundings than with frequent companions.',
      },
    },
  ],
  watchFor: [
    {
      ko: '“함께 쓰이는 단어끼리 비슷한 벡터가 된다”는 절반만 맞아요. 함께 쓰이면 한쪽의 입력과 다른 쪽의 출력이 가까워져요. 입력끼리 비슷해지는 것은 주변이 같은 단어예요.',
      en: '“Words used together get similar vectors” is half right. Being used together brings the input of one near the output of the other. Inputs become similar where surroundings are the same.',
    },
    {
      ko: '짧은 글에서는 함께 나온 단어끼리 주변 단어도 겹쳐서, 두 경우를 구별하기 어려워요. 이웃 목록만 보고 단어의 뜻을 판단하지 마세요.',
      en: 'In a short text, words that stand together share their surroundings, too, so the two are hard to tell apart. Do not judge what a word means by such neighbours.',
    },
    {
      ko: '지도는 수십 개의 수를 두 개로 줄인 그림이에요. 지도에서 멀어도 코사인은 클 수 있어요.',
      en: 'The map draws dozens of numbers with two. Words far apart on it can still have a large cosine.',
    },
    {
      ko: '한국어에서는 조사가 붙은 어절을 한 단어로 세어요. 그래서 “고양이가”와 “고양이는”은 벡터가 따로예요.',
      en: 'In Korean a word is counted with its particle, so “the cat” as subject and as topic have vectors of their own.',
    },
  ],
  snippets: [
    {
      library: 'Keras',
      code: `import keras, numpy as np
from keras import layers

sentences = ['drink warm coffee', 'drink warm tea', 'ride the bus', 'ride the train'] * 50
words = sorted({word for line in sentences for word in line.split()})
size, window, kind = {dimensions}, {window}, '{model}'
random = np.random.default_rng(1)

# (word read, word beside it, real or made up); CBOW would average the words that are read
rows = []
for line in sentences:
    ids = [words.index(word) for word in line.split()]
    for i, word in enumerate(ids):
        for other in ids[max(0, i - window):i] + ids[i + 1:i + 1 + window]:
            rows += [(word, other, 1)] + [(word, n, 0) for n in random.integers(len(words), size=5)]
rows = np.array(rows)

read, beside = layers.Input((1,)), layers.Input((1,))
table = layers.Embedding(len(words), size)  # the input vectors
product = layers.Dot(-1)([table(read), layers.Embedding(len(words), size)(beside)])
model = keras.Model([read, beside], layers.Activation('sigmoid')(layers.Flatten()(product)))
model.compile(keras.optimizers.Adam(0.01), 'binary_crossentropy')
model.fit([rows[:, :1], rows[:, 1:2]], rows[:, 2], epochs=5, verbose=0)

vectors = table.get_weights()[0]
vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
print(kind, [words[i] for i in np.argsort(-vectors @ vectors[words.index('coffee')])[:3]])
`,
    },
    {
      library: 'PyTorch',
      code: `import torch
from torch import nn

sentences = ['drink warm coffee', 'drink warm tea', 'ride the bus', 'ride the train'] * 50
words = sorted({word for line in sentences for word in line.split()})
size, window, is_cbow = {dimensions}, {window}, '{model}' == 'cbow'

groups = []  # (words read, word to tell from made-up ones)
for line in sentences:
    ids = [words.index(word) for word in line.split()]
    for i, word in enumerate(ids):
        around = ids[max(0, i - window):i] + ids[i + 1:i + 1 + window]
        groups += [(around, word)] if is_cbow else [([each], word) for each in around]

inputs, outputs = nn.Embedding(len(words), size), nn.Embedding(len(words), size)
optimizer = torch.optim.Adam([*inputs.parameters(), *outputs.parameters()], lr=0.01)
for epoch in range(3):
    for around, word in groups:
        targets = torch.cat([torch.tensor([word]), torch.randint(len(words), (5,))])
        labels = torch.tensor([1.0] + [0.0] * 5)
        v = inputs(torch.tensor(around)).mean(0)
        loss = nn.functional.binary_cross_entropy_with_logits(outputs(targets) @ v, labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()

vectors = nn.functional.normalize(inputs.weight.detach(), dim=1)
nearest = (vectors @ vectors[words.index('coffee')]).argsort(descending=True)
print([words[i] for i in nearest[:3]])
`,
    },
    {
      library: 'TensorFlow.js',
      code: `import * as tf from '@tensorflow/tfjs';

const lines = ['drink warm coffee', 'drink warm tea', 'ride the bus', 'ride the train'];
const sentences = lines.map((line) => line.split(' '));
const words = [...new Set(sentences.flat())];
const [size, window, kind] = [{dimensions}, {window}, '{model}']; // here always skip-gram
const pairs = sentences.flatMap((line) =>
  line.flatMap((word, i) =>
    line
      .slice(Math.max(0, i - window), i + window + 1)
      .filter((other) => other !== word)
      .map((other) => [words.indexOf(word), words.indexOf(other)]),
  ),
);

const inputs = tf.variable(tf.randomUniform([words.length, size], -0.5, 0.5));
const outputs = tf.variable(tf.zeros([words.length, size]));
const optimizer = tf.train.adam(0.05);
for (let step = 0; step < 200; step++) {
  optimizer.minimize(() => {
    const read = tf.gather(inputs, tf.tensor1d(pairs.map(([a]) => a), 'int32'));
    const score = (ids) => tf.sum(tf.mul(read, tf.gather(outputs, tf.tensor1d(ids, 'int32'))), 1);
    const real = score(pairs.map(([, b]) => b));
    const madeUp = score(pairs.map(() => Math.floor(Math.random() * words.length)));
    return tf.add(tf.mean(tf.softplus(tf.neg(real))), tf.mean(tf.softplus(madeUp)));
  });
}

const unit = tf.div(inputs, tf.norm(inputs, 2, 1, true));
const scores = tf.matMul(unit, tf.slice(unit, [words.indexOf('coffee')], [1]), false, true);
const order = [...scores.dataSync().entries()].sort((a, b) => b[1] - a[1]);
console.log(kind, order.slice(0, 3).map(([i]) => words[i]));
`,
    },
  ],
  sources: [
    {
      words: 'Mikolov et al., Efficient Estimation of Word Representations in Vector Space (2013)',
      url: 'https://arxiv.org/abs/1301.3781',
    },
    {
      words:
        'Mikolov et al., Distributed Representations of Words and Phrases and their Compositionality (2013)',
      url: 'https://arxiv.org/abs/1310.4546',
    },
    {
      words: 'Levy & Goldberg, Neural Word Embedding as Implicit Matrix Factorization (2014)',
      url: 'https://papers.nips.cc/paper/2014/hash/feab05aa91085b7a8012516bc3533958-Abstract.html',
    },
  ],
  needs: ['corpus'],
  beginsAt: 'word',
  sample: 'a-year-in-the-alley.ko.txt',
  knobs: [
    {
      kind: 'choice',
      id: 'model',
      label: { ko: '방법', en: 'Method' },
      help: {
        ko: '스킵그램은 단어 하나로 그 곁의 단어를 하나씩, CBOW는 주변 단어들의 평균으로 가운데 단어를 맞혀요.',
        en: 'Skip-gram predicts, from one word, each of the words near it; CBOW predicts the middle word from the mean of those around it.',
      },
      options: [
        { id: 'skip-gram', label: { ko: '스킵그램', en: 'skip-gram' } },
        { id: 'cbow', label: { ko: 'CBOW', en: 'CBOW' } },
      ],
      initial: 'skip-gram',
    },
    {
      kind: 'range',
      id: 'window',
      label: { ko: '윈도', en: 'Window' },
      help: {
        ko: '양쪽으로 몇 단어까지 주변으로 볼지예요.',
        en: 'How many words on each side count as surroundings.',
      },
      min: 1,
      max: 10,
      step: 1,
      initial: 5,
    },
    {
      kind: 'range',
      id: 'dimensions',
      label: { ko: '벡터 길이', en: 'Vector length' },
      help: {
        ko: '단어 하나의 벡터가 숫자 몇 개인지예요. 차원이라고도 해요.',
        en: 'How many numbers the vector of a word has, also called its dimensions.',
      },
      min: 10,
      max: 100,
      step: 10,
      initial: 50,
    },
  ],
};
