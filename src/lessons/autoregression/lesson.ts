import { differencingKnob } from '../../training/arima/differencing-knob';
import { seasonKnob } from '../../training/forecast/season-knob';
import type { Lesson } from '../lesson';

export const lesson: Lesson = {
  id: 'autoregression',
  chapter: 'time-series',
  title: {
    ko: 'AR: 자기의 과거로 하는 회귀',
    en: 'AR: a regression on its own past',
  },
  notes: [
    {
      line: 23,
      ko: 'ex) AR (auto regression : 자기회귀)',
      en: 'for example AR (autoregression)',
    },
  ],
  prose: [
    {
      ko: '자기회귀(autoregression, AR)는 다음 값을 자기의 지난 값으로 설명해요. 지난 p개 행의 값에 계수 φ(파이)를 하나씩 곱해 더하고, 상수 c를 더하면 예측이에요. 실제 값이 예측에서 벗어난 만큼이 오차 e예요. 이것을 AR(p)라고 써요. 설명 변수 자리에 자기의 과거를 넣은 선형 회귀예요.',
      en: 'An autoregression (AR) explains the next value by the column’s own past. Each of the last p rows is multiplied by its coefficient φ (phi), the products are added, and a constant c. That is the forecast. How far the actual value lies from it is the error e. This is AR(p): a linear regression in which the explaining variables are the past rows.',
    },
    {
      ko: 'φ는 아무 수나 될 수 없어요. AR(1)에서 φ가 0.5면, 평균에서 벗어난 만큼이 한 행마다 절반으로 줄어요. 그래서 평균으로 돌아와요. φ가 1이면 줄지 않아요. 상수 c가 없다면 이것이 무작위 보행이고, 마지막 값 되풀이가 가장 좋은 예측이에요. φ의 크기가 1보다 크면 끝없이 커져요.',
      en: 'φ cannot be just any number. With φ = 0.5 in an AR(1), the distance from the mean is halved with every row: it comes back. With φ = 1 it does not shrink. Without a constant c that is the random walk, and repeating the last row is its best forecast. Where φ is larger than 1 in size, it grows without end.',
    },
    {
      ko: '계수가 여럿이면 계수로 만든 다항식 1 − φ₁z − … − φₚzᵖ의 근을 봐요. 근은 이 다항식을 0으로 만드는 z예요. 근이 모두 단위원(0에서 거리가 1인 원) 밖에 있으면 정상성을 띠어요. 그림에는 근의 역수(역근)를 찍으니, 모두 원 안에 있어야 해요. 정상성이 없는 열은 먼저 차분하는 것이 좋아요.',
      en: 'With several coefficients, look at the roots of the polynomial 1 − φ₁z − … − φₚzᵖ, the z that make it 0. If all of them lie outside the unit circle (at distance 1 from 0), the series is stationary. The picture shows their inverses, so all have to lie inside. A column that is not stationary is better differenced first.',
    },
    {
      ko: '계수는 학습 행들이 나올 가능도(likelihood)가 가장 커지도록 정해요. p를 늘리면 가능도는 줄지 않아요. 그래서 p는 가능도로 고를 수 없고, 계수마다 벌점을 매긴 AICc로 골라요. 작을수록 좋아요. 판정 행은 계수를 그대로 둔 채 한 행씩 앞서 예측해요.',
      en: 'The coefficients are those under which the training rows are most likely (maximum likelihood). With more of them the likelihood never falls, so it cannot choose p. AICc can: it adds a penalty for every coefficient, and smaller is better. The held-out rows are then foretold one step ahead, with the coefficients left as they are.',
    },
  ],
  predict: {
    question: {
      ko: '계수 하나마다 벌점을 매기는 AICc는 이 열에서 몇 행 전까지 보는 AR을 고를까요? 0행부터 12행까지 견주어요.',
      en: 'AICc charges for every coefficient. How many past rows will the AR model that it picks for this column use? It compares 0 to 12.',
    },
    options: [
      { id: 'few', words: { ko: '2행 이하', en: '2 or fewer' } },
      { id: 'some', words: { ko: '3행에서 8행', en: '3 to 8' } },
      { id: 'many', words: { ko: '9행 이상', en: '9 or more' } },
    ],
    because: {
      ko: '0행부터 {most}행까지 가운데 {best}행을 골랐어요. 지금 설정한 p = {p}의 AICc는 그보다 {above}만큼 커요.',
      en: 'From 0 to {most} it picked {best}. With p = {p}, as set here, AICc is larger by {above}.',
    },
  },
  claims: [
    {
      id: 'recovers-phi',
      words: {
        ko: 'AR(2)에서 뽑은 자료 40개 가운데 36개 이상에서, 맞춘 두 φ가 모두 참값에서 표준오차의 3배 안에 들어요.',
        en: 'For at least 36 of 40 series drawn from an AR(2), both fitted φ lie within 3 standard errors of the truth.',
      },
    },
    {
      id: 'agrees-with-r',
      words: {
        ko: '로그 가능도는 R의 arima와 같아요. R에 들어 있는 lh 자료에 AR(1)을 맞추면 둘 다 −29.38이에요.',
        en: 'The log-likelihood is that of R’s arima: for R’s own data lh and an AR(1), both give −29.38.',
      },
    },
    {
      id: 'decays-by-phi',
      words: {
        ko: 'AR(1)이 h행 앞을 내다본 예측은 평균 + φʰ × (마지막 값 − 평균)이에요.',
        en: 'The forecast of an AR(1) h rows ahead is mean + φʰ × (last value − mean).',
      },
    },
    {
      id: 'phi-one-repeats',
      words: {
        ko: 'φ가 1이고 상수가 없으면, 몇 행 앞이든 예측은 마지막 값이에요.',
        en: 'With φ = 1 and no constant the forecast is the last value, however far ahead.',
      },
    },
    {
      id: 'inverse-roots-inside',
      words: {
        ko: '맞춘 모델의 역근은 모두 단위원 안에 있어요.',
        en: 'All inverse roots of a fitted model lie inside the unit circle.',
      },
    },
    {
      id: 'is-a-regression',
      words: {
        ko: '행이 많으면 최대 가능도의 φ와 선형 회귀의 계수는 거의 같아요. 차이는 표준오차의 절반보다 작아요.',
        en: 'With many rows the φ of maximum likelihood and of a linear regression are nearly the same: less than half a standard error apart.',
      },
    },
    {
      id: 'not-a-correlation',
      words: {
        ko: '계수는 상관이 아니에요. 항공 승객 수의 AR(2)에서 φ₁은 1보다 크고, 2행 전과의 자기상관은 양수인데 φ₂는 음수예요.',
        en: 'A coefficient is no correlation. In the AR(2) of the air passengers φ₁ is above 1, and φ₂ is negative although the autocorrelation 2 rows apart is positive.',
      },
    },
    {
      id: 'more-is-not-better',
      words: {
        ko: '같은 행에서 p를 늘리면 가능도는 줄지 않지만, AICc는 다시 커질 수 있어요.',
        en: 'On the same rows, a larger p never lowers the likelihood, but AICc can rise again.',
      },
    },
    {
      id: 'terms-add-up',
      words: {
        ko: '상수와 φ × 지난 값을 모두 더하면 그 행의 예측이 돼요.',
        en: 'The constant and all φ × past value add up to the row’s forecast.',
      },
    },
    {
      id: 'blind-to-the-test',
      words: {
        ko: '계수를 정할 때 판정 행은 보지 않아요.',
        en: 'The coefficients are found without the held-out rows.',
      },
    },
  ],
  watchFor: [
    {
      ko: 'AR 모델은 신경망이 아니에요. 층도 활성화 함수도 없고, 계수 p개와 상수뿐인 선형 회귀예요.',
      en: 'An AR model is no neural network. It has no layers and no activation: a linear regression with p coefficients and a constant.',
    },
    {
      ko: 'φ를 자기상관으로 읽기 쉬워요. φ₂는 1행 전의 값을 이미 알고 있을 때 2행 전이 더해 주는 몫이에요.',
      en: 'φ is easily read as an autocorrelation. φ₂ is what the row 2 before adds when the row 1 before is known already.',
    },
    {
      ko: 'p가 클수록 좋은 것이 아니에요. 학습 행의 오차는 줄어도, 남는 계수는 우연을 외워요. 표에서 AICc를 보세요.',
      en: 'A larger p is not better. Errors on the training rows shrink, but spare coefficients learn chance by heart. Look at AICc in the table.',
    },
    {
      ko: '멀리 내다본 AR 예측이 밋밋하다고 잘못된 것은 아니에요. 아는 것이 다하면 평균이 가장 나은 예측이에요.',
      en: 'That an AR forecast goes flat far ahead is no fault. Where knowledge ends, the mean is the best that can be said.',
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
fit = ARIMA(x[:-held_out], order=({p}, 0, 0)).fit()
print(fit.params, fit.bse)  # constant (the mean), phi, sigma squared; their standard errors
print('inverse roots', np.abs(1 / fit.arroots))  # all below 1

# one step ahead on the held-out rows, coefficients as they are
ahead = fit.append(x[-held_out:]).predict(len(x) - held_out)
print('AR({p})', np.abs(ahead - x[-held_out:]).mean())
print('last row', np.abs(np.diff(values))[-held_out:].mean())

# past the last row: back to the mean
print(fit.get_forecast(24).summary_frame(alpha=0.05))
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
train <- head(x, -held_out)
fit <- arima(train, order = c({p}, 0, 0), method = "ML")
print(fit)  # "intercept" is the mean
phi <- head(coef(fit), {p})
print(1 / Mod(polyroot(c(1, -phi))))  # inverse roots: all below 1

# one step ahead on the held-out rows, coefficients as they are
again <- arima(x, order = c({p}, 0, 0), fixed = coef(fit), transform.pars = FALSE, method = "ML")
print(mean(abs(tail(residuals(again), held_out))))
print(mean(abs(tail(diff(values), held_out))))  # repeating the last row

# past the last row: back to the mean
print(predict(fit, n.ahead = 24))
`,
      names: {
        differencing: { none: 'values', first: 'diff(values)', season: 'diff(values, 12)' },
      },
    },
  ],
  sources: [
    {
      words: 'Box, Jenkins, Reinsel & Ljung, Time Series Analysis (5th ed.), ch. 3, 5 and 7',
    },
    {
      words:
        'Hyndman & Athanasopoulos, Forecasting: Principles and Practice (3rd ed.), 9.3 and 9.8',
      url: 'https://otexts.com/fpp3/AR.html',
    },
    {
      words:
        'Hurvich & Tsai, Regression and time series model selection in small samples (1989): AICc',
      url: 'https://doi.org/10.1093/biomet/76.2.297',
    },
  ],
  needs: ['series'],
  sample: 'air-passengers.csv',
  knobs: [
    {
      kind: 'range',
      id: 'p',
      label: { ko: '지난 행 p', en: 'Past rows p' },
      help: {
        ko: '예측할 때 보는 지난 행의 수예요. 계수 φ도 그만큼 있어요.',
        en: 'How many past rows are read for a forecast, each with a coefficient φ of its own.',
      },
      min: 1,
      max: 12,
      step: 1,
      initial: 2,
    },
    differencingKnob,
    seasonKnob,
  ],
};
