import { frequentWordsKnob } from '../../training/frequent-words-knob';
import { vectorSizeKnob } from '../../training/vector-size-knob';
import type { Lesson } from '../lesson';

export const lesson: Lesson = {
  id: 'vector-search',
  chapter: 'text',
  title: { ko: '벡터로 찾기', en: 'Finding by vector' },
  notes: [
    {
      line: 33,
      ko: 'vector를 가지고 단어 또는 문장을 찾을 수 있게 한다.',
      en: 'with vectors one can find words or sentences.',
    },
  ],
  prose: [
    {
      ko: '단어마다 벡터가 있으면 가까운 단어를 찾을 수 있어요. 문장도 벡터로 만들면 가까운 문장을 찾을 수 있어요. 가깝다는 것은 두 벡터의 방향이 비슷하다는 뜻이고, 코사인 유사도로 재요.',
      en: 'Where every word has a vector, near words can be found. Make a vector of a sentence, and near sentences can be found as well. Near means that two vectors point nearly the same way, measured by the cosine.',
    },
    {
      ko: '문장의 벡터는 단어 벡터의 평균이에요. 다만 흔한 단어는 문장을 구별하는 데 도움이 적어서 작게 셈해요. 그런 다음 모든 줄에 공통인 방향을 빼요. 이 방법을 SIF(smooth inverse frequency)라고 해요.',
      en: 'The vector of a sentence is the mean of its words’ vectors. Frequent words do little to tell sentences apart, so they count for less. Then the direction that all lines have in common is taken away. This method is called SIF (smooth inverse frequency).',
    },
    {
      ko: 'TF-IDF(단어 빈도–역문서 빈도)는 더 오래된 방법이에요. 같은 단어를 얼마나 함께 썼는지만 세고, 드문 단어를 크게 쳐요. 그래서 함께 쓴 단어가 없으면 찾지 못해요. 벡터는 다른 단어를 쓴 줄도 찾을 수 있지만, 엉뚱한 줄을 찾기도 해요. 둘을 나란히 놓고 보세요.',
      en: 'TF-IDF (term frequency, inverse document frequency) is an older method. It only counts the words that two lines share, and rare ones count more. Without a shared word it finds nothing. Vectors can find a line that uses different words, but also one that has nothing to do with it. Look at the two side by side.',
    },
  ],
  predict: {
    question: {
      ko: '벡터와 TF-IDF가 가장 가깝다고 하는 줄은 얼마나 자주 같을까요?',
      en: 'How often will vectors and TF-IDF name the same nearest line?',
    },
    options: [
      { id: 'rarely', words: { ko: '드물게 같아요 (1/3보다 적게)', en: 'Rarely (less than 1/3)' } },
      {
        id: 'sometimes',
        words: { ko: '절반쯤 같아요 (1/3에서 2/3)', en: 'About half the time (1/3 to 2/3)' },
      },
      { id: 'mostly', words: { ko: '대개 같아요 (2/3보다 많이)', en: 'Mostly (more than 2/3)' } },
    ],
    because: {
      ko: '{asked}줄 가운데 {same}줄에서 같았어요. 벡터로 찾은 줄에 함께 쓴 단어가 하나도 없던 것은 {withoutSharedWord}번이에요.',
      en: 'They were the same for {same} of {asked} lines. In {withoutSharedWord} cases the line found by vector had no word in common.',
    },
  },
  claims: [
    {
      id: 'none-above-itself',
      words: {
        ko: '어느 줄로 찾아도 그 줄 자신보다 점수가 높은 줄은 없어요. 반올림 오차는 0.000001까지만 허용해요.',
        en: 'No other line scores higher than the line itself, but for a rounding error of 0.000001.',
      },
    },
    {
      id: 'ties-listed',
      words: {
        ko: '아는 단어가 모두 같은 줄은 순서가 달라도 점수가 같아요. 그런 줄은 따로 알려 줘요.',
        en: 'Lines with just the same known words score the same, in whatever order the words stand. Such lines are listed.',
      },
    },
    {
      id: 'unknown-not-searched',
      words: {
        ko: '벡터가 있는 단어가 하나도 없는 줄로는 찾지 않고, 화면에서 그렇다고 알려 줘요.',
        en: 'A line without any word that has a vector is not searched, and the page says so.',
      },
    },
    {
      id: 'tf-idf-needs-a-word',
      words: {
        ko: 'TF-IDF로 찾은 줄에는 함께 쓴 단어가 꼭 있어요.',
        en: 'Every line that TF-IDF finds has a word in common.',
      },
    },
    {
      id: 'both-as-measured',
      words: {
        ko: '두 순위와 둘이 같았던 횟수는 이 글에서 잰 그대로예요. 가장 가까운 줄이 여럿이면 그중 하나만 같아도 같은 것으로 세요.',
        en: 'Both rankings, and how often they agree, are as measured on this text. Where several lines tie for the nearest, one of them in both counts.',
      },
    },
  ],
  watchFor: [
    {
      ko: '점수가 높다고 뜻이 같은 것은 아니에요. 비슷한 자리에 쓰인 단어들이 모였을 뿐이라, 반대말을 쓴 줄도 가까울 수 있어요.',
      en: 'A high score does not mean the same meaning. The words are only used in similar places; a line that says the opposite can be near.',
    },
    {
      ko: '평균을 내면 단어의 순서가 사라져요. “어제 산 빵을 오늘 먹었다”와 “오늘 산 빵을 어제 먹었다”는 뜻이 다른데도 벡터가 같아요.',
      en: 'A mean loses the order of words. “a dog bites a man” and “a man bites a dog” mean different things and yet have the same vector.',
    },
    {
      ko: '벡터가 TF-IDF보다 늘 낫지는 않아요. 짧은 글에서는 단어 벡터를 제대로 배울 수 없어서 더욱 그래요.',
      en: 'Vectors are not always better than TF-IDF, least of all on a short text, where the words’ vectors cannot be learned well.',
    },
  ],
  snippets: [
    {
      library: 'Keras',
      code: `import keras, numpy as np

# vectors and counts of your words; here: random ones
random = np.random.default_rng(1)
words = ['rain', 'fog', 'ship', 'lamp', 'night', 'the']
vectors, counts = random.normal(size=(6, {size})), np.array([3, 4, 5, 2, 4, 30])
lines = [['rain', 'the', 'night'], ['fog', 'the', 'lamp'], ['night', 'rain', 'the']]

weights = {smoothing} / ({smoothing} + counts / counts.sum())
rows = [[words.index(word) for word in line] for line in lines]
means = np.stack([(weights[row, None] * vectors[row]).mean(axis=0) for row in rows])
common = np.linalg.svd(means)[2][0]  # the direction that all lines have in common
cleared = means - np.outer(means @ common, common)
units = keras.ops.normalize(cleared, axis=-1)
print(keras.ops.matmul(units, keras.ops.transpose(units)))  # cosines: 1 for lines 0 and 2
`,
    },
    {
      library: 'PyTorch',
      code: `import torch

# vectors and counts of your words; here: random ones
torch.manual_seed(1)
words = ['rain', 'fog', 'ship', 'lamp', 'night', 'the']
vectors, counts = torch.randn(6, {size}), torch.tensor([3., 4, 5, 2, 4, 30])
lines = [['rain', 'the', 'night'], ['fog', 'the', 'lamp'], ['night', 'rain', 'the']]

weights = {smoothing} / ({smoothing} + counts / counts.sum())
rows = [[words.index(word) for word in line] for line in lines]
means = torch.stack([(weights[row, None] * vectors[row]).mean(0) for row in rows])
common = torch.linalg.svd(means)[2][0]  # the direction that all lines have in common
cleared = means - torch.outer(means @ common, common)
units = torch.nn.functional.normalize(cleared, dim=1)
print(units @ units.T)  # cosines: 1 for lines 0 and 2
`,
    },
    {
      library: 'TensorFlow.js',
      code: `import * as tf from '@tensorflow/tfjs';

// vectors and counts of your words; here: random ones
const words = ['rain', 'fog', 'ship', 'lamp', 'night', 'the'];
const vectors = tf.randomNormal([6, {size}], 0, 1, 'float32', 1);
const counts = tf.tensor1d([3, 4, 5, 2, 4, 30]);
const lines = [['rain', 'the', 'night'], ['fog', 'the', 'lamp'], ['night', 'rain', 'the']];

const weights = tf.div({smoothing}, counts.div(counts.sum()).add({smoothing}));
const weighted = vectors.mul(weights.expandDims(1));
const means = tf.stack(
  lines.map((line) => tf.gather(weighted, line.map((word) => words.indexOf(word))).mean(0)),
);
// the direction that all lines have in common, by the power method
let common = means.slice([0, 0], [1, -1]).transpose();
for (let i = 0; i < 100; i++) {
  common = means.transpose().matMul(means.matMul(common));
  common = common.div(common.norm());
}
const cleared = means.sub(means.matMul(common).matMul(common.transpose()));
const units = cleared.div(cleared.norm('euclidean', 1, true));
units.matMul(units.transpose()).print(); // cosines: 1 for lines 0 and 2
`,
    },
  ],
  sources: [
    {
      words:
        'Arora, Liang & Ma, A Simple but Tough-to-Beat Baseline for Sentence Embeddings (2017)',
      url: 'https://openreview.net/forum?id=SyK00v5xx',
    },
    {
      words:
        'Spärck Jones, A Statistical Interpretation of Term Specificity and its Application in Retrieval (1972)',
      url: 'https://doi.org/10.1108/eb026526',
    },
    {
      words: 'Manning, Raghavan & Schütze, Introduction to Information Retrieval (2008), ch. 6',
      url: 'https://nlp.stanford.edu/IR-book/',
    },
  ],
  needs: ['corpus'],
  beginsAt: 'line',
  sample: 'a-year-in-the-alley.ko.txt',
  knobs: [frequentWordsKnob, vectorSizeKnob],
};
