import type { Knob } from '../../lessons/lesson';
import { cellKnob } from '../cell-knob';
import { unitsKnob } from '../units-knob';

export const windowKnob = {
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
} satisfies Knob;

export const learnsKnob = {
  kind: 'choice',
  id: 'learns',
  label: { ko: '배우는 것', en: 'Learns' },
  help: {
    ko: '다음 값 자체를 배울지, 마지막 값에서 얼마나 바뀌는지를 배울지 골라요. 변화를 배우면 값이 계속 커지는 자료에서도 길을 잃지 않아요.',
    en: 'The next value itself, or how far it lies from the last one. With the change, a column that keeps growing does not lead it astray.',
  },
  options: [
    { id: 'change', label: { ko: '변화', en: 'change' } },
    { id: 'value', label: { ko: '값', en: 'value' } },
  ],
  initial: 'change',
} satisfies Knob;

export const knobs: readonly Knob[] = [
  cellKnob,
  windowKnob,
  learnsKnob,
  { ...unitsKnob, max: 256 },
];
