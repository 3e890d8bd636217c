import { seedsKnob } from '../../training/over-seeds/seeds-knob';
import { stepsKnob } from '../../training/over-seeds/steps-knob';
import { vectorSizeKnob } from '../../training/vector-size-knob';
import type { Lesson } from '../lesson';

export const lesson: Lesson = {
  id: 'embedding-layer',
  chapter: 'text',
  title: {
    ko: '임베딩 층: 곱하지 않고 꺼내요',
    en: 'The embedding layer: looked up, not multiplied',
  },
  notes: [
    {
      line: 31,
      ko: 'vectorization을 해준다. (신경망에서 가중치를 만나 사이즈를 줄여주고 근처에 가까운 단어를 확인한다)',
      en: 'vectorization is done. (in the network it meets weights, which reduce its size, and checks which words are close by)',
    },
    { line: 35, ko: 'layer 를 지원한다.', en: 'there is a layer for it.' },
  ],
  prose: [
    {
      ko: '벡터화(vectorization)는 토큰을 벡터로 바꾸는 일이에요. 신경망에서는 임베딩(embedding) 층이 이 일을 해요. 층의 속은 표 하나예요. 토큰마다 행이 하나씩 있고, 행에는 숫자가 몇 개 들어 있어요.',
      en: 'Vectorization makes vectors of tokens. In a network the embedding layer does it. Inside, it is a table: a row for each token, and a few numbers in each row.',
    },
    {
      ko: '노트의 “가중치”가 바로 이 표예요. 원-핫 벡터에 표를 곱하면 1이 있는 자리의 행만 남아요. 다른 행에는 모두 0이 곱해지니까요. 그래서 층은 정말로 곱하지 않고, 번호로 행을 바로 꺼내요. 결과는 마지막 자리까지 같아요.',
      en: 'The “weights” of the notes are this table. A one-hot vector times the table leaves only the row at the place of the 1: every other row is multiplied by 0. So the layer does not really multiply, but looks the row up by its number. The result is the same to the last digit.',
    },
    {
      ko: '노트는 신경망이 사이즈를 줄이고 가까운 단어를 확인한다고 해요. 사이즈를 줄이는 것은 맞아요. 사전만큼 길던 벡터가 숫자 몇 개가 돼요. 하지만 층이 가까운 단어를 확인하지는 않아요. 표는 아무 값에서나 시작해서, 과제를 배우는 동안 함께 바뀌어요. 그러면서 쓰임이 비슷한 토큰의 행이 가까워져요. 얼마나 가까운지는 배운 뒤에 우리가 코사인으로 재요. 코사인은 두 벡터의 방향이 얼마나 같은지를 나타내는 수예요(같으면 1).',
      en: 'The notes say that the network reduces the size and checks which words are close. It does reduce the size: a vector as long as the dictionary becomes a few numbers. But the layer does not check what is close. The table starts from random numbers and changes while the task is learned. That is how the rows of tokens used alike come closer. We measure afterwards how close they are, by the cosine: a number for how nearly two vectors point the same way (1: exactly).',
    },
    {
      ko: '“layer를 지원한다”는 말도 맞아요. Keras의 Embedding, PyTorch의 nn.Embedding처럼 라이브러리에 다 만들어진 층이 있어요. 표를 무엇으로 채워 시작할지, 배우는 동안 고정(freeze)할지는 우리가 정해요. 여기서는 다음 글자를 맞히는 같은 LSTM에 네 가지 표를 넣어 봐요. 그중 둘은 word2vec으로 채워요. word2vec은 어떤 토큰들이 곁에 오는지를 보고 벡터를 미리 배우는 방법이고, 뒤의 수업에서 다뤄요.',
      en: '“There is a layer for it” is right, too: libraries have it ready-made, as Embedding in Keras and nn.Embedding in PyTorch. What fills the table at the start, and whether it is frozen while all else learns, is up to us. Here the same LSTM, which has to predict the next character, gets four different tables. Two of them are filled by word2vec. It learns vectors beforehand, from what stands beside each token; a later lesson is about word2vec.',
    },
    {
      ko: '여기서 토큰은 글자예요. 단어로 해도 하는 일은 똑같아요. 다만 짧은 글에는 같은 단어가 몇 번 나오지 않아서, 글자라야 배울 것이 있어요.',
      en: 'Tokens are characters here. With words it works the same way, but in a short text hardly a word occurs often enough to learn from.',
    },
  ],
  predict: {
    question: {
      ko: '처음 보는 글에서 어떤 표를 쓴 모델의 손실이 가장 작을까요? 시드가 달라도 늘 앞서야 해요.',
      en: 'With which table will the model have the smallest loss on text it has not read, whatever the seed?',
    },
    options: [
      {
        id: 'random-frozen',
        words: { ko: '아무 값이나 넣고 고정한 표', en: 'Random numbers, frozen' },
      },
      {
        id: 'random',
        words: { ko: '아무 값에서나 시작해 배우는 표', en: 'Random numbers that learn' },
      },
      {
        id: 'word2vec-frozen',
        words: { ko: 'word2vec으로 채우고 고정한 표', en: 'word2vec, frozen' },
      },
      {
        id: 'word2vec',
        words: { ko: 'word2vec으로 시작해 배우는 표', en: 'word2vec that learns on' },
      },
      { id: 'unclear', words: { ko: '늘 앞서는 것은 없어요', en: 'None is always ahead' } },
    ],
    because: {
      ko: '시드 {seeds}개의 평균 손실은 무작위 고정 {randomFrozen}, 무작위 학습 {random}, word2vec 고정 {word2vecFrozen}, word2vec 학습 {word2vec|이에요/예요}. 이 파일과 이 설정에서 잰 결과예요.',
      en: 'The mean loss over {seeds} seeds was {randomFrozen} (random, frozen), {random} (random, learned), {word2vecFrozen} (word2vec, frozen) and {word2vec} (word2vec, learned). That is what was measured on this file with these settings.',
    },
  },
  claims: [
    {
      id: 'product-is-lookup',
      words: {
        ko: '원-핫에 표를 곱한 것과 층이 꺼낸 행의 차이는 0이에요. 배우기 전에도 배운 뒤에도 그래요.',
        en: 'One-hot times the table and the row that the layer looks up differ by 0, before learning and after it.',
      },
    },
    {
      id: 'sizes-are-counted',
      words: {
        ko: '표에 든 숫자의 개수는 토큰의 개수 × 벡터의 길이예요. 표를 고정한 모델은 꼭 그만큼 적게 배워요.',
        en: 'The table holds as many numbers as tokens × the length of a vector. A model whose table is frozen learns exactly that many numbers fewer.',
      },
    },
    {
      id: 'only-the-table-differs',
      words: {
        ko: '네 모델은 표만 달라요. 같은 가중치에서 시작해 같은 글을 같은 순서로 배우고, 같은 곳에서 재요. word2vec도 배울 글만 봐요.',
        en: 'The four models differ in nothing but their table: they start from the same weights, learn the same text in the same order and are judged on the same. word2vec, too, sees the training text only.',
      },
    },
    {
      id: 'unread-rows-stay',
      words: {
        ko: '배우는 동안 한 번도 나오지 않은 토큰의 행은 조금도 바뀌지 않아요.',
        en: 'The row of a token that is never read in training does not change at all.',
      },
    },
    {
      id: 'used-alike-come-closer',
      words: {
        ko: '두 예제 글에서 시드 5개로 재면, 가까운 벡터가 쓰임이 비슷한 글자와 겹치는 비율이 배운 뒤에 더 커요.',
        en: 'On both samples, with 5 seeds, the share of nearest vectors that belong to characters used alike is larger after learning.',
      },
    },
    {
      id: 'reported-as-measured',
      words: {
        ko: '모든 시드에서 앞선 표만 낫다고 말해요. 평균과 표준 편차는 화면에 있는 시드들의 것이에요.',
        en: 'A table is called better only if it is ahead with every seed. Means and deviations are those of the seeds shown.',
      },
    },
  ],
  watchFor: [
    {
      ko: '임베딩 층은 word2vec이 아니에요. 층은 표이고, word2vec은 표를 채우는 한 가지 방법이에요.',
      en: 'An embedding layer is not word2vec. The layer is a table; word2vec is one way of filling it.',
    },
    {
      ko: '배우기 전의 층은 뜻을 몰라요. 아무 값이나 들어 있으니, 가까운 행이 있어도 우연이에요.',
      en: 'Before learning the layer knows no meaning. It holds random numbers: rows that are close are so by chance.',
    },
    {
      ko: '벡터가 짧아진 것은 압축 파일과 달라요. 배우다가 두 토큰의 행이 거의 같아지면 모델은 둘을 구별하지 못해요. 무엇을 남길지는 과제가 정해요.',
      en: 'A shorter vector is not like a compressed file. Where the rows of two tokens become nearly the same, the model cannot tell the two apart. The task decides what is kept.',
    },
    {
      ko: '가깝다는 것은 이 과제에서 비슷하게 쓰인다는 말이지, 뜻이 같다는 말이 아니에요. 다음 글자를 맞히는 과제에서는 뒤에 비슷한 글자가 오는 글자끼리 가까워져요.',
      en: 'Close means used alike in this task, not meaning the same. Where the next character is to be named, characters that are followed by similar ones come closer.',
    },
    {
      ko: 'word2vec으로 시작한 모델은 같은 글을 미리 여러 번 읽은 셈이에요. 학습 단계를 늘려도 차이가 그대로인지 보세요.',
      en: 'A model that starts from word2vec has in effect read the same text many times before. See whether the difference stays with more training steps.',
    },
  ],
  snippets: [
    {
      library: 'Keras',
      code: `import keras, numpy as np
from keras import layers

text = 'the lamp is lit and the lamp is warm'
known = sorted(set(text))
ids = np.array([[known.index(c) for c in text]])
table = np.random.default_rng(1).normal(size=(len(known), {size})).astype('float32')

def embedding(trainable):
    # for word2vec, put its vectors in the place of the table
    layer = layers.Embedding(*table.shape, trainable=trainable)
    layer.build(None)
    layer.set_weights([table])
    return layer

product = keras.utils.to_categorical(ids[0], len(known)) @ table
print(np.abs(product - np.asarray(embedding(False)(ids))[0]).max())  # 0.0

for trainable in False, True:  # frozen, learned
    rows = embedding(trainable)
    model = keras.Sequential([
        rows,
        layers.LSTM(32, return_sequences=True),
        layers.Dense(len(known), 'softmax'),
    ])
    model.compile('adam', 'sparse_categorical_crossentropy')
    model.fit(ids[:, :-1], ids[:, 1:], epochs={steps}, verbose=0)
    moved = np.abs(rows.get_weights()[0] - table).max()
    print(trainable, model.evaluate(ids[:, :-1], ids[:, 1:], verbose=0), moved)
`,
    },
    {
      library: 'PyTorch',
      code: `import torch
from torch import nn

text = 'the lamp is lit and the lamp is warm'
known = sorted(set(text))
ids = torch.tensor([known.index(c) for c in text])
torch.manual_seed(1)
table = torch.randn(len(known), {size})  # for word2vec, put its vectors here

product = nn.functional.one_hot(ids, len(known)).float() @ table
print((product - nn.Embedding.from_pretrained(table)(ids)).abs().max().item())  # 0.0

for freeze in True, False:  # frozen, learned
    rows = nn.Embedding.from_pretrained(table.clone(), freeze)
    lstm, answer = nn.LSTM({size}, 32), nn.Linear(32, len(known))
    weights = [*rows.parameters(), *lstm.parameters(), *answer.parameters()]
    optimizer = torch.optim.Adam([w for w in weights if w.requires_grad], lr=0.01)
    for step in range({steps}):
        states, _ = lstm(rows(ids[:-1]))
        loss = nn.functional.cross_entropy(answer(states), ids[1:])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(freeze, loss.item(), (rows.weight - table).abs().max().item())
`,
    },
    {
      library: 'TensorFlow.js',
      code: `import * as tf from '@tensorflow/tfjs';

const text = 'the lamp is lit and the lamp is warm';
const known = [...new Set(text)];
const ids = [...text].map((c) => known.indexOf(c));
const table = tf.randomNormal([known.length, {size}], 0, 1, 'float32', 1); // or word2vec's vectors

function embedding(trainable) {
  const [inputDim, outputDim] = table.shape;
  const inputLength = ids.length - 1;
  return tf.layers.embedding({ inputDim, outputDim, inputLength, weights: [table], trainable });
}

const read = tf.tensor2d([ids.slice(0, -1)], undefined, 'int32');
const next = tf.oneHot(tf.tensor2d([ids.slice(1)], undefined, 'int32'), known.length);
const product = tf.matMul(tf.oneHot(read.flatten(), known.length), table);
const difference = product.sub(embedding(false).apply(read).squeeze([0])).abs().max();
console.log('greatest difference', difference.dataSync()[0]); // 0

for (const trainable of [false, true]) {
  const rows = embedding(trainable);
  const lstm = tf.layers.lstm({ units: 32, returnSequences: true });
  const answer = tf.layers.dense({ units: known.length, activation: 'softmax' });
  const model = tf.sequential({ layers: [rows, lstm, answer] });
  model.compile({ optimizer: tf.train.adam(0.01), loss: 'categoricalCrossentropy' });
  const { history } = await model.fit(read, next, { epochs: 30, verbose: 0 });
  const moved = rows.getWeights()[0].sub(table).abs().max().dataSync()[0];
  console.log(trainable ? 'learned' : 'frozen', 'loss', history.loss.at(-1), 'moved', moved);
}
`,
    },
  ],
  sources: [
    {
      words: 'Bengio et al., A Neural Probabilistic Language Model (2003)',
      url: 'https://www.jmlr.org/papers/v3/bengio03a.html',
    },
    {
      words:
        'Qi et al., When and Why Are Pre-Trained Word Embeddings Useful for Neural Machine Translation? (2018)',
      url: 'https://aclanthology.org/N18-2084/',
    },
    {
      words: 'Keras: Embedding layer',
      url: 'https://keras.io/api/layers/core_layers/embedding/',
    },
    {
      words: 'PyTorch: nn.Embedding',
      url: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.Embedding.html',
    },
  ],
  needs: ['corpus'],
  beginsAt: 'line',
  sample: 'a-year-in-the-alley.ko.txt',
  knobs: [
    {
      ...vectorSizeKnob,
      help: {
        ko: '토큰 하나의 벡터가 숫자 몇 개인지예요. 표의 열의 개수예요.',
        en: 'How many numbers the vector of a token has: the columns of the table.',
      },
      min: 4,
      max: 32,
      step: 4,
      initial: 16,
    },
    { ...stepsKnob, max: 600, initial: 200 },
    seedsKnob,
  ],
};
