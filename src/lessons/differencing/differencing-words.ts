import type { Phrase } from '../../phrase/phrase';

/** What the picture says. */
export const WORDS = {
  before: { ko: '차분하기 전', en: 'Before' },
  beforeLog: { ko: '차분하기 전 (로그)', en: 'Before (logarithm)' },
  after: { ko: '{order}번 차분한 뒤', en: 'Differences taken: {order}' },
  afterSeason: {
    ko: '{season}행 계절 차분과 차분 {order}번을 한 뒤',
    en: 'A seasonal difference of {season} rows, then differences taken: {order}',
  },
  value: { ko: '값', en: 'value' },
  logarithm: { ko: '로그', en: 'logarithm' },
  changes: { ko: '차분', en: 'difference' },
  zero: { ko: '0', en: '0' },
  row: { ko: '행', en: 'row' },
  refused: {
    ko: '가장 작은 값이 {least|이라/라} 로그를 씌울 수 없어요. 로그는 0보다 큰 값에만 있어요. 그래서 값 그대로 차분해요.',
    en: 'The smallest value is {least}, so there is no logarithm of it: only values above 0 have one. The values are differenced as they are.',
  },
  withoutSeason: {
    ko: '이 열의 주기를 알 수 없어서 계절 차분은 하지 않았어요. 위에서 주기를 골라 보세요.',
    en: 'No season of this column is known, so no seasonal difference was taken. Choose one above.',
  },
  walk: {
    ko: '한 행씩: 차분 하나는 어디서 오나요',
    en: 'Row by row: where one difference comes from',
  },
  step: { ko: '{label}의 차분', en: 'The difference of {label}' },
  growth: {
    ko: '{then}에서 {now|으로/로} {percent} 바뀌었어요. 로그의 차분은 작은 변화에서 이 증가율과 거의 같아요.',
    en: 'From {then} to {now} is {percent}. For small changes a difference of logarithms is nearly that growth rate.',
  },
  noDifference: {
    ko: '차분을 0번 하면 값 그대로예요.',
    en: 'With 0 differences the value stays as it is.',
  },
  takes: { ko: '쓴 행: {labels}', en: 'It takes the rows {labels}' },
  tested: { ko: '두 검정', en: 'The two tests' },
  beforeShort: { ko: '차분 전', en: 'before' },
  afterShort: { ko: '차분 후', en: 'after' },
  adf: { ko: 'ADF 통계량', en: 'ADF statistic' },
  adfHelp: {
    ko: '귀무가설은 ‘단위근이 있다’예요. 작을수록 단위근이 없다는 쪽이에요.',
    en: 'Its null hypothesis is a unit root. The smaller, the more it speaks against one.',
  },
  adfP: { ko: 'ADF의 p', en: 'p of ADF' },
  kpss: { ko: 'KPSS 통계량', en: 'KPSS statistic' },
  kpssHelp: {
    ko: '귀무가설은 ‘정상이다’예요. 클수록 정상이 아니라는 쪽이에요.',
    en: 'Its null hypothesis is stationarity. The larger, the more it speaks against it.',
  },
  kpssP: { ko: 'KPSS의 p', en: 'p of KPSS' },
  orders: { ko: '차분 횟수', en: 'times' },
  ordersSeason: {
    ko: '계절 차분 뒤의 차분 횟수',
    en: 'times, after the seasonal one',
  },
  variance: { ko: '분산', en: 'variance' },
  varianceHelp: {
    ko: '네 경우 모두 같은 행에서 잰 분산이에요. 굵은 것이 가장 작아요.',
    en: 'On the same rows for every order. The bold one is the smallest.',
  },
  lag1: { ko: '시차 1의 자기상관', en: 'r at lag 1' },
  lag1Help: {
    ko: '바로 앞 행과의 상관이에요. 백색 잡음을 차분하면 −0.5쯤이 돼요. 그 가까이 내려가면 너무 많이 차분했을 수 있어요.',
    en: 'The autocorrelation from row to row. White noise differenced has −0.5. What goes there may be differenced too often.',
  },
  chosen: { ko: '지금', en: 'now' },
  undone: {
    ko: '차분을 차례로 더하면 원래 열로 돌아와요. 가장 큰 오차는 {worst|이에요/예요}(반올림이 만들 수 있는 오차는 {bound} 이하).',
    en: 'Added up again, the differences give the column back. The largest error is {worst} (rounding may make {bound} at most).',
  },
  undoneLog: {
    ko: '로그를 풀고 나면 열의 단위로 {worst} 이하예요.',
    en: 'With the logarithm undone it is {worst} in the unit of the column.',
  },
} as const satisfies Record<string, Phrase>;
