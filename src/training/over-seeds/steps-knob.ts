import type { Knob } from '../../lessons/lesson';

/** How long each of the models that are compared learns; its beginning is each run's own. */
export const stepsKnob = {
  kind: 'range',
  id: 'steps',
  label: { ko: '학습 단계', en: 'Training steps' },
  help: {
    ko: '모델마다 얼마나 오래 배울지예요. 오래 배우면 차이가 줄어들 수도 있어요.',
    en: 'How long each model learns. With more steps the differences may shrink.',
  },
  min: 100,
  max: 1000,
  step: 100,
  initial: 400,
} satisfies Knob;
