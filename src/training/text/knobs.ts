import type { Knob } from '../../lessons/lesson';
import { cellKnob } from '../cell-knob';

export const knobs: readonly Knob[] = [
  cellKnob,
  {
    kind: 'range',
    id: 'units',
    label: { ko: '유닛', en: 'Units' },
    help: {
      ko: '은닉 상태에 들어 있는 수의 개수예요. 많을수록 더 많이 기억할 수 있지만 느려져요.',
      en: 'How many numbers its state holds. More can remember more, and take longer.',
    },
    min: 8,
    max: 128,
    step: 8,
    initial: 32,
  },
];
