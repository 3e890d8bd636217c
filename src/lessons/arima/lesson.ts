import { seasonKnob } from '../../training/forecast/season-knob';
import { transformKnob } from '../../training/forecast/transform-knob';
import type { Lesson } from '../lesson';

export const lesson: Lesson = {
  id: 'arima',
  chapter: 'time-series',
  title: {
    ko: 'ARIMA: 차분해서 예측하고 다시 더하기',
    en: 'ARIMA: difference, forecast, add up again',
  },
  notes: [
    {
      line: 23,
      ko: 'ARIMA? ( 시계열 분석 - integrate사용해서)',
      en: 'ARIMA? (time series analysis, using integrate)',
    },
  ],
  prose: [
    {
      ko: 'ARIMA는 세 가지 일을 차례로 해요. 먼저 열을 차분해서 평균이 일정한 열로 만들어요. 차분한 열의 다음 값을 지난 값(AR)과 지난 오차(MA)로 예측해요. 마지막으로 예측한 차분을 다시 더해서 원래 단위로 돌려놓아요. 이 마지막 일이 노트의 integrate, 이름 가운데의 I(누적)예요.',
      en: 'ARIMA does three things in turn. It differences the column, so that its mean stays the same. It forecasts the differences from past values (AR) and past errors (MA). Then it adds the forecast differences up again, back into the original unit. That last step is the integrate of the notes, the I in the middle of the name.',
    },
    {
      ko: '모델의 이름은 ARIMA(p,d,q)(P,D,Q)[m]처럼 써요. p는 지난 값을 몇 개 보는지, q는 지난 오차를 몇 개 보는지, d는 바로 앞 값을 몇 번 빼는지예요. 대문자 P, D, Q는 같은 일을 한 주기(m행) 간격으로 해요. 열두 달마다 되풀이되는 열이라면 m은 12예요.',
      en: 'A model is written ARIMA(p,d,q)(P,D,Q)[m]. p is how many past values it uses, q how many past errors, and d how often the value just before is taken away. P, D and Q do the same at the distance of a season, m rows. For months of a year m is 12.',
    },
    {
      ko: '차수는 자동으로 고를 수 있어요. 차분 횟수는 검정으로 먼저 정하고, p, q, P, Q는 AICc로 골라요. AICc는 모델이 잘 맞을수록 작아지고, 계수가 많을수록 커져요. 그래서 AICc가 가장 작은 차수를 골라요.',
      en: 'The order can be chosen automatically. Tests set the differences first; then AICc chooses p, q, P and Q. AICc is smaller for a better fit and larger for more coefficients. The order with the smallest AICc is taken.',
    },
    {
      ko: '예측에는 띠가 붙어요. 80% 띠는 다음 값을 80%의 확률로 담겠다는 약속이에요. 멀리 내다볼수록 넓어져요. 로그를 씌우고 예측했다면, 되돌린 예측선은 평균이 아니라 중앙값이에요. 로그로 본 예측이 m, 표준 오차가 s라면 중앙값은 exp(m), 평균은 exp(m + s²/2)예요.',
      en: 'A forecast comes with a band. An 80 % band promises to hold the next value with a probability of 80 %. Farther ahead it is wider. Where a logarithm came first, the line that comes back is the median, not the mean: with a forecast m and a standard error s of the logarithm, the median is exp(m) and the mean exp(m + s²/2).',
    },
    {
      ko: '차수와 계수는 학습 행과 검증 행에서만 정해요. 평가 행에서는 계수를 그대로 두고, 값을 하나씩 알려 주면서 다음 행을 맞히게 해요. 신경망, 홀트–윈터스(지수 평활), 배우지 않는 예측도 같은 행에서 견주어요. 차이의 95% 구간에 0이 들어 있으면 ‘뚜렷한 차이가 없다’고 말해요.',
      en: 'Order and coefficients come from the training and validation rows only. On the test rows the coefficients stay; the model is told one value after the other and names the next. Networks, Holt–Winters smoothing and forecasts that learn nothing are judged on the same rows. Where the 95 % interval of a difference holds 0, the page says “no clear difference”.',
    },
    {
      ko: '실행하면 마지막 행들을 먼저 직접 그려 볼 수 있어요. 그린 다음에 실제 값과 ARIMA의 예측을 나란히 보세요. 내 눈은 얼마나 잘 맞히나요?',
      en: 'When you run it, you can first draw the last rows yourself. Then see what came, and what ARIMA forecast. How well does your eye do?',
    },
  ],
  predict: {
    question: {
      ko: '평가 행에서 한 행 앞을 맞힐 때, 평균 오차가 가장 작은 예측은 무엇일까요?',
      en: 'One row ahead on the test rows: which forecast will have the smallest mean error?',
    },
    options: [
      { id: 'arima', words: { ko: 'ARIMA예요', en: 'ARIMA' } },
      {
        id: 'network',
        words: { ko: '신경망(LSTM, GRU, RNN) 가운데 하나', en: 'a network: LSTM, GRU or RNN' },
      },
      {
        id: 'smoothing',
        words: { ko: '홀트–윈터스(지수 평활)', en: 'Holt–Winters smoothing' },
      },
      {
        id: 'simple',
        words: {
          ko: '배우지 않는 예측(마지막 값이나 한 주기 전 값)',
          en: 'one that learns nothing: the last row or the last season',
        },
      },
    ],
    because: {
      ko: '평균 오차는 ARIMA {arima}, 신경망 가운데 가장 나은 {networkName} {network}, 홀트–윈터스 {smoothing}, 배우지 않는 예측 가운데 가장 나은 것이 {simple|이에요/예요}. 이 차이가 우연일 수 있는지는 위의 판정이 말해 줘요.',
      en: 'Mean errors: ARIMA {arima}, the best network ({networkName}) {network}, Holt–Winters {smoothing}, the best that learns nothing {simple}. Whether these differences may be chance, the verdict says.',
    },
  },
  claims: [
    {
      id: 'agrees-with-r',
      words: {
        ko: '항공 승객 열의 로그에 ARIMA(0,1,1)(0,1,1)[12]를 맞추면 R과 같은 값이 나와요: ma1 = −0.4018, sma1 = −0.5569, 로그 가능도 244.7, AIC −483.4.',
        en: 'ARIMA(0,1,1)(0,1,1)[12] on the logarithm of the airline passengers gives what R gives: ma1 = −0.4018, sma1 = −0.5569, log-likelihood 244.7, AIC −483.4.',
      },
    },
    {
      id: 'undo-gives-the-path',
      words: {
        ko: '예측한 차분을 다시 더하면 모델의 예측과 똑같은 값이 원래 단위로 나와요.',
        en: 'The forecast differences, added up again, are the model’s own forecast in the original unit.',
      },
    },
    {
      id: 'median-and-mean',
      words: {
        ko: '로그를 되돌린 중앙값은 exp(m), 평균은 exp(m + s²/2)이고, 띠의 위아래는 그대로 되돌린 값이에요.',
        en: 'After a logarithm the median is exp(m), the mean exp(m + s²/2), and the limits are transformed back as they are.',
      },
    },
    {
      id: 'smallest-aicc-of-one-differencing',
      words: {
        ko: '고른 차수는 시도한 차수 가운데 AICc가 가장 작고, 시도한 차수는 모두 차분, 변환, 행이 같아요.',
        en: 'The chosen order has the smallest AICc of those tried, and all of these have the same differences, transformation and rows.',
      },
    },
    {
      id: 'same-rows',
      words: {
        ko: '표의 모든 예측은 같은 행에서, 파일의 단위로 잰 오차로 비교해요.',
        en: 'All forecasts of a table are compared on the same rows, by errors in the unit of the file.',
      },
    },
    {
      id: 'only-rows-before',
      words: {
        ko: '평가 행이 어떤 값이든 차수와 계수는 달라지지 않아요.',
        en: 'Order and coefficients do not depend on the test rows.',
      },
    },
    {
      id: 'clear-means-interval',
      words: {
        ko: '‘낫다’는 말은 차이의 95% 구간에 0이 들어 있지 않을 때만 해요.',
        en: '“Better” is said only where the 95 % interval of the difference leaves out 0.',
      },
    },
    {
      id: 'coverage-counted',
      words: {
        ko: '띠가 맞은 횟수는 약속이 아니라 세어 본 값이에요.',
        en: 'How often the bands held is counted, not promised.',
      },
    },
    {
      id: 'short-series-hold-less',
      words: {
        ko: '모의실험에서 50행으로 만든 띠는 300행으로 만든 띠보다, 그리고 약속보다 덜 맞아요.',
        en: 'In the simulation, bands from 50 rows hold less often than bands from 300 rows, and less than they promise.',
      },
    },
    {
      id: 'drawing-on-the-same-rows',
      words: {
        ko: '내 그림은 ARIMA의 예측과 같은 행에서 같은 방법으로 재요.',
        en: 'Your drawing is scored on the same rows, and in the same way, as ARIMA’s forecast.',
      },
    },
  ],
  watchFor: [
    {
      ko: '예측을 차분한 채로 두지 마세요. 차분한 예측은 0 근처를 오가는 작은 수예요. 다시 더하기 전에는 원래 열의 값이 아니에요.',
      en: 'Do not leave a forecast in differences. There it is a small number near 0. It is no value of the column before it has been added up again.',
    },
    {
      ko: '띠가 넓다고 나쁜 모델은 아니에요. 멀리 내다볼수록, 더 큰 확률을 약속할수록 넓어야 해요. 좁은데 자주 틀리는 띠가 나쁜 띠예요.',
      en: 'A wider band is not a worse model. Farther ahead, or for a larger promise, it has to be wider. A narrow band that often fails is the bad one.',
    },
    {
      ko: 'AICc는 차분이 다른 모델끼리 견줄 수 없어요. 차분하면 설명하는 자료 자체가 달라지니까요. 그래서 자동 차수도 차분은 검정으로 먼저 정해요. 변환이나 행이 달라도 마찬가지예요.',
      en: 'AICc cannot compare models of different differences: after differencing, other data are explained. So the automatic order sets the differences by tests first. The same holds for another transformation or other rows.',
    },
    {
      ko: '로그를 되돌린 예측선을 평균으로 읽기 쉬워요. exp(m)은 중앙값이에요. 여러 달을 더한 합계를 어림하려면 평균을 쓰세요.',
      en: 'The line that comes back from a logarithm is easily read as a mean. exp(m) is the median. For a sum over several months use the mean.',
    },
    {
      ko: '띠는 계수를 정확히 안다고 여기고 만들어요. 행이 적으면 계수가 부정확해서, 약속한 만큼 맞지 않아요. 페이지 아래의 모의실험을 보세요.',
      en: 'A band takes the coefficients for the truth. From few rows they are uncertain, and the band holds less than it promises: see the simulation at the end of the page.',
    },
    {
      ko: '이 표 하나로 ‘ARIMA가 LSTM보다 낫다’거나 그 반대라고 말할 수는 없어요. 이 파일, 이 행들, 한 번씩의 학습에서 나온 결과예요.',
      en: 'One table does not say that ARIMA is better than an LSTM, or the other way round. It holds for this file, these rows and one training each.',
    },
  ],
  snippets: [
    {
      library: 'statsmodels',
      code: `import numpy as np
from statsmodels.tsa.statespace.sarimax import SARIMAX

# the column of your file, oldest first; here: twelve years of growing months
t = np.arange(144)
noise = np.random.default_rng(1).normal(0, 0.03, 144).cumsum() / 3
values = 100 * np.exp(0.01 * t + 0.2 * np.sin(2 * np.pi * t / 12) + noise)

uses_log = '{transform}' != 'none'  # "auto" chooses λ; 0 is the logarithm
x = np.log(values) if uses_log else values
fit = SARIMAX(x, order=(0, 1, 1), seasonal_order=(0, 1, 1, 12)).fit(disp=False)
print(fit.params, fit.aicc)

ahead = fit.get_forecast(12)
back = np.exp if uses_log else np.positive
print(back(ahead.predicted_mean))  # after a logarithm: the median
print(back(ahead.conf_int(alpha=0.05)))  # 95 % limits
`,
    },
    {
      library: 'R',
      code: `# the column of your file, oldest first; here: the airline passengers that come with R
values <- AirPassengers

uses_log <- '{transform}' != 'none'  # "auto" chooses lambda; 0 is the logarithm
x <- if (uses_log) log(values) else values
fit <- arima(x, order = c(0, 1, 1), seasonal = list(order = c(0, 1, 1), period = 12))
print(fit)
print(Box.test(residuals(fit), lag = 24, type = 'Ljung-Box', fitdf = 2))

ahead <- predict(fit, n.ahead = 12)
back <- if (uses_log) exp else identity
print(back(ahead$pred))  # after a logarithm: the median
print(back(ahead$pred - 1.96 * ahead$se))  # 95 % limits
print(back(ahead$pred + 1.96 * ahead$se))
`,
    },
  ],
  sources: [
    {
      words:
        'Box, Jenkins, Reinsel & Ljung, Time Series Analysis: Forecasting and Control, ch. 4, 5, 9',
      url: 'https://doi.org/10.1002/9781118619193',
    },
    {
      words:
        'Hyndman & Khandakar, Automatic Time Series Forecasting: The forecast Package for R (2008)',
      url: 'https://doi.org/10.18637/jss.v027.i03',
    },
    {
      words: 'Hyndman & Athanasopoulos, Forecasting: Principles and Practice (3rd ed.), 5.6 and 9',
      url: 'https://otexts.com/fpp3/arima.html',
    },
    {
      words: 'Hurvich & Tsai, Regression and Time Series Model Selection in Small Samples (1989)',
      url: 'https://doi.org/10.1093/biomet/76.2.297',
    },
    {
      words: 'Ljung & Box, On a Measure of Lack of Fit in Time Series Models (1978)',
      url: 'https://doi.org/10.1093/biomet/65.2.297',
    },
    {
      words: 'Chatfield, Calculating Interval Forecasts (1993)',
      url: 'https://doi.org/10.1080/07350015.1993.10509938',
    },
  ],
  needs: ['series'],
  sample: 'air-passengers.csv',
  knobs: [
    transformKnob,
    {
      kind: 'choice',
      id: 'order',
      label: { ko: '차수', en: 'Order' },
      help: {
        ko: '‘자동’은 AICc로 골라요. 항공 모형은 바로 앞 값과 한 주기 전 값을 한 번씩 빼고, 지난 오차를 하나씩 보는 모델이에요. 주기가 없으면 (0,1,1)이에요.',
        en: '“Auto” chooses by AICc. The airline model takes away the value just before and the one a season before, and uses one past error of each. Without a season it is (0,1,1).',
      },
      options: [
        { id: 'auto', label: { ko: '자동', en: 'Auto' } },
        { id: 'airline', label: { ko: '항공 모형', en: 'Airline model' } },
      ],
      initial: 'auto',
    },
    seasonKnob,
  ],
};
