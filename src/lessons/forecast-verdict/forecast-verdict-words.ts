import type { Phrase } from '../../phrase/phrase';

/** What the picture of the verdict says. */
export const WORDS = {
  slide: { ko: '예측을 한 행 왼쪽으로 옮기기', en: 'Slide the forecast one row to the left' },
  slideHelp: {
    ko: '옮겼을 때 실제 값과 더 잘 겹치면, 그 예측은 마지막 값을 따라간 거예요.',
    en: 'If it lies closer to the actual line then, it has followed the last row.',
  },
  inPlace: {
    ko: '제자리에서는 평균 {inPlace}, 한 행 옮기면 평균 {shifted} 틀려요.',
    en: 'In its place it is wrong by {inPlace} on average; slid by one row, by {shifted}.',
  },
  dieboldMariano: {
    ko: '마지막 값 되풀이와 똑같이 좋다고 할 때, 차이가 이만큼이거나 더 클 확률은 {p|이에요/예요} (디볼드–마리아노 검정).',
    en: 'If both were equally good, a difference this large or larger would have a probability of {p} (Diebold–Mariano).',
  },
  low: { ko: '띠의 아래', en: 'band, low' },
  high: { ko: '띠의 위', en: 'band, high' },
  bandHelp: {
    ko: '앞선 {residuals}행에서 실제로 틀린 만큼으로 만든 {level}% 예측 구간이에요.',
    en: 'A {level} % interval, made from the errors at the {residuals} rows before.',
  },
  held: {
    ko: '{level}%를 약속한 띠는 판정한 {of}행 가운데 {held}행에서 맞았어요 ({share}%).',
    en: 'The band promised {level} % and held on {held} of the {of} judged rows ({share} %).',
  },
  horizons: { ko: '몇 행 앞을 내다볼 때의 MAE', en: 'MAE, several rows ahead' },
  ahead: { ko: '{ahead}행 앞', en: '{ahead} ahead' },
  aheadHelp: {
    ko: '예측하는 행보다 {ahead}행 앞까지만 알고 있을 때예요.',
    en: 'When everything up to {ahead} rows before is known.',
  },
  recursive: { ko: '재귀 예측', en: 'recursive' },
  direct: { ko: '직접 예측', en: 'direct' },
  persistence: { ko: '마지막 값 되풀이', en: 'repeat the last row' },
} as const satisfies Record<string, Phrase>;
