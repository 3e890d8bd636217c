import type { Phrase } from '../../phrase/phrase';

export const WORDS = {
  line: { ko: '{line}번째 줄', en: 'line {line}' },
  typed: { ko: '직접 넣어 찾기', en: 'Search for words of your own' },
  typedHelp: {
    ko: '단어 하나나 문장을 넣어 보세요. 단어 하나면 가까운 단어도 보여 줘요.',
    en: 'Type a word or a sentence. For a single word its nearest words are shown too.',
  },
  itself: { ko: '이 줄 자신', en: 'the line itself' },
  byVectors: { ko: '벡터로 찾은 줄', en: 'Nearest by vector' },
  byTfIdf: { ko: 'TF-IDF로 찾은 줄', en: 'Nearest by TF-IDF' },
  foundLine: { ko: '줄', en: 'line' },
  score: { ko: '코사인', en: 'cosine' },
  scoreHelp: {
    ko: '두 벡터의 방향이 얼마나 같은지예요. 1이면 같은 방향, 0이면 직각이에요.',
    en: 'How much two vectors point the same way: 1 the same, 0 at right angles.',
  },
  rankTfIdf: { ko: 'TF-IDF 순위', en: 'rank by TF-IDF' },
  rankVectors: { ko: '벡터 순위', en: 'rank by vector' },
  rankHelp: {
    ko: '다른 방법에서는 몇 번째였는지예요. –는 찾지 못했다는 뜻이에요.',
    en: 'Its place in the other list; – means that it was not found there.',
  },
  shared: { ko: '함께 쓴 단어: {words}', en: 'words in common: {words}' },
  notShared: { ko: '함께 쓴 단어가 없어요', en: 'no word in common' },
  tie: { ko: '같은 단어', en: 'same words' },
  ties: {
    ko: '아는 단어가 모두 같은 줄이 {count}개 더 있어요. 벡터로는 이 줄과 구별할 수 없어요: {lines}번째 줄.',
    en: 'Other lines with just the same known words: {count}. By vector they cannot be told from this one: line {lines}.',
  },
  noKnownWord: {
    ko: '여기에는 벡터가 있는 단어가 없어요. 그래서 벡터로는 찾지 않아요.',
    en: 'No word here has a vector, so nothing is searched by vector.',
  },
  noDirection: {
    ko: '모든 줄에 공통인 방향을 빼고 나니 남는 것이 없어요. 그래서 벡터로는 찾을 수 없어요.',
    en: 'Without the direction that all lines have in common nothing is left, so nothing can be searched by vector.',
  },
  noTfIdf: {
    ko: '같은 단어를 쓴 다른 줄이 없어요. 그래서 TF-IDF로는 찾지 못해요.',
    en: 'No other line has a word of it, so TF-IDF finds nothing.',
  },
  unknown: {
    ko: '벡터가 없어서 셈에 넣지 않은 단어: {words}',
    en: 'Words without a vector, left out: {words}',
  },
  words: { ko: '가까운 단어', en: 'Nearest words' },
  word: { ko: '단어', en: 'word' },
  open: {
    ko: '누르면 편집기에서 두 줄을 표시해요',
    en: 'Marks both lines in the editor',
  },
} as const satisfies Record<string, Phrase>;
