import type { Knob } from '../../lessons/lesson';
import { cellKnob } from '../cell-knob';

export const knobs: readonly Knob[] = [
  cellKnob,
  {
    kind: 'range',
    id: 'window',
    label: { ko: '윈도', en: 'Window' },
    help: {
      ko: '다음 값을 맞히기 전에 보는 행의 수예요.',
      en: 'How many rows it sees before it names the next one.',
    },
    min: 1,
    max: 60,
    step: 1,
    initial: 12,
  },
  {
    kind: 'range',
    id: 'units',
    label: { ko: '유닛', en: 'Units' },
    help: {
      ko: '은닉 상태에 들어 있는 수의 개수예요. 많을수록 더 많이 기억할 수 있지만 느려져요.',
      en: 'How many numbers its state holds. More can remember more, and take longer.',
    },
    min: 1,
    max: 64,
    step: 1,
    initial: 16,
  },
];
