import type { Phrase } from '../../phrase/phrase';

/** What the picture says. */
export const WORDS = {
  which: {
    ko: '{column} 열의 자기상관은 셋 중 어느 것일까요?',
    en: 'Which of the three is the autocorrelation of {column}?',
  },
  whichHelp: {
    ko: '하나는 이 열, 하나는 아무 규칙이 없는 백색 잡음, 하나는 그런 잡음을 계속 더해 간 무작위 보행이에요. 모두 {rows}행이에요. 점선은 백색 잡음의 95% 띠예요.',
    en: 'One is this column, one is white noise (no pattern at all), one is a random walk (such noise added up). Each has {rows} rows. The dashed lines are the 95 % band of white noise.',
  },
  choose: {
    ko: '그림 {name} 고르기. 줄기 {lags}개 가운데 {outside}개가 띠 밖에 있고, 가장 큰 것은 시차 {largest}에 있어요.',
    en: 'Choose picture {name}: {outside} of {lags} stems outside the band, the largest at lag {largest}',
  },
  showNow: { ko: '고르지 않고 보기', en: 'Show without choosing' },
  right: {
    ko: '맞아요. {column} 열은 그림 {name|이에요/예요}.',
    en: 'Right: {column} is picture {name}.',
  },
  wrong: {
    ko: '고른 그림 {chosen|은/는} {what|이에요/예요}. {column} 열은 그림 {name|이에요/예요}.',
    en: 'Picture {chosen} is {what}. {column} is picture {name}.',
  },
  shown: { ko: '{column} 열은 그림 {name|이에요/예요}.', en: '{column} is picture {name}.' },
  tell: {
    ko: '백색 잡음의 줄기는 거의 다 띠 안에 있어요. 무작위 보행의 줄기는 1 가까이에서 천천히 바뀌어요. 주기가 있는 열은 한 주기마다 줄기가 다시 솟아요.',
    en: 'The stems of white noise nearly all keep inside the band. Those of a random walk begin near 1 and change slowly. Where there is a season, they rise again once in each.',
  },
  noise: { ko: '백색 잡음', en: 'white noise' },
  walk: { ko: '무작위 보행', en: 'a random walk' },
  column: { ko: '{column} 열', en: '{column}' },
  difference: { ko: '{lag}행 전과의 차이', en: 'The difference from {lag} rows before' },
  differenceOfOne: { ko: '바로 앞 행과의 차이', en: 'The difference from the row before' },
  residuals: { ko: '{model}의 잔차', en: 'Residuals of the {model}' },
  residualsHelp: {
    ko: '마지막 {rows}행에 맞춘 모델이에요. 모델이 맞히지 못하고 남긴 것이 잔차예요. 배울 것이 남지 않았다면 백색 잡음처럼 보여야 해요.',
    en: 'A model fitted to the last {rows} rows. Residuals are what it could not foretell. If nothing is left to learn, they look like white noise.',
  },
  noModel: {
    ko: '마지막 {rows}행은 규칙이 완전해서 모델이 남길 것이 없거나, 모델을 맞추기에 행이 모자라요. 그래서 잔차 그림이 없어요.',
    en: 'No model could be fitted to the last {rows} rows: they follow a rule that leaves nothing over, or are too few. So there are no residuals.',
  },
  flat: {
    ko: '이 차이는 어느 행에서나 같아서(직선이에요) 자기상관이 없어요.',
    en: 'This difference is the same on every row (a straight line), so it has no autocorrelation.',
  },
  seasonMissing: {
    ko: '이 열에서는 뺄 만한 주기를 찾지 못해서, 바로 앞 행을 뺐어요.',
    en: 'There is no season here to subtract, so the row before was subtracted.',
  },
  acf: { ko: 'ACF', en: 'ACF' },
  acfHelp: {
    ko: '자기상관이에요. 시차만큼 떨어진 두 행이 얼마나 함께 오르내리는지예요. −1부터 1까지예요.',
    en: 'Autocorrelation: how much two rows so far apart rise and fall together, from −1 to 1.',
  },
  pacf: { ko: 'PACF', en: 'PACF' },
  pacfHelp: {
    ko: '편자기상관이에요. 사이에 있는 행들이 이미 말해 준 것을 빼고, 그 시차가 더 말해 주는 것이에요.',
    en: 'Partial autocorrelation: what a lag tells beyond all the rows between.',
  },
  band: { ko: '백색 잡음의 95% 띠', en: '95 % band of white noise' },
  bandHelp: {
    ko: '규칙이 전혀 없다면 줄기의 95%쯤이 이 안에 있어요. 너비는 1.96을 행 수의 제곱근으로 나눈 값이에요.',
    en: 'Without any pattern about 95 % of stems lie inside: 1.96 over the root of the number of rows.',
  },
  bartlett: { ko: '바틀렛의 95% 띠', en: 'Bartlett’s 95 % band' },
  bartlettHelp: {
    ko: '앞 시차들의 자기상관이 진짜일 때, 이 시차부터는 0이라고 하면 줄기가 머물 범위예요. 시차가 커질수록 넓어져요.',
    en: 'Where a stem would keep if the earlier lags were real and it was 0 from this lag on. It widens with the lag.',
  },
  lag: { ko: '시차 {lag}', en: 'lag {lag}' },
  lags: { ko: '시차', en: 'lag' },
  stems: {
    ko: '{what}: {name}, 시차 {first}부터 {last}까지. 점선은 백색 잡음의 95% 띠예요.',
    en: '{what}: {name}, lags {first} to {last}; the dashed lines are the 95 % band of white noise',
  },
  outside: {
    ko: '줄기 {lags}개 가운데 {outside}개가 백색 잡음의 띠를 벗어나요.',
    en: 'Of {lags} stems, {outside} leave the band of white noise.',
  },
  ljungBox: {
    ko: '융–박스 검정(시차 {lag}개를 한꺼번에): Q = {statistic}, 자유도 {degreesOfFreedom}, {p}.',
    en: 'Ljung–Box, {lag} lags together: Q = {statistic}, {degreesOfFreedom} degrees of freedom, {p}.',
  },
  ljungBoxHelp: {
    ko: 'p는 자기상관이 전혀 없을 때 Q가 이만큼 클 확률이에요.',
    en: 'p is the probability of a Q as large as this if there were no autocorrelation.',
  },
  degrees: {
    ko: '자유도 {degreesOfFreedom} = 시차 {lag} − 모델의 계수 {parameters}개.',
    en: '{degreesOfFreedom} degrees of freedom = {lag} lags − {parameters} coefficients of the model.',
  },
  tooManyLags: {
    ko: '시차 {asked}까지 보기에는 행이 모자라요. 행 수의 절반까지만 보여 줘요.',
    en: 'There are too few rows for {asked} lags: they are shown up to half the rows.',
  },
  slide: { ko: '열을 오른쪽으로 밀기 (행)', en: 'Slide the column to the right (rows)' },
  slideHelp: {
    ko: '민 만큼이 시차예요. 두 선이 함께 오르내릴수록 자기상관이 커요.',
    en: 'So many rows are the lag. The more the two lines rise and fall together, the larger the autocorrelation.',
  },
  slidTo: {
    ko: '시차 {lag}의 자기상관은 {value|이에요/예요}. 위 그림의 줄기를 눌러도 그만큼 밀려요.',
    en: 'At lag {lag} the autocorrelation is {value}. A click on a stem above slides as far.',
  },
  slidPart: {
    ko: '선은 마지막 {rows}행만 그렸고, 자기상관은 쓴 행 모두로 계산했어요.',
    en: 'The lines are the last {rows} rows; the autocorrelation is of all rows used.',
  },
  slid: { ko: '{lag}행 민 열', en: 'slid by {lag}' },
  slidDescribe: {
    ko: '{column} 열과 그것을 {lag}행 민 열',
    en: '{column}, and the same slid by {lag} rows',
  },
  row: { ko: '행', en: 'row' },
  noiseShare: {
    ko: '이 열과 길이가 같은 백색 잡음 {series}개를 만들어 보니, 줄기의 평균 {inside|이/가} 띠 안에 있었어요(표준편차 {deviation}). 약속한 값은 95%예요.',
    en: 'Of {series} series of white noise as long as this column, {inside} of the stems lay inside the band on average (standard deviation {deviation}). It promises 95 %.',
  },
} as const satisfies Record<string, Phrase>;
