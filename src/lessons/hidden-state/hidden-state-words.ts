import type { Phrase } from '../../phrase/phrase';

export const WORDS = {
  h: { ko: '은닉 상태 h (hidden state)', en: 'hidden state h' },
  heat: {
    ko: 'h: 줄은 유닛, 칸은 단계예요. 파랑은 음수, 주황은 양수예요.',
    en: 'h: rows are units, columns are steps. Blue is negative, orange positive.',
  },
  heatReset: {
    ko: '{step}단계 앞에서 지웠을 때의 h',
    en: 'h when it is wiped before step {step}',
  },
  unitAt: { ko: '유닛 {unit}', en: 'unit {unit}' },
  step: { ko: '단계', en: 'step' },
  stepAt: { ko: '{step}단계 {word}', en: 'step {step} {word}' },
  reset: { ko: '지우는 곳', en: 'Wipe before step' },
  resetTitle: { ko: '상태를 손으로 지워 보세요', en: 'Wipe the state by hand' },
  resetHelp: {
    ko: '이 단계를 읽기 바로 앞에서 h(LSTM은 c도)를 모두 0으로 만들어요.',
    en: 'Right before this step, all of h (and c of an LSTM) is set to 0.',
  },
  kept: { ko: '그대로 두면', en: 'kept' },
  wiped: { ko: '지우면', en: 'wiped' },
  lossLines: {
    ko: '조각마다의 손실({unit}): 상태를 그대로 두었을 때와 지웠을 때',
    en: 'loss of each answer ({unit}): with the state kept, and wiped',
  },
  resetHere: { ko: '여기서 지움', en: 'wiped here' },
  meanTitle: {
    ko: '{places}곳에서 지운 평균',
    en: 'The mean of {places} places',
  },
  since: { ko: '지운 뒤 읽은 조각', en: 'pieces read since' },
  meanLines: {
    ko: '지운 뒤 몇 조각째인지에 따른 평균 손실({unit})',
    en: 'mean loss by how many pieces have been read since ({unit})',
  },
  waits: {
    ko: '학습이 끝나면 지워 볼 수 있어요.',
    en: 'Once it has learned, the state can be wiped.',
  },
  inEditor: {
    ko: '명령 ‘Unroll: 편집기에 유닛 색칠하기’를 실행하면 열린 파일 전체를 유닛 하나의 값으로 색칠해 볼 수 있어요.',
    en: 'The command “Unroll: Show Unit in Editor” colours the whole open file by one unit.',
  },
} as const satisfies Record<string, Phrase>;
