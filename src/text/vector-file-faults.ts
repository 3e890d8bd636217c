import type { Phrase } from '../phrase/phrase';

/** What can be wrong with a file of word vectors, and where. */
export const FAULTS = {
  emptyFile: { ko: '빈 파일', en: 'an empty file' },
  line: { ko: '{name} {line}번째 줄', en: '"{name}" line {line}' },
  word: {
    ko: '{name}의 단어 {declared}개 가운데 {word}번째',
    en: '"{name}" word {word} of {declared}',
  },
  nthLine: { ko: '{place}번째 줄', en: 'line {place}' },
  nthWord: { ko: '{place}번째 단어', en: 'word {place}' },
  afterLine: { ko: '{line}번째 줄', en: 'line {line}' },
  afterWord: { ko: '{word}번째 단어', en: 'word {word}' },
  fastTextModel: {
    ko: '{name|은/는} fastText 모델 전체(.bin)예요. 벡터만 글로 저장한 .vec 파일을 골라 주세요.',
    en: '"{name}" is a whole fastText model (.bin); choose the .vec file, which has its vectors as text',
  },
  header: {
    ko: '{name} 1번째 줄에는 단어 수와 차원 수, 이렇게 정수 두 개가 있어야 해요. 찾은 것: {found}',
    en: '"{name}" line 1 needs two whole numbers, how many words and how many dimensions, got {found}',
  },
  firstRow: {
    ko: '{name} 1번째 줄에는 단어와 그 숫자들이 있어야 해요. 찾은 것: {found}',
    en: '"{name}" line 1 needs a word and its numbers, got {found}',
  },
  emptyLine: {
    ko: '{name} {line}번째 줄에는 단어와 숫자 {dimensions}개가 있어야 하는데 비어 있어요.',
    en: '"{name}" line {line} needs a word and {dimensions} numbers, got an empty line',
  },
  ragged: {
    ko: '{name} {line}번째 줄에는 단어와 숫자 {dimensions}개가 있어야 하는데, {word} 뒤에 {count}개가 있어요.',
    en: '"{name}" line {line} needs a word and {dimensions} numbers, got {count} after {word}',
  },
  notFinite: {
    ko: '{where}에는 유한한 숫자 {dimensions}개가 있어야 하는데, {place}번째가 {found|이에요/예요}.',
    en: '{where} needs {dimensions} finite numbers, got {found} as number {place}',
  },
  noWord: { ko: '{name} {where}에 단어가 없어요.', en: '"{name}" {where} needs a word, got none' },
  twice: {
    ko: '{name}에서 단어마다 줄이 하나여야 하는데, {first}의 {word} 단어가 {where}에 또 있어요.',
    en: '"{name}" {where} needs a word of its own, got {word} of {first} again',
  },
  tooFewRows: {
    ko: '{name} 1번째 줄에는 단어가 {declared}개라고 되어 있는데, 파일이 {where}에서 끝나서 {found}개뿐이에요.',
    en: '"{name}" needs {declared} words, as line 1 says, but the file ends after {where} with {found}',
  },
  tooManyRows: {
    ko: '{name} {line}번째 줄은 남는 단어예요. 1번째 줄에는 단어가 {declared}개라고 되어 있어요.',
    en: '"{name}" line {line} is one word too many: line 1 says {declared} words',
  },
  goesOn: {
    ko: '{name|은/는} 1번째 줄에 적힌 단어 {declared}개 뒤에서 끝나야 하는데 더 이어져요.',
    en: '"{name}" needs to end after {declared} words, as line 1 says, but goes on',
  },
  noSpace: {
    ko: '{where} 단어 뒤에 빈칸이 있어야 하는데 {most}바이트 안에 없어요.',
    en: '{where} needs a space after it, got none in {most} bytes',
  },
  cutWord: {
    ko: '{where} 단어에는 숫자 {dimensions}개가 있어야 하는데, 그 안에서 파일이 끝나요.',
    en: '{where} needs {dimensions} numbers, but the file ends within it',
  },
  cutNumbers: {
    ko: '{where} 단어의 숫자 {dimensions}개는 {length}바이트여야 하는데, {found}바이트에서 파일이 끝나요.',
    en: '{where} needs {length} bytes for {dimensions} numbers, but the file ends after {found}',
  },
  noLineBreak: {
    ko: '{name} {line}번째 줄이 {most}바이트가 넘도록 끝나지 않아요. 단어 벡터 파일이 맞는지 확인해 주세요.',
    en: '"{name}" line {line} needs a line break within {most} bytes, got none',
  },
  notUtf8: {
    ko: '{where|은/는} UTF-8이어야 하는데 다른 바이트가 있어요.',
    en: '{where} needs to be UTF-8, got other bytes',
  },
} as const satisfies Record<string, Phrase>;
