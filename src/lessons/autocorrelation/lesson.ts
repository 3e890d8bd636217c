import { seasonKnob } from '../../training/forecast/season-knob';
import type { Lesson } from '../lesson';

export const lesson: Lesson = {
  id: 'autocorrelation',
  chapter: 'time-series',
  title: {
    ko: '자기상관: 과거와 얼마나 닮았나요?',
    en: 'Autocorrelation: how like its own past is it?',
  },
  notes: [
    {
      line: 19,
      ko: '자기 상관성이 있는지 확인해야한다',
      en: 'you have to check whether there is autocorrelation',
    },
  ],
  prose: [
    {
      ko: '열 하나를 복사해서 k행만큼 밀어 놓아 보세요. 밀기 전과 민 뒤가 함께 오르내리는 정도가 자기상관(autocorrelation)이에요. 얼마나 밀었는지, 곧 k를 시차(lag)라고 해요. 자기상관은 −1과 1 사이의 값이고, 밀지 않은 시차 0에서는 자기 자신이니 늘 1이에요.',
      en: 'Copy a column and slide the copy by k rows. How much the two rise and fall together is the autocorrelation. How far it was slid, k, is the lag. Autocorrelation lies between −1 and 1; at lag 0 the column meets itself, so there it is always 1.',
    },
    {
      ko: '시차마다 줄기를 하나씩 세운 그림이 자기상관 함수(ACF)예요. 그런데 오늘이 어제를 닮고 어제가 그제를 닮으면, 오늘은 저절로 그제도 닮아요. 편자기상관(PACF)은 사이에 낀 행들이 이미 말해 준 것을 빼고, 그 시차가 더 말해 주는 것만 남겨요.',
      en: 'One stem for each lag makes the autocorrelation function (ACF). But if today is like yesterday, and yesterday like the day before, then today is like the day before without any further reason. Partial autocorrelation (PACF) takes away what the rows between already tell, and keeps what the lag itself adds.',
    },
    {
      ko: '노트의 말대로 이것부터 확인하는 까닭은, 자기상관이 있으면 과거가 다음 값에 대해 알려 주는 것이 있기 때문이에요. 아무 규칙이 없는 백색 잡음(white noise)도 줄기가 꼭 0은 아니에요. 그래서 띠를 함께 그려요. 백색 잡음이라면 줄기의 95%쯤이 ±1.96/√n 안에 있어요(n은 행 수). 바틀렛(Bartlett)의 띠는 앞 시차들의 자기상관이 진짜라고 보고 시차마다 다시 잰 띠라서 점점 넓어져요.',
      en: 'The notes check this first for a good reason: where there is autocorrelation, the past has something to say about the next value. Even the stems of white noise, which has no pattern, are not exactly 0. So there is a band: of white noise about 95 % of stems lie within ±1.96/√n (n is the number of rows). Bartlett’s band takes the earlier lags as real and is measured anew at each lag, so it widens.',
    },
    {
      ko: '융–박스(Ljung–Box) 검정은 줄기를 하나씩 보지 않고 여러 시차를 한꺼번에 물어요. “모두 우연이라고 해도 될까요?” 모델이 맞히지 못하고 남긴 것, 곧 잔차(residual)에도 물을 수 있어요. 잔차에 자기상관이 남아 있으면 모델이 덜 배운 거예요. 이때는 모델이 데이터에 맞춘 계수의 수만큼 자유도를 빼야 공정해요.',
      en: 'The Ljung–Box test does not look at stems one by one. It asks about many lags together: could all of this be chance? It can be asked of residuals, too, which are what a model could not foretell. Autocorrelation left in them means that the model has more to learn. To be fair, the test then gives up one degree of freedom for each coefficient that the model has fitted.',
    },
  ],
  predict: {
    question: {
      ko: '시차 0은 빼고, 이 열의 자기상관은 어느 시차에서 가장 클까요?',
      en: 'Lag 0 aside, at which lag will the autocorrelation of this column be largest?',
    },
    options: [
      { id: 'next', words: { ko: '시차 1: 바로 앞 행', en: 'Lag 1: the row before' } },
      { id: 'season', words: { ko: '한 주기 전', en: 'One season before' } },
      { id: 'other', words: { ko: '다른 시차', en: 'Another lag' } },
      {
        id: 'none',
        words: {
          ko: '없어요. 백색 잡음과 가려낼 수 없을 거예요',
          en: 'None: it will not be told from white noise',
        },
      },
    ],
    because: {
      ko: '가장 큰 줄기는 시차 {lag}의 {value|이에요/예요}. 시차들을 한꺼번에 본 융–박스 검정은 {p|이에요/예요}. 차분한 뒤에는 시차 {changedLag}의 {changedValue|이/가} 가장 커요.',
      en: 'The largest stem is {value}, at lag {lag}. The Ljung–Box test of all lags together says {p}. After differencing the largest is {changedValue}, at lag {changedLag}.',
    },
  },
  claims: [
    {
      id: 'one-at-lag-zero',
      words: {
        ko: '시차 0의 자기상관은 늘 1이에요.',
        en: 'At lag 0 the autocorrelation is always 1.',
      },
    },
    {
      id: 'agrees-with-statsmodels',
      words: {
        ko: 'ACF와 PACF는 statsmodels가 계산한 값과 소수점 아래 8자리까지 같아요.',
        en: 'ACF and PACF agree with those of statsmodels to 8 decimal places.',
      },
    },
    {
      id: 'partial-is-whole-at-lag-one',
      words: {
        ko: '시차 1에는 사이에 낀 행이 없으니 PACF와 ACF가 같아요.',
        en: 'At lag 1 there is no row between, so PACF and ACF are the same.',
      },
    },
    {
      id: 'degrees-of-freedom',
      words: {
        ko: '잔차의 융–박스 검정은 자유도가 시차의 수 − p − q − P − Q예요.',
        en: 'On residuals, Ljung–Box has lags − p − q − P − Q degrees of freedom.',
      },
    },
    {
      id: 'noise-keeps-inside',
      words: {
        ko: '백색 잡음에서는 줄기의 95%쯤이 띠 안에 있어요.',
        en: 'Of white noise about 95 % of the stems lie inside the band.',
      },
    },
    {
      id: 'bartlett-widens',
      words: {
        ko: '바틀렛의 띠는 시차 1에서 백색 잡음의 띠와 같고, 그 뒤로 좁아지지 않아요.',
        en: 'Bartlett’s band is that of white noise at lag 1, and never narrows after it.',
      },
    },
  ],
  watchFor: [
    {
      ko: '줄기가 높다고 과거가 다음 값을 ‘만든’ 것은 아니에요. 계속 커지기만 하는 열은 가까운 시차의 줄기가 모두 높아요. 두 행이 같은 흐름을 탔을 뿐이에요. 앞의 행을 뺀 차이(차분)의 그림도 함께 보세요.',
      en: 'A tall stem does not mean that the past makes the next value. A column that only grows has tall stems at all the near lags: both rows ride on the same trend. Look at the picture of the difference (each row less an earlier one), too.',
    },
    {
      ko: '띠를 벗어난 줄기 하나로 규칙을 찾았다고 하면 안 돼요. 아무 규칙이 없어도 스무 개에 하나쯤은 벗어나요. 여러 시차를 한꺼번에 묻는 융–박스 검정이 있는 까닭이에요.',
      en: 'One stem outside the band is no discovery: without any pattern about one in twenty leaves it. That is why Ljung–Box asks about many lags together.',
    },
    {
      ko: '행이 많으면 띠가 아주 좁아져서, 작은 줄기도 벗어나요. 우연이 아니라는 것과 쓸모 있게 크다는 것은 달라요.',
      en: 'With many rows the band is very narrow, and small stems leave it. That it is no chance does not make it large enough to be of use.',
    },
    {
      ko: 'ACF의 줄기가 여러 시차에서 높아도, 그 시차들이 모두 필요하다는 뜻은 아니에요. 윈도를 얼마나 길게 할지는 PACF가 더 잘 말해 주고, 마지막 판단은 학습에 쓰지 않은 행에서 해요.',
      en: 'Tall ACF stems at many lags do not mean that all those lags are needed. How long a window should be, PACF tells better, and rows kept out of training decide.',
    },
    {
      ko: '자기상관이 없다고 규칙이 없는 것은 아니에요. 자기상관은 직선 관계만 봐요. 오르내리는 폭만 되풀이되는 열에서는 아무것도 보이지 않을 수 있어요.',
      en: 'No autocorrelation does not mean no pattern: it sees only straight-line relations. Where only the size of the swings repeats, it may show nothing.',
    },
    {
      ko: '융–박스의 p가 크다고 잡음이라고 증명된 것은 아니에요. 잡음이 아니라는 증거를 찾지 못했을 뿐이에요.',
      en: 'A large p of Ljung–Box does not prove that it is noise. It only means that no sign against noise was found.',
    },
  ],
  snippets: [
    {
      library: 'statsmodels',
      code: `import numpy as np
from statsmodels.stats.diagnostic import acorr_ljungbox
from statsmodels.tsa.arima.model import ARIMA
from statsmodels.tsa.stattools import acf, pacf

# the column of your file, oldest first; here: twelve years of months with a trend and a season
t = np.arange(144)
values = 100 + t + 20 * np.sin(2 * np.pi * t / 12) + np.random.default_rng(1).normal(0, 5, 144)
lags, back = {lags}, {differencing}
change = values[back:] - values[:-back]

print('band', 1.96 / np.sqrt(len(values)))
print('ACF', acf(values, nlags=lags).round(3))
print('PACF', pacf(values, nlags=lags, method='ldb').round(3))
print('ACF of the difference', acf(change, nlags=lags).round(3))

fit = ARIMA(change, order=(1, 0, 1)).fit()
# two coefficients were fitted, p + q: two degrees of freedom less
print(acorr_ljungbox(fit.resid, lags=[lags], model_df=2))
`,
      names: { differencing: { one: '1', season: '12' } },
    },
    {
      library: 'R',
      code: `# the column of your file, oldest first; here: R's own twelve years of months
values <- as.numeric(AirPassengers)
change <- diff(values, lag = {differencing})

print(1.96 / sqrt(length(values)))  # half the band
print(acf(values, lag.max = {lags}, plot = FALSE))
print(pacf(values, lag.max = {lags}, plot = FALSE))
print(acf(change, lag.max = {lags}, plot = FALSE))

fit <- arima(change, order = c(1, 0, 1))
# two coefficients were fitted, p + q: two degrees of freedom less
print(Box.test(residuals(fit), lag = {lags}, type = 'Ljung-Box', fitdf = 2))
`,
      names: { differencing: { one: '1', season: '12' } },
    },
  ],
  sources: [
    {
      words:
        'Hyndman & Athanasopoulos, Forecasting: Principles and Practice (3rd ed.), 2.8, 2.9, 5.4, 9.5',
      url: 'https://otexts.com/fpp3/acf.html',
    },
    {
      words:
        'Bartlett, On the Theoretical Specification and Sampling Properties of Autocorrelated Time-Series (1946)',
      url: 'https://doi.org/10.2307/2983611',
    },
    {
      words: 'Ljung & Box, On a Measure of Lack of Fit in Time Series Models (1978)',
      url: 'https://doi.org/10.1093/biomet/65.2.297',
    },
    {
      words: 'Durbin, The Fitting of Time-Series Models (1960): partial autocorrelation',
      url: 'https://doi.org/10.2307/1401322',
    },
    {
      words: 'Box, Jenkins, Reinsel & Ljung, Time Series Analysis (5th ed.), ch. 2, 3, 8',
    },
  ],
  needs: ['series'],
  sample: 'air-passengers.csv',
  knobs: [
    {
      kind: 'range',
      id: 'lags',
      label: { ko: '시차', en: 'Lags' },
      help: {
        ko: '줄기를 몇 개까지 볼지예요. 행 수의 절반까지만 보여 줘요.',
        en: 'How many stems to look at, up to half the rows.',
      },
      min: 10,
      max: 60,
      step: 1,
      initial: 24,
    },
    {
      kind: 'choice',
      id: 'differencing',
      label: { ko: '차분', en: 'Difference' },
      help: {
        ko: '바로 앞 행을 뺄지, 한 주기 전의 행을 뺄지예요. 주기가 없으면 바로 앞 행을 빼요.',
        en: 'From the row before, or from the row one season before. Without a season it is the row before.',
      },
      options: [
        { id: 'one', label: { ko: '앞 행', en: 'row before' } },
        { id: 'season', label: { ko: '한 주기 전', en: 'season' } },
      ],
      initial: 'one',
    },
    seasonKnob,
  ],
};
