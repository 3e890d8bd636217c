import type { Knob } from '../../lessons/lesson';

/** How often models are compared. */
export const seedsKnob: Knob = {
  kind: 'range',
  id: 'seeds',
  label: { ko: '시드', en: 'Seeds' },
  help: {
    ko: '시작 가중치와 배우는 순서를 바꿔 가며 몇 번 되풀이할지예요.',
    en: 'How often all is repeated, with other first weights and in another order.',
  },
  min: 2,
  max: 5,
  step: 1,
  initial: 3,
};
