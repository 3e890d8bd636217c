import type { Phrase } from '../../phrase/phrase';

/** What the picture says. */
export const WORDS = {
  row: { ko: '행', en: 'row' },
  draw: {
    ko: '마지막 {horizon}행을 먼저 그려 보세요',
    en: 'First draw the last {horizon} rows yourself',
  },
  drawHelp: {
    ko: '오른쪽 칸에서 끌어서 그려요. 키보드로는 점에서 ↑↓로 값을, ←→로 행을 바꿔요. 다 그리면 실제 값과 ARIMA의 예측을 보여 드려요.',
    en: 'Drag inside the box on the right. With keys: ↑↓ for the value of a point, ←→ for the row. Then you see what came, and what ARIMA forecast.',
  },
  drawDescribe: {
    ko: '{column} 열의 값과, 그 뒤 {horizon}행에 직접 그리는 선',
    en: '{column}, and a line to draw over the {horizon} rows after it',
  },
  reveal: { ko: '비교하기', en: 'Compare' },
  skip: { ko: '그리지 않고 보기', en: 'See it without drawing' },
  drawAgain: { ko: '다시 그리기', en: 'Draw again' },
  heldOut: {
    ko: '마지막 {horizon}행: 그 전까지만 알고 한 예측',
    en: 'The last {horizon} rows, forecast from before them',
  },
  heldOutDescribe: {
    ko: '{column} 열의 마지막 {horizon}행: 실제 값, ARIMA의 예측과 띠, 배우지 않는 예측.',
    en: 'The last {horizon} rows of {column}: actual values, the ARIMA forecast with its bands, and forecasts that learn nothing.',
  },
  from: { ko: '여기부터 예측', en: 'forecast from here' },
  errors: { ko: '그 {horizon}행의 오차', en: 'errors on these {horizon} rows' },
  drawn: { ko: '내 그림', en: 'your drawing' },
  drawnHelp: { ko: '직접 그린 예측이에요.', en: 'What you drew.' },
  scoring: {
    ko: '실행이 끝나면 그림의 오차도 나와요.',
    en: 'Your drawing is scored when the run has ended.',
  },
  actual: { ko: '실제', en: 'actual' },
  arima: { ko: 'ARIMA', en: 'ARIMA' },
  medianHelp: {
    ko: '위로 벗어날 때와 아래로 벗어날 때가 반반인 값, 곧 중앙값이에요.',
    en: 'The median: as often too high as too low.',
  },
  meanHelp: {
    ko: '평균이에요. 변환을 되돌리면 중앙값보다 커요. 로그라면 exp(m + s²/2)예요.',
    en: 'The mean: after undoing the transformation it lies above the median. For a logarithm it is exp(m + s²/2).',
  },
  high: { ko: '{level}% 띠의 위', en: '{level} % band, high' },
  low: { ko: '{level}% 띠의 아래', en: '{level} % band, low' },
  bandHelp: {
    ko: '실제 값을 {level}%의 확률로 담겠다고 약속하는 띠예요. 계수를 추정하면서 생긴 오차는 들어 있지 않아요.',
    en: 'It promises to hold what comes with a probability of {level} %. That the coefficients are estimates is not in it.',
  },
  persistence: { ko: '마지막 값 되풀이', en: 'repeat the last row' },
  persistenceHelp: {
    ko: '알고 있는 마지막 값을 그대로 써요.',
    en: 'The last row known, taken as the forecast.',
  },
  seasonalNaive: { ko: '한 주기 전 값 되풀이', en: 'repeat the last season' },
  seasonalHelp: {
    ko: '한 주기 전의 값을 그대로 써요.',
    en: 'The row one season before, taken as the forecast.',
  },
  testRows: { ko: '평가 행: 한 행 앞을 맞히기', en: 'Test rows, one row ahead' },
  testDescribe: {
    ko: '{column} 열의 평가 행: 실제 값, 한 행 앞을 맞힌 ARIMA와 신경망, 배우지 않는 예측.',
    en: 'The test rows of {column}: actual values, ARIMA and a network one row ahead, and forecasts that learn nothing.',
  },
  networkHelp: {
    ko: '세 신경망 가운데 이 행들에서 평균 오차가 가장 작은 것이에요. 학습은 한 번씩만 했어요.',
    en: 'Of the three networks the one with the smallest mean error on these rows; each was trained once.',
  },
  oneRow: { ko: '한 행 앞, {rows}행', en: 'one row ahead, {rows} rows' },
  several: {
    ko: '{ahead}행 앞까지, 출발점 {origins}개',
    en: 'up to {ahead} rows ahead, {origins} starts',
  },
  severalHelp: {
    ko: '출발점마다 {ahead}행을 이어서 예측해요. 자기가 낸 예측을 다음 입력으로 다시 읽어요. 출발점들이 겹치므로 차이가 우연인지는 따지지 않아요.',
    en: 'From each start {ahead} rows in a row, each forecast read as the next input. The starts overlap, so chance is not judged here.',
  },
  mae: {
    ko: '평균 절대 오차. 열의 단위예요.',
    en: 'Mean absolute error, in the unit of the column.',
  },
  rmse: {
    ko: '제곱 오차 평균의 제곱근. 큰 오차를 더 무겁게 세요.',
    en: 'Root mean squared error: large errors weigh more.',
  },
  mase: {
    ko: '평균 절대 오차를 학습 구간에서 단순 예측이 낸 오차로 나눈 값이에요.',
    en: 'MAE over that of the naive forecast on the training rows.',
  },
  against: { ko: 'ARIMA와 견주면', en: 'beside ARIMA' },
  gain: { ko: '차이 (95%)', en: 'gain (95 %)' },
  gainHelp: {
    ko: '상대의 오차에서 ARIMA의 오차를 뺀 값의 평균이 있을 95% 구간이에요. 0보다 크면 ARIMA가 나아요.',
    en: 'A 95 % interval for the mean of the other’s error less ARIMA’s: above 0 ARIMA is better.',
  },
  verdict: { ko: '판정', en: 'verdict' },
  better: { ko: 'ARIMA가 나음', en: 'ARIMA is better' },
  worse: { ko: '상대가 나음', en: 'the other is better' },
  unclear: { ko: '뚜렷하지 않음', en: 'no clear difference' },
  coverage: { ko: '띠가 맞은 횟수', en: 'How often the bands held' },
  band: { ko: '{level}%, {ahead}행 앞', en: '{level} %, {ahead} ahead' },
  held: { ko: '맞은 행', en: 'held' },
  heldOf: { ko: '{of}행 중 {held}행', en: '{held} of {of}' },
  width: { ko: '평균 폭', en: 'mean width' },
  widthHelp: {
    ko: '멀리 내다볼수록, 더 많이 약속할수록 넓어져요. 넓다고 나쁜 모델은 아니에요.',
    en: 'Wider for rows farther ahead and for larger promises. A wider band is no worse model.',
  },
  orders: { ko: '시도한 차수와 AICc', en: 'Orders tried, and their AICc' },
  order: { ko: '차수', en: 'order' },
  withConstant: { ko: '{name} + 상수', en: '{name} + constant' },
  delta: { ko: '차이', en: 'more' },
  deltaHelp: { ko: '가장 작은 AICc보다 얼마나 큰지예요.', en: 'Above the smallest AICc.' },
  noFit: { ko: '제외', en: 'left out' },
  noFitHelp: {
    ko: '맞출 수 없거나, 근이 단위원에 너무 가까워서 뺐어요.',
    en: 'No fit, or a root too near the unit circle.',
  },
  sameRows: {
    ko: '모두 차분이 같아요(d = {d}, D = {D}). 변환과 행도 같아서 AICc를 견줄 수 있어요.',
    en: 'All of them have the same differences (d = {d}, D = {D}), transformation and rows, so that their AICc can be compared.',
  },
  coefficients: { ko: '고른 모델의 계수', en: 'coefficients of the model' },
  coefficientsAll: { ko: '모든 행으로 맞춘 계수', en: 'coefficients from all rows' },
  value: { ko: '값', en: 'value' },
  error: { ko: '표준 오차', en: 'std. error' },
  errorHelp: {
    ko: '경계에 있는 근이 있으면 표준 오차는 뜻이 없어서 비워 둬요.',
    en: 'Left out where a root lies on the boundary: there it means nothing.',
  },
  aicc: {
    ko: 'AICc = −2 × {loglik} + 2 × {k} × {n} / ({n} − {k} − 1) = {aicc}. 로그 가능도, 계수와 분산의 수, 행의 수로 계산해요.',
    en: 'AICc = −2 × {loglik} + 2 × {k} × {n} / ({n} − {k} − 1) = {aicc}, from the log-likelihood, the number of coefficients and variance, and of rows.',
  },
  residuals: { ko: '남은 오차(잔차)의 자기상관', en: 'Autocorrelation of what is left over' },
  residualsDescribe: {
    ko: '잔차의 자기상관을 시차별로 그린 줄기와 95% 띠',
    en: 'stems of the residuals’ autocorrelation by lag, and the 95 % band',
  },
  autocorrelation: { ko: '자기상관', en: 'autocorrelation' },
  lag: { ko: '시차 {lag}', en: 'lag {lag}' },
  lags: { ko: '시차', en: 'lag' },
  noiseBand: { ko: '95% 띠', en: '95 % band' },
  noiseBandHelp: {
    ko: '규칙이 없는 오차라면 줄기의 95%가 이 안에 있어요.',
    en: 'Of pure chance, 95 % of the stems would lie inside.',
  },
  differences: { ko: '차분한 채로 본 예측', en: 'The forecast, still in differences' },
  steps: { ko: '이렇게 차분했어요: {steps}.', en: 'Differenced like this: {steps}.' },
  noSteps: {
    ko: '이 모델은 차분하지 않았어요. 그래서 다시 더할 것도 없어요.',
    en: 'This model takes no differences, so there is nothing to add up again.',
  },
  differencesDescribe: {
    ko: '{column} 열을 차분한 값과 그 예측',
    en: 'the differences of {column}, and their forecast',
  },
  changes: { ko: '차분한 값', en: 'differences' },
  forecast: { ko: '예측', en: 'forecast' },
  addedUp: { ko: '다시 더해서 되돌리면', en: 'added up again' },
  addUp: {
    ko: '차분한 채로는 0 근처를 오갈 뿐이라 원래 열의 예측으로 읽을 수 없어요. 뺀 순서의 반대로 다시 더해야(누적, I) 원래 단위로 돌아와요. 처음 세 행을 보세요.',
    en: 'In differences the forecast only moves near 0 and says nothing of the column itself. Added up again, in reverse order (the I), it comes back in the original unit. Look at the first three rows.',
  },
  future: { ko: '파일의 마지막 행 다음', en: 'After the last row of the file' },
  futureDescribe: {
    ko: '{column} 열의 마지막 행 다음 {horizon}행: ARIMA의 예측과 80%, 95% 띠.',
    en: 'The {horizon} rows after the last one of {column}: ARIMA’s forecast with its 80 % and 95 % bands.',
  },
  line: { ko: '예측선', en: 'line' },
  median: { ko: '중앙값', en: 'median' },
  mean: { ko: '평균', en: 'mean' },
  lineHelp: {
    ko: '변환을 되돌린 예측선은 중앙값이에요. 합계나 평균이 필요하면 평균을 고르세요. 띠의 위와 아래는 그대로 되돌려요.',
    en: 'Transformed back, the line is the median. For sums and averages take the mean. The limits of the bands are transformed back as they are.',
  },
  simulation: { ko: '모의실험: AR(1), φ = {phi}', en: 'Simulated AR(1), φ = {phi}' },
  simulationHelp: {
    ko: '진짜 규칙을 아는 열 {series}개씩을 만들어, 앞으로 올 {ahead}행이 띠 안에 든 비율을 셌어요. 띠는 계수를 정확히 안다고 여기고 만들어요. 그래서 행이 적을수록 약속보다 덜 맞아요.',
    en: 'Made {series} columns of each length whose rule is known, and counted how much of their next {ahead} rows the bands held. A band takes the coefficients for the truth, so with fewer rows it holds less than it promises.',
  },
  promised: { ko: '{level}%를 약속한 띠', en: 'band that promises {level} %' },
  length: { ko: '{n}행', en: '{n} rows' },
} as const satisfies Record<string, Phrase>;
