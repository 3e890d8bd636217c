import type { Knob } from '../lessons/lesson';

/** What people call the cells: for pictures. */
export const CELL_NAMES = { rnn: 'RNN', gru: 'GRU', lstm: 'LSTM' } as const;

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
    { id: 'rnn', label: { ko: CELL_NAMES.rnn, en: CELL_NAMES.rnn } },
    { id: 'gru', label: { ko: CELL_NAMES.gru, en: CELL_NAMES.gru } },
    { id: 'lstm', label: { ko: CELL_NAMES.lstm, en: CELL_NAMES.lstm } },
  ],
  initial: 'lstm',
} satisfies Knob;
