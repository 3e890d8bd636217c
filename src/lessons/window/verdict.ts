import { fill, type Phrase } from '../../phrase/phrase';
import type { LengthScore } from './window-event';

/** What was chosen, and what it is worth beside the last row. */
export function headline(window: number, verdict: Phrase): Phrase {
  return fill(HEADLINE, { window, verdict });
}

/** How the chosen length stands beside the longest, and how many others are as good by luck. */
export function spreadReasons(chosen: LengthScore, scores: readonly LengthScore[]): Phrase[] {
  const longest = scores.at(-1)!;
  const figures = {
    window: chosen.window,
    error: chosen.mean,
    longest: longest.window,
    longestError: longest.mean,
  };
  const most = Math.max(...chosen.errors);
  const near = scores.filter((score) => score !== chosen && Math.min(...score.errors) <= most);
  return [
    fill(longest === chosen ? LONGEST : SHORTER, figures),
    ...(near.length > 0
      ? [fill(NEAR, { lengths: near.map(({ window }) => window).join(', ') })]
      : []),
  ];
}

/** Every validation row was filled in: nothing there can be scored. */
export function noValidation(name: string, column: string): Phrase {
  return fill(NO_VALIDATION, { name, column });
}

const HEADLINE: Phrase = {
  ko: '검증에서 고른 윈도는 {window}행이에요. {verdict}',
  en: 'Validation chose a window of {window}. {verdict}',
};
const SHORTER: Phrase = {
  ko: '검증 오차는 윈도 {window}행에서 {error|으로/로} 가장 작았어요. 가장 긴 {longest}행에서는 {longestError|이에요/예요}.',
  en: 'The validation error was smallest at a window of {window}: {error}. At the longest, {longest}, it was {longestError}.',
};
const LONGEST: Phrase = {
  ko: '이번에는 가장 긴 {longest}행 윈도가 검증 오차 {error|으로/로} 가장 나았어요.',
  en: 'This time the longest window, {longest}, had the smallest validation error: {error}.',
};
const NEAR: Phrase = {
  ko: '다시 학습할 때마다 오차가 달라져요. {lengths}행도 한 번은 그만큼 가까웠으니, 고른 길이가 꼭 더 낫다고 할 수는 없어요.',
  en: 'Each training ends a little differently. Windows of {lengths} came as close at least once, so the chosen length is not surely better than these.',
};
const NO_VALIDATION: Phrase = {
  ko: '{name}의 "{column}" 열은 길이를 고르는 데 쓸 행이 모두 비어 있어요. 값이 더 많은 열을 골라 주세요.',
  en: '{name}, column "{column}": all rows by which the length is chosen are missing; choose a column that has more.',
};
