import type { Place } from '../../dataset/dataset';
import type { Phrase } from '../../phrase/phrase';

export type HiddenStateEvent = StateTrace | StateLoss | ResetAtPlace | ResetMean;

export interface StateLoss {
  readonly kind: 'loss';
  readonly step: number;
  readonly loss: number;
}

/** h after each of some pieces that it was not trained on, [step][unit]. */
export interface StateTrace {
  readonly kind: 'states';
  readonly trained: number;
  readonly units: number;
  readonly places: readonly Place[];
  readonly words: readonly string[];
  readonly h: readonly (readonly number[])[];
}

/** The same pieces, once with h set to 0 before one of them. */
export interface ResetAtPlace {
  readonly kind: 'reset';
  /** the first piece that is read from h = 0, from 0 */
  readonly at: number;
  readonly unit: Phrase;
  /** loss of the answer after each piece, as it is and with the reset */
  readonly kept: readonly number[];
  readonly reset: readonly number[];
  /** h with the reset, [step][unit] */
  readonly h: readonly (readonly number[])[];
}

/** Over many places: the mean loss of the answers after a reset, by how many pieces have been read since. */
export interface ResetMean {
  readonly kind: 'mean';
  readonly unit: Phrase;
  readonly places: number;
  readonly kept: readonly number[];
  readonly reset: readonly number[];
  readonly meanKept: number;
  readonly meanReset: number;
}
