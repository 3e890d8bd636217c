import type { Phrase } from '../../phrase/phrase';

/** What the forecast's picture says. */
export const WORDS = {
  row: { ko: '행', en: 'row' },
  actual: { ko: '{column} (실제)', en: '{column}, actual' },
  actualHelp: { ko: '파일에 있는 값이에요.', en: 'The values in the file.' },
  networkNow: {
    ko: '{step}단계까지 배운 신경망이 바로 앞 행들을 보고 한 예측이에요.',
    en: 'What the network forecasts after {step} steps, from the rows just before each.',
  },
  networkBest: {
    ko: '검증 손실이 가장 작았던 {step}단계의 신경망이 한 예측이에요.',
    en: 'The forecast of the network after step {step}, when its validation loss was smallest.',
  },
  persistence: { ko: '마지막 값 되풀이', en: 'repeat the last row' },
  persistenceHelp: {
    ko: '바로 앞 행의 값을 그대로 예측으로 써요. 배울 것이 없어요.',
    en: 'The row before, taken as the forecast. Nothing is learned.',
  },
  seasonalNaive: { ko: '한 주기 전 값 되풀이', en: 'repeat the last season' },
  seasonalHelp: {
    ko: '{season}행 전의 값을 그대로 예측으로 써요.',
    en: 'The value {season} rows before, taken as the forecast.',
  },
  test: { ko: '여기부터 판정', en: 'judged from here' },
  describe: {
    ko: '{column} 열의 마지막 {rows}행: 실제 값, {network}의 예측, 배우지 않는 예측.',
    en: 'The last {rows} rows of {column}: actual values, the forecast of the {network}, and forecasts that learn nothing.',
  },
  lossUnit: { ko: '손실 (값을 표준화한 뒤의 제곱 오차)', en: 'loss (squared error, scaled)' },
  scores: { ko: '마지막 {rows}행의 예측', en: 'forecast, last {rows} rows' },
} as const satisfies Record<string, Phrase>;
