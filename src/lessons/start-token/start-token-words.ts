import type { Phrase } from '../../phrase/phrase';

export const WORDS = {
  pair: { ko: '배운 적 없는 짝', en: 'A pair it was not trained on' },
  forced: {
    ko: '교사 강요(teacher forcing): 옳은 앞 글자를 읽음',
    en: 'teacher forcing: told the right token before',
  },
  free: {
    ko: '자유 실행(free running): 스스로 쓴 글자를 읽음',
    en: 'free running: reads what it wrote',
  },
  disturbed: { ko: '{step}단계에서 틀린 글자를 읽힘', en: 'fed a wrong token at step {step}' },
  reads: { ko: '읽음', en: 'reads' },
  writes: { ko: '씀', en: 'writes' },
  target: { ko: '답', en: 'target' },
  stepAt: {
    ko: '{step}단계: {read|을/를} 읽고 {writes|을/를} 써요. 답은 {target|이에요/예요}.',
    en: 'Step {step}: reads {read}, writes {writes}. The target is {target}.',
  },
  feed: { ko: '지금 단계에 틀린 앞 글자 읽히기', en: 'Feed a wrong previous token at this step' },
  feedHelp: {
    ko: '이 단계에서 디코더가 읽을 글자를 바꿔요. 그 뒤로는 스스로 쓴 것을 읽어요.',
    en: 'Changes what the decoder reads at this step; from there on it reads its own again.',
  },
  none: { ko: '그대로', en: 'as it is' },
  positions: { ko: '자리마다 맞힌 비율(%)', en: 'Right at each place of the output (%)' },
  place: { ko: '자리', en: 'place' },
  forcedShort: { ko: '교사 강요', en: 'teacher forcing' },
  freeShort: { ko: '자유 실행', en: 'free running' },
  firstStep: {
    ko: '인코더의 첫 단계에는 앞의 상태가 없어서 h₀ = 0이에요. U를 0으로 바꿔도 첫 h는 {first} 차이이고, 둘째 h는 {second} 차이예요.',
    en: 'At the encoder’s first step there is no state before: h₀ = 0. With U set to 0 the first h differs by {first}, the second by {second}.',
  },
  wrong: { ko: '틀림', en: 'wrong' },
} as const satisfies Record<string, Phrase>;
