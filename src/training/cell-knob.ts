import type { Knob } from '../lessons/lesson';

/** Which cell learns. */
export const cellKnob = {
  kind: 'choice',
  id: 'cell',
  label: { ko: '셀', en: 'Cell' },
  help: {
    ko: '순환 신경망의 종류예요. RNN은 가장 단순하고, GRU와 LSTM은 무엇을 기억할지 게이트로 골라요.',
    en: 'The kind of recurrent cell. RNN is the simplest; GRU and LSTM choose by gates what to keep.',
  },
  options: [
    { id: 'rnn', label: { ko: 'RNN', en: 'RNN' } },
    { id: 'gru', label: { ko: 'GRU', en: 'GRU' } },
    { id: 'lstm', label: { ko: 'LSTM', en: 'LSTM' } },
  ],
  initial: 'lstm',
} satisfies Knob;
