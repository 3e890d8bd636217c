import type { Phrase } from '../../phrase/phrase';

/** What a unit may have learned to follow. */
export type TrackedFeature =
  'inside-quotes' | 'indentation' | 'line-position' | 'after-digit' | 'rising';

interface Offered {
  readonly id: TrackedFeature;
  readonly words: Phrase;
}

export const TEXT_FEATURES: readonly Offered[] = [
  { id: 'inside-quotes', words: { ko: '따옴표 안', en: 'inside quotes' } },
  { id: 'indentation', words: { ko: '들여쓰기', en: 'indentation' } },
  { id: 'line-position', words: { ko: '줄에서의 위치', en: 'place in the line' } },
  { id: 'after-digit', words: { ko: '숫자 바로 뒤', en: 'right after a digit' } },
];

export const ROW_FEATURES: readonly Offered[] = [
  { id: 'rising', words: { ko: '값이 오르는 중', en: 'a rising series' } },
];
