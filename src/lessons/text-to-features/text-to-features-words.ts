import type { Phrase } from '../../phrase/phrase';

export const WORDS = {
  typed: { ko: '직접 문장 넣기', en: 'A sentence of your own' },
  typedHelp: {
    ko: '이 글에 나온 단어로 문장을 넣어 보세요. 모든 단계를 바로 다시 계산해요.',
    en: 'Type a sentence in words of this text: every stage is computed at once.',
  },
  text: { ko: '1. 글', en: '1. Text' },
  tokens: { ko: '2. 토큰과 번호', en: '2. Tokens and their numbers' },
  tokensHelp: {
    ko: '글을 단어로 자르고, 단어마다 번호를 찾아요. 번호는 이름표일 뿐이에요.',
    en: 'The text is cut into words, and each word’s number is looked up. A number is only a name.',
  },
  token: { ko: '토큰', en: 'token' },
  id: { ko: '번호', en: 'number' },
  idHelp: {
    ko: '자주 나온 순서로 매긴 번호예요. 이 표에는 특수 토큰이 없어서 0부터 시작해요. –는 너무 드물어서 번호가 없다는 뜻이에요.',
    en: 'The most frequent word first; from 0, as this table has no special tokens. – means too rare to have one.',
  },
  count: { ko: '나온 횟수', en: 'occurrences' },
  weight: { ko: '무게', en: 'weight' },
  weightHelp: {
    ko: '평균을 낼 때의 무게예요: a ÷ (a + 단어의 비율). 흔한 단어는 가벼워요.',
    en: 'What it weighs in the mean: a ÷ (a + its share of the text). Frequent words weigh little.',
  },
  show: { ko: '편집기에서 이 단어 표시하기', en: 'Mark this word in the editor' },
  oneHot: { ko: '3. 원-핫 (크기만)', en: '3. One-hot (its size only)' },
  oneHotSize: {
    ko: '토큰 {tokens}개 × 단어 {vocabulary}가지 = 숫자 {numbers}개, {bytes}바이트. 그 가운데 1은 {tokens}개뿐이에요.',
    en: '{tokens} tokens × {vocabulary} words = {numbers} numbers, {bytes} bytes. Only {tokens} of them are 1.',
  },
  vectors: { ko: '4. 단어 벡터', en: '4. Word vectors' },
  vectorsSize: {
    ko: '원-핫에 표를 곱하면 표의 한 행이 나와요. 토큰 {tokens}개 × {dimensions} = 숫자 {numbers}개.',
    en: 'A one-hot vector times the table is a row of the table: {tokens} tokens × {dimensions} = {numbers} numbers.',
  },
  vectorsRows: {
    ko: '한 행이 토큰 하나, 한 칸이 숫자 하나예요.',
    en: 'Each row is a token, each cell a number.',
  },
  features: { ko: '5. 문장의 특징', en: '5. Features of the sentence' },
  featuresHelp: {
    ko: '무게를 두고 평균을 낸 다음, 모든 문장에 공통인 방향을 빼요. 남은 숫자 {dimensions}개가 특징이에요.',
    en: 'The weighted mean, without the direction that all sentences have in common. The {dimensions} numbers left are the features.',
  },
  featuresRows: {
    ko: '위에서부터 평균, 공통인 몫, 남은 특징이에요.',
    en: 'From above: the mean, the common part, the features that are left.',
  },
  mean: { ko: '평균', en: 'mean' },
  common: { ko: '공통인 몫', en: 'common part' },
  left: { ko: '특징', en: 'features' },
  number: { ko: '{number}번째 숫자', en: 'number {number}' },
  numbers: { ko: '숫자', en: 'numbers' },
  nearest: { ko: '6. 쓰임: 가장 가까운 문장', en: '6. Their use: the nearest sentences' },
  sentence: { ko: '문장', en: 'sentence' },
  cosine: { ko: '코사인', en: 'cosine' },
  cosineHelp: {
    ko: '두 문장의 특징이 같은 방향이면 1, 직각이면 0이에요.',
    en: '1 when the features of both point the same way, 0 at right angles.',
  },
  open: { ko: '누르면 편집기에서 두 문장을 표시해요', en: 'Marks both sentences in the editor' },
  noneNearest: {
    ko: '남은 특징이 없어서 가까운 문장을 찾을 수 없어요.',
    en: 'No features are left, so no sentence is near.',
  },
  nothing: {
    ko: '번호가 있는 단어가 하나도 없어요. 여기서 더 나아갈 수 없어요.',
    en: 'No word has a number, so it ends here.',
  },
  checked: {
    ko: '앞 단계에서 다시 계산한 값과의 차이: {difference}',
    en: 'Difference from the stage before, computed anew: {difference}',
  },
  backwards: {
    ko: '단어를 거꾸로 읽어도 특징의 차이는 {difference|이에요/예요}. 순서는 여기서 사라졌어요.',
    en: 'Read backwards, the features differ by {difference}: the order is lost here.',
  },
} as const satisfies Record<string, Phrase>;
