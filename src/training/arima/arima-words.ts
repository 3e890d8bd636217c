import type { Phrase } from '../../phrase/phrase';

/** What the pictures of an ARIMA model on a column say. */
export const WORDS = {
  row: { ko: '행', en: 'row' },
  actual: { ko: '{column} (실제)', en: '{column}, actual' },
  test: { ko: '여기부터 판정', en: 'judged from here' },
  testTitle: { ko: '판정 행을 한 행씩 앞서 예측하기', en: 'The held-out rows, one step ahead' },
  testDescribe: {
    ko: '{column} 열의 마지막 {rows}행: 실제 값과 한 행 앞 예측',
    en: 'the last {rows} rows of {column}: actual values and forecasts one step ahead',
  },
  modelHelp: {
    ko: '계수는 앞의 행들로만 정했어요. 예측할 때는 바로 앞 행까지의 실제 값을 읽어요.',
    en: 'Its coefficients come from the earlier rows only. Each forecast reads the actual values up to the row before.',
  },
  baselineHelp: { ko: '배울 것이 없는 예측이에요.', en: 'A forecast that learns nothing.' },
  scores: { ko: '마지막 {rows}행의 예측', en: 'forecast, last {rows} rows' },
  aheadTitle: { ko: '마지막 행 뒤를 예측하기', en: 'Past the last row' },
  aheadDescribe: {
    ko: '{column} 열의 마지막 {past}행과 그 뒤 {horizon}행의 예측',
    en: 'the last {past} rows of {column} and a forecast of the next {horizon}',
  },
  aheadHelp: {
    ko: '모든 {rows}행으로 계수를 다시 정했어요. 이제 예측이 다음 예측의 입력이 돼요. 점선은 80%와 95% 예측 구간이에요.',
    en: 'The coefficients are now fitted on all {rows} rows. From here on, forecasts are read as if they were rows. Broken lines: 80 % and 95 % intervals.',
  },
  forecast: { ko: '예측', en: 'forecast' },
  high: { ko: '{level}% 위', en: '{level} %, high' },
  low: { ko: '{level}% 아래', en: '{level} %, low' },
  bandHelp: {
    ko: '오차가 정규분포라면 실제 값의 {level}%가 이 안에 들어와요. 계수가 추정값이라는 것은 세지 않아서, 실제로는 조금 덜 맞아요.',
    en: 'If errors are normal, {level} % of what comes lies inside. That coefficients are estimates is not counted, so a little less does.',
  },
  circle: { ko: '역근과 단위원', en: 'Inverse roots and the unit circle' },
  root: { ko: '역근 {root}', en: 'inverse root {root}' },
  roots: { ko: '역근', en: 'inverse root' },
  re: { ko: '실수부', en: 'real part' },
  im: { ko: '허수부', en: 'imaginary part' },
  modulus: { ko: '크기', en: 'size' },
  level: { ko: '평균', en: 'mean' },
  persistence: { ko: '마지막 값 되풀이', en: 'repeat the last row' },
  seasonalNaive: { ko: '한 주기 전 값 되풀이', en: 'repeat the last season' },
  from: { ko: '여기부터 예측', en: 'forecast from here' },
  changesTitle: {
    ko: '모델에 넣은 것: {lag}행 전에서 바뀐 만큼',
    en: 'What the model is of: the change since {lag} rows before',
  },
  changesDescribe: {
    ko: '{column} 열이 바뀐 만큼, 마지막 {past}행과 그 뒤 {horizon}행의 예측',
    en: 'the changes of {column} in the last {past} rows, and a forecast of the next {horizon}',
  },
  change: { ko: '바뀐 만큼', en: 'change' },
  ahead: { ko: '{h}행 뒤', en: '{h} ahead' },
} as const satisfies Record<string, Phrase>;
