import type { BaselineLoss } from '../../models/reading';
import type { Phrase } from '../../phrase/phrase';

/** What a run of the order lesson tells its picture. Losses are in `unit`. */
export type SequenceOrderEvent = WindowShown | OrderLoss | OrderScores;

/** One window that nothing was trained on, as it stands in the file and in another order. */
export interface WindowShown {
  readonly kind: 'window';
  readonly ordered: readonly string[];
  readonly shuffled: readonly string[];
  /** what comes after it, in both cases */
  readonly next: string;
}

export interface OrderLoss {
  readonly kind: 'loss';
  /** steps of this pair of trainings */
  readonly step: number;
  readonly seed: number;
  /** of the newest batch */
  readonly ordered: number;
  readonly shuffled: number;
}

export interface OrderScores {
  readonly kind: 'scores';
  readonly unit: Phrase;
  /** windows that each model was asked about */
  readonly windows: number;
  readonly seeds: readonly {
    readonly seed: number;
    readonly ordered: number;
    readonly shuffled: number;
  }[];
  readonly mean: { readonly ordered: number; readonly shuffled: number };
  /** of shuffled − ordered, mean over the seeds: 95 % block bootstrap over the windows */
  readonly difference: { readonly low: number; readonly high: number };
  readonly baselines: readonly BaselineLoss[];
}
