import type { Phrase } from '../../phrase/phrase';

export const WORDS = {
  row: { ko: '행', en: 'row' },
  actual: { ko: '{column} (실제)', en: '{column}, actual' },
  smoothing: {
    ko: '이동평균 평활: 값 {width}개를 평균 낸 것',
    en: 'Moving-average smoothing: the mean of {width} values',
  },
  smoothingDescribe: {
    ko: '{column} 열의 마지막 {rows}행과, {width}행씩 평균 낸 두 곡선',
    en: 'the last {rows} rows of {column}, and two curves of means over {width} rows',
  },
  trailing: { ko: '지난 {width}행의 평균', en: 'mean of the last {width}' },
  trailingHelp: {
    ko: '그 행과 바로 앞 행들의 평균이에요. 뒤처져서 따라가요.',
    en: 'The mean of the row and those just before it. It lags behind.',
  },
  centred: { ko: '가운데 맞춘 평균', en: 'centred mean' },
  centredHelp: {
    ko: '그 행과 양옆 행들의 평균이에요. 나중 행이 필요해서 마지막에는 없어요.',
    en: 'The mean of the row and those on either side. It needs later rows, so at the end there is none.',
  },
  modelTitle: {
    ko: 'MA 모델: 지난 오차로 다음 행을 예측한 것',
    en: 'The MA model: the next row from past errors',
  },
  modelDescribe: {
    ko: '{column} 열의 마지막 {rows}행과 한 행 앞 예측',
    en: 'the last {rows} rows of {column}, and forecasts one step ahead',
  },
  model: { ko: '한 행 앞 예측', en: 'one step ahead' },
  errors: { ko: '오차 e', en: 'error e' },
  errorsDescribe: {
    ko: '행마다의 오차: 실제 값에서 예측을 뺀 값',
    en: 'the error of each row: actual less forecast',
  },
  errorsHelp: {
    ko: '막대는 오차예요. 파일에는 없고, 위의 예측에서 계산한 거예요. 실제 값이 예측보다 크면 위로, 작으면 아래로 뻗어요.',
    en: 'The bars are errors. They are not in the file: they are computed from the forecasts above. Up where the actual value is larger, down where it is smaller.',
  },
  test: { ko: '여기부터 판정', en: 'judged from here' },
  equation: { ko: '식에 이 열의 숫자를 넣으면', en: 'The equation, with this column’s numbers' },
  differenced: { ko: 'd[t]는 x[t]에서 x[t−{lag}]를 뺀 값', en: 'd[t] is x[t] minus x[t−{lag}]' },
  term: { ko: '항', en: 'term' },
  coefficient: { ko: '계수', en: 'coefficient' },
  error: { ko: '오차', en: 'error' },
  product: { ko: '곱', en: 'product' },
  mean: { ko: '평균 μ', en: 'mean μ' },
  beginning: { ko: '첫 행 앞의 오차', en: 'errors before the first row' },
  beginningHelp: {
    ko: '파일이 시작되기 전의 오차는 알 수 없어서, 모델이 가장 그럴듯한 값으로 채운 몫이에요.',
    en: 'Nothing is known of the errors before the file begins; this is what the model takes them to add.',
  },
  base: { ko: '+ x[{label}]', en: '+ x[{label}]' },
  sum: { ko: '예측', en: 'forecast' },
  atRow: {
    ko: '{label}: 예측 {forecast}, 실제 {actual}. 그래서 이 행의 오차는 {error}, 다음 예측에 쓰여요.',
    en: '{label}: forecast {forecast}, actual {actual}. So the error of this row is {error}, and the next forecasts use it.',
  },
  smootherAt: {
    ko: '평활은 다른 것을 봐요. {from}부터 {to}까지의 값을 평균 내면 {value|이에요/예요}.',
    en: 'Smoothing looks at something else: the values from {from} to {to}, whose mean is {value}.',
  },
  coefficients: { ko: '계수 θ', en: 'The coefficients θ' },
  standardError: { ko: '표준 오차', en: 'standard error' },
  standardErrorHelp: {
    ko: '자료가 다시 뽑힌다면 계수가 이만큼 흔들려요.',
    en: 'How far the coefficient would scatter if the data were drawn again.',
  },
  fitted: {
    ko: '평균 {mean}, 오차의 표준편차 {deviation}, 로그 가능도 {likelihood}, {rows}행.',
    en: 'Mean {mean}, standard deviation of the errors {deviation}, log-likelihood {likelihood}, {rows} rows.',
  },
  boundary: {
    ko: '경계: 근이 단위원에 닿아 있어요. 여기서는 표준오차를 믿을 수 없어서 보이지 않아요.',
    en: 'Boundary: a root touches the unit circle. A standard error means nothing there, so none is shown.',
  },
  circleDescribe: {
    ko: '근의 역수 {count}개. 가장 먼 것은 0에서 {largest} 떨어져 있어요.',
    en: '{count} inverse roots; the furthest lies {largest} from 0.',
  },
  circleHelp: {
    ko: 'MA는 언제나 정상이에요. 역근이 원 안에 있으면 지난 값에서 오차를 되짚을 수 있어요(가역성).',
    en: 'An MA is always stationary. With its inverse roots inside the circle, the errors can be traced back from the values (it is invertible).',
  },
  correlations: {
    ko: '자기상관: 학습 행과, 맞춘 모델',
    en: 'Autocorrelation of the training rows, and of the fitted model',
  },
  ofRows: { ko: '학습 행', en: 'training rows' },
  ofModel: { ko: '모델', en: 'model' },
  ofRowsDescribe: {
    ko: '학습 행의 자기상관, 0부터 {lags}까지의 시차',
    en: 'autocorrelation of the training rows, lags 0 to {lags}',
  },
  ofModelDescribe: {
    ko: '맞춘 MA({q})의 자기상관, 0부터 {lags}까지의 시차: {q}를 넘으면 0',
    en: 'autocorrelation of the fitted MA({q}), lags 0 to {lags}: 0 beyond {q}',
  },
  lag: { ko: '시차', en: 'lag' },
  lagAt: { ko: '시차 {lag}', en: 'lag {lag}' },
  band: { ko: '95% 띠', en: '95 % band' },
  bandHelp: {
    ko: '앞선 시차까지만 기억하는 MA라면, 그 뒤의 자기상관은 20번에 19번 이 안에 있어요.',
    en: 'If the series were an MA of the lags before, later autocorrelations would lie inside 19 times in 20.',
  },
} as const satisfies Record<string, Phrase>;
