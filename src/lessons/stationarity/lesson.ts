import { seasonKnob } from '../../training/forecast/season-knob';
import type { Lesson } from '../lesson';

export const lesson: Lesson = {
  id: 'stationarity',
  chapter: 'time-series',
  title: { ko: '정상성과 두 검정', en: 'Stationarity, and two tests of it' },
  notes: [
    {
      line: 22,
      ko: '정상성을 뜬 데이터만 사용가능 (분산, 공산성 등이 일정)',
      en: 'only stationary data can be used (its variance, covariance and so on stay the same)',
    },
  ],
  prose: [
    {
      ko: '정상성(stationarity)을 ‘띤’ 시계열은 시간이 흘러도 성질이 바뀌지 않아요. 노트의 ‘공산성’은 공분산이에요. 보통은 세 가지만 봐요. 평균이 일정한가, 분산이 일정한가, 그리고 자기공분산이 일정한가. 자기공분산은 몇 행 떨어진 두 값이 평균에서 함께 벗어나는 정도예요. 그 크기가 몇 행 떨어졌는지에만 달려 있고, 언제인지에는 달려 있지 않아야 해요. 셋이 다 맞으면 약정상성을 띤다고 해요. 값이 오르내려도 괜찮아요. 오르내리는 방식이 그대로이면 돼요.',
      en: 'A stationary series keeps its character as time goes on. (The notes mean covariance, and misspell it.) Usually three things are asked. Is the mean the same everywhere? Is the variance? Is the autocovariance: how far two values some rows apart lie off the mean together? It may depend on how many rows apart they are, but not on when. All three make a series weakly stationary. The values may go up and down, as long as the way they do it stays the same.',
    },
    {
      ko: '노트는 ‘정상성을 띤 데이터만 쓸 수 있다’고 해요. AR, MA, ARMA에는 맞는 말이에요. 계수 한 벌로 모든 시점을 설명하는 모델이니까요. 순환 신경망에는 그런 조건이 없어요. 그래도 도움이 돼요. 배울 때 본 적 없는 높이의 값이 나오면 신경망도 길을 잃거든요.',
      en: 'The notes say that only stationary data can be used. That is true of AR, MA and ARMA: one set of coefficients has to fit every time. A recurrent network has no such condition. It profits all the same: values at a height that it never saw in training lead a network astray, too.',
    },
    {
      ko: '눈으로 보는 것에 두 검정을 보태요. 검정은 어떤 가정이 맞다고 놓고 시작해요. 이것이 귀무가설이에요. p는 그 가정이 맞을 때 지금처럼, 또는 지금보다 더 어긋난 결과가 나올 확률이에요. p가 0.05보다 작으면 가정을 버려요(기각). ADF 검정의 귀무가설은 ‘단위근(unit root)이 있다’예요. 단위근이 있으면 한 번 밀려난 값이 제자리로 돌아오지 않아요. KPSS 검정은 거꾸로예요. 귀무가설이 ‘정상이다’예요. 그래서 둘을 함께 읽어요.',
      en: 'Two tests are added to what the eye sees. A test begins by taking something for granted: its null hypothesis. Its p is the probability of a result that disagrees this much or more, if that were true. A p below 0.05 rejects it. The null hypothesis of the ADF test is a unit root: a value that was pushed away does not come back. That of the KPSS test is the opposite: stationarity. So the two are read together.',
    },
    {
      ko: '두 검정이 보지 못하는 것이 있어요. 계절과, 달라지는 분산이에요. 그래서 한 주기 뒤의 자기상관과 구간마다의 표준편차를 함께 봐요. 값이 클수록 더 퍼진다면 로그나 Box–Cox 변환을 먼저 해요. 차분은 수준을 고치는 것이지 퍼진 정도를 고치는 것이 아니에요.',
      en: 'There are things neither test sees: a season, and a variance that changes. So the autocorrelation at one season and the standard deviation along the file belong to the verdict. Where larger values spread more, a logarithm or a Box–Cox transformation comes first. Differencing mends the level, not the spread.',
    },
  ],
  predict: {
    question: {
      ko: '이 열에 두 검정을 하면 어떤 칸에 들어갈까요?',
      en: 'Both tests are run on this column. Which cell will it land in?',
    },
    options: [
      {
        id: 'stationary',
        words: {
          ko: 'ADF만 기각해요. 둘 다 정상이라는 쪽이에요',
          en: 'Only ADF rejects: both speak for stationary',
        },
      },
      {
        id: 'unit-root',
        words: {
          ko: 'KPSS만 기각해요. 둘 다 단위근이라는 쪽이에요',
          en: 'Only KPSS rejects: both speak for a unit root',
        },
      },
      {
        id: 'neither-fits',
        words: { ko: '둘 다 기각해요', en: 'Both reject' },
      },
      {
        id: 'too-little-evidence',
        words: { ko: '둘 다 기각하지 못해요', en: 'Neither rejects' },
      },
    ],
    because: {
      ko: 'ADF의 p는 {adfP}, KPSS의 p는 {kpssP}. 0.05보다 작은 쪽이 자기 귀무가설을 기각해요.',
      en: 'The p of ADF: {adfP}. The p of KPSS: {kpssP}. Below 0.05 a test rejects its own null hypothesis.',
    },
  },
  claims: [
    {
      id: 'same-as-statsmodels',
      words: {
        ko: '여기 나오는 통계량, 시차, p는 statsmodels의 adfuller, kpss와 같아요.',
        en: 'The statistics, lags and p shown here are those of adfuller and kpss in statsmodels.',
      },
    },
    {
      id: 'kpss-p-is-a-bound',
      words: {
        ko: 'KPSS의 p는 표가 끝나는 곳에서 “≤ 0.01”이나 “≥ 0.10”으로만 적어요. 그 너머는 알 수 없으니까요.',
        en: 'Where its table ends, the p of KPSS is only “≤ 0.01” or “≥ 0.10”: beyond that it is not known.',
      },
    },
    {
      id: 'ar-is-stationary',
      words: {
        ko: '앞 값의 절반에 잡음을 더한 300행을 시드 200개로 만들면, 10번에 9번 넘게 ‘정상’ 칸에 들어가요.',
        en: 'Of 300 rows made of half the row before plus noise, more than 9 in 10 land in the stationary cell (200 seeds).',
      },
    },
    {
      id: 'walk-has-a-unit-root',
      words: {
        ko: '무작위 보행 300행을 시드 200개로 만들면, 10번에 8번 넘게 ‘단위근’ 칸에 들어가요. 나머지는 검정이 놓친 거예요.',
        en: 'Of random walks of 300 rows, more than 8 in 10 land in the unit-root cell (200 seeds). The others are missed.',
      },
    },
    {
      id: 'line-needs-a-line',
      words: {
        ko: '직선에 잡음을 더한 300행은 ‘수준’ 둘레에서는 200번 모두 ‘단위근’ 칸에, ‘직선’ 둘레에서는 10번에 8번 넘게 ‘정상’ 칸에 들어가요.',
        en: 'Of 300 rows of a line plus noise, all 200 land in the unit-root cell around a level, and more than 8 in 10 in the stationary cell around a line.',
      },
    },
    {
      id: 'tests-miss-the-spread',
      words: {
        ko: '가운데부터 4배로 퍼지는 잡음도 10번에 9번 넘게 ‘정상’ 칸에 들어가요(300행, 시드 200개). 앞뒤 절반의 퍼진 정도를 견주면 매번 드러나요.',
        en: 'Noise that spreads 4 times as far from its middle on still lands in the stationary cell in more than 9 of 10 (300 rows, 200 seeds). The spread of both halves shows it every time.',
      },
    },
    {
      id: 'tests-miss-the-season',
      words: {
        ko: '12행마다 되풀이되는 물결에 잡음을 더해도 10번에 9번 넘게 ‘정상’ 칸에 들어가요(300행, 시드 200개). 12행 뒤의 자기상관에서는 매번 드러나요.',
        en: 'A wave of 12 rows plus noise lands in the stationary cell in more than 9 of 10 (300 rows, 200 seeds). The autocorrelation at 12 rows shows it every time.',
      },
    },
    {
      id: 'log-evens-the-spread',
      words: {
        ko: '예제 파일에서 로그를 씌우면, 평균에 따라 표준편차가 커지는 기울기가 작아져요.',
        en: 'On the sample file the logarithm makes the slope of the standard deviation against the level smaller.',
      },
    },
    {
      id: 'newest-rows-are-tested',
      words: {
        ko: '긴 파일에서는 마지막 5,000행만 검정하고, 그렇게 했다고 알려 줘요.',
        en: 'Of a long file only the last 5,000 rows are tested, and the page says so.',
      },
    },
  ],
  watchFor: [
    {
      ko: 'p가 작으면 정상이라고 외우면 안 돼요. ADF는 그렇지만 KPSS는 반대예요. KPSS의 p가 작으면 정상이 아니라는 뜻이에요. statsmodels의 예제 문서도 둘을 거꾸로 읽은 적이 있어요(이슈 4764, 7089).',
      en: '“A small p means stationary” is true of ADF and wrong of KPSS, where a small p means not stationary. Even the examples of statsmodels once read each of them the wrong way round (issues 4764 and 7089).',
    },
    {
      ko: '기각하지 못했다고 귀무가설이 맞다는 뜻은 아니에요. 행이 적으면 둘 다 기각하지 못할 때가 많아요.',
      en: 'Not to reject a null hypothesis does not prove it. With few rows often neither test rejects.',
    },
    {
      ko: '차분하면 분산도 일정해진다고 생각하기 쉬워요. 하지만 값이 클수록 더 퍼지는 것은 차분해도 남아요. 그것은 로그나 Box–Cox로 고쳐요.',
      en: 'Differencing does not make every variance constant. A spread that grows with the level is still there afterwards: a logarithm or Box–Cox mends that.',
    },
    {
      ko: '두 검정을 통과해도 끝이 아니에요. 계절과 달라지는 분산은 둘 다 보지 못해요.',
      en: 'Passing both tests is not the end: neither sees a season, or a variance that changes.',
    },
    {
      ko: '순환 신경망은 정상성이 없어도 쓸 수 있어요. 다만 있으면 배우기가 쉬워요.',
      en: 'A recurrent network can be used without stationarity. It only learns more easily with it.',
    },
    {
      ko: '정상이라는 말은 값이 변하지 않는다는 뜻도, 이상이 없다는 뜻도 아니에요.',
      en: 'Stationary does not mean that the values stand still, nor that nothing is wrong with them.',
    },
  ],
  snippets: [
    {
      library: 'statsmodels',
      code: `import warnings
import numpy as np, pandas as pd
from statsmodels.base.transform import BoxCox
from statsmodels.tsa.stattools import adfuller, kpss

# the column of your file, oldest first; here: twelve years that grow and swing
t = np.arange(144)
noise = np.random.default_rng(1).normal(0, 0.04, 144)
values = np.exp(4.8 + 0.01 * t + 0.1 * np.sin(2 * np.pi * t / 12) + noise)
x = {transform}

rows = pd.Series(x).rolling({window})
print(pd.DataFrame({'mean': rows.mean(), 'sd': rows.std()}).iloc[[{window} - 1, -1]])

warnings.simplefilter('ignore')  # kpss warns where its p is only a bound
statistic, p, lag, *_ = adfuller(x, regression='{around}', autolag='AIC')
print('ADF ', statistic, lag, p, 'unit root rejected' if p < 0.05 else 'not rejected')
statistic, p, lag, _ = kpss(x, regression='{around}', nlags='auto')
print('KPSS', statistic, lag, p, 'stationarity rejected' if p < 0.05 else 'not rejected')
`,
      names: {
        transform: {
          none: 'values',
          log: 'np.log(values)',
          auto: "BoxCox().transform_boxcox(values, method='guerrero', window_length=12)[0]",
        },
        around: { constant: 'c', trend: 'ct' },
      },
    },
    {
      library: 'R',
      code: `library(urca)      # install.packages(c('urca', 'forecast'))
library(forecast)

values <- AirPassengers  # or ts(read.csv('your-file.csv')$column, frequency = 12)
x <- {transform}

starts <- seq(1, length(x) - {window} + 1, by = {window})
print(sapply(starts, function(i) sd(x[i:(i + {window} - 1)])))

adf <- ur.df(x, type = '{around}', lags = 13, selectlags = 'AIC')
cat('ADF ', adf@teststat[1], '- rejects a unit root below', adf@cval[1, '5pct'], '\\n')
around <- c(drift = 'mu', trend = 'tau')[['{around}']]
kpss <- ur.kpss(x, type = around, lags = 'short')
cat('KPSS', kpss@teststat, '- rejects stationarity above', kpss@cval[1, '5pct'], '\\n')
cat('d =', ndiffs(x), ' D =', nsdiffs(x), '\\n')
`,
      names: {
        transform: {
          none: 'values',
          log: 'log(values)',
          auto: 'BoxCox(values, BoxCox.lambda(values))',
        },
        around: { constant: 'drift', trend: 'trend' },
      },
    },
  ],
  sources: [
    {
      words: 'Said & Dickey, Testing for Unit Roots in ARMA Models of Unknown Order (1984)',
      url: 'https://doi.org/10.1093/biomet/71.3.599',
    },
    {
      words:
        'Kwiatkowski, Phillips, Schmidt & Shin, Testing the Null Hypothesis of Stationarity (1992)',
      url: 'https://doi.org/10.1016/0304-4076(92)90104-Y',
    },
    {
      words: 'Hyndman & Athanasopoulos, Forecasting: Principles and Practice (3rd ed.), 3.1, 9.1',
      url: 'https://otexts.com/fpp3/stationarity.html',
    },
    {
      words: 'Guerrero, Time-Series Analysis Supported by Power Transformations (1993)',
      url: 'https://doi.org/10.1002/for.3980120104',
    },
    {
      words: 'statsmodels issue 4764: the ADF test read the wrong way round',
      url: 'https://github.com/statsmodels/statsmodels/issues/4764',
    },
    {
      words: 'statsmodels issue 7089: the KPSS test read the wrong way round',
      url: 'https://github.com/statsmodels/statsmodels/issues/7089',
    },
  ],
  needs: ['series'],
  sample: 'air-passengers.csv',
  knobs: [
    {
      kind: 'choice',
      id: 'transform',
      label: { ko: '변환', en: 'Transform' },
      help: {
        ko: '값이 클수록 더 퍼질 때 먼저 하는 변환이에요. ‘자동’은 퍼진 정도가 가장 고르게 되는 Box–Cox의 λ를 찾아요. 0보다 큰 값에만 쓸 수 있어요.',
        en: 'What is done first where larger values spread more. “Auto” finds the λ of Box–Cox that evens the spread most. Only for values above 0.',
      },
      options: [
        { id: 'none', label: { ko: '그대로', en: 'None' } },
        { id: 'log', label: { ko: '로그', en: 'Log' } },
        { id: 'auto', label: { ko: '자동', en: 'Auto' } },
      ],
      initial: 'none',
    },
    {
      kind: 'choice',
      id: 'around',
      label: { ko: '검정 기준', en: 'Tests around' },
      help: {
        ko: '두 검정이 한 수준의 둘레를 볼지, 한 직선(추세)의 둘레를 볼지예요.',
        en: 'Whether both tests look around one level, or around a line (a trend).',
      },
      options: [
        { id: 'constant', label: { ko: '수준', en: 'a level' } },
        { id: 'trend', label: { ko: '직선', en: 'a line' } },
      ],
      initial: 'constant',
    },
    {
      kind: 'range',
      id: 'window',
      label: { ko: '윈도', en: 'Window' },
      help: {
        ko: '평균, 표준편차, 자기공분산을 몇 행씩 묶어서 잴지예요. 계절이 있으면 한 주기만큼이 좋아요.',
        en: 'How many rows make one mean, standard deviation and autocovariance. With a season, one season is a good choice.',
      },
      min: 4,
      max: 60,
      step: 1,
      initial: 12,
    },
    seasonKnob,
  ],
};
