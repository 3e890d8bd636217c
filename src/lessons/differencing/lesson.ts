import { seasonKnob } from '../../training/forecast/season-knob';
import type { Lesson } from '../lesson';

export const lesson: Lesson = {
  id: 'differencing',
  chapter: 'time-series',
  title: { ko: '차분', en: 'Differencing' },
  notes: [
    {
      line: 24,
      ko: "비정상성을 '차분'을 해서 정상성을 만든다.",
      en: 'what is not stationary is made stationary by differencing.',
    },
    {
      line: 25,
      ko: '차분 : 뒤에 데이터에서 앞에 데이터를 뺀다 == (결국)미분한다.',
      en: 'differencing: subtract the earlier value from the later one, which in the end is a derivative.',
    },
  ],
  prose: [
    {
      ko: '차분(differencing)은 이번 행에서 앞 행을 빼는 거예요. d[t] = x[t] − x[t−1]. 열의 높이 대신 변화를 보는 셈이에요. 수준이 이리저리 떠다녀도 변화는 한 값 둘레에 머무를 때가 많아요. 그래서 차분하면 정상성에 가까워져요.',
      en: 'Differencing takes the row before off each row: d[t] = x[t] − x[t−1]. It looks at the change instead of the height. A level may wander anywhere while its changes stay around one value. That is how differencing brings a series closer to stationary.',
    },
    {
      ko: '노트는 ‘결국 미분한다’고 해요. 닮았어요. 다만 미분은 간격을 한없이 줄였을 때의 변화율이고, 차분은 한 행 사이에 바뀐 만큼 그대로예요. 한 행씩 띄엄띄엄 있는 자료에서 미분에 대응하는 계산이에요. 미분을 되돌리는 것이 적분이듯, 차분을 되돌리는 것은 차례로 더하기예요. ARIMA의 I가 이것이에요.',
      en: 'The notes call it, in the end, a derivative. It is much like one. But a derivative is the rate of change as the step goes to nothing, and a difference is the plain change over one row: its counterpart for data in steps. As integrating undoes a derivative, adding up undoes a difference. That is the I in ARIMA.',
    },
    {
      ko: '계절이 있으면 한 주기 전의 행을 빼요(계절 차분). 12달이 한 주기라면 d[t] = x[t] − x[t−12]. 값이 클수록 더 퍼지는 열이라면 로그를 먼저 씌우고 차분해요. 로그의 차분은 ln(x[t] / x[t−1])이고, 변화가 작을 때는 증가율과 거의 같아요.',
      en: 'With a season, the row one season before is taken off (a seasonal difference): for 12 months, d[t] = x[t] − x[t−12]. Where larger values spread more, the logarithm comes first. A difference of logarithms is ln(x[t] / x[t−1]), and for small changes nearly the growth rate.',
    },
    {
      ko: '많이 할수록 좋은 것은 아니에요. 이미 정상인 열을 또 차분하면 없던 상관이 생기고, 대개 분산도 다시 커져요. 이것을 과대 차분(over-differencing)이라고 해요. 이때 생긴 MA 부분에는 단위근이 있어서, 뒤에서 배울 모델이 잘 맞지 않아요. 차분을 한 번 더 했을 때 분산이 커지고 시차 1의 자기상관이 −0.5 가까이 내려가면 의심해 보세요.',
      en: 'More is not better. Differencing what is stationary already makes correlations that were not there, and mostly the variance grows again. That is over-differencing. It leaves a unit root in the MA part, and the models of the next lessons fit such a series badly. Suspect it when one more difference makes the variance larger and takes the autocorrelation at lag 1 near −0.5.',
    },
  ],
  predict: {
    question: {
      ko: '이 열을 0번, 1번, 2번, 3번 차분해요. 몇 번 차분한 것의 분산이 가장 작을까요?',
      en: 'This column is differenced 0, 1, 2 and 3 times. Which of them will have the smallest variance?',
    },
    options: [
      { id: 'order-0', words: { ko: '0번: 그대로', en: '0 times: as it is' } },
      { id: 'order-1', words: { ko: '1번', en: '1 time' } },
      { id: 'order-2', words: { ko: '2번', en: '2 times' } },
      { id: 'order-3', words: { ko: '3번', en: '3 times' } },
    ],
    because: {
      ko: '분산은 0번 {v0}, 1번 {v1}, 2번 {v2}, 3번 {v3|이에요/예요}. 모두 같은 행에서 쟀어요. 계절 차분을 골랐다면 그다음부터 센 횟수예요.',
      en: 'The variances: 0 times {v0}, 1 time {v1}, 2 times {v2}, 3 times {v3}, all on the same rows. With a seasonal difference, they are counted after it.',
    },
  },
  claims: [
    {
      id: 'white-noise-gets-minus-half',
      words: {
        ko: '백색 잡음 n행을 차분하면 시차 1의 자기상관이 −0.5가 돼요(± 3/√n, 시드 100개 모두).',
        en: 'White noise of n rows, differenced, has an autocorrelation of −0.5 at lag 1 (± 3/√n, on each of 100 seeds).',
      },
    },
    {
      id: 'walk-calms-down',
      words: {
        ko: '무작위 보행을 차분하면 분산이 작아져요(300행, 시드 100개 모두).',
        en: 'Differencing a random walk makes its variance smaller (300 rows, on each of 100 seeds).',
      },
    },
    {
      id: 'noise-gets-wilder',
      words: {
        ko: '이미 정상인 백색 잡음을 차분하면 분산이 2배쯤 돼요. 정상인 열에서 차분의 분산은 원래의 2 × (1 − r)배이고, r은 시차 1의 자기상관이에요. 그러니 r이 0.5보다 작으면 커져요.',
        en: 'Differencing white noise, which is stationary already, makes its variance about 2 times as large. Of a stationary series the difference has 2 × (1 − r) times the variance, r being the autocorrelation at lag 1: it grows where r is below 0.5.',
      },
    },
    {
      id: 'undo-returns',
      words: {
        ko: '되돌리면 원래 열이 나와요. 오차는 4 × n^d × 2⁻⁵² × 가장 큰 값을 넘지 않아요. d는 차분한 횟수를 모두 더한 거예요.',
        en: 'Undoing gives the column back, within 4 × n^d × 2⁻⁵² × the largest value, d being the number of differences in all.',
      },
    },
    {
      id: 'undo-exact-for-integers',
      words: {
        ko: '정수이고 차분이 2⁵³보다 작으면 오차 없이 꼭 같아요.',
        en: 'For integers whose differences stay below 2⁵³ it is exact.',
      },
    },
    {
      id: 'log-difference-is-growth',
      words: {
        ko: '로그의 차분은 ln(x[t] / x[t−1])이에요. 증가율 g의 크기가 1보다 작으면, g와의 차이는 g² / (2 × (1 − |g|))를 넘지 않아요.',
        en: 'A difference of logarithms is ln(x[t] / x[t−1]). Where the growth rate g is smaller than 1 in size, it differs from g by g² / (2 × (1 − |g|)) at most.',
      },
    },
    {
      id: 'differences-leave-the-spread',
      words: {
        ko: '예제 파일은 차분해도 앞뒤 절반의 퍼진 정도가 1.5배 넘게 달라요. 로그를 먼저 씌우면 1.5배보다 적게 달라요.',
        en: 'On the sample file the spread of both halves still differs by more than 1.5 times after differencing. With the logarithm first it differs by less than 1.5 times.',
      },
    },
  ],
  watchFor: [
    {
      ko: '차분을 많이 할수록 더 정상이 된다고 생각하기 쉬워요. 필요한 것보다 더 하면 없던 상관이 생기고, 대개 분산도 커져요.',
      en: 'More differences do not make a series more stationary. Beyond what it needs, correlations appear that were not there, and usually the variance grows.',
    },
    {
      ko: '분산이 가장 작은 횟수가 늘 정답은 아니에요. 정상이어도 시차 1의 자기상관이 0.5보다 크면 차분의 분산이 더 작아요. 두 검정과 함께 보세요.',
      en: 'The order of the smallest variance is not always right. A stationary series with an autocorrelation above 0.5 at lag 1 also has differences of smaller variance. Read it together with the tests.',
    },
    {
      ko: '값이 클수록 더 퍼지는 것은 차분으로 고쳐지지 않아요. 그럴 때는 로그를 먼저 씌우고 차분하세요. 차례를 바꾸면 안 돼요. 차분에는 음수가 있어서 로그를 씌울 수 없어요.',
      en: 'Differencing does not mend a spread that grows with the level. There, take the logarithm first, then difference. The other way round does not work: differences can be negative and have no logarithm.',
    },
    {
      ko: '차분하면 맨 앞의 행이 없어져요. 앞 행이 없으니까요. 예측을 되돌리려면 그 값을 남겨 두어야 해요.',
      en: 'The first rows are lost: nothing stands before them. They have to be kept, to bring a forecast back.',
    },
    {
      ko: '차분한 값을 잘 맞힌 것과 원래 값을 잘 맞힌 것은 달라요. 되돌린 다음에 원래 단위로 견주세요.',
      en: 'A good forecast of the differences is not yet a good forecast of the values. Compare after undoing, in the original unit.',
    },
  ],
  snippets: [
    {
      library: 'Keras',
      code: `import keras
import numpy as np

# the column of your file, oldest first; here: twelve years that grow and swing
t = np.arange(144)
values = np.exp(4.8 + 0.01 * t + 0.1 * np.sin(2 * np.pi * t / 12))
x = {scale}

d = keras.ops.diff(keras.ops.convert_to_tensor(x), n={order})
print(d[:5], keras.ops.var(d))
# and back: keep the first {order} values of x, then add up as often
`,
      names: { scale: { value: 'values', log: 'np.log(values)' } },
    },
    {
      library: 'PyTorch',
      code: `import math, torch

# the column of your file, oldest first; here: twelve years that grow and swing
t = torch.arange(144, dtype=torch.float64)
values = torch.exp(4.8 + 0.01 * t + 0.1 * torch.sin(2 * math.pi * t / 12))
x = {scale}

season, order = 12, {order}
steps = [x]
for lag in [season] * {seasonal} + [1] * order:  # seasonal first, then from row to row
    steps.append(steps[-1][lag:] - steps[-1][:-lag])
print('variance', x.var().item(), '->', steps[-1].var().item())

undone = steps[-1]
for lag, before in zip(reversed([season] * {seasonal} + [1] * order), reversed(steps[:-1])):
    rows = list(before[:lag])  # what the differences begin at
    for change in undone:
        rows.append(rows[-lag] + change)
    undone = torch.stack(rows)
print('largest error of the way back', (undone - x).abs().max().item())
`,
      names: {
        scale: { value: 'values', log: 'torch.log(values)' },
        seasonal: { no: '0', yes: '1' },
      },
    },
    {
      library: 'TensorFlow.js',
      code: `import * as tf from '@tensorflow/tfjs';

// the column of your file, oldest first; here: twelve years that grow and swing
const values = tf.tidy(() => {
  const t = tf.range(0, 144);
  return tf.exp(t.mul(0.01).add(4.8).add(tf.sin(t.mul((2 * Math.PI) / 12)).mul(0.1)));
});
const difference = (x, lag) => x.slice(lag).sub(x.slice(0, x.shape[0] - lag));
const varianceOf = (x) => tf.moments(x).variance.dataSync()[0];

let x = {scale};
console.log('variance', varianceOf(x));
for (const lag of [...Array({seasonal}).fill(12), ...Array({order}).fill(1)]) {
  x = difference(x, lag);
  console.log('lag', lag, 'variance', varianceOf(x));
}
`,
      names: {
        scale: { value: 'values', log: 'tf.log(values)' },
        seasonal: { no: '0', yes: '1' },
      },
    },
  ],
  sources: [
    {
      words: 'Hyndman & Athanasopoulos, Forecasting: Principles and Practice (3rd ed.), 9.1',
      url: 'https://otexts.com/fpp3/stationarity.html',
    },
    { words: 'Box, Jenkins, Reinsel & Ljung, Time Series Analysis (5th ed.), ch. 4 and 9' },
    {
      words:
        'Nau, Statistical forecasting: identifying the order of differencing in an ARIMA model',
      url: 'https://people.duke.edu/~rnau/411arim2.htm',
    },
    {
      words: 'Hyndman & Khandakar, Automatic Time Series Forecasting (2008)',
      url: 'https://doi.org/10.18637/jss.v027.i03',
    },
  ],
  needs: ['series'],
  sample: 'air-passengers.csv',
  knobs: [
    {
      kind: 'range',
      id: 'order',
      label: { ko: '차분 횟수', en: 'Differences' },
      help: {
        ko: '앞 행을 몇 번 뺄지예요. 0이면 그대로예요.',
        en: 'How often the row before is taken off. 0 leaves the column as it is.',
      },
      min: 0,
      max: 2,
      step: 1,
      initial: 1,
    },
    {
      kind: 'choice',
      id: 'seasonal',
      label: { ko: '계절 차분', en: 'Seasonal difference' },
      help: {
        ko: '한 주기 전의 행을 먼저 뺄지예요.',
        en: 'Whether the row one season before is taken off first.',
      },
      options: [
        { id: 'no', label: { ko: '안 함', en: 'No' } },
        { id: 'yes', label: { ko: '함', en: 'Yes' } },
      ],
      initial: 'no',
    },
    {
      kind: 'choice',
      id: 'scale',
      label: { ko: '차분할 것', en: 'Of the' },
      help: {
        ko: '값을 그대로 차분할지, 로그를 먼저 씌우고 차분할지예요. 로그는 0보다 큰 값에만 있어요.',
        en: 'Whether the values are differenced or their logarithms. Only values above 0 have one.',
      },
      options: [
        { id: 'value', label: { ko: '값', en: 'values' } },
        { id: 'log', label: { ko: '로그', en: 'logarithms' } },
      ],
      initial: 'value',
    },
    seasonKnob,
  ],
};
