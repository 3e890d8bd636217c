import type { Phrase } from '../../phrase/phrase';

export const WORDS = {
  lags: {
    ko: '학습 전, k단계 앞으로 거슬러 간 기울기의 크기',
    en: 'Before training: the gradient’s size k steps back',
  },
  lagsDescribe: {
    ko: '단계에 따른 기울기의 크기, 로그 눈금. U = {radius} × 직교행렬',
    en: 'size of the gradient by lag, logarithmic; U = {radius} × orthogonal',
  },
  lag: { ko: '거슬러 간 단계', en: 'steps back' },
  linear: { ko: 'tanh 없이 (U만)', en: 'without tanh (U alone)' },
  linearHelp: {
    ko: 'U를 거듭 곱한 크기예요. r의 k제곱과 같아요.',
    en: 'U multiplied again and again: exactly r to the power of k.',
  },
  power: { ko: 'rᵏ', en: 'rᵏ' },
  tanh: { ko: '이 파일에서, tanh와 함께', en: 'with tanh, on this file' },
  tanhHelp: {
    ko: 'tanh의 기울기는 1보다 작거나 같아요. 그래서 r이 1보다 커도 꼭 폭주하지는 않아요.',
    en: 'The slope of tanh is 1 or less, so a radius above 1 need not explode.',
  },
  norms: { ko: '단계마다 기울기의 크기', en: 'The gradient’s norm at each step' },
  losses: { ko: '학습 손실', en: 'Training loss' },
  step: { ko: '학습 단계', en: 'training step' },
  clipped: { ko: '자르며', en: 'clipped' },
  unclipped: { ko: '자르지 않고', en: 'not clipped' },
  limit: { ko: '자르는 크기', en: 'clip' },
  baseline: { ko: '학습 없는 기준: {name}', en: 'without training: {name}' },
} as const satisfies Record<string, Phrase>;
