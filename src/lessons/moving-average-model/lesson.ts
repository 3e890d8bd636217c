import { differencingKnob } from '../../training/arima/differencing-knob';
import { seasonKnob } from '../../training/forecast/season-knob';
import type { Lesson } from '../lesson';

export const lesson: Lesson = {
  id: 'moving-average-model',
  chapter: 'time-series',
  title: {
    ko: 'MA: 지난 오차로 하는 예측',
    en: 'MA: a forecast from past errors',
  },
  notes: [
    {
      line: 23,
      ko: 'MA (moving average: 이동 평균법)',
      en: 'MA (moving average: the method of moving averages)',
    },
  ],
  prose: [
    {
      ko: '이동 평균(moving average)이라는 이름은 서로 다른 두 가지에 쓰여요. 노트의 ‘이동 평균법’은 이웃한 행의 값을 평균 내는 평활(smoothing)이에요. 들쭉날쭉한 것을 지우고 흐름을 보려고 써요. 시계열 모델 MA(q)는 이름만 같고, 값을 평균 내지 않아요.',
      en: 'The name “moving average” stands for two different things. The method of moving averages in the notes is smoothing: it takes the mean of neighbouring values, to wipe out the ups and downs and see the course. The time series model MA(q) only shares the name. It averages no values.',
    },
    {
      ko: 'MA(q)는 값을 평균 μ와 지난 q개의 오차로 설명해요. x[t] = μ + e[t] + θ₁·e[t−1] + … 처럼 써요. 오차 e는 예측이 빗나간 만큼이에요. 그때까지의 값으로는 알 수 없던 새 소식인 셈이에요. 계수 θ(세타)는 그 소식이 몇 행 뒤에 얼마나 남는지를 말해요. 음수일 수도 있고, 모두 더해 1이 될 까닭도 없어요.',
      en: 'MA(q) explains a value by a mean μ and the last q errors: x[t] = μ + e[t] + θ₁·e[t−1] + … An error e is how far a forecast missed: the news that could not be known from the values before. A coefficient θ (theta) says how much of that news is left some rows later. It may be negative, and there is no reason for all of them to add up to 1.',
    },
    {
      ko: '오차는 파일에 없어요. 예측하고, 빗나간 만큼을 재고, 그것으로 다음 행을 예측하면서 차례로 계산해요. 그래서 계수도 회귀처럼 한 번에 풀리지 않아요. 가능도가 가장 커지는 곳을 찾아가야 해요.',
      en: 'The errors are not in the file. They are computed in turn: forecast, see how far it missed, use that for the next forecast. So the coefficients cannot be solved for at once as in a regression. They are searched for, where the likelihood is largest.',
    },
    {
      ko: '기억은 꼭 q행이에요. q보다 멀리 떨어진 행과는 자기상관이 0이고, 마지막 행에서 q행을 넘어서면 예측은 평균이에요. 그리고 다항식 1 + θ₁z + … 의 근이 단위원에 닿으면 지난 값에서 오차를 되짚을 수 없어요. 차분을 너무 많이 했다는 표시일 때가 많아요.',
      en: 'Its memory is exactly q rows. With rows further apart than q the autocorrelation is 0, and more than q rows past the last one the forecast is the mean. And where a root of the polynomial 1 + θ₁z + … touches the unit circle, the errors cannot be traced back from the values: often a sign of too much differencing.',
    },
  ],
  predict: {
    question: {
      ko: '판정 행을 한 행씩 앞서 예측할 때, 평균 오차가 가장 작은 것은 무엇일까요?',
      en: 'Held-out rows are foretold one step ahead. Which forecast will have the smallest mean error?',
    },
    options: [
      { id: 'model', words: { ko: 'MA 모델(지난 오차)', en: 'The MA model (past errors)' } },
      {
        id: 'smoother',
        words: { ko: '이동평균 평활(지난 값의 평균)', en: 'Smoothing (the mean of past values)' },
      },
      { id: 'persistence', words: { ko: '마지막 값 되풀이', en: 'Repeating the last row' } },
      {
        id: 'seasonal-naive',
        words: { ko: '한 주기 전 값 되풀이', en: 'Repeating the row one season before' },
      },
    ],
    because: {
      ko: '평균 절대 오차는 MA 모델 {model}, 이동평균 평활 {smoother}, 마지막 값 되풀이 {persistence}, 한 주기 전 값 되풀이 {seasonal|이에요/예요}. 차이가 우연일 수 있는지는 위의 판정이 말해 줘요.',
      en: 'Mean absolute errors: the MA model {model}, smoothing {smoother}, repeating the last row {persistence}, the row one season before {seasonal}. Whether the difference may be chance, the verdict says.',
    },
  },
  claims: [
    {
      id: 'acf-cuts-off',
      words: {
        ko: 'MA(2)에서 뽑은 자료 40개에서, 시차 2를 넘는 자기상관은 90% 이상이 95% 띠 안에 있어요.',
        en: 'In 40 series drawn from an MA(2), at least 90 % of the autocorrelations beyond lag 2 lie inside the 95 % band.',
      },
    },
    {
      id: 'mean-after-q',
      words: {
        ko: '마지막 행에서 q행을 넘어서면 예측은 꼭 평균이에요. 차분했다면 바뀌는 만큼이 그래요.',
        en: 'More than q rows past the last one the forecast is exactly the mean; with differencing, that of the change.',
      },
    },
    {
      id: 'smoother-rows',
      words: {
        ko: '지난 k행의 평균은 그 k행만 봐요. 가운데 맞춘 평균은 나중 행도 봐서, 마지막 행들에는 없어요.',
        en: 'The mean of the last k rows depends on those k rows only. The centred mean needs later rows, so the last rows have none.',
      },
    },
    {
      id: 'errors-are-computed',
      words: {
        ko: '오차는 실제 값에서 한 행 앞 예측을 뺀 값이고, 나중 행에 따라 달라지지 않아요.',
        en: 'An error is the actual value less its forecast one step ahead, and does not depend on later rows.',
      },
    },
    {
      id: 'terms-add-up',
      words: {
        ko: '평균과 θ × 지난 오차를 모두 더하면 그 행의 예측이 돼요.',
        en: 'The mean and all θ × past error add up to the row’s forecast.',
      },
    },
    {
      id: 'root-moduli',
      words: {
        ko: '맞춘 모델의 근은 크기가 모두 0.999 이상이에요.',
        en: 'All roots of a fitted model have a size of at least 0.999.',
      },
    },
    {
      id: 'over-differenced',
      words: {
        ko: '백색 잡음을 괜히 차분하면, 자료 40개 가운데 36개 이상에서 MA(1)의 근이 단위원에서 0.01 안에 와요. 그때 표준오차는 보이지 않아요.',
        en: 'White noise that is differenced for nothing gives, in at least 36 of 40 series, an MA(1) with a root within 0.01 of the unit circle. Then no standard error is shown.',
      },
    },
  ],
  watchFor: [
    {
      ko: '노트처럼 MA를 ‘이동 평균법’으로 옮기면 평활로 읽히기 쉬워요. 평활은 값을 똑같은 무게로 평균 내고, MA 모델은 오차에 저마다 다른 계수를 곱해요.',
      en: 'Calling MA the method of moving averages, as the notes do, is easily read as smoothing. Smoothing averages values with equal weights; the MA model multiplies errors, each by its own coefficient.',
    },
    {
      ko: '오차는 파일의 열이 아니에요. 모델이 정해져야 생기는 숫자라서, 계수가 바뀌면 지난 오차도 모두 바뀌어요.',
      en: 'The errors are no column of the file. They exist only once there is a model, and with other coefficients all past errors are others.',
    },
    {
      ko: '가운데 맞춘 이동평균을 예측처럼 그리면 잘 맞아 보여요. 나중 행을 미리 본 것이니 예측이 아니에요.',
      en: 'A centred moving average, drawn like a forecast, seems to fit well. It has seen later rows: it is no forecast.',
    },
  ],
  snippets: [
    {
      library: 'statsmodels',
      code: `import numpy as np
import statsmodels.api as sm
from statsmodels.tsa.arima.model import ARIMA

# the column of your file, oldest first; here: a hundred years of the Nile
values = sm.datasets.nile.load_pandas().data['volume'].to_numpy()
season = 12
x = {differencing}
held_out = 15
fit = ARIMA(x[:-held_out], order=(0, 0, {q})).fit()
print(fit.params)  # constant (the mean), theta, sigma squared
print('roots', np.abs(fit.maroots))  # at least 1

# the model: one step ahead from past errors, coefficients as they are
ahead = fit.append(x[-held_out:]).predict(len(x) - held_out)
print('MA({q})', np.abs(ahead - x[-held_out:]).mean())

# the smoothing of the same name: the mean of past values
k = {width}
means = np.convolve(values, np.ones(k) / k, 'valid')  # of rows t-k+1 ... t
print('mean of', k, np.abs(means[:-1] - values[k:])[-held_out:].mean())
print('last row', np.abs(np.diff(values))[-held_out:].mean())
`,
      names: {
        differencing: {
          none: 'values',
          first: 'np.diff(values)',
          season: 'values[season:] - values[:-season]',
        },
      },
    },
    {
      library: 'R',
      code: `# the column of your file, oldest first; here: air passengers by the month
values <- as.numeric(AirPassengers)
x <- {differencing}
held_out <- 22
fit <- arima(head(x, -held_out), order = c(0, 0, {q}), method = "ML")
print(fit)  # "intercept" is the mean
theta <- head(coef(fit), {q})
print(Mod(polyroot(c(1, theta))))  # roots: at least 1

# the model: one step ahead from past errors, coefficients as they are
again <- arima(x, order = c(0, 0, {q}), fixed = coef(fit), transform.pars = FALSE, method = "ML")
print(mean(abs(tail(residuals(again), held_out))))

# the smoothing of the same name: the mean of past values
means <- stats::filter(values, rep(1 / {width}, {width}), sides = 1)  # sides = 2: centred
print(mean(abs(tail(values[-1] - head(means, -1), held_out))))
print(mean(abs(tail(diff(values), held_out))))  # repeating the last row
`,
      names: {
        differencing: { none: 'values', first: 'diff(values)', season: 'diff(values, 12)' },
      },
    },
  ],
  sources: [
    {
      words: 'Box, Jenkins, Reinsel & Ljung, Time Series Analysis (5th ed.), ch. 3, 6 and 7',
    },
    {
      words: 'Hyndman & Athanasopoulos, Forecasting: Principles and Practice (3rd ed.), 9.4: MA',
      url: 'https://otexts.com/fpp3/MA.html',
    },
    {
      words:
        'Hyndman & Athanasopoulos, Forecasting: Principles and Practice (3rd ed.), 3.3: smoothing',
      url: 'https://otexts.com/fpp3/moving-averages.html',
    },
    {
      words: 'Bartlett, On the Theoretical Specification and Sampling Properties (1946)',
      url: 'https://doi.org/10.2307/2983611',
    },
  ],
  needs: ['series'],
  sample: 'air-passengers.csv',
  knobs: [
    {
      kind: 'range',
      id: 'q',
      label: { ko: '지난 오차 q', en: 'Past errors q' },
      help: {
        ko: 'MA 모델이 예측할 때 쓰는 지난 오차의 수예요.',
        en: 'How many past errors the MA model reads for a forecast.',
      },
      min: 1,
      max: 12,
      step: 1,
      initial: 2,
    },
    {
      kind: 'range',
      id: 'width',
      label: { ko: '평활 폭 k', en: 'Smoothing width k' },
      help: {
        ko: '평활이 평균 내는 행의 수예요. 모델에는 쓰이지 않아요.',
        en: 'How many rows the smoothing averages. The model does not use it.',
      },
      min: 3,
      max: 25,
      step: 2,
      initial: 5,
    },
    { ...differencingKnob, initial: 'first' },
    seasonKnob,
  ],
};
