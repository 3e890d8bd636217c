import type { Phrase } from '../../phrase/phrase';

export const WORDS = {
  title: {
    ko: '윈도 길이에 따른 검증 오차 (MAE)',
    en: 'Validation error (MAE) by the length of the window',
  },
  describe: {
    ko: '{column}: 윈도 길이에 따른 {network}의 검증 오차와, 배우지 않는 예측의 오차',
    en: '{column}: validation error of the {network} by window length, and of the forecasts that learn nothing',
  },
  window: { ko: '윈도', en: 'window' },
  length: { ko: '{window}행', en: '{window}' },
  networkHelp: {
    ko: '길이마다 첫 가중치를 바꿔 {trainings}번씩 학습한 오차의 평균이에요.',
    en: 'The mean of {trainings} trainings of each length, from other first weights each.',
  },
  lowest: { ko: '최소', en: 'min' },
  highest: { ko: '최대', en: 'max' },
  spreadHelp: {
    ko: '{trainings}번 가운데 가장 작은 오차와 가장 큰 오차예요. 같은 길이를 다시 학습하기만 해도 이만큼은 달라져요. 이보다 작은 차이는 길이 때문이라고 할 수 없어요.',
    en: 'The smallest and largest error of {trainings} trainings. Training the same length again changes the error by as much. A smaller difference cannot be put down to the length.',
  },
  persistence: { ko: '마지막 값 되풀이', en: 'repeat the last row' },
  seasonalNaive: { ko: '한 주기 전 값 되풀이', en: 'repeat the last season' },
  chosen: { ko: '고른 길이', en: 'chosen' },
  sameRows: {
    ko: '모든 길이를 {trainings}번씩 학습하고, 같은 검증 {rows}행에서 쟀어요.',
    en: 'Every length was trained {trainings} times and scored on the same {rows} validation rows.',
  },
  pairs: {
    ko: '학습할 쌍은 윈도 {short}행일 때 {shortPairs}개, {long}행일 때 {longPairs}개예요. 윈도가 길면 쌍이 줄어요.',
    en: 'A window of {short} leaves {shortPairs} pairs to learn from, one of {long} leaves {longPairs}: a longer window has fewer.',
  },
  leftOut: {
    ko: '{lengths}행 윈도는 이 파일에 넣기에는 너무 길어서 뺐어요.',
    en: 'Left out, because the file is too short for them: windows of {lengths}.',
  },
  lookAt: { ko: '예측을 볼 윈도', en: 'Window whose forecast is shown' },
  lookAtHelp: {
    ko: '길이를 바꾸면 같은 행을 어떻게 다르게 예측하는지 볼 수 있어요.',
    en: 'How differently the same rows are forecast by another length.',
  },
  forecasts: {
    ko: '{column}: 실제 값과, {window}행을 본 {network}의 예측',
    en: '{column}: actual values, and the forecast of the {network} that sees {window}',
  },
  actual: { ko: '{column} (실제)', en: '{column}, actual' },
  seeing: { ko: '{network}, {window}행', en: '{network}, window {window}' },
  test: { ko: '여기부터 시험', en: 'test from here' },
  onlyChosen: {
    ko: '시험 행의 예측은 검증에서 고른 길이만 보여 줘요. 다른 길이까지 보고 고르면 시험이 아니니까요.',
    en: 'The test rows are forecast by the chosen length only: looking at the others there, and choosing, would spoil the test.',
  },
  row: { ko: '행', en: 'row' },
  scores: { ko: '시험 {rows}행의 예측', en: 'forecast, {rows} test rows' },
} as const satisfies Record<string, Phrase>;
