import type { Phrase } from '../../phrase/phrase';

/** What the text's picture says. */
export const WORDS = {
  lossUnit: { ko: '글자마다 드는 비트', en: 'bits per character' },
  unigram: { ko: '글자 세기 (유니그램)', en: 'counted characters (unigram)' },
  unigramHelp: {
    ko: '학습한 글에서 글자마다 몇 번 나왔는지만 세어 맞힐 때 드는 비트예요.',
    en: 'What it takes to guess from how often each character occurs.',
  },
  bigram: { ko: '글자 쌍 세기 (바이그램)', en: 'counted pairs (bigram)' },
  bigramHelp: {
    ko: '바로 앞 글자 다음에 무엇이 몇 번 나왔는지 세어 맞힐 때 드는 비트예요.',
    en: 'What it takes to guess from the character just before.',
  },
  writes: { ko: '{step}단계까지 배우고 쓴 글', en: 'what it writes after {step} steps' },
  earlier: { ko: '이전에 쓴 글', en: 'what it wrote before' },
  afterSteps: { ko: '{step}단계', en: 'step {step}' },
  scores: { ko: '마지막 부분에서 잰 값', en: 'on the last part of the text' },
  bits: { ko: '비트/글자', en: 'bits per character' },
  bitsHelp: {
    ko: '다음 글자를 맞히는 데 평균 몇 비트가 드는지예요. 적을수록 좋아요.',
    en: 'How many bits the next character takes on average. Fewer is better.',
  },
} as const satisfies Record<string, Phrase>;
