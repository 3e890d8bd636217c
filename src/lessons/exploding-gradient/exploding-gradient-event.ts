import type { BaselineLoss } from '../../models/reading';
import type { Phrase } from '../../phrase/phrase';

export type ExplodingGradientEvent = NormsByLag | TrainingStep | TrainingsCompared;

/** ‖∂h[t]/∂h[t−k]·v‖ over ‖v‖ by lag k, before any training. */
export interface NormsByLag {
  readonly kind: 'lags';
  readonly radius: number;
  /** of the linear recurrence, computed step by step */
  readonly linear: readonly number[];
  /** rᵏ */
  readonly power: readonly number[];
  /** of the tanh cell on the file, by the engine */
  readonly tanh: readonly number[];
}

/** One optimizer step, with and without clipping. Numbers that are none any more are undefined. */
export interface TrainingStep {
  readonly kind: 'step';
  readonly step: number;
  readonly clipped: StepFigures;
  readonly unclipped: StepFigures;
}

export interface StepFigures {
  readonly loss: number | undefined;
  /** of the gradient before clipping */
  readonly norm: number | undefined;
}

export interface TrainingsCompared {
  readonly kind: 'compared';
  readonly unit: Phrase;
  readonly clip: number;
  readonly cutSteps: number;
  readonly steps: number;
  /** largest norm before and after cutting, over the clipped training */
  readonly largestNorm: number | undefined;
  readonly largestCutNorm: number | undefined;
  /** largest ‖Δw‖ of a step, and rate · clip */
  readonly largestMove: number | undefined;
  readonly moveLimit: number;
  /** mean loss of the last steps */
  readonly clippedLoss: number | undefined;
  readonly unclippedLoss: number | undefined;
  /** the step at which the loss without clipping stopped being a number */
  readonly brokeAt: number | undefined;
  /** the best of what needs no training */
  readonly baseline: BaselineLoss;
}
