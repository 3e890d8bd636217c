import type { Phrase } from '../../phrase/phrase';

export const WORDS = {
  ordered: { ko: '순서대로', en: 'in order' },
  shuffled: { ko: '섞어서', en: 'shuffled' },
  orderedHelp: {
    ko: '파일에 적힌 순서 그대로 읽는 모델이에요.',
    en: 'The model that reads windows as they stand in the file.',
  },
  shuffledHelp: {
    ko: '창마다 새로 섞은 순서로 읽는 모델이에요. 맞혀야 할 것은 똑같아요.',
    en: 'The model that reads every window in a fresh random order. What it has to name is the same.',
  },
  window: { ko: '같은 창을 두 가지 순서로', en: 'One window, in two orders' },
  piece: { ko: '조각', en: 'piece' },
  place: { ko: '자리', en: 'place' },
  next: { ko: '둘 다 맞혀야 하는 것: {next}', en: 'Both have to name what follows: {next}' },
  step: { ko: '학습 단계', en: 'training step' },
  losses: {
    ko: '학습 손실, 시드 {seed}: 순서대로와 섞어서',
    en: 'training loss, seed {seed}: in order and shuffled',
  },
  scores: { ko: '배운 적 없는 창에서의 손실', en: 'loss on windows it was not trained on' },
  lossHelp: { ko: '작을수록 덜 틀린 거예요. 단위: {unit}', en: 'Smaller is better. Unit: {unit}' },
  seed: { ko: '시드 {seed}', en: 'seed {seed}' },
  mean: { ko: '평균', en: 'mean' },
  baseline: { ko: '학습 없는 기준: {name}', en: 'without training: {name}' },
  baselineHelp: {
    ko: '학습이 필요 없는 기준이에요. 이보다 나아야 배운 것이 있다고 말할 수 있어요.',
    en: 'Needs no training. Only what is better than this has learned something.',
  },
} as const satisfies Record<string, Phrase>;
