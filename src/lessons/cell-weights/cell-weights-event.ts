import type { Place } from '../../dataset/dataset';
import type { CellKind } from '../../engine/model-spec';
import type { Guess } from '../../models/reading';

/** What a run of the weights lesson tells its picture. */
export type CellWeightsEvent = CellSteps | CellLoss | StepTerms | WeightDragged;

export interface CellLoss {
  readonly kind: 'loss';
  readonly step: number;
  readonly loss: number;
}

/** The trained cell over a stretch that it was not trained on. */
export interface CellSteps {
  readonly kind: 'steps';
  readonly cell: CellKind;
  readonly units: number;
  readonly inputSize: number;
  /** in the order of their columns in W and U: of an RNN the one sum; i, f, g, o; r, z, n */
  readonly gates: readonly string[];
  /** W [inputSize][gates · units] and U [units][gates · units] */
  readonly kernel: readonly (readonly number[])[];
  readonly recurrent: readonly (readonly number[])[];
  readonly steps: readonly CellStep[];
}

export interface CellStep {
  readonly place: Place;
  readonly read: string;
  readonly x: readonly number[];
  /** h before the step */
  readonly before: readonly number[];
  readonly h: readonly number[];
  /** LSTM only */
  readonly c: readonly number[] | undefined;
  /** of each gate [units] */
  readonly activations: Readonly<Record<string, readonly number[]>>;
  /** the likeliest first */
  readonly guesses: readonly Guess[];
  readonly came: string;
}

/** One product of the sum: a weight and the number it meets. */
export interface Term {
  /** its row in W or U, from 0 */
  readonly index: number;
  readonly weight: number;
  readonly input: number;
  readonly product: number;
}

/** How one unit of one gate comes about at one step. */
export interface StepTerms {
  readonly kind: 'terms';
  readonly step: number;
  readonly unit: number;
  readonly gate: string;
  readonly fromInput: readonly Term[];
  readonly fromState: readonly Term[];
  readonly bias: number;
  /** d of a GRU, the bias beside h·U */
  readonly stateBias: number | undefined;
  /** Σ W·x */
  readonly inputSum: number;
  /** Σ U·h, with d */
  readonly stateSum: number;
  /** what h·U is multiplied by before it is added: r, for the candidate of a GRU; otherwise 1 */
  readonly reset: number;
  /** inputSum + bias + reset · stateSum */
  readonly sum: number;
  /** tanh or σ of the sum */
  readonly activation: number;
  readonly squashing: 'tanh' | 'σ';
}

/** The same step with one weight changed by hand. */
export interface WeightDragged {
  readonly kind: 'dragged';
  readonly step: number;
  /** the weight that was changed */
  readonly matrix: string;
  readonly row: number;
  readonly column: number;
  readonly h: readonly number[];
  readonly guesses: readonly Guess[];
  /** mean on what was not trained on, as people read it */
  readonly lossBefore: number;
  readonly lossAfter: number;
}
