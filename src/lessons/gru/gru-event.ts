import type { CellKind } from '../../engine/model-spec';
import type { BaselineLoss } from '../../models/reading';
import type { Phrase } from '../../phrase/phrase';

export type GruEvent = CellSizes | CellsLoss | CellScores;

/** Weights of each cell by itself. */
export interface CellSizes {
  readonly kind: 'sizes';
  /** numbers of x, d, and units, u */
  readonly inputSize: number;
  readonly units: number;
  readonly cells: readonly CellSize[];
}

export interface CellSize {
  readonly cell: CellKind;
  readonly gates: number;
  /** W and U of the run's own model: gates · (d·u + u·u) */
  readonly matrices: number;
  /** with the biases that each library keeps */
  readonly pytorch: number;
  readonly keras: number;
  /** multiply–adds of one step */
  readonly work: number;
}

export interface CellsLoss {
  readonly kind: 'loss';
  readonly cell: CellKind;
  readonly seed: number;
  readonly step: number;
  readonly loss: number;
}

export interface CellScores {
  readonly kind: 'scores';
  readonly unit: Phrase;
  readonly cells: readonly CellScore[];
  readonly baselines: readonly BaselineLoss[];
  /** of the GRU's loss − the LSTM's, 95 % block bootstrap over the pieces; once both are there */
  readonly difference: { readonly low: number; readonly high: number } | undefined;
}

export interface CellScore {
  readonly cell: CellKind;
  /** on what was not trained on, one for each seed */
  readonly losses: readonly number[];
  readonly mean: number;
  readonly smallest: number;
  readonly largest: number;
  /** measured on this machine, forwards and backwards */
  readonly msPerStep: number;
}
