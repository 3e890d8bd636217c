import type { Phrase } from '../../phrase/phrase';

export const WORDS = {
  reads: { ko: '읽는 조각', en: 'the piece' },
  number: { ko: '번호 {id}', en: 'number {id}' },
  numberHelp: {
    ko: '자주 나온 글자부터 매긴 번호예요. 0번은 처음 보는 글자예요.',
    en: 'Characters are numbered by how often they occur; 0 is a character never seen before.',
  },
  vector: {
    ko: '셀이 받는 벡터 x, 수 {size}개',
    en: 'x, the vector the cell gets: {size} numbers',
  },
  oneHot: {
    ko: '{size}자리 가운데 {id}번 자리만 1이고, 나머지 {rest}자리는 0이에요.',
    en: 'Of {size} places, place {id} is 1; the other {rest} are 0.',
  },
  embedding: {
    ko: '임베딩 표에서 {id}번 줄을 꺼낸 거예요. {trained}단계 배운 뒤의 수예요.',
    en: 'Row {id} of the embedding table, after {trained} training steps.',
  },
  place: { ko: '{index}번째 수', en: 'number {index}' },
  feature: { ko: '특성', en: 'feature' },
  inFile: { ko: '파일의 값', en: 'in the file' },
  scaled: { ko: '크기를 맞춘 값', en: 'scaled' },
  formula: {
    ko: '({value} − {mean}) / {deviation} = {x}. 배울 부분의 평균을 빼고 표준편차로 나눠요.',
    en: '({value} − {mean}) / {deviation} = {x}: minus the mean of the training rows, over their standard deviation.',
  },
  back: {
    ko: '되돌리기: {x} × {deviation} + {mean} = {value}',
    en: 'and back: {x} × {deviation} + {mean} = {value}',
  },
  undone: {
    ko: '모든 행을 되돌려 보니 가장 큰 오차는 {worst|이에요/예요}. 셀이 실제로 받는 32비트 수로는 {worstFloat32|이에요/예요}.',
    en: 'Scaled back, no row is off by more than {worst}; from the 32-bit numbers the cell really gets, by {worstFloat32}.',
  },
} as const satisfies Record<string, Phrase>;
