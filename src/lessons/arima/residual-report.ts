import { fill, type Phrase } from '../../phrase/phrase';
import type { ArimaFit } from '../../series/arima';
import { diagnoseResiduals, type ResidualDiagnosis } from '../../series/residual-diagnosis';
import type { Residuals } from './arima-event';

const NOISE: Phrase = {
  ko: '남은 오차에서 자기상관이 보이지 않아요. 1–{lag}번째 시차를 한꺼번에 본 융–박스(Ljung–Box) 검정의 p값은 {p|이에요/예요}. 모델이 더 배울 수 있는 규칙은 보이지 않아요.',
  en: 'What is left over shows no autocorrelation: over lags 1 to {lag} together, the Ljung–Box test has p = {p}. No pattern that the model could still learn is seen.',
};
const PATTERN: Phrase = {
  ko: '남은 오차에 자기상관이 있어요. 1–{lag}번째 시차를 한꺼번에 본 융–박스(Ljung–Box) 검정의 p값이 {p|이에요/예요}. 모델이 배우지 못한 규칙이 남아 있고, 띠도 믿기 어려워요.',
  en: 'What is left over is autocorrelated: over lags 1 to {lag} together, the Ljung–Box test has p = {p}. A pattern is left that the model has not learned, and its bands are doubtful.',
};
const UNDECIDED: Phrase = {
  ko: '남은 오차를 검정하기에는 행이 모자라요.',
  en: 'There are too few rows to test what is left over.',
};
const FREEDOM: Phrase = {
  ko: '검정의 자유도는 시차 {lag}개에서 계수 {parameters}개를 뺀 {freedom|이에요/예요}. 계수를 맞추면서 이미 그만큼 자기상관을 없앴기 때문이에요.',
  en: 'The test has {freedom} degrees of freedom: {lag} lags less {parameters} coefficients, for fitting these has already taken some autocorrelation away.',
};
const OUTSIDE: Phrase = {
  ko: '시차 {lag}개 가운데 {count}개가 95% 띠를 벗어나요. 우연만으로도 20개에 1개쯤은 벗어나요.',
  en: 'Of {lag} lags, {count} lie outside the 95 % band; about 1 in 20 does by chance.',
};
const NORMAL: Phrase = {
  ko: '오차의 분포는 정규 분포에서 눈에 띄게 벗어나지 않아요(하르케–베라 검정, p = {p}). 띠는 정규 분포를 가정하고 만들어요.',
  en: 'The errors are not visibly away from a normal distribution (Jarque–Bera, p = {p}), which the bands assume.',
};
const NOT_NORMAL: Phrase = {
  ko: '오차의 분포는 정규 분포와 달라요(하르케–베라 검정, p = {p}). 띠는 정규 분포를 가정하므로, 약속한 만큼 맞지 않을 수 있어요.',
  en: 'The errors are not normal (Jarque–Bera, p = {p}). The bands assume that they are, and may hold less or more often than promised.',
};

/** Whether anything is left in what a model could not explain, in figures and in words. */
export function residualReport(fit: ArimaFit): Residuals | undefined {
  let diagnosis: ResidualDiagnosis;
  try {
    diagnosis = diagnoseResiduals(fit);
  } catch (error) {
    if (error instanceof RangeError) return undefined; // too few, or none differs
    throw error;
  }
  const { autocorrelation, band, outside, ljungBox, normality } = diagnosis;
  const { lag, p, degreesOfFreedom } = ljungBox;
  const words: Phrase[] = [];
  if (Number.isNaN(p)) words.push(UNDECIDED);
  else {
    words.push(fill(diagnosis.looksLikeNoise ? NOISE : PATTERN, { lag, p: probability(p) }));
    const parameters = lag - degreesOfFreedom;
    words.push(fill(FREEDOM, { lag, parameters, freedom: degreesOfFreedom }));
  }
  words.push(fill(OUTSIDE, { lag, count: outside.length }));
  const normal = normality.p < 0.05 ? NOT_NORMAL : NORMAL;
  words.push(fill(normal, { p: probability(normality.p) }));
  return { kind: 'residuals', autocorrelation: [...autocorrelation], band, words };
}

function probability(p: number): string {
  return p < 0.001 ? '< 0.001' : p.toFixed(3);
}
