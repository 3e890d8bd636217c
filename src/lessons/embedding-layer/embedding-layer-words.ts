import type { Phrase } from '../../phrase/phrase';
import type { Table } from './embedding-layer-event';

export const TABLE_NAMES: Readonly<Record<Table, Phrase>> = {
  'random-frozen': { ko: '무작위 · 고정', en: 'random, frozen' },
  random: { ko: '무작위 · 학습', en: 'random, learned' },
  'word2vec-frozen': { ko: 'word2vec · 고정', en: 'word2vec, frozen' },
  word2vec: { ko: 'word2vec · 학습', en: 'word2vec, learned' },
};

export const TABLE_HELP: Readonly<Record<Table, Phrase>> = {
  'random-frozen': {
    ko: '아무 값이나 넣은 표를 끝까지 바꾸지 않아요. 위의 셀만 배워요.',
    en: 'Random numbers that never change: only the cell above them learns.',
  },
  random: {
    ko: '아무 값에서나 시작해, 셀과 함께 표도 배워요. 라이브러리의 층이 처음에 하는 방식이에요.',
    en: 'Random numbers that learn together with the cell: what the layer of a library does unless told otherwise.',
  },
  'word2vec-frozen': {
    ko: '배울 글에서 word2vec으로 미리 배운 표를 끝까지 바꾸지 않아요.',
    en: 'A table that word2vec has learned from the training text, and that never changes.',
  },
  word2vec: {
    ko: '배울 글에서 word2vec으로 미리 배운 표에서 시작해, 셀과 함께 계속 배워요.',
    en: 'Starts from the table that word2vec has learned from the training text, and learns on.',
  },
};

export const WORDS = {
  tokens: { ko: '토큰 → 번호', en: 'Token → number' },
  tokensHelp: {
    ko: '글자 아래가 번호예요. 글자를 누르면 그 글자의 벡터를 볼 수 있어요.',
    en: 'Below each character stands its number. Choose one to see its vector.',
  },
  oneHot: {
    ko: '원-핫: ‘{text}’의 번호는 {id}. 길이 {size}인 벡터에서 {id}번 자리만 1이에요.',
    en: 'One-hot: “{text}” is number {id}. In a vector of length {size}, only place {id} is 1.',
  },
  unknown: {
    ko: '배울 글에 없던 글자라서, 모르는 글자의 행을 써요.',
    en: 'The training text does not hold it: it gets the row for unknown characters.',
  },
  place: { ko: '{place}번 자리', en: 'place {place}' },
  product: {
    ko: '원-핫 × 표: {size}번 곱해서 모두 더한 것',
    en: 'One-hot × table: the sum of {size} products',
  },
  lookup: { ko: '층이 꺼낸 표의 {id}번 행', en: 'Row {id} of the table, as the layer gives it' },
  same: {
    ko: '두 벡터의 가장 큰 차이: {difference}',
    en: 'Greatest difference of the two: {difference}',
  },
  start: { ko: '배우기 전의 {id}번 행', en: 'Row {id} before learning' },
  ofRandom: {
    ko: '지금은 아무 값이나 든 표예요. 실행이 끝나면 배운 표를 보여 줘요.',
    en: 'The table still holds random numbers. Once the run has ended, it is the learned one.',
  },
  ofLearned: {
    ko: '첫 시드에서 무작위로 시작해 배운 표예요.',
    en: 'The table is the one learned from the random start of the first seed.',
  },
  numbers: { ko: '자리', en: 'place' },
  productShort: { ko: '곱', en: 'product' },
  lookupShort: { ko: '꺼낸 행', en: 'row' },
  startShort: { ko: '배우기 전', en: 'before' },
  sizes: { ko: '토큰 하나의 숫자', en: 'Numbers of one token' },
  asOneHot: { ko: '원-핫', en: 'one-hot' },
  asEmbedding: { ko: '임베딩', en: 'embedding' },
  sizesHelp: {
    ko: '표에는 글자 {known}가지와 모르는 글자의 행이 하나씩 있어요. 그래서 숫자가 {vocabulary} × {units} = {table}개 들어 있어요. 표를 고정하지 않으면 모두 학습하는 파라미터예요. 정말로 곱한다면 토큰 하나에 곱셈이 {table}번 들지만, 행을 꺼내면 한 번도 들지 않아요.',
    en: 'The table has a row for each of {known} characters and one for unknown ones: {vocabulary} × {units} = {table} numbers, all of them trainable parameters unless the table is frozen. Multiplying would take {table} multiplications for one token; looking a row up takes none.',
  },
  losses: {
    ko: '학습 손실(글자당 비트), 시드들의 평균',
    en: 'Training loss, bits per character, mean over the seeds',
  },
  table: { ko: '표', en: 'table' },
  learning: { ko: '배우는 숫자', en: 'numbers learned' },
  learningHelp: {
    ko: '모델 전체에서 배우는 숫자의 개수예요. 고정한 표는 세지 않아요.',
    en: 'How many numbers of the whole model learn. A frozen table is not among them.',
  },
  loss: { ko: '처음 보는 글의 손실', en: 'loss on unread text' },
  lossHelp: {
    ko: '글자당 비트, 시드들의 평균 ± 표준 편차예요. 작을수록 덜 틀려요.',
    en: 'Bits per character, mean ± standard deviation over the seeds. Smaller is better.',
  },
  bySeed: { ko: '손실, 시드마다', en: 'loss, by seed' },
  seed: { ko: '시드 {seed}', en: 'seed {seed}' },
  seedHelp: {
    ko: '시드 {seed|으로/로} 정한 시작 가중치와 배우는 순서로 학습했어요.',
    en: 'Trained with the first weights and in the order that seed {seed} gives.',
  },
  neighbours: { ko: '가장 가까운 글자 (첫 시드)', en: 'Nearest characters (first seed)' },
  neighboursHelp: {
    ko: '자주 나오는 글자 {among}개 가운데 코사인이 가장 큰 {nearest}개예요. 첫 줄은 쓰임이 비슷한 글자와 겹친 비율이에요. 시드들의 평균 ± 표준 편차로 배우기 전 {before}, 배운 뒤 {after}, word2vec {word2vec}, 우연이면 {chance|이에요/예요}.',
    en: 'The {nearest} of {among} frequent characters with the largest cosine. The first row is the share that is also among those used alike: mean ± standard deviation over the seeds {before} before, {after} after, {word2vec} for word2vec, and {chance} by chance.',
  },
  character: { ko: '글자', en: 'character' },
  usedAlike: { ko: '쓰임이 비슷한 글자', en: 'used alike' },
  usedAlikeHelp: {
    ko: '바로 뒤에 오는 글자들이 가장 비슷한 글자예요. 배울 글에서 센 것이라 벡터와는 상관없어요.',
    en: 'Those whose following characters are most alike, counted in the training text: no vectors are involved.',
  },
  before: { ko: '배우기 전', en: 'before' },
  beforeHelp: {
    ko: '아무 값이나 든 표에서 가까운 글자예요.',
    en: 'Nearest in the table of random numbers.',
  },
  after: { ko: '배운 뒤', en: 'after' },
  afterHelp: {
    ko: '그 표가 다음 글자를 맞히며 배운 뒤에 가까운 글자예요.',
    en: 'Nearest in the same table once it has learned to name the next character.',
  },
  word2vec: { ko: 'word2vec', en: 'word2vec' },
  word2vecHelp: {
    ko: 'word2vec이 미리 배운 표에서 가까운 글자예요.',
    en: 'Nearest in the table that word2vec has learned beforehand.',
  },
  share: { ko: '겹친 비율', en: 'shared' },
} as const satisfies Record<string, Phrase>;
