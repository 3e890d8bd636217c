import type { Address } from './memory';
import type { PlanWriter } from './plan';
import type { Axis } from './weight-shapes';

/** How a shard's sequences and steps lie: step t of sequence b is row b·sequenceRow + t·stepRow. */
export interface Rows {
  readonly sequences: number;
  readonly steps: number;
  readonly sequenceRow: number;
  readonly stepRow: number;
  /** one row for each sequence, of its last step or before its first: no axis of steps */
  readonly single?: true;
}

/** Cells want the rows of one step together, attention does not mind. */
export function timeMajor(sequences: number, steps: number): Rows {
  return { sequences, steps, sequenceRow: 1, stepRow: sequences };
}

export function oneRowEach(sequences: number): Rows {
  return { sequences, steps: 1, sequenceRow: 1, stepRow: sequences, single: true };
}

/** What one layer hands to the next: a row of numbers for each step of each sequence. */
export interface Activation {
  readonly kind: 'values';
  /** [rows, width] */
  readonly values: Address;
  /** the gradient of the loss by `values`; 0 where nobody asks */
  readonly gradient: Address;
  readonly axis: Axis;
  readonly rows: Rows;
}

/** What the first layer may be handed instead. */
export interface Tokens {
  readonly kind: 'tokens';
  /** [rows] */
  readonly ids: Address;
  /** ids are in [0, size) */
  readonly size: number;
  /** by the one-hot vectors, [rows, size filled up]; 0 where nobody asks */
  readonly gradient: Address;
  readonly rows: Rows;
}

/** What a decoder may use of its encoder. */
export interface EncoderOutput {
  readonly states: Activation;
  readonly cells: readonly FinalState[];
}

/** The last state of a recurrent layer, and where a decoder leaves the gradients by it. */
export interface FinalState {
  readonly h: Address;
  /** 0: the cell has none */
  readonly c: Address;
  /** [B, u], or 0: filled in by the decoder that starts from here */
  dh: Address;
  dc: Address;
}

/** Floats of a row in memory: every group of an axis filled up to a multiple of four. */
export function widthOf(axis: Axis): number {
  return axis.reduce((sum, size) => sum + filledUp(size), 0);
}

export function filledUp(size: number): number {
  return Math.ceil(size / 4) * 4;
}

export function rowCount({ sequences, steps }: Rows): number {
  return sequences * steps;
}

/**
 * What a layer is built with: memory, weights and the plans that it writes its calls into. There is
 * one for each shard (a part of the batch's sequences) of each shape of batch.
 *
 * A layer writes its way forward at once, and hands over its way back as a function: these are called
 * from the last layer to the first.
 */
export interface Site {
  readonly forward: PlanWriter;
  /** whether gradients are wanted at all */
  readonly wayBack: boolean;
  /** whether dropout drops */
  readonly dropout: boolean;
  /** this shard's first sequence in the whole batch */
  readonly firstSequence: number;
  /** whether a state before the first step, `1.h`, is handed over with the inputs */
  isGiven(state: string): boolean;
  /** undefined in a model without an encoder, and in the encoder itself */
  readonly encoder: EncoderOutput | undefined;
  /** recurrent layers built so far, from the bottom up */
  readonly cells: FinalState[];
  /** memory of zeros, that this shape of batch keeps */
  floats(count: number, what: string): Address;
  activation(axis: Axis, rows: Rows): Activation;
  weight(name: string): Address;
  weightGradient(name: string): Address;
  /** how this layer's way back goes, once its output's gradient is there */
  back(write: (plan: PlanWriter) => void): void;
  /**
   * 0 for whoever writes a gradient first, then 1: the others add to it. The order is the plan's.
   */
  accumulate(gradient: Address): 0 | 1;
  /** 32 bits in memory that are others at every training step */
  dropoutKey(): Address;
  /** names a tensor for `look`: in `activation`'s rows, `blocks` side by side where there are more */
  show(name: string, shown: Shown): void;
  /** where the first step's states are put */
  startState(name: string, at: Address, units: number): void;
  /** names where the gradient by a recurrent layer's states will be */
  showGradient(name: string, shown: Shown): void;
}

/** A tensor to look at: [sequences, steps, size], the rows `row` floats apart. */
export interface Shown {
  readonly at: Address;
  readonly rows: Rows;
  readonly row: number;
  readonly axis: Axis;
  /** attention: [sequences, heads, queries, keys] instead */
  readonly heads?: number;
  readonly keys?: number;
}
