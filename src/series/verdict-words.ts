import { fill, type Phrase } from '../phrase/phrase';
import type { ForecastVerdict } from './verdict';

export interface VerdictNames {
  /** what the forecast is called: `LSTM` */
  readonly network: string;
  readonly column: string;
  /** written behind the column's numbers, such as `%` */
  readonly unit: string;
  /** test rows */
  readonly rows: number;
  /** whether the network names the row itself, or only how it differs from the last */
  readonly learns: 'value' | 'change';
}

const HEADLINES: Readonly<Record<ForecastVerdict['code'], Phrase>> = {
  copies: { ko: '마지막 값을 베낄 뿐이에요.', en: 'It copies the last row.' },
  leans: {
    ko: '마지막 값에 기대지만, 얻는 것이 있어요.',
    en: 'It leans on the last row, and still gains.',
  },
  predicts: { ko: '정말로 예측해요.', en: 'It predicts.' },
  'no-clear-difference': {
    ko: '마지막 값을 베끼는 것과 뚜렷한 차이가 없어요.',
    en: 'No clear difference from copying the last row.',
  },
  worse: {
    ko: '마지막 값을 베끼는 편이 더 나아요.',
    en: 'Copying the last row is better.',
  },
};

const ERRORS: Phrase = {
  ko: '마지막 {rows}행에서, 마지막 값을 되풀이하면 평균 {persistence} 틀리고 {network|은/는} {own} 틀려요.',
  en: 'On the last {rows} rows, repeating the last row is wrong by {persistence} on average, the {network} by {own}.',
};
const SHIFTED: Phrase = {
  ko: '이 예측을 한 행 왼쪽으로 옮기면 {ratio}배 더 잘 맞아요.',
  en: 'Moved one row to the left, this forecast fits {ratio} times better.',
};
const CLEAR: Phrase = {
  ko: '차이의 95% 구간은 {low}부터 {high}까지예요. 0이 들어 있지 않아서 우연으로 보기 어려워요.',
  en: 'The 95 % interval of the gain is {low} to {high}. It leaves out 0, so chance is an unlikely reason.',
};
const UNCLEAR: Phrase = {
  ko: '차이의 95% 구간은 {low}부터 {high}까지예요. 0이 들어 있어서 우연일 수 있어요.',
  en: 'The 95 % interval of the gain is {low} to {high}. It holds 0, so this may be chance.',
};
const RANDOM: Phrase = {
  ko: '학습한 행들의 변화량에는 규칙이 보이지 않아요. 정말로 규칙이 없다면, 마지막 값보다 나은 예측은 없어요.',
  en: 'The changes in the training rows show no pattern. If there is none, no better forecast than the last row exists.',
};
const OUT_OF_RANGE: Phrase = {
  ko: '그 {rows}행 가운데 {beyond}행은 학습한 값의 범위를 벗어나요. 값 자체를 배운 신경망은 본 적 없는 곳에 닿기 어려워요. ‘변화’를 배우게 해 보세요.',
  en: 'Of these {rows} rows, {beyond} lie outside everything it learned from. A network that names the value itself hardly reaches where it has never been. Let it learn the change.',
};
const SEASONAL_BETTER: Phrase = {
  ko: '한 주기 전 값을 되풀이하면 {seasonal}만 틀려요. 배우지 않고도 더 가까워요.',
  en: 'Repeating the last season is wrong by only {seasonal}, without learning anything.',
};
const SEASONAL_BEATEN: Phrase = {
  ko: '한 주기 전 값을 되풀이하면 {seasonal} 틀려요. 신경망이 더 가까워요.',
  en: 'Repeating the last season is wrong by {seasonal}: the network is closer.',
};
const SEASONAL_UNCLEAR: Phrase = {
  ko: '한 주기 전 값을 되풀이하면 {seasonal} 틀려요. 신경망과 뚜렷한 차이는 없어요.',
  en: 'Repeating the last season is wrong by {seasonal}: no clear difference from the network.',
};

/** The verdict as a headline and its reasons, with the reader's own figures. */
export function verdictWords(
  verdict: ForecastVerdict,
  { network, unit, rows, learns }: VerdictNames,
): { readonly headline: Phrase; readonly reasons: readonly Phrase[] } {
  const { code, gain, shift, seasonalNaive, seasonalGain } = verdict;
  const withUnit = (value: number) => figure(value) + unit;
  const reasons = [
    fill(ERRORS, {
      rows,
      network,
      persistence: withUnit(verdict.persistence),
      own: withUnit(verdict.network),
    }),
  ];
  if (shift.ratio > 1.05 && Number.isFinite(shift.ratio)) {
    reasons.unshift(fill(SHIFTED, { ratio: shift.ratio.toFixed(1) }));
  }
  const isClear = gain.low > 0 || gain.high < 0;
  const interval = { low: withUnit(gain.low), high: withUnit(gain.high) };
  reasons.push(fill(isClear ? CLEAR : UNCLEAR, interval));
  if (seasonalNaive !== undefined && seasonalGain !== undefined) {
    const words =
      seasonalGain.high < 0
        ? SEASONAL_BETTER
        : seasonalGain.low > 0
          ? SEASONAL_BEATEN
          : SEASONAL_UNCLEAR;
    reasons.push(fill(words, { seasonal: withUnit(seasonalNaive) }));
  }
  if (learns === 'value' && code !== 'predicts' && verdict.outOfRange > rows / 4) {
    reasons.push(fill(OUT_OF_RANGE, { rows, beyond: verdict.outOfRange }));
  }
  if (verdict.changesLookRandom && (code === 'copies' || code === 'worse')) reasons.push(RANDOM);
  return { headline: HEADLINES[code], reasons };
}

/** Three digits say enough of an error. */
function figure(value: number): string {
  const size = Math.abs(value);
  if (size >= 999.5) return Math.round(value).toLocaleString('en-US').replace('-', '−');
  return String(Number(value.toPrecision(3))).replaceAll('-', '−');
}
