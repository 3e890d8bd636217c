import { fill, type Phrase } from '../phrase/phrase';
import type { Kpss } from './kpss';
import type { StationarityCode, StationarityVerdict } from './stationarity';

const HEADLINES: Readonly<Record<StationarityCode, Phrase>> = {
  stationary: { ko: '정상 시계열로 볼 수 있어요.', en: 'It is consistent with stationary.' },
  'unit-root': {
    ko: '단위근이 있어 보여요. 차분해 보세요.',
    en: 'It looks like a unit root: difference it.',
  },
  'neither-fits': {
    ko: '두 귀무가설 모두 맞지 않아요. 그림을 보세요.',
    en: 'Neither null hypothesis fits: look at the picture.',
  },
  'too-little-evidence': {
    ko: '어느 쪽이라고 하기엔 증거가 부족해요.',
    en: 'There is too little evidence either way.',
  },
  constant: { ko: '모든 값이 같아요.', en: 'All values are the same.' },
  exact: {
    ko: '값이 앞의 값들로 남김없이 정해져요.',
    en: 'Each value follows exactly from those before.',
  },
};

const MEANINGS: Readonly<Record<StationarityCode, Phrase>> = {
  stationary: {
    ko: 'ADF 검정은 단위근이 있다는 귀무가설을 기각하고, KPSS 검정은 정상이라는 귀무가설을 기각하지 않아요. 두 검정이 같은 말을 해요.',
    en: 'ADF rejects its null hypothesis, a unit root; KPSS does not reject its own, stationarity. Both say the same.',
  },
  'unit-root': {
    ko: 'ADF 검정은 단위근이 있다는 귀무가설을 기각하지 못하고, KPSS 검정은 정상이라는 귀무가설을 기각해요. 두 검정이 같은 말을 해요.',
    en: 'ADF does not reject its null hypothesis, a unit root; KPSS rejects its own, stationarity. Both say the same.',
  },
  'neither-fits': {
    ko: '두 검정 모두 귀무가설을 기각해요. 단위근이라고도 정상이라고도 하기 어려워요. 수준이 한 번 바뀌었거나, 추세가 남아 있거나, 먼 과거의 영향이 오래가는 자료일 수 있어요.',
    en: 'Both reject their null hypotheses, so neither a unit root nor stationarity fits. A break in the level, a trend that is left, or an influence of the far past that lasts can look like this.',
  },
  'too-little-evidence': {
    ko: '두 검정 모두 귀무가설을 기각하지 못해요. 기각하지 못했다고 해서 그 가설이 맞다는 뜻은 아니에요. 행이 더 필요해요.',
    en: 'Neither rejects its null hypothesis, and not to reject is not to prove. More rows would tell.',
  },
  constant: {
    ko: '변하지 않는 열이라서 검정할 것이 없어요.',
    en: 'A column that never changes leaves nothing to test.',
  },
  exact: {
    ko: '완전히 규칙적인 열이라서 우연이 없어요. 검정은 우연을 재는 일이라 여기서는 할 것이 없어요.',
    en: 'The column is perfectly regular. The tests measure chance, and here there is none.',
  },
};

const ADF: Phrase = {
  ko: 'ADF: 통계량 {statistic}, 시차 {lag}, p {p}. p가 {level}보다 작으면 단위근이 없다고 봐요.',
  en: 'ADF: statistic {statistic}, lag {lag}, p {p}. A p below {level} speaks against a unit root.',
};
const KPSS: Phrase = {
  ko: 'KPSS: 통계량 {statistic}, 시차 {lag}, p {p}. 귀무가설이 반대라서, p가 {level}보다 작으면 정상이 아니라고 봐요.',
  en: 'KPSS: statistic {statistic}, lag {lag}, p {p}. Its null hypothesis is the opposite: a p below {level} speaks against stationarity.',
};
const DIFFERENCES: Phrase = {
  ko: '권하는 차분 횟수: 바로 앞 행을 빼기 d = {d}, 한 주기 전 행을 빼기 D = {D}.',
  en: 'Suggested number of differences: d = {d} from the row before, D = {D} from the row one season before.',
};
const SPREAD: Phrase = {
  ko: '변화량의 표준편차가 앞뒤 절반에서 {ratio}배 달라요. 두 검정은 이것을 보지 못하고, 차분으로도 고쳐지지 않아요. 로그나 Box–Cox 변환을 먼저 해 보세요.',
  en: 'The changes of one half spread {ratio} times as far as those of the other. Neither test sees that and differencing does not mend it: try a logarithm or Box–Cox first.',
};

/** A spread that changes by more is said. */
const NOTABLE_SPREAD = 1.5;

/** The 2 × 2 verdict in words: a headline, and what it rests on. */
export function stationarityWords(verdict: StationarityVerdict): {
  readonly headline: Phrase;
  readonly reasons: readonly Phrase[];
} {
  const { code, adf, kpss, level, differencing, spreadRatio } = verdict;
  const reasons: Phrase[] = [MEANINGS[code]];
  if (adf !== undefined) {
    const values = { statistic: rounded(adf.statistic), lag: adf.lag, p: pInWords(adf.p), level };
    reasons.push(fill(ADF, values));
  }
  if (kpss !== undefined) {
    const { statistic, lag } = kpss;
    reasons.push(fill(KPSS, { statistic: rounded(statistic), lag, p: kpssPInWords(kpss), level }));
    reasons.push(fill(DIFFERENCES, { d: differencing.d, D: differencing.D }));
  }
  if (spreadRatio !== undefined && spreadRatio > NOTABLE_SPREAD) {
    reasons.push(fill(SPREAD, { ratio: spreadRatio.toFixed(1) }));
  }
  return { headline: HEADLINES[code], reasons };
}

/** The p of a KPSS test as it may be printed: beyond its table's ends only a bound is known. */
export function kpssPInWords({ p, beyond }: Kpss): string {
  if (beyond === 'below') return '≤ 0.01';
  if (beyond === 'above') return '≥ 0.10';
  return pInWords(p);
}

/** A p as it is printed: three places, or that it is smaller. */
export function pInWords(p: number): string {
  return p < 0.001 ? '< 0.001' : p.toFixed(3);
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
