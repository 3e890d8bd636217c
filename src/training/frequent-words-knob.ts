import type { Knob } from '../lessons/lesson';

/** How little frequent words count in the vector of a sentence: a of the weights a / (a + p(w)). */
export const frequentWordsKnob = {
  kind: 'choice',
  id: 'smoothing',
  label: { ko: '흔한 단어', en: 'Frequent words' },
  help: {
    ko: '문장의 벡터에서 흔한 단어를 얼마나 작게 셈할지예요. 무게는 a ÷ (a + 단어의 비율)이고, a는 0.0001, 0.001, 1000 가운데 하나예요.',
    en: 'How little frequent words count in the vector of a sentence: each weighs a ÷ (a + its share of the text), with a of 0.0001, 0.001 or 1000.',
  },
  options: [
    { id: '0.0001', label: { ko: '아주 작게', en: 'very little' } },
    { id: '0.001', label: { ko: '작게', en: 'little' } },
    { id: '1000', label: { ko: '똑같이', en: 'like all' } },
  ],
  initial: '0.001',
} satisfies Knob;
