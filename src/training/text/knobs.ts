import type { Knob } from '../../lessons/lesson';
import { cellKnob } from '../cell-knob';
import { unitsKnob } from '../units-knob';

export const knobs: readonly Knob[] = [
  cellKnob,
  { ...unitsKnob, min: 8, max: 256, step: 8, initial: 32 },
];
