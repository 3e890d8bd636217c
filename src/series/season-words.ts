import { fill, type Phrase } from '../phrase/phrase';
import type { FoundSeason } from './season';

const WORDS: Readonly<Record<FoundSeason['reason'], Phrase>> = {
  confirmed: {
    ko: '한 주기는 {candidate}행이에요. 시간 열의 간격에서 나온 값이고, 변화량의 자기상관 {autocorrelation|이/가} 뒷받침해요.',
    en: 'One season is {candidate} rows: from the time column, confirmed by the autocorrelation of the changes, {autocorrelation}.',
  },
  chosen: {
    ko: '한 주기는 {season}행으로 정하셨어요.',
    en: 'One season is {season} rows, as you chose.',
  },
  'no-time-column': {
    ko: '간격이 고른 시간 열이 없어서 주기를 알 수 없어요. 그래서 한 주기 전 값을 되풀이하는 예측은 없어요.',
    en: 'No time column with regular steps says how long a season is, so there is no seasonal naive.',
  },
  'no-season-for-frequency': {
    ko: '이 간격의 자료에는 달력에서 정해지는 주기가 없어서, 한 주기 전 값을 되풀이하는 예측은 없어요.',
    en: 'Rows this far apart have no season in the calendar, so there is no seasonal naive.',
  },
  'too-short': {
    ko: '주기가 {candidate}행인지 확인하려면 두 주기가 넘는 학습 행이 필요해요. 그래서 한 주기 전 값을 되풀이하는 예측은 없어요.',
    en: 'Confirming a season of {candidate} rows takes more than two seasons of training rows, so there is no seasonal naive.',
  },
  'not-confirmed': {
    ko: '시간 열대로라면 주기가 {candidate}행이지만, 자기상관 {autocorrelation|이/가} 뒷받침하지 않아요. 그래서 한 주기 전 값을 되풀이하는 예측은 없어요.',
    en: 'The time column suggests a season of {candidate} rows, but an autocorrelation of {autocorrelation} does not confirm it, so there is no seasonal naive.',
  },
};

const NONE_CHOSEN: Phrase = {
  ko: '주기가 없다고 정하셨어요. 그래서 한 주기 전 값을 되풀이하는 예측은 없어요.',
  en: 'You chose that there is no season, so there is no seasonal naive.',
};

/** Which season is used and why, or why there is none. */
export function seasonWords(found: FoundSeason): Phrase {
  if (found.reason === 'chosen' && found.season === undefined) return NONE_CHOSEN;
  return fill(WORDS[found.reason], {
    season: found.season ?? 0,
    candidate: found.candidate ?? 0,
    autocorrelation: Math.round((found.autocorrelation ?? 0) * 100) / 100,
  });
}
