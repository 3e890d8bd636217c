import type { Knob } from '../../lessons/lesson';

/** Read by `lambdaOf` in models/arima-column.ts. */
export const transformKnob = {
  kind: 'choice',
  id: 'transform',
  label: { ko: '변환', en: 'Transformation' },
  help: {
    ko: '값이 클수록 크게 흔들리는 열은 먼저 로그를 씌워요. ‘자동’은 그대로(λ = 1)와 로그(λ = 0) 사이에서 λ를 골라요.',
    en: 'A column that swings more where it is larger gets a logarithm first. “Auto” chooses λ between as it is (λ = 1) and the logarithm (λ = 0).',
  },
  options: [
    { id: 'none', label: { ko: '없음', en: 'None' } },
    { id: 'log', label: { ko: '로그', en: 'Log' } },
    { id: 'auto', label: { ko: '자동', en: 'Auto' } },
  ],
  initial: 'auto',
} satisfies Knob;
