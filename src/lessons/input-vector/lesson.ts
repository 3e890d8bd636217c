import type { Lesson } from '../lesson';

export const lesson: Lesson = {
  id: 'input-vector',
  chapter: 'recurrent-networks',
  title: { ko: '입력은 벡터예요', en: 'Every input is a vector' },
  notes: [
    { line: 4, ko: 'input data도 vector로 들어온다', en: 'input data comes in as a vector, too' },
  ],
  prose: [
    {
      ko: '셀은 글자도 날짜도 몰라요. 셀이 아는 것은 수뿐이에요. 그래서 단계마다 조각 하나를 수 몇 개의 묶음으로 바꿔서 넣어요. 이 묶음을 벡터(vector)라고 해요.',
      en: 'A cell knows no letters and no dates. It knows numbers only. So at every step one piece of the file is made into a list of numbers: a vector.',
    },
    {
      ko: '글자는 먼저 번호를 받고, 그다음 벡터가 돼요. 원-핫(one-hot) 벡터는 그 번호 자리만 1이고 나머지가 모두 0이에요. 임베딩(embedding)은 글자마다 짧은 벡터를 하나씩 두고, 그 수를 학습으로 정해요.',
      en: 'A character gets a number first and then becomes a vector. A one-hot vector is 1 at the place of that number and 0 everywhere else. An embedding keeps one short vector for each character, and its numbers are learned.',
    },
    {
      ko: '표의 행은 이미 수예요. 다만 열마다 크기가 달라서, 배울 부분의 평균을 빼고 표준편차로 나눠 크기를 맞춰요(scaling). 거꾸로 하면 원래 값으로 돌아와요.',
      en: 'A row of a table is numbers already. But columns differ in size, so the mean of the training rows is taken away and the rest divided by their standard deviation. This is scaling, and it can be undone.',
    },
  ],
  predict: {
    question: {
      ko: '셀은 한 단계에 수를 몇 개 받을까요?',
      en: 'How many numbers does the cell get at one step?',
    },
    options: [
      {
        id: 'one',
        words: {
          ko: '하나예요. 글자는 번호 하나, 행은 값 하나니까요',
          en: 'One: a character is one number, a row one value',
        },
      },
      {
        id: 'size',
        words: {
          ko: '여러 개예요. 어느 단계에서나 개수가 같아요',
          en: 'Several, and the same number at every step',
        },
      },
      {
        id: 'pieces',
        words: {
          ko: '지금까지 읽은 조각의 수만큼이에요',
          en: 'As many as pieces have been read so far',
        },
      },
    ],
    because: {
      ko: '이 실행에서는 어느 단계에서나 수가 {inputSize}개예요. 파일이 {pieces}조각이어도 한 단계에 들어가는 수는 늘지 않아요.',
      en: 'In this run it is {inputSize} at every step. The file has {pieces} pieces; a step does not get longer for that.',
    },
  },
  claims: [
    {
      id: 'length-is-the-input-size',
      words: {
        ko: '벡터의 길이는 어느 단계에서나 셀의 입력 크기와 같아요.',
        en: 'At every step the vector is as long as the cell’s input size.',
      },
    },
    {
      id: 'scaling-is-undone',
      words: {
        ko: '크기를 맞춘 값은 원래 값으로 되돌아와요(오차는 가장 큰 값의 백만분의 일 이하).',
        en: 'Scaled values lead back to the file’s own, within a millionth of the largest.',
      },
    },
  ],
  watchFor: [
    {
      ko: '번호는 벡터가 아니에요. 20번 글자가 10번 글자의 두 배인 것은 아니니까요. 번호를 그대로 셀에 넣으면 없는 크기를 배우게 돼요.',
      en: 'A number is not a vector. Character 20 is not twice character 10; given as it is, the cell would learn a size that is not there.',
    },
  ],
  snippets: [
    {
      library: 'Keras',
      code: `import keras, numpy as np

text = 'hello hello'
characters = sorted(set(text))
ids = np.array([characters.index(c) for c in text])
print(keras.utils.to_categorical(ids, len(characters)).shape)  # one-hot
print(keras.layers.Embedding(len(characters), {size})(ids).shape)  # learned
`,
    },
    {
      library: 'PyTorch',
      code: `import torch
from torch import nn

text = 'hello hello'
characters = sorted(set(text))
ids = torch.tensor([characters.index(c) for c in text])
print(nn.functional.one_hot(ids, len(characters)).shape)  # one-hot
print(nn.Embedding(len(characters), {size})(ids).shape)  # learned
`,
    },
    {
      library: 'TensorFlow.js',
      code: `import * as tf from '@tensorflow/tfjs';

const text = 'hello hello';
const characters = [...new Set(text)].sort();
const ids = tf.tensor1d([...text].map((c) => characters.indexOf(c)), 'int32');
console.log(tf.oneHot(ids, characters.length).shape); // one-hot
const embedding = tf.layers.embedding({ inputDim: characters.length, outputDim: {size} });
console.log(embedding.apply(ids.expandDims(0)).shape); // learned
`,
    },
  ],
  sources: [
    {
      words: 'Bengio et al., A Neural Probabilistic Language Model (2003)',
      url: 'https://www.jmlr.org/papers/v3/bengio03a.html',
    },
    {
      words: 'Goodfellow, Bengio & Courville, Deep Learning (2016), ch. 10 and 12.4',
      url: 'https://www.deeplearningbook.org/',
    },
  ],
  needs: ['corpus', 'series'],
  sample: 'the-lighthouse-log.txt',
  knobs: [
    {
      kind: 'choice',
      id: 'vector',
      label: { ko: '벡터', en: 'Vector' },
      help: {
        ko: '단순하게: 글자는 원-핫, 행은 열 하나. 풍부하게: 글자는 임베딩, 행은 모든 열과 그 변화.',
        en: 'Plain: a character as one-hot, a row as one column. Rich: a character by an embedding, a row as all columns and their changes.',
      },
      options: [
        { id: 'plain', label: { ko: '단순하게', en: 'plain' } },
        { id: 'rich', label: { ko: '풍부하게', en: 'rich' } },
      ],
      initial: 'rich',
    },
    {
      kind: 'range',
      id: 'size',
      label: { ko: '임베딩 길이', en: 'Embedding length' },
      help: {
        ko: '임베딩 벡터에 들어 있는 수의 개수예요. 글자일 때만 쓰여요.',
        en: 'How many numbers an embedding has. Used for characters only.',
      },
      min: 2,
      max: 16,
      step: 2,
      initial: 8,
    },
  ],
};
