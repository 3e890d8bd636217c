import type { Phrase } from '../../phrase/phrase';

export const WORDS = {
  steps: { ko: '토큰 → 번호 → 원-핫', en: 'Token → number → one-hot' },
  stepsHelp: {
    ko: '토큰 아래가 번호예요. 토큰을 누르면 그 줄의 벡터를 볼 수 있어요.',
    en: 'Below each token stands its number. Choose one to see its vector.',
  },
  vector: {
    ko: '{row}번째 토큰 ‘{text}’: 번호 {id}. 길이 {size}인 벡터에서 {place}번 자리만 1, 모두 더하면 {sum|이에요/예요}.',
    en: 'Token {row}, “{text}”: number {id}. In a vector of length {size}, only place {place} is 1; the sum is {sum}.',
  },
  place: { ko: '{place}번 자리 “{token}”', en: 'place {place} “{token}”' },
  unknown: {
    ko: '사전에 없는 토큰은 모두 <unk>의 벡터 하나를 함께 써요.',
    en: 'All tokens that are not in the dictionary share the one vector of <unk>.',
  },
  matrix: { ko: '이 줄의 원-핫 행렬', en: 'The one-hot matrix of this line' },
  matrixSize: {
    ko: '{rows}행 × {columns}열, {bytes}. 1이 있는 {shown}열만 그렸어요. 나머지 {rest}열은 모두 0이에요.',
    en: '{rows} rows × {columns} columns, {bytes}. Only the {shown} columns with a 1 are drawn; the other {rest} are 0 throughout.',
  },
  matrixPart: {
    ko: '줄의 토큰 {all}개 가운데 앞 {rows}개만 그렸어요.',
    en: 'Only the first {rows} of the {all} tokens of this line are drawn.',
  },
  row: { ko: '{row} · {text}', en: '{row} · {text}' },
  columns: { ko: '자리', en: 'place' },
  distances: { ko: '두 벡터의 거리', en: 'How far apart two vectors are' },
  distancesHelp: {
    ko: '토큰 {tokens}개로 만든 {pairs}쌍을 모두 재었어요. 가장 가까운 쌍 {least}, 가장 먼 쌍 {most}. 내적은 가장 커도 {mostAlike|이에요/예요}.',
    en: 'All {pairs} pairs of {tokens} tokens were measured: nearest {least}, farthest {most}; the largest dot product is {mostAlike}.',
  },
  pair: { ko: '두 토큰', en: 'two tokens' },
  numbers: { ko: '번호 차이', en: 'numbers differ by' },
  numbersHelp: {
    ko: '번호는 이름이라서 이 차이에는 뜻이 없어요.',
    en: 'Numbers are names: this difference means nothing.',
  },
  oneHot: { ko: '원-핫 거리', en: 'one-hot distance' },
  oneHotHelp: {
    ko: '두 자리에서만 1만큼 달라서 √(1² + 1²) = √2예요.',
    en: 'They differ by 1 at two places: √(1² + 1²) = √2.',
  },
  memory: { ko: '글 전체를 기억하는 데 드는 메모리', en: 'Memory for the whole text' },
  asIndex: { ko: '번호', en: 'numbers' },
  asIndexHelp: { ko: '{tokens}개 × 4바이트', en: '{tokens} × 4 bytes' },
  asOneHot: { ko: '원-핫', en: 'one-hot' },
  asOneHotHelp: { ko: '{tokens} × {size} × 4바이트', en: '{tokens} × {size} × 4 bytes' },
  asTable: { ko: '임베딩 표', en: 'embedding table' },
  asTableHelp: { ko: '{size} × {units} × 4바이트', en: '{size} × {units} × 4 bytes' },
  asEmbedded: { ko: '임베딩한 글', en: 'embedded text' },
  asEmbeddedHelp: { ko: '{tokens} × {units} × 4바이트', en: '{tokens} × {units} × 4 bytes' },
} as const satisfies Record<string, Phrase>;
