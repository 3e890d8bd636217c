import type { Knob } from '../../lessons/lesson';

/** Read by `seasonOf` in models/series-column.ts. */
export const seasonKnob = {
  kind: 'choice',
  id: 'season',
  label: { ko: '주기', en: 'Season' },
  help: {
    ko: '몇 줄마다 되풀이되는지예요. ‘자동’은 시간 열의 간격에서 찾고, 자기 상관으로 확인해요.',
    en: 'After how many rows the pattern comes back. “Auto” takes it from the time column and checks it against the autocorrelation.',
  },
  options: [
    { id: 'auto', label: { ko: '자동', en: 'Auto' } },
    { id: 'none', label: { ko: '없음', en: 'None' } },
    { id: '4', label: { ko: '4', en: '4' } },
    { id: '7', label: { ko: '7', en: '7' } },
    { id: '12', label: { ko: '12', en: '12' } },
    { id: '24', label: { ko: '24', en: '24' } },
    { id: '52', label: { ko: '52', en: '52' } },
  ],
  initial: 'auto',
} satisfies Knob;
