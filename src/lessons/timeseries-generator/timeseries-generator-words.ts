import type { Phrase } from '../../phrase/phrase';

export const WORDS = {
  describe: {
    ko: '{column} 열에서 {pair}번째 짝: 윈도에 든 행과 맞힐 행',
    en: '{column}: the rows in the window of pair {pair}, and the rows to be named',
  },
  row: { ko: '행', en: 'row' },
  column: { ko: '{column}', en: '{column}' },
  columnHelp: { ko: '파일에 있는 값이에요.', en: 'The values in the file.' },
  inputs: { ko: '윈도(입력)', en: 'window (input)' },
  inputsHelp: { ko: '신경망이 보는 행이에요.', en: 'The rows that the network sees.' },
  targets: { ko: '정답(목표)', en: 'target' },
  targetsHelp: { ko: '신경망이 맞혀야 하는 행이에요.', en: 'The rows that it has to name.' },
  pair: {
    ko: '짝 {pair}/{count}: {inputs}번째 줄을 보고 {targets}번째 줄을 맞혀요.',
    en: 'Pair {pair} of {count}: sees lines {inputs}, has to name line {targets}.',
  },
  values: { ko: '[{inputs}] → [{targets}]', en: '[{inputs}] → [{targets}]' },
  overlap: {
    ko: '바로 앞 짝과 {shared}행이 같아요.',
    en: 'It has {shared} rows in common with the pair before.',
  },
  walk: {
    ko: '← → 로 한 짝씩 옮겨 보세요. 편집기에서 윈도는 꺾쇠로, 정답은 상자로 표시돼요.',
    en: 'Go from pair to pair with ← →. In the editor the window is bracketed and the target boxed.',
  },
  walkedFirst: {
    ko: '앞의 {shown}짝만 걸어 볼 수 있어요. 짝은 모두 {count}개예요.',
    en: 'The walk shows the first {shown} pairs of {count}.',
  },
  misaligned: { ko: '정답이 한 줄 어긋나면', en: 'When the target is off by one line' },
  rightBar: { ko: '바르게 맞춤: 베끼기의 오차', en: 'right: the error of copying' },
  earlyBar: { ko: '한 줄 이르게: 베끼기의 오차', en: 'one line early: the error of copying' },
  misalignedHelp: {
    ko: '마지막 입력 값을 그대로 답으로 썼을 때의 평균 절대 오차예요. 0에 가까우면 정답이 입력 안에 들어 있다는 뜻이에요.',
    en: 'The mean absolute error when the last input value is given as the answer. Close to 0 it means that the answer lies within the input.',
  },
} as const satisfies Record<string, Phrase>;
