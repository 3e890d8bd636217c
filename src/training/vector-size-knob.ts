import type { Knob } from '../lessons/lesson';

/** Numbers of a word's vector. */
export const vectorSizeKnob = {
  kind: 'range',
  id: 'size',
  label: { ko: '벡터 길이', en: 'Vector length' },
  help: {
    ko: '단어 하나의 벡터가 숫자 몇 개인지예요.',
    en: 'How many numbers the vector of a word has.',
  },
  min: 10,
  max: 100,
  step: 10,
  initial: 50,
} satisfies Knob;
