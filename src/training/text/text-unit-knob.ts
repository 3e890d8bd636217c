import type { Knob } from '../../lessons/lesson';

/** What counts as one token. */
export const textUnitKnob: Knob = {
  kind: 'choice',
  id: 'unit',
  label: { ko: '토큰', en: 'Token' },
  help: {
    ko: '무엇을 토큰 하나로 볼지예요. 어절은 띄어쓰기로만 자른 덩어리예요.',
    en: 'What counts as one token. “At spaces” cuts at spaces only.',
  },
  options: [
    { id: 'words', label: { ko: '단어', en: 'words' } },
    { id: 'eojeol', label: { ko: '어절', en: 'at spaces' } },
    { id: 'characters', label: { ko: '글자', en: 'characters' } },
  ],
  initial: 'words',
};
