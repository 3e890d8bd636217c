import { textUnitKnob } from '../../training/text/text-unit-knob';
import type { Lesson } from '../lesson';

export const lesson: Lesson = {
  id: 'indexing',
  chapter: 'text',
  title: { ko: '토큰에 번호 매기기', en: 'Every token gets a number' },
  notes: [{ line: 29, ko: '단어에 번호를 매긴다', en: 'number the words' }],
  prose: [
    {
      ko: '신경망은 글자를 모르고 수만 알아요. 그래서 사전의 토큰마다 번호를 하나씩 매겨요. 이것을 인덱싱(indexing)이라고 하고, 번호를 아이디(id)라고도 해요. 글은 번호의 열이 되고, 번호에서 다시 토큰으로 돌아올 수 있어요.',
      en: 'A network knows no letters, only numbers. So each token of the dictionary gets a number. This is indexing, and the number is the token’s id. The text becomes a sequence of numbers, and from the numbers the tokens come back.',
    },
    {
      ko: '글에는 없지만 꼭 필요한 특수 토큰도 있어요. <pad>는 길이가 다른 줄을 한 묶음으로 만들 때 빈자리를 채우고, <unk>는 사전에 없는 모든 토큰을 대신해요. <sos>와 <eos>는 글의 시작과 끝을 알려요. 여기서는 이 넷이 번호 0~3을 가져요.',
      en: 'Some special tokens are in no text, but are needed all the same. <pad> fills up shorter lines in a batch, <unk> stands for everything that is not in the dictionary, <sos> and <eos> say where a text starts and ends. Here these four have the numbers 0–3.',
    },
    {
      ko: '번호는 이름이지 크기가 아니에요. 출석 번호 20번이 10번의 두 배가 아닌 것과 같아요. 정말 그런지 확인해 볼 수 있어요. 번호를 제비뽑기로 모두 바꾸고 시작 가중치의 행도 함께 옮기면, 번호를 이름으로만 쓰는 모델은 똑같이 배워요. 번호를 수의 크기로 읽는 모델은 달라져요.',
      en: 'The number is a name, not a quantity, just as number 20 in a class is not twice number 10. This can be checked. Shuffle all the numbers at random and move the rows of the starting weights along with them: a model that uses numbers as names learns just the same. A model that reads them as sizes does not.',
    },
  ],
  predict: {
    question: {
      ko: '모든 토큰의 번호를 제비뽑기로 다시 매기고 처음부터 배워요. 번호를 이름으로 읽는 신경망의 학습 손실은 어떻게 될까요?',
      en: 'All numbers are drawn anew by lot, and learning starts again. What happens to the training loss of a network that reads numbers as names?',
    },
    options: [
      {
        id: 'worse',
        words: {
          ko: '커져요. 빈도 순서가 사라지니까요',
          en: 'Larger: the order by frequency is lost',
        },
      },
      { id: 'same', words: { ko: '그대로예요', en: 'The same' } },
      { id: 'better', words: { ko: '작아져요', en: 'Smaller' } },
    ],
    because: {
      ko: '번호를 바꾸기 전에는 토큰당 {before}비트, 바꾼 뒤에는 {after}비트였어요. 둘씩 세는 바이그램은 처음 보는 절반에서 어느 쪽이든 {bigram}비트예요.',
      en: 'It took {before} bits per token before the draw and {after} after it. Counting pairs takes {bigram} in the unseen half, either way.',
    },
  },
  claims: [
    {
      id: 'one-to-one',
      words: {
        ko: '토큰과 번호는 하나씩 짝이 맞아요. 번호에서 토큰으로, 다시 번호로 가면 제자리예요.',
        en: 'Tokens and numbers correspond one to one: from a number to its token and back is the same number.',
      },
    },
    {
      id: 'specials-first',
      words: {
        ko: '특수 토큰 넷의 번호는 0~3이고, 글에 ‘<pad>’라고 적혀 있어도 특수 토큰이 되지 않아요.',
        en: 'The four special tokens are the numbers 0–3, and a “<pad>” written in the text does not become one.',
      },
    },
    {
      id: 'nothing-is-lost',
      words: {
        ko: '번호를 다시 뽑고 시작 가중치도 번호를 따라 옮기면, 바이그램과 번호를 이름으로 읽는 신경망의 손실은 반올림 오차 안에서 같아요.',
        en: 'With the new numbers, and the starting weights moved along with them, the bigram and the network that reads names have the same loss, within rounding.',
      },
    },
    {
      id: 'not-a-quantity',
      words: {
        ko: '번호를 크기로 읽는 신경망은 두 예제 글에서 번호를 다시 뽑으면 손실이 달라져요.',
        en: 'In both sample texts, the network that reads sizes has another loss with drawn numbers.',
      },
    },
  ],
  watchFor: [
    {
      ko: '번호가 가깝다고 비슷한 단어가 아니에요. 여기서는 많이 나온 순서로 매겼을 뿐이고, 가나다순으로 매겨도 돼요. 번호의 평균이나 차이는 아무 뜻이 없어요.',
      en: 'Neighbouring numbers are not similar words. Here they go by frequency; alphabetical order would do as well. The mean or the difference of two numbers means nothing.',
    },
    {
      ko: '인덱싱은 아직 벡터가 아니에요. 번호를 그대로 신경망에 넣으면 없는 크기를 배우게 돼요. 그래서 다음 단계에서 원-핫이나 임베딩으로 바꿔요.',
      en: 'An index is not yet a vector. If it went in as it is, the network would learn a size that is not there. So the next step makes it one-hot or an embedding.',
    },
    {
      ko: '<pad>와 <unk>는 달라요. <pad>는 아무것도 없는 자리이고, <unk>는 토큰이 있는데 사전이 모르는 자리예요.',
      en: '<pad> and <unk> differ: <pad> is a place where nothing stands, <unk> a place where something stands that the dictionary does not know.',
    },
    {
      ko: '이미 배운 모델의 번호를 나중에 바꾸면 안 돼요. 가중치의 행과 번호는 함께 저장해야 해요.',
      en: 'Never change the numbers of a model that has been trained: the rows of its weights and the numbers belong together.',
    },
  ],
  snippets: [
    {
      library: 'Keras',
      code: `import keras, numpy as np

text = 'the lamp is lit and the lamp is warm'.split()
known = ['<pad>', '<unk>', '<sos>', '<eos>', *dict.fromkeys(text)]
order = np.arange(4, len(known))
if {draw} > 0:
    np.random.default_rng({draw}).shuffle(order)  # other numbers, the same tokens
ids = dict(zip(known, [0, 1, 2, 3, *order.tolist()]))
lines = [[2, *[ids[word] for word in line.split()], 3] for line in ['the lamp is lit', 'the lamp']]
print(keras.utils.pad_sequences(lines, padding='post'))  # filled up with 0, <pad>
`,
    },
    {
      library: 'PyTorch',
      code: `import torch
from torch.nn.utils.rnn import pad_sequence

text = 'the lamp is lit and the lamp is warm'.split()
known = ['<pad>', '<unk>', '<sos>', '<eos>', *dict.fromkeys(text)]
order = torch.arange(4, len(known))
if {draw} > 0:
    torch.manual_seed({draw})
    order = order[torch.randperm(len(order))]  # other numbers, the same tokens
ids = dict(zip(known, [0, 1, 2, 3, *order.tolist()]))
lines = [torch.tensor([2, *[ids[word] for word in line.split()], 3])
         for line in ['the lamp is lit', 'the lamp']]
print(pad_sequence(lines, batch_first=True))  # filled up with 0, <pad>
back = {number: word for word, number in ids.items()}
print([back[number] for number in lines[0].tolist()])
`,
    },
    {
      library: 'TensorFlow.js',
      code: `import * as tf from '@tensorflow/tfjs';

const text = 'the lamp is lit and the lamp is warm'.split(' ');
const order = [...new Set(text)];
if ({draw} > 0) tf.util.shuffle(order); // other numbers, the same tokens
const known = ['<pad>', '<unk>', '<sos>', '<eos>', ...order];
const ids = new Map(known.map((word, id) => [word, id]));
const lines = ['the lamp is lit', 'the lamp'].map((line) => [
  2,
  ...line.split(' ').map((word) => ids.get(word) ?? 1),
  3,
]);
const longest = Math.max(...lines.map((line) => line.length));
const batch = lines.map((line) => [...line, ...Array(longest - line.length).fill(0)]);
tf.tensor2d(batch, undefined, 'int32').print(); // filled up with 0, <pad>
`,
    },
  ],
  sources: [
    {
      words: 'Bengio et al., A Neural Probabilistic Language Model (2003)',
      url: 'https://www.jmlr.org/papers/v3/bengio03a.html',
    },
    {
      words: 'Keras: TextVectorization',
      url: 'https://keras.io/api/layers/preprocessing_layers/text/text_vectorization/',
    },
    {
      words: 'Jurafsky & Martin, Speech and Language Processing (3rd ed. draft), ch. 2 and 3',
      url: 'https://web.stanford.edu/~jurafsky/slp3/',
    },
  ],
  needs: ['corpus'],
  beginsAt: 'line',
  sample: 'a-year-in-the-alley.ko.txt',
  knobs: [
    textUnitKnob,
    {
      kind: 'range',
      id: 'draw',
      label: { ko: '번호 뽑기', en: 'Draw' },
      help: {
        ko: '몇 번째 제비뽑기로 번호를 다시 매길지예요. 0이면 바꾸지 않아요. 특수 토큰의 번호는 그대로예요.',
        en: 'Which draw gives the tokens new numbers; 0 changes none. Special tokens keep theirs.',
      },
      min: 0,
      max: 20,
      step: 1,
      initial: 1,
    },
  ],
};
