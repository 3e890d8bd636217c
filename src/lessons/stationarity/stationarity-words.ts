import type { Phrase } from '../../phrase/phrase';

/** What the picture says. */
export const WORDS = {
  values: { ko: '값과 {window}행의 평균', en: 'The values, and the mean of {window} rows' },
  asTheyAre: { ko: '값', en: 'value' },
  logarithm: { ko: '로그를 씌운 값', en: 'logarithm' },
  boxCox: { ko: 'Box–Cox를 한 값', en: 'Box–Cox' },
  boxCoxHelp: {
    ko: 'λ = {lambda|으로/로} 바꾼 값이에요. λ가 1이면 그대로, 0이면 로그와 같아요.',
    en: 'Transformed with λ = {lambda}: 1 would leave it as it is, 0 is the logarithm.',
  },
  lambda: { ko: '자동으로 고른 λ = {lambda}', en: 'chosen by itself: λ = {lambda}' },
  refused: {
    ko: '가장 작은 값이 {least|이라/라} 로그도 Box–Cox도 할 수 없어요. 둘 다 0보다 큰 값에만 쓸 수 있어요. 그래서 값을 그대로 보여 줘요.',
    en: 'The smallest value is {least}, so neither a logarithm nor Box–Cox is possible: both need values above 0. The values are shown as they are.',
  },
  mean: { ko: '{window}행의 평균', en: 'mean of {window} rows' },
  meanHelp: {
    ko: '이 행에서 끝나는 {window}행의 평균이에요. 정상이라면 한 높이 근처에 머물러요.',
    en: 'Of the {window} rows that end here. Of a stationary series it stays near one level.',
  },
  deviation: { ko: '{window}행의 표준편차', en: 'Standard deviation of {window} rows' },
  deviationHelp: {
    ko: '이 행에서 끝나는 {window}행이 퍼진 정도예요. 정상이라면 한 크기 근처에 머물러요.',
    en: 'How far the {window} rows that end here spread. Of a stationary series it stays near one size.',
  },
  autocovariance: {
    ko: '{window}행의 시차 1 자기공분산',
    en: 'Autocovariance of {window} rows at lag 1',
  },
  autocovarianceHelp: {
    ko: '이웃한 두 행이 평균에서 같은 쪽으로 함께 벗어나는 정도예요. 정상이라면 어디서나 비슷해요.',
    en: 'How far neighbouring rows lie off the mean together. Of a stationary series it is much the same everywhere.',
  },
  row: { ko: '행', en: 'row' },
  spread: {
    ko: '평균이 클수록 더 퍼지나요? ({window}행씩)',
    en: 'Does a higher level spread more? ({window} rows each)',
  },
  level: { ko: '평균', en: 'level' },
  spreads: { ko: '{window}행의 표준편차', en: 'standard deviation of {window} rows' },
  line: { ko: '가장 잘 맞는 직선', en: 'best line' },
  slope: {
    ko: '직선의 기울기: {slope}. 평균이 1 커질 때 표준편차가 이만큼 달라져요.',
    en: 'Slope of the line: {slope}. The standard deviation changes by this much when the level grows by 1.',
  },
  slopeBefore: { ko: '바꾸기 전에는 {slope}.', en: 'Before the transformation: {slope}.' },
  tests: { ko: '두 검정', en: 'The two tests' },
  null: { ko: '귀무가설', en: 'null hypothesis' },
  adfNull: { ko: '단위근이 있다', en: 'a unit root' },
  kpssNull: { ko: '정상이다', en: 'stationary' },
  statistic: { ko: '통계량', en: 'statistic' },
  lag: { ko: '시차', en: 'lag' },
  p: { ko: 'p', en: 'p' },
  critical: { ko: '{share}% 임계값', en: 'critical value, {share} %' },
  adfCriticalHelp: {
    ko: 'ADF 통계량이 이보다 작으면 귀무가설을 기각해요.',
    en: 'ADF rejects where its statistic is below.',
  },
  kpssCriticalHelp: {
    ko: 'KPSS 통계량이 이보다 크면 귀무가설을 기각해요.',
    en: 'KPSS rejects where its statistic is above.',
  },
  decision: { ko: '{share}%에서', en: 'at {share} %' },
  rejects: { ko: '기각', en: 'rejects' },
  keeps: { ko: '기각 못 함', en: 'does not reject' },
  adfRejects: { ko: 'ADF가 기각', en: 'ADF rejects' },
  adfKeeps: { ko: 'ADF가 기각 못 함', en: 'ADF does not' },
  kpssKeeps: { ko: 'KPSS가 기각 못 함', en: 'KPSS does not reject' },
  kpssRejects: { ko: 'KPSS가 기각', en: 'KPSS rejects' },
  together: { ko: '함께 읽기', en: 'Read together' },
  stationary: { ko: '정상으로 볼 수 있음', en: 'consistent with stationary' },
  neitherFits: {
    ko: '둘 다 안 맞음: 그림을 볼 것',
    en: 'neither fits: look at the picture',
  },
  tooLittle: { ko: '증거 부족', en: 'too little evidence' },
  unitRoot: { ko: '단위근: 차분할 것', en: 'unit root: difference it' },
  here: { ko: '이 파일', en: 'this file' },
  newest: {
    ko: '검정은 마지막 {rows}행으로 했어요(모두 {of}행). 행이 아주 많으면 시간이 오래 걸려서예요.',
    en: 'The tests took the last {rows} of {of} rows: more would take them long.',
  },
} as const satisfies Record<string, Phrase>;
