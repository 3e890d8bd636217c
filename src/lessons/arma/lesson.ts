import { seasonKnob } from '../../training/forecast/season-knob';
import { transformKnob } from '../../training/forecast/transform-knob';
import type { Lesson } from '../lesson';

export const lesson: Lesson = {
  id: 'arma',
  chapter: 'time-series',
  title: {
    ko: 'ARMA: 지난 값과 지난 오차를 함께',
    en: 'ARMA: past values and past errors together',
  },
  notes: [
    {
      line: 23,
      ko: 'AR (auto regression : 자기회귀), MA (moving average: 이동 평균법), ARMA',
      en: 'AR (autoregression), MA (moving average), ARMA',
    },
  ],
  prose: [
    {
      ko: 'ARMA는 AR와 MA를 한 식에 넣은 모델이에요. 다음 값을 지난 값 p개와 지난 오차 q개로 예측해요. 그래서 ARMA(p,q)라고 써요. q가 0이면 AR(p), p가 0이면 MA(q)예요.',
      en: 'ARMA puts AR and MA into one formula. It forecasts the next value from p past values and q past errors, and is written ARMA(p,q). With a q of 0 it is AR(p), with a p of 0 it is MA(q).',
    },
    {
      ko: 'p와 q는 몇으로 할까요? 계수를 늘리면 이미 본 행에는 늘 더 잘 맞아요. 그렇다고 다음 행을 더 잘 맞히는 것은 아니에요. 그래서 AICc를 봐요. AICc는 얼마나 안 맞는지를 나타내는 수(로그 가능도가 작을수록 커요)에 계수의 수만큼 벌점을 더한 값이고, 작을수록 좋아요.',
      en: 'How large should p and q be? More coefficients always fit the rows already seen a little better. That does not make the next row easier. So we look at AICc: how badly the model fits (the smaller its log-likelihood, the worse), plus a penalty for every coefficient. Smaller is better.',
    },
    {
      ko: '실행하면 p와 q가 0부터 4까지인 모델을 하나씩 맞추면서 지도를 채워요. 모든 칸이 같은 행, 같은 차분, 같은 변환을 써요. 그래야 AICc를 견줄 수 있어요. 칸에 마우스를 올리면 계산식이 나와요.',
      en: 'The run fits one model after the other, p and q from 0 to 4, and fills a map. All cells use the same rows, differences and transformation: only then can their AICc be compared. Point at a cell to see its formula.',
    },
    {
      ko: '†, ?, × 표시가 붙은 칸은 고르지 않아요. 근은 계수로 만든 식의 해예요. † 표시는 근이 단위원(0에서 거리 1인 원)에 너무 가깝다는 뜻이에요. 그런 모델은 정상이 아니거나, 지난 값에서 오차를 되찾을 수 없는 모델과 거의 같아요. ∼ 표시는 AR의 근과 MA의 근이 거의 같다는 뜻이에요. 둘은 서로 지워서, 사실은 더 작은 모델이에요. 이 칸은 뽑힐 수 있어요.',
      en: 'Cells marked †, ? or × are not picked. Roots are the solutions of an equation made of the coefficients. † means that a root lies too near the unit circle (at distance 1 from 0). Such a model is close to one that is not stationary, or whose errors cannot be worked out from past values. ∼ means that an AR root and an MA root are nearly the same: they cancel, and the model really is a smaller one. Such a cell may be picked.',
    },
    {
      ko: '고른 모델은 평가 행에서 시험해요. 계수는 그대로 두고 한 행씩 알려 주면서 다음 행을 맞히게 해요. 배우지 않는 예측도 같은 행에서 견주어요. 계절을 AR와 MA에도 넣는 모델은 다음 수업(ARIMA)에 나와요.',
      en: 'The picked model is tried on the test rows. Its coefficients stay; it is told one row after the other and names the next. Forecasts that learn nothing are judged on the same rows. Models whose AR and MA know the season, too, come in the next lesson (ARIMA).',
    },
  ],
  predict: {
    question: {
      ko: '지금 설정에서 AICc는 어떤 차수를 고를까요?',
      en: 'With these settings, which kind of order will AICc pick?',
    },
    options: [
      {
        id: 'neither',
        words: {
          ko: 'p와 q가 모두 0: 지난 값도 오차도 쓸모없어요',
          en: 'p and q both 0: nothing of the past helps',
        },
      },
      {
        id: 'ar',
        words: { ko: 'p만 0보다 큼: 지난 값이면 돼요', en: 'only p above 0: past values do' },
      },
      {
        id: 'ma',
        words: { ko: 'q만 0보다 큼: 지난 오차면 돼요', en: 'only q above 0: past errors do' },
      },
      {
        id: 'both',
        words: {
          ko: 'p와 q가 모두 0보다 큼: 둘 다 필요해요',
          en: 'p and q both above 0: both are needed',
        },
      },
    ],
    because: {
      ko: 'AICc가 가장 작은 차수는 {order|이에요/예요}({aicc}). 다음은 {second}, 차이는 {delta|이에요/예요}.',
      en: 'The order with the smallest AICc is {order} ({aicc}). Next comes {second}, {delta} above it.',
    },
  },
  claims: [
    {
      id: 'smallest-aicc',
      words: {
        ko: '고른 차수는, 계산이 끝나고 경계에 근이 없는 모델 가운데 AICc가 가장 작아요. 모두 차분, 변환, 행이 같아요.',
        en: 'The picked order has the smallest AICc of the fits that came to rest without a root on the boundary; all have the same differences, transformation and rows.',
      },
    },
    {
      id: 'aicc-formula',
      words: {
        ko: '칸마다 AICc = −2 × 로그 가능도 + 2kn / (n − k − 1)이에요.',
        en: 'In every cell AICc = −2 × log-likelihood + 2kn / (n − k − 1).',
      },
    },
    {
      id: 'common-factor-is-noise',
      words: {
        ko: 'θ = −φ인 ARMA(1,1)은 백색잡음과 똑같아요.',
        en: 'ARMA(1,1) with θ = −φ is white noise.',
      },
    },
    {
      id: 'near-the-true-order',
      words: {
        ko: 'AR(2)로 만든 열에서 AICc가 참 차수를 늘 고르지는 않아요. 하지만 절반이 넘는 열에서 참 차수의 AICc는 고른 차수보다 2 넘게 크지 않았어요.',
        en: 'On columns made by an AR(2), AICc does not always pick the true order. But on more than half of them the true order lay no more than 2 above the picked one.',
      },
    },
    {
      id: 'same-rows',
      words: {
        ko: '모든 예측은 같은 평가 행에서, 파일의 단위로 잰 오차로 비교해요.',
        en: 'All forecasts are compared on the same test rows, by errors in the unit of the file.',
      },
    },
  ],
  watchFor: [
    {
      ko: 'AICc가 가장 작은 모델이 ‘참 모델’은 아니에요. 차이가 2쯤이면 다른 행을 보았을 때 순서가 바뀔 수 있어요. 참 규칙이 지도 안에 없을 수도 있어요.',
      en: 'The model with the smallest AICc is not “the true model”. With differences of about 2, other rows could have turned the order round. And the true rule may not be in the map at all.',
    },
    {
      ko: '차분 횟수(d, D), 변환, 행이 다르면 AICc를 견주지 마세요. 설명하는 자료가 달라지기 때문이에요. 차분 설정을 바꾸면 지도 전체가 다른 지도가 돼요.',
      en: 'Never compare AICc across other differences (d, D), transformations or rows: other data are explained. With another setting the whole map is another map.',
    },
    {
      ko: 'AR와 MA를 함께 늘린다고 더 강한 모델이 되지는 않아요. 같은 근을 가진 AR와 MA는 서로 지워요. θ = −φ인 ARMA(1,1)은 그냥 백색잡음이에요. 그런 모델의 계수는 거의 아무 값이나 될 수 있어요.',
      en: 'More of AR and MA together does not make a stronger model. An AR and an MA with the same root cancel: ARMA(1,1) with θ = −φ is plain white noise. The coefficients of such a fit can be nearly anything.',
    },
    {
      ko: '여기의 MA는 값을 매끄럽게 하는 이동평균이 아니에요. 지난 예측이 틀린 만큼(오차)을 쓰는 모델이에요.',
      en: 'The MA here is no moving average that smooths values. It uses by how much past forecasts were wrong.',
    },
  ],
  snippets: [
    {
      library: 'statsmodels',
      code: `import numpy as np
from statsmodels.tsa.arima.model import ARIMA

# the column of your file, oldest first; here: twelve years of growing months
t = np.arange(144)
noise = np.random.default_rng(1).normal(0, 0.03, 144)
values = 100 * np.exp(0.01 * t + 0.2 * np.sin(2 * np.pi * t / 12) + noise)

x = np.{transform}(values)
w = {differencing}
aicc = dict()
for p in range(3):
    for q in range(3):
        aicc[p, q] = ARIMA(w, order=(p, 0, q)).fit().aicc
        print(p, q, round(aicc[p, q], 2))
print('smallest:', min(aicc, key=aicc.get))
`,
      names: {
        transform: { none: 'positive', log: 'log', auto: 'log' },
        differencing: {
          auto: 'np.diff(x[12:] - x[:-12])  # as tests suggest for such months',
          none: 'x',
          first: 'np.diff(x)',
          season: 'x[12:] - x[:-12]',
        },
      },
    },
    {
      library: 'R',
      code: `# the column of your file, oldest first; here: the airline passengers that come with R
x <- {transform}(AirPassengers)
w <- {differencing}
n <- length(w)
aicc <- matrix(NA, 4, 4, dimnames = list(p = 0:3, q = 0:3))
for (p in 0:3) for (q in 0:3) {
  fit <- try(arima(w, order = c(p, 0, q)), silent = TRUE)
  if (inherits(fit, 'try-error')) next
  k <- length(coef(fit)) + 1  # with the variance
  aicc[p + 1, q + 1] <- -2 * fit$loglik + 2 * k * n / (n - k - 1)
}
print(round(aicc, 2))
print(which(aicc == min(aicc, na.rm = TRUE), arr.ind = TRUE) - 1)  # roots near 1 not left out

# an AR and an MA that cancel leave the errors themselves
e <- rnorm(300)
print(range(arima.sim(list(ar = 0.6, ma = -0.6), 300, innov = e, n.start = 2, start.innov = c(0, 0)) - e))
`,
      names: {
        transform: { none: 'identity', log: 'log', auto: 'log' },
        differencing: {
          auto: 'diff(diff(x, 12))  # as tests suggest for these months',
          none: 'x',
          first: 'diff(x)',
          season: 'diff(x, 12)',
        },
      },
    },
  ],
  sources: [
    {
      words:
        'Box, Jenkins, Reinsel & Ljung, Time Series Analysis: Forecasting and Control, ch. 3, 6',
      url: 'https://doi.org/10.1002/9781118619193',
    },
    {
      words: 'Hurvich & Tsai, Regression and Time Series Model Selection in Small Samples (1989)',
      url: 'https://doi.org/10.1093/biomet/76.2.297',
    },
    {
      words: 'Burnham & Anderson, Multimodel Inference: Understanding AIC and BIC (2004)',
      url: 'https://doi.org/10.1177/0049124104268644',
    },
    {
      words: 'Hyndman & Athanasopoulos, Forecasting: Principles and Practice (3rd ed.), 9.5–9.7',
      url: 'https://otexts.com/fpp3/arima-estimation.html',
    },
  ],
  needs: ['series'],
  sample: 'air-passengers.csv',
  knobs: [
    {
      kind: 'choice',
      id: 'differencing',
      label: { ko: '차분', en: 'Differences' },
      help: {
        ko: '모든 칸에 똑같이 쓰는 차분이에요. ‘자동’은 검정이 권하는 대로, ‘주기’는 한 주기 전 값을 빼요.',
        en: 'The same for all cells. “Auto” follows what tests suggest; “season” takes away the value one season before.',
      },
      options: [
        { id: 'auto', label: { ko: '자동', en: 'Auto' } },
        { id: 'none', label: { ko: '없음', en: 'None' } },
        { id: 'first', label: { ko: '1번', en: '1' } },
        { id: 'season', label: { ko: '주기', en: 'Season' } },
      ],
      initial: 'auto',
    },
    transformKnob,
    seasonKnob,
  ],
};
