import type { Phrase } from '../../phrase/phrase';

export const LOSSES_WORDS = {
  seedsSoFar: { ko: '지금까지 시드 {seeds}개', en: 'Seeds so far: {seeds}' },
  step: { ko: '학습 단계', en: 'training step' },
} as const satisfies Record<string, Phrase>;
