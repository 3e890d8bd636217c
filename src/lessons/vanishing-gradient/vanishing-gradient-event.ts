import type { Place } from '../../dataset/dataset';
import type { CellKind } from '../../engine/model-spec';
import type { Phrase } from '../../phrase/phrase';
import type { CellInfluence } from '../../models/influence';
import type { BaselineLoss } from '../../models/reading';

/** What a run about the vanishing gradient tells its picture. */
export type VanishingGradientEvent =
  | LagCurves
  | StartsCompared
  | HeldOutLosses
  | ExactChecks
  | Expected
  | Recall
  | AskedPlaces
  | InfluenceAtPlace;

/** ‖∂L[t]/∂h[t−k]‖ over the same norm at lag 0, for k = 0 … lags. */
export interface LagCurves {
  readonly kind: 'before' | 'after';
  /** optimizer steps behind it */
  readonly trained: number;
  readonly places: number;
  readonly units: number;
  readonly forgetBias: number;
  readonly curves: Readonly<Record<LagCurveId, readonly number[]>>;
}

/** An LSTM has two states, and so two curves. */
export type LagCurveId = CellKind | 'lstm-c';

/** Before any training: what is left at one lag, by how the weights begin. */
export interface StartsCompared {
  readonly kind: 'starts';
  readonly lag: number;
  readonly rows: readonly { readonly id: StartId; readonly left: number }[];
}

export type StartId =
  'rnn-orthogonal' | 'rnn-uniform' | 'forget-bias-0' | 'forget-bias-1' | 'forget-bias-ln';

/** On pieces that no cell was trained on. */
export interface HeldOutLosses {
  readonly kind: 'losses';
  readonly unit: Phrase;
  readonly cells: readonly { readonly cell: CellKind; readonly loss: number }[];
  readonly baselines: readonly BaselineLoss[];
}

/** Two sentences of mathematics, held against this run's cells. */
export interface ExactChecks {
  readonly kind: 'exact';
  readonly lag: number;
  /** with recurrent weights 0: ∂c[t]/∂c[t−k] of unit 1, as the engine has it, and ∏f */
  readonly measured: number;
  readonly product: number;
  /** over all units */
  readonly difference: number;
  /** ‖U‖₂ of the trained RNN; its k-th power; ‖∂h[t]/∂h[t−k]‖₂ */
  readonly norm: number;
  readonly bound: number;
  readonly jacobian: number;
}

/** Said before the long task begins. */
export interface Expected {
  readonly kind: 'expected';
  /** multiply–adds in all, in thousands of millions */
  readonly billions: number;
  /** at most: a cell that has learned it stops early */
  readonly seconds: number;
}

/** How often the symbols were named right, as the training went on. */
export interface Recall {
  readonly kind: 'recall';
  readonly tasks: readonly RecallResults[];
}

export interface RecallResults {
  readonly symbols: number;
  readonly delay: number;
  /** share that guessing names right */
  readonly chance: number;
  /** accuracies up to this one are what guessing gives by luck */
  readonly luck: number;
  readonly cells: readonly RecallCourse[];
}

export interface RecallCourse {
  readonly cell: CellKind;
  /** training steps, and accuracies on fresh sequences */
  readonly steps: readonly number[];
  readonly accuracy: readonly number[];
  readonly outcome: 'training' | 'learned' | 'partly' | 'untrained';
}

/** The pieces whose answers can be stepped through. */
export interface AskedPlaces {
  readonly kind: 'places';
  readonly pieces: 'characters' | 'rows';
  readonly places: readonly Place[];
}

/** What each cell's answer about one piece depends on. */
export interface InfluenceAtPlace {
  readonly kind: 'influence';
  /** which of the places */
  readonly at: number;
  /** the piece that is asked about */
  readonly asked: string;
  /** percent of the largest influence at which the colour is full */
  readonly clip: number;
  /** pieces before the place, in reading order */
  readonly words: readonly string[];
  readonly cells: readonly ShadedInfluence[];
}

export interface ShadedInfluence extends CellInfluence {
  readonly cell: CellKind;
  /** norms over clip · the largest, at most 1 */
  readonly shades: readonly number[];
}
