import type { Phrase } from '../../phrase/phrase';
import type { CostLayer } from './sequential-cost-event';

export const WORDS = {
  length: { ko: '길이', en: 'length' },
  steps: { ko: '차례로 기다리는 단계', en: 'Steps that wait for each other' },
  work: { ko: '곱셈·덧셈 횟수', en: 'Multiply–adds' },
  time: { ko: '걸린 시간(ms, 이 컴퓨터)', en: 'Milliseconds, on this machine' },
  describe: { ko: '길이에 따른 {what}, 로그 눈금', en: '{what} by length, on a logarithmic scale' },
  chain: { ko: '기다림의 사슬', en: 'The chain' },
  chainHelp: {
    ko: '상자는 한 단계예요. 순환은 앞 상자가 끝나야 다음 상자를 시작하고, 어텐션은 모두 한꺼번에 해요.',
    en: 'A box is one step. Recurrence starts a box when the one before is done; attention does all at once.',
  },
  chainOf: { ko: '{name}: {dependent}단계', en: '{name}: {dependent} in a row' },
} as const satisfies Record<string, Phrase>;

export const LAYER_NAMES: Readonly<Record<CostLayer, Phrase>> = {
  rnn: { ko: 'RNN', en: 'RNN' },
  gru: { ko: 'GRU', en: 'GRU' },
  lstm: { ko: 'LSTM', en: 'LSTM' },
  attention: { ko: '어텐션(attention)', en: 'attention' },
};
