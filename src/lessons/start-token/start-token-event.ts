import type { Place } from '../../dataset/dataset';
import type { MostFrequentTarget } from '../../models/pair-reading';

export type StartTokenEvent = StartTokenLoss | HeldOutSources | ByPosition | FirstStep | Written;

export interface StartTokenLoss {
  readonly kind: 'loss';
  readonly step: number;
  readonly loss: number;
}

export interface HeldOutSources {
  readonly kind: 'pairs';
  readonly sources: readonly string[];
  /** what can be fed as a wrong previous token: its number and how it is shown */
  readonly tokens: readonly { readonly id: number; readonly shown: string }[];
}

/** Share of targets named right at each place of the output, over pairs that reach so far. */
export interface ByPosition {
  readonly kind: 'positions';
  readonly pairs: number;
  readonly forced: readonly number[];
  readonly free: readonly number[];
  /** of whole targets */
  readonly exactFree: number;
  /** of just these pairs */
  readonly mostFrequent: MostFrequentTarget;
}

/** The encoder: with h₀ = 0 the U·h term of step 1 is nothing, the same h with and without U. */
export interface FirstStep {
  readonly kind: 'first-step';
  readonly largestDifference: number;
  /** at the second step, where there is a state before */
  readonly secondDifference: number;
}

/** One pair: what the decoder reads and writes, told the right tokens, left to itself, and disturbed. */
export interface Written {
  readonly kind: 'written';
  readonly source: string;
  readonly place: Place;
  readonly target: readonly string[];
  /** read at each step and written there */
  readonly forced: readonly WrittenStep[];
  readonly free: readonly WrittenStep[];
  /** undefined too where the decoder has ended before the step that was to be disturbed */
  readonly disturbed: readonly WrittenStep[] | undefined;
  readonly disturbedAt: number | undefined;
}

export interface WrittenStep {
  readonly read: string;
  readonly writes: string;
  readonly right: boolean;
}
