import type { Knob } from '../lessons/lesson';

/** How large the cell is; its range and beginning are each run's own. */
export const unitsKnob = {
  kind: 'range',
  id: 'units',
  label: { ko: '유닛', en: 'Units' },
  help: {
    ko: '은닉 상태에 들어 있는 수의 개수예요. 많을수록 더 많이 기억할 수 있지만 느려져요.',
    en: 'How many numbers its state holds. More can remember more, and take longer.',
  },
  min: 4,
  max: 64,
  step: 4,
  initial: 16,
} satisfies Knob;
