import { fill, type Phrase } from '../phrase/phrase';
import { stationarityWords } from '../series/stationarity-words';
import type { SeasonLeft } from './season-left';
import type { Deterministic, TestedStationarity } from './stationarity-figures';

/** A spread of both halves that differs by more is said, as in the tests' own words. */
export const NOTABLE_SPREAD = 1.5;

const SEASON_UNSEEN: Phrase = {
  ko: '두 검정은 통과했어요. 하지만 {season}행마다 되풀이되는 계절이 보여서 정상으로 보기 어려워요.',
  en: 'Both tests pass it. But a season of {season} rows shows in it, so it hardly looks stationary.',
};
const SPREAD_UNSEEN: Phrase = {
  ko: '두 검정은 통과했어요. 하지만 퍼진 정도가 앞뒤에서 {ratio}배 달라서 정상으로 보기 어려워요.',
  en: 'Both tests pass it. But one half spreads {ratio} times as far as the other, so it hardly looks stationary.',
};
const AROUND_LINE: Phrase = {
  ko: '직선 둘레에서는 정상으로 볼 수 있어요.',
  en: 'Around a line it is consistent with stationary.',
};

/**
 * Both tests in one sentence. A pass of both is not yet stationarity: what they do not see is named first.
 *
 * @param left a season in the series, undefined where none is known
 * @param spreadRatio the larger over the smaller spread of both halves
 */
export function stationarityHeadline(
  { verdict, figures }: TestedStationarity,
  around: Deterministic,
  left: SeasonLeft | undefined,
  spreadRatio = 1,
): Phrase {
  if (figures.code === 'stationary') {
    if (left?.isThere === true) return fill(SEASON_UNSEEN, { season: left.season });
    if (spreadRatio > NOTABLE_SPREAD) {
      return fill(SPREAD_UNSEEN, { ratio: spreadRatio.toFixed(1) });
    }
    if (around === 'trend') return AROUND_LINE;
  }
  return stationarityWords(verdict).headline;
}
