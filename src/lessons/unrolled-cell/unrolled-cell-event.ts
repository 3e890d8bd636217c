import type { Place } from '../../dataset/dataset';
import type { CellKind } from '../../engine/model-spec';
import type { Guess } from '../../models/reading';

/** What a run of the unrolled cell tells its picture. */
export type UnrolledCellEvent = CellCounts | CellTraining | UnrolledTrace;

/** Weights counted in real models: what length does to them, and what layers do. */
export interface CellCounts {
  readonly kind: 'counts';
  readonly cell: CellKind;
  /** in all cells of the run's model after reading that many steps */
  readonly byLength: readonly { readonly steps: number; readonly weights: number }[];
  /** in all cells of a model with that many layers */
  readonly byLayers: readonly { readonly layers: number; readonly weights: number }[];
  /** the run's own cells, from the bottom up */
  readonly perLayer: readonly number[];
  /** around the cells: embedding and output, which read and write the file's own alphabet */
  readonly outside: number;
}

export interface CellTraining {
  readonly kind: 'loss';
  readonly step: number;
  /** of the batch before the step: bits per character, or squared standard deviations */
  readonly loss: number;
}

/** The cell along a stretch of the file it was not trained on, after `trained` training steps. */
export interface UnrolledTrace {
  readonly kind: 'trace';
  readonly trained: number;
  readonly steps: readonly UnrolledStep[];
  /** some of each cell's weights, in [−1, 1] of its largest: the mark by which a copy is known */
  readonly marks: readonly (readonly number[])[];
}

export interface UnrolledStep {
  readonly place: Place;
  /** the piece as people read it: a character, a row's time and value */
  readonly read: string;
  /** what the bottom cell gets, in [−1, 1] of the largest of all steps */
  readonly x: readonly number[];
  /** each layer's h after this step, in [−1, 1] */
  readonly h: readonly (readonly number[])[];
  /** what should come next: the likeliest first, or one value */
  readonly guesses: readonly Guess[];
  /** what came */
  readonly came: string;
  /** whether the first guess was what came; of values nobody asks that */
  readonly right: boolean | undefined;
}
