import type { Place } from '../../dataset/dataset';
import type { Phrase } from '../../phrase/phrase';

/** What a run of the LSTM lesson tells its picture. */
export type LstmEvent = GateTraces | LstmLoss | ForcedGate;

export type Gate = 'i' | 'f' | 'g' | 'o';

export interface LstmLoss {
  readonly kind: 'loss';
  readonly step: number;
  readonly loss: number;
}

/** States and gates over pieces that it was not trained on; numbers are [step][unit]. */
export interface GateTraces {
  readonly kind: 'traces';
  readonly trained: number;
  readonly units: number;
  readonly places: readonly Place[];
  readonly words: readonly string[];
  readonly h: readonly (readonly number[])[];
  readonly c: readonly (readonly number[])[];
  /** the largest │c│: its strongest colour */
  readonly cScale: number;
  readonly gates: Readonly<Record<Gate, readonly (readonly number[])[]>>;
  /** ∏f over all steps, of each unit: what is left of a gradient along c alone */
  readonly kept: readonly number[];
}

/** The same pieces with a gate forced. */
export interface ForcedGate {
  readonly kind: 'forced';
  readonly force: Force;
  readonly h: readonly (readonly number[])[];
  readonly c: readonly (readonly number[])[];
  readonly unit: Phrase;
  /** mean loss about these pieces, as it learned and forced */
  readonly lossBefore: number;
  readonly lossAfter: number;
  /** the likeliest next piece at each step, as it learned and forced */
  readonly expectedBefore: readonly string[];
  readonly expectedAfter: readonly string[];
}

/** `hold`: f = 1 and i = 0, so that c never changes. */
export type Force = 'none' | 'f0' | 'f1' | 'i0' | 'i1' | 'o0' | 'o1' | 'hold';
