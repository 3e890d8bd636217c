import type { Phrase } from '../../phrase/phrase';

export const WORDS = {
  equation: { ko: '식에 이 열의 숫자를 넣으면', en: 'The equation, with this column’s numbers' },
  differenced: { ko: 'd[t]는 x[t]에서 x[t−{lag}]를 뺀 값', en: 'd[t] is x[t] minus x[t−{lag}]' },
  term: { ko: '항', en: 'term' },
  coefficient: { ko: '계수', en: 'coefficient' },
  value: { ko: '값', en: 'value' },
  product: { ko: '곱', en: 'product' },
  constant: { ko: '상수 c', en: 'constant c' },
  constantHelp: {
    ko: '평균 × (1 − 계수의 합). 지난 값이 모두 평균이면 예측도 평균이 되도록 맞춘 값이에요.',
    en: 'Mean × (1 − sum of the coefficients): if all rows before are at the mean, so is the forecast.',
  },
  base: { ko: '+ x[{label}]', en: '+ x[{label}]' },
  sum: { ko: '예측', en: 'forecast' },
  atRow: {
    ko: '{label}: 예측 {forecast}, 실제 {actual}, 오차 {error}. 마지막 값을 되풀이했다면 {last}.',
    en: '{label}: forecast {forecast}, actual {actual}, error {error}. Repeating the last row: {last}.',
  },
  coefficients: { ko: '계수와 그 옆의 것들', en: 'The coefficients, and what they are not' },
  standardError: { ko: '표준 오차', en: 'std. error' },
  standardErrorHelp: {
    ko: '자료가 다시 뽑힌다면 계수가 이만큼 흔들려요.',
    en: 'How far the coefficient would scatter if the data were drawn again.',
  },
  regression: { ko: '선형 회귀', en: 'regression' },
  regressionHelp: {
    ko: '지난 행들을 설명 변수로 넣은 보통 최소제곱 회귀의 계수예요. 거의 같아요.',
    en: 'The coefficient of an ordinary least-squares regression on the rows before. Nearly the same.',
  },
  correlation: { ko: 'ACF', en: 'ACF' },
  correlationHelp: {
    ko: '그만큼 떨어진 행과의 자기상관이에요. 계수가 아니에요.',
    en: 'The autocorrelation: the correlation with the row so far before. It is not the coefficient.',
  },
  mean: {
    ko: '평균 {mean} (표준오차 {error}), 오차의 표준편차 {deviation}, 로그 가능도 {likelihood}, {rows}행.',
    en: 'Mean {mean} (standard error {error}), standard deviation of the errors {deviation}, log-likelihood {likelihood}, {rows} rows.',
  },
  circleDescribe: {
    ko: '근의 역수 {count}개. 모두 원 안에 있고, 가장 먼 것은 0에서 {largest} 떨어져 있어요.',
    en: '{count} inverse roots, all inside the circle; the furthest lies {largest} from 0.',
  },
  circleHelp: {
    ko: '원에 가까울수록 지난 일이 오래 남아요. 축에서 벗어난 점은 물결처럼 오르내리게 해요.',
    en: 'The nearer to the circle, the longer the past lasts. Points off the axis make waves.',
  },
  orders: { ko: 'p를 바꾸면 (모두 같은 학습 행)', en: 'Other p, on the same training rows' },
  order: { ko: '모델', en: 'model' },
  deviation: { ko: '오차 σ', en: 'errors, σ' },
  deviationHelp: {
    ko: '학습 행에서 오차의 표준편차예요. p가 커지면 줄어들기만 해요.',
    en: 'Standard deviation of the errors on the training rows. With p it only shrinks.',
  },
  aicc: { ko: 'AICc 차이', en: 'AICc above best' },
  aiccHelp: {
    ko: '가장 작은 AICc보다 얼마나 큰지예요. 0인 모델이 뽑혀요.',
    en: 'How far above the smallest AICc. The model at 0 is chosen.',
  },
} as const satisfies Record<string, Phrase>;
