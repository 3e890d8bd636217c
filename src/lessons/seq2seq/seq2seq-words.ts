import type { HandOver } from '../../models/seq2seq';
import type { Phrase } from '../../phrase/phrase';

export const WORDS = {
  pair: { ko: '배운 적 없는 짝', en: 'A pair it was not trained on' },
  typed: { ko: '직접 넣어 보기', en: 'Type a source' },
  typedHelp: {
    ko: '글자를 넣으면 모델이 바로 써 봐요.',
    en: 'The model writes at once what it makes of it.',
  },
  hand: { ko: '넘겨주는 상태', en: 'Handed over' },
  handHelp: {
    ko: '쓸 때 디코더로 넘겨주는 것만 바꿔요. 다시 배우지는 않아요.',
    en: 'Changes what crosses when it writes. Nothing is trained again.',
  },
  encoder: { ko: '인코더(encoder)가 읽어요', en: 'The encoder reads' },
  crosses: { ko: '넘어가는 상태', en: 'What crosses' },
  decoder: { ko: '디코더(decoder)가 써요', en: 'The decoder writes' },
  readAt: {
    ko: '인코더 {step}단계: {read|을/를} 읽고 상태를 고쳐요.',
    en: 'Encoder, step {step}: reads {read} and changes its state.',
  },
  handAt: {
    ko: '건네주기: 인코더의 마지막 상태로 디코더를 시작해요 ({hand}).',
    en: 'The hand-over: the decoder starts from the encoder’s last state ({hand}).',
  },
  writeAt: {
    ko: '디코더 {step}단계: {read|을/를} 읽고 {writes|을/를} 써요. 후보: {guesses}.',
    en: 'Decoder, step {step}: reads {read} and writes {writes}. Candidates: {guesses}.',
  },
  h: { ko: 'h', en: 'h' },
  c: { ko: 'tanh(c)', en: 'tanh(c)' },
  unit: { ko: '유닛 {unit}', en: 'unit {unit}' },
  wrote: { ko: '쓴 것: {output} · 답: {target}', en: 'wrote: {output} · target: {target}' },
  wroteTyped: { ko: '쓴 것: {output}', en: 'wrote: {output}' },
  scores: { ko: '넘겨준 것', en: 'handed over' },
  how: { ko: '어떻게', en: 'how' },
  trained: { ko: '이대로 배움', en: 'trained so' },
  cut: { ko: '쓸 때만 끊음', en: 'cut when writing' },
  changed: { ko: '쓸 때만 바꿈', en: 'changed when writing' },
  units: {
    ko: '글자마다 유닛 {all}개 가운데 앞의 {shown}개를 보여 줘요. 넘어가는 상태는 {all}개 모두예요.',
    en: 'Each box shows the first {shown} of {all} units; of what crosses, all {all} are shown.',
  },
  exact: { ko: '모두 맞음', en: 'exact' },
  tokens: { ko: '글자 정확도', en: 'tokens right' },
  different: { ko: '서로 다른 답', en: 'different outputs' },
  exactHelp: {
    ko: '하나도 틀리지 않은 짝의 비율이에요.',
    en: 'Share of pairs written without a fault.',
  },
  tokensHelp: {
    ko: '바로 앞의 옳은 글자를 알려 주며(교사 강요) 물었을 때 맞힌 비율이에요.',
    en: 'Share of tokens named right when it is told the right one before (teacher forcing).',
  },
  mostFrequent: { ko: '늘 “{target}”', en: 'always “{target}”' },
  mostFrequentHelp: {
    ko: '가장 흔한 답만 쓰는 기준이에요.',
    en: 'Writes the most frequent target whatever it is given.',
  },
  loss: { ko: '학습 손실(글자당 비트)', en: 'training loss, bits per token' },
  step: { ko: '학습 단계', en: 'training step' },
} as const satisfies Record<string, Phrase>;

export const HAND_OVERS: Readonly<Record<HandOver, Phrase>> = {
  both: { ko: 'c와 h', en: 'c and h' },
  h: { ko: 'h만', en: 'h only' },
  c: { ko: 'c만', en: 'c only' },
  nothing: { ko: '없음', en: 'nothing' },
};
