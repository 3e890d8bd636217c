import { fill, formatP, formatPercent, type Phrase } from '../../phrase/phrase';
import type { SharedEvent } from '../experiment';
import type { Correlogram, FittedModel, NoiseShare } from './autocorrelation-event';

export interface Found {
  readonly own: Correlogram;
  readonly changes: Correlogram | undefined;
  readonly model: FittedModel;
  readonly left: Correlogram | undefined;
  readonly noise: NoiseShare;
}

/** A p below this is taken for more than chance. */
export const LEVEL = 0.05;

/** What a run found, told of the residuals: the column's own picture may still have to be guessed. */
export function verdictOf({
  own,
  changes,
  model,
  left,
  noise,
}: Found): Extract<SharedEvent, { kind: 'verdict' }> {
  const reasons: Phrase[] = [];
  if (left !== undefined) {
    const { p, ...counts } = left.ljungBox;
    reasons.push(fill(LEFT, { ...counts, p: formatP(p) }));
  }
  if (changes?.difference !== undefined) {
    const { outside, acf, difference } = changes;
    const counts = { outside: outside.length, lags: acf.length - 1, lag: difference.lag };
    reasons.push(fill(difference.lag === 1 ? CHANGES : SEASONAL_CHANGES, counts));
  }
  const inside = formatPercent(noise.inside);
  reasons.push(fill(NOISE, { series: noise.series, inside }));
  const headline = left === undefined ? NO_MODEL : headlineOf(own.ljungBox.p, left.ljungBox.p);
  return { kind: 'verdict', headline: fill(headline, { model: model.name ?? '' }), reasons };
}

function headlineOf(ofColumn: number, ofResiduals: number): Phrase {
  if (ofResiduals < LEVEL) return REMAINS;
  return ofColumn < LEVEL ? EXPLAINED : NOTHING;
}

const EXPLAINED: Phrase = {
  ko: '{model|이/가} 자기상관을 설명했어요. 남은 것은 잡음처럼 보여요.',
  en: 'The {model} has taken up the autocorrelation: what it leaves looks like noise.',
};
const REMAINS: Phrase = {
  ko: '{model|이/가} 남긴 것은 아직 잡음이 아니에요. 배울 것이 더 있어요.',
  en: 'What the {model} leaves is not yet noise: there is more to learn.',
};
const NOTHING: Phrase = {
  ko: '이 열에서는 자기상관이 보이지 않아요. 백색 잡음과 가려낼 수 없어요.',
  en: 'This column shows no autocorrelation: it cannot be told from white noise.',
};
const NO_MODEL: Phrase = {
  ko: '이 열에는 모델을 맞출 수 없어서, 모델이 남긴 것을 볼 수 없어요.',
  en: 'No model could be fitted here, so there is nothing left over to look at.',
};
const LEFT: Phrase = {
  ko: '잔차의 융–박스 검정은 시차 {lag}개를 한꺼번에 봐요. 모델이 계수 {parameters}개를 맞췄으니 자유도는 {degreesOfFreedom|이에요/예요}({p}).',
  en: 'Ljung–Box on the residuals takes {lag} lags together. The model has fitted {parameters} coefficients, so {degreesOfFreedom} degrees of freedom are left ({p}).',
};
const CHANGES: Phrase = {
  ko: '바로 앞 행을 뺀 차이에서는 줄기 {lags}개 가운데 {outside}개가 띠를 벗어나요.',
  en: 'Of the difference from the row before, {outside} of {lags} stems leave the band.',
};
const SEASONAL_CHANGES: Phrase = {
  ko: '{lag}행 전을 뺀 차이에서는 줄기 {lags}개 가운데 {outside}개가 띠를 벗어나요.',
  en: 'Of the difference from {lag} rows before, {outside} of {lags} stems leave the band.',
};
const NOISE: Phrase = {
  ko: '같은 길이의 백색 잡음 {series}개에서는 줄기의 {inside|이/가} 띠 안에 있었어요.',
  en: 'Of {series} series of white noise as long, {inside} of the stems lay inside.',
};
