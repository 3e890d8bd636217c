import type { Phrase } from '../../phrase/phrase';

/** What the picture says. */
export const WORDS = {
  map: { ko: 'p와 q에 따른 AICc', en: 'AICc by p and q' },
  mapDescribe: {
    ko: 'p가 0–{most}, q가 0–{most}인 ARMA의 AICc. 칸의 수는 고른 칸의 AICc보다 얼마나 큰지예요.',
    en: 'AICc of ARMA with p and q from 0 to {most}. The figure in a cell is how far its AICc lies above that of the order picked.',
  },
  p: { ko: 'p = {p}', en: 'p = {p}' },
  q: { ko: 'q = {q}', en: 'q = {q}' },
  columns: { ko: 'q', en: 'q' },
  cell: {
    ko: 'AICc = −2 × ({loglik}) + 2 × {k} × {n} / ({n} − {k} − 1) = {aicc}',
    en: 'AICc = −2 × ({loglik}) + 2 × {k} × {n} / ({n} − {k} − 1) = {aicc}',
  },
  cellHelp: {
    ko: '괄호 안은 로그 가능도, {k|은/는} 계수와 상수와 분산의 수(k), {n|은/는} 행의 수(n)예요.',
    en: 'In brackets the log-likelihood; {k} is the number of coefficients, constant and variance (k), {n} that of rows (n).',
  },
  boundary: { ko: '† 근이 단위원에 너무 가까움', en: '† a root too near the unit circle' },
  restless: { ko: '? 계산이 끝나지 않음', en: '? the search did not come to rest' },
  noFit: { ko: '× 맞출 수 없음', en: '× no fit' },
  cancels: {
    ko: '∼ AR의 근과 MA의 근이 거의 같아서 서로 지움',
    en: '∼ an AR root and an MA root nearly the same: they cancel',
  },
  legend: {
    ko: '칸의 수: 고른 칸의 AICc보다 얼마나 큰지. 따뜻한 색일수록 AICc가 작아요. 테두리: 고른 칸. †, ?, × 표시가 있는 칸은 고르지 않아요.',
    en: 'Figures: how far above the AICc of the order picked; warmer is smaller. Frame: the order picked. Cells with †, ? or × are not picked.',
  },
  common: {
    ko: '모든 칸이 같은 {rows}행, 같은 차분(d = {d}, D = {D})을 썼고, 모두 {transform} 맞췄어요. 그래서 AICc를 견줄 수 있어요.',
    en: 'All cells have the same {rows} rows and the same differences (d = {d}, D = {D}), and all are fitted {transform}. So their AICc can be compared.',
  },
  suggested: {
    ko: '차분 횟수는 검정이 권한 대로예요.',
    en: 'The differences are those that tests suggest.',
  },
  lacksSeason: {
    ko: '주기를 알 수 없어서 한 주기 전 값 대신 바로 앞 값을 뺐어요.',
    en: 'No season is known, so the value just before was taken away instead.',
  },
  coefficients: { ko: '{order}의 계수', en: 'coefficients of {order}' },
  value: { ko: '값', en: 'value' },
  error: { ko: '표준 오차', en: 'std. error' },
  errorHelp: {
    ko: '같은 규칙의 다른 열이라면 계수가 이만큼쯤 달라져요.',
    en: 'About so much would the coefficient differ on another column of the same rule.',
  },
  testRows: { ko: '평가 행: 한 행 앞을 맞히기', en: 'Test rows, one row ahead' },
  testDescribe: {
    ko: '{column} 열의 평가 행: 실제 값, 고른 차수와 다음 차수의 예측, 배우지 않는 예측.',
    en: 'The test rows of {column}: actual values, the forecasts of the order picked and of the next one, and forecasts that learn nothing.',
  },
  row: { ko: '행', en: 'row' },
  actual: { ko: '실제', en: 'actual' },
  bestHelp: { ko: 'AICc가 고른 차수예요.', en: 'The order that AICc picks.' },
  secondHelp: {
    ko: 'AICc가 두 번째로 작은 차수예요.',
    en: 'The order with the second smallest AICc.',
  },
  persistence: { ko: '마지막 값 되풀이', en: 'repeat the last row' },
  persistenceHelp: {
    ko: '바로 앞 행의 값을 그대로 써요.',
    en: 'The row before, taken as the forecast.',
  },
  seasonalNaive: { ko: '한 주기 전 값 되풀이', en: 'repeat the last season' },
  seasonalHelp: {
    ko: '한 주기 전의 값을 그대로 써요.',
    en: 'The row one season before, taken as the forecast.',
  },
  scores: { ko: '한 행 앞, {rows}행', en: 'one row ahead, {rows} rows' },
  against: { ko: '{order|와/과} 견주면', en: 'beside {order}' },
  gain: { ko: '차이 (95%)', en: 'gain (95 %)' },
  gainHelp: {
    ko: '상대의 오차에서 고른 차수의 오차를 뺀 값의 평균이 있을 95% 구간이에요. 0보다 크면 고른 차수가 나아요.',
    en: 'A 95 % interval for the mean of the other’s error less that of the order picked: above 0 the picked one is better.',
  },
  verdict: { ko: '판정', en: 'verdict' },
  better: { ko: '고른 차수가 나음', en: 'the picked one' },
  worse: { ko: '상대가 나음', en: 'the other' },
  unclear: { ko: '뚜렷하지 않음', en: 'not clear' },
  cancellation: {
    ko: '서로 지우는 AR와 MA: φ = {phi}, θ = −{phi}',
    en: 'AR and MA that cancel: φ = {phi}, θ = −{phi}',
  },
  cancellationHelp: {
    ko: '이 규칙으로 만든 {rows}행은, 넣은 무작위 오차와 똑같아요(차이는 {apart}, 반올림뿐이에요). 그래서 자기상관도 없어요. 백색잡음 모델의 AICc는 {noise}, ARMA(1,1)의 AICc는 {arma|이에요/예요}. ARMA(1,1)이 찾은 계수는 φ = {ar}, θ = {ma|이에요/예요}.',
    en: '{rows} rows made by this rule are the random errors themselves (apart by {apart}, mere rounding). So there is no autocorrelation. White noise has an AICc of {noise}, ARMA(1,1) one of {arma}. The coefficients that ARMA(1,1) finds are φ = {ar}, θ = {ma}.',
  },
  cancellationDescribe: {
    ko: 'φ와 θ가 서로 지우는 ARMA(1,1)의 자기상관과 95% 띠',
    en: 'autocorrelation of an ARMA(1,1) that cancels, and the 95 % band',
  },
  autocorrelation: { ko: '자기상관', en: 'autocorrelation' },
  lag: { ko: '시차 {lag}', en: 'lag {lag}' },
  lags: { ko: '시차', en: 'lag' },
  band: { ko: '95% 띠', en: '95 % band' },
  bandHelp: {
    ko: '백색잡음이라면 줄기의 95%가 이 안에 있어요.',
    en: 'Of white noise, 95 % of the stems would lie inside.',
  },
} as const satisfies Record<string, Phrase>;
