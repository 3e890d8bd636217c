import { textUnitKnob } from '../../training/text/text-unit-knob';
import type { Lesson } from '../lesson';

export const lesson: Lesson = {
  id: 'dictionary',
  chapter: 'text',
  title: { ko: '단어 사전 만들기', en: 'The dictionary of a text' },
  notes: [
    {
      line: 28,
      ko: 'Dictionary ( 중복된 단어가 없게 )',
      en: 'dictionary (so that no word is there twice)',
    },
  ],
  prose: [
    {
      ko: '글을 토큰으로 잘랐으면, 중복을 없애 서로 다른 토큰만 모아요. 이것을 단어 사전 또는 어휘집(vocabulary)이라고 해요. 뜻풀이는 없고, 어떤 토큰이 있는지와 몇 번 나왔는지만 적혀 있어요.',
      en: 'Once a text is cut into tokens, the different ones are collected, each only once. This is the dictionary, or vocabulary. It explains no meaning: it lists which tokens there are, and how often each occurs.',
    },
    {
      ko: '토큰을 많이 나온 순서로 세우면 어느 글에서나 비슷한 모양이 나와요. 몇 개는 아주 자주 나오고, 대부분은 한두 번만 나와요. 횟수가 순위에 반비례한다는 것이 지프의 법칙(Zipf’s law)이에요. 두 축을 모두 로그로 그리면 거의 직선이에요.',
      en: 'Sort the tokens by how often they occur, and every text looks much alike: a few are very frequent, most occur once or twice. Zipf’s law says that the count is inversely proportional to the rank. With both axes logarithmic this is nearly a straight line.',
    },
    {
      ko: '사전에 모든 것을 넣을 필요는 없어요. 한 번만 나온 토큰은 배울 예가 하나뿐이니까요. 최소 횟수(min-count)보다 적게 나온 것은 빼고, 모두 <unk>(unknown) 하나로 다뤄요. 사전은 작아지지만 모르는 토큰은 늘어요.',
      en: 'Not everything has to go into the dictionary: of a token that occurs once there is only a single example to learn from. What occurs less often than the min-count is left out, and all of it becomes one token, <unk> for unknown. The dictionary gets smaller, and more is unknown.',
    },
    {
      ko: '사전을 만든 글에서는 사전이 좋아 보일 수밖에 없어요. 그래서 뒤 절반을 처음 보는 글로 남겨 두고, 사전에 없는 토큰의 비율(out-of-vocabulary)을 거기서 재요.',
      en: 'On the text it was made from, a dictionary is bound to look good. So the second half is kept as never seen, and the share of tokens that are not in the dictionary (out of vocabulary) is measured there.',
    },
  ],
  predict: {
    question: {
      ko: '사전에 모인 서로 다른 토큰 가운데 딱 한 번만 나온 것은 얼마나 될까요?',
      en: 'Of the different tokens in the dictionary, how many will occur only once?',
    },
    options: [
      { id: 'under-a-quarter', words: { ko: '4분의 1이 안 돼요', en: 'Less than 1 in 4' } },
      {
        id: 'under-half',
        words: { ko: '4분의 1에서 절반 사이예요', en: 'More than 1 in 4, less than half' },
      },
      { id: 'half-or-more', words: { ko: '절반 이상이에요', en: 'Half of them or more' } },
    ],
    because: {
      ko: '서로 다른 토큰 {unique}가지 가운데 {once}가지({share})가 한 번만 나왔어요.',
      en: 'Of {unique} different tokens {once} ({share}) occur once.',
    },
  },
  claims: [
    {
      id: 'sizes-add-up',
      words: {
        ko: '사전에 넣은 것과 뺀 것을 더하면 서로 다른 토큰의 수가 되고, 나온 횟수를 모두 더하면 토큰의 수가 돼요.',
        en: 'Known and dropped add up to the different tokens, and their counts to all tokens.',
      },
    },
    {
      id: 'min-count-only-loses',
      words: {
        ko: '최소 횟수를 올리면 사전은 커지지 않고, 모르는 비율은 줄지 않아요.',
        en: 'A higher min-count never makes the dictionary larger nor the unknown share smaller.',
      },
    },
    {
      id: 'most-words-occur-once',
      words: {
        ko: '두 예제 글에서는 서로 다른 단어의 절반 이상이 한 번만 나와요.',
        en: 'In both sample texts half of the different words or more occur once.',
      },
    },
    {
      id: 'zipf-slope',
      words: {
        ko: '기울기는 5번 이상 나온 토큰에서 가능도가 가장 커지도록 맞춰요. 지프의 법칙대로 뽑은 토큰 3,000개에서는 −1과 0.1 넘게 다르지 않아요.',
        en: 'The slope is that of greatest likelihood for the tokens that occur at least 5 times. Of 3,000 tokens drawn from Zipf’s law it is −1 within 0.1.',
      },
    },
  ],
  watchFor: [
    {
      ko: '사전은 뜻을 담지 않아요. ‘은행(돈)’과 ‘은행(나무)’은 글자가 같으면 한 항목이에요. 거꾸로 ‘고양이는’과 ‘고양이가’는 다른 항목이에요.',
      en: 'A dictionary holds no meanings. A bank of money and a bank of a river are one entry; “cat” and “cats” are two.',
    },
    {
      ko: '중복을 없앤다고 글에서 단어를 지우는 것은 아니에요. 사전에 한 번만 적을 뿐, 글은 그대로예요.',
      en: '“No word twice” deletes nothing from the text. A word is written once in the dictionary; the text stays as it is.',
    },
    {
      ko: '사전을 글 전체로 만들고 그 글의 뒤쪽에서 재면 모르는 것이 하나도 없어요. 미리 본 것을 잰 것이라 아무 뜻이 없어요.',
      en: 'Make the dictionary from the whole text and measure on its second half, and nothing is unknown: it has seen everything before, so the figure means nothing.',
    },
    {
      ko: '지프의 법칙은 긴 글의 단어에서 대체로 맞는 경험 법칙이에요. 짧은 글이나 글자로 센 글에서는 많이 벗어나기도 해요.',
      en: 'Zipf’s law is a rule of thumb for the words of long texts. Short texts, or counts of characters, may be far from it.',
    },
  ],
  snippets: [
    {
      library: 'Keras',
      code: `from collections import Counter
import keras

text = 'the lamp is lit and the lamp is warm and the night is long'
counts = Counter(text.split())
known = [word for word, count in counts.most_common() if count >= {minCount}]
print(len(counts), 'different words,', len(known), 'in the dictionary')
if known:
    layer = keras.layers.TextVectorization(vocabulary=known, standardize=None)
    print(layer.get_vocabulary())  # '' is padding, [UNK] stands for all the others
`,
    },
    {
      library: 'PyTorch',
      code: `from collections import Counter
import torch

text = 'the lamp is lit and the lamp is warm and the night is long'.split()
counts = Counter(text)
dictionary = {'<pad>': 0, '<unk>': 1}
for word, count in counts.most_common():
    if count >= {minCount}:
        dictionary[word] = len(dictionary)
ids = torch.tensor([dictionary.get(word, 1) for word in text])
print(dictionary, (ids == 1).float().mean().item(), 'unknown')
`,
    },
    {
      library: 'TensorFlow.js',
      code: `import * as tf from '@tensorflow/tfjs';

const text = 'the lamp is lit and the lamp is warm and the night is long'.split(' ');
const counts = new Map();
for (const word of text) counts.set(word, (counts.get(word) ?? 0) + 1);
const known = [...counts].filter(([, count]) => count >= {minCount}).map(([word]) => word);
const dictionary = new Map(['<pad>', '<unk>', ...known].map((word, id) => [word, id]));
const ids = tf.tensor1d(text.map((word) => dictionary.get(word) ?? 1), 'int32');
console.log(counts.size, known.length, ids.equal(tf.scalar(1, 'int32')).mean().dataSync()[0]);
`,
    },
  ],
  sources: [
    {
      words: 'Zipf, Human Behavior and the Principle of Least Effort (1949)',
    },
    {
      words: 'Clauset, Shalizi & Newman, Power-Law Distributions in Empirical Data (2009)',
      url: 'https://doi.org/10.1137/070710111',
    },
    {
      words: 'Piantadosi, Zipf’s word frequency law in natural language (2014)',
      url: 'https://doi.org/10.3758/s13423-014-0585-6',
    },
    {
      words: 'Jurafsky & Martin, Speech and Language Processing (3rd ed. draft), ch. 2 and 3',
      url: 'https://web.stanford.edu/~jurafsky/slp3/',
    },
  ],
  needs: ['corpus'],
  sample: 'a-year-in-the-alley.ko.txt',
  knobs: [
    textUnitKnob,
    {
      kind: 'range',
      id: 'minCount',
      label: { ko: '최소 횟수', en: 'Min-count' },
      help: {
        ko: '앞 절반에 이만큼은 나와야 사전에 넣어요.',
        en: 'A token has to occur at least this often in the first half to be in the dictionary.',
      },
      min: 1,
      max: 10,
      step: 1,
      initial: 2,
    },
  ],
};
