import type { TrainableModel } from '../engine/engine';
import { EOS_ID, PAD_ID, SOS_ID } from '../text/token-vocabulary';
import { shownToken, type PairReading } from './pair-reading';
import { softmax, type Guess } from './reading';
import { DECODER_PATH, ENCODER_PATH, type Written } from './seq2seq';

/** What an encoder and a decoder did with one source, step by step; numbers for a page. */
export interface PairWalk {
  readonly encoder: readonly StateStep[];
  /** the decoder's states before its first step */
  readonly handedOver: States;
  readonly decoder: readonly WritingStep[];
}

export interface States {
  /** in [−1, 1], shape [u] */
  readonly h: readonly number[];
  /** tanh(c), as the cell itself uses it; only an LSTM's */
  readonly c: readonly number[] | undefined;
}

export interface StateStep extends States {
  /** the token that was read */
  readonly read: string;
}

export interface WritingStep extends StateStep {
  /** the likeliest first */
  readonly guesses: readonly Guess[];
  readonly writes: string;
}

const SHOWN_GUESSES = 4;
const FINE = 1000; // colours tell no more

/**
 * Follows one source through.
 *
 * @param sourceIds shape [S]
 * @param written what the decoder reads and writes for it
 */
export function walkPair(
  model: TrainableModel,
  reading: PairReading,
  sourceIds: Int32Array,
  { inputs, outputs }: Written,
): PairWalk {
  const source = { data: sourceIds, batch: 1, steps: sourceIds.length };
  const asked = { data: inputs, batch: 1, steps: inputs.length, source };
  const look = model.look(asked);
  const logits = model.predict(asked); // [1, T, V]
  const size = logits.length / inputs.length;
  const decoder = model.spec.layers[Number(DECODER_PATH)]!;
  if (decoder.kind !== 'recurrent') throw new Error('walkPair requires a recurrent decoder');
  const { units, start = 'zeros' } = decoder;
  const statesAt = (path: string, t: number): States => {
    const part = (data: Float32Array) => data.slice(t * units, (t + 1) * units);
    const c = look[`${path}.c`]?.data;
    return {
      h: shown(part(look[`${path}.h`]!.data)),
      c: c === undefined ? undefined : shown(part(c).map(Math.tanh)),
    };
  };
  const last = statesAt(ENCODER_PATH, sourceIds.length - 1);
  const zeros = last.h.map(() => 0);
  return {
    encoder: Array.from(sourceIds, (id, t) => ({
      read: shownToken(reading.sources, id),
      ...statesAt(ENCODER_PATH, t),
    })),
    handedOver: {
      h: start === 'encoder' || start === 'encoder-h' ? last.h : zeros,
      c: last.c && (start === 'encoder' || start === 'encoder-c' ? last.c : zeros),
    },
    decoder: Array.from(inputs, (id, t) => ({
      read: shownToken(reading.targets, id),
      ...statesAt(DECODER_PATH, t),
      guesses: guessesOf(reading, logits.subarray(t * size, (t + 1) * size)),
      writes: shownToken(reading.targets, outputs[t] ?? EOS_ID),
    })),
  };
}

/** The likeliest tokens of one step that can be written. */
function guessesOf({ targets }: PairReading, logits: Float32Array): Guess[] {
  return Array.from(softmax(logits), (probability, id) => ({ probability, id }))
    .filter(({ id }) => id !== PAD_ID && id !== SOS_ID)
    .sort((a, b) => b.probability - a.probability)
    .slice(0, SHOWN_GUESSES)
    .map(({ probability, id }) => ({
      words: shownToken(targets, id),
      probability: Math.round(FINE * probability) / FINE,
    }));
}

function shown(values: Float32Array): number[] {
  return Array.from(values, (value) => Math.round(FINE * value) / FINE);
}
