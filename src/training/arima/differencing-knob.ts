import type { Knob } from '../../lessons/lesson';

/** Read by `readArmaColumn` in models/arma-on-column.ts. */
export const differencingKnob = {
  kind: 'choice',
  id: 'differencing',
  label: { ko: '차분', en: 'Differencing' },
  help: {
    ko: '값 그대로 쓸지, 바로 앞 행에서 바뀐 만큼을 쓸지, 한 주기 전 행에서 바뀐 만큼을 쓸지 골라요.',
    en: 'The values as they are, their change since the row before, or since the row one season before.',
  },
  options: [
    { id: 'none', label: { ko: '없음', en: 'None' } },
    { id: 'first', label: { ko: '앞 행', en: 'First' } },
    { id: 'season', label: { ko: '한 주기', en: 'Season' } },
  ],
  initial: 'none',
} satisfies Knob;
