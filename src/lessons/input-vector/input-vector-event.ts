import type { Place } from '../../dataset/dataset';
import type { Phrase } from '../../phrase/phrase';

/** What a run of the input lesson tells its picture. */
export interface InputVectors {
  readonly kind: 'vectors';
  readonly encoding: 'one-hot' | 'embedding' | 'scaled';
  /** numbers the cell takes at each step: rows of its matrix W */
  readonly inputSize: number;
  /** after so many training steps: an embedding is learned, the others stay */
  readonly trained: number;
  /** what each number of the vector is; empty where numbers have no meaning of their own */
  readonly names: readonly string[];
  readonly steps: readonly InputStep[];
}

export interface InputStep {
  readonly place: Place;
  readonly read: string;
  /** of a character: its number in the vocabulary */
  readonly id: number | undefined;
  /** the vector; of a one-hot vector only where its 1 stands is kept, in `id` */
  readonly x: readonly number[];
  /** how each number came about, where there is a formula */
  readonly from: readonly {
    readonly value: number;
    readonly mean: number;
    readonly deviation: number;
  }[];
}

/** How exactly the scaled numbers lead back to the file's. */
export interface ScalingUndone {
  readonly kind: 'undone';
  /** largest │x·deviation + mean − value│, and the largest │value│ */
  readonly worst: number;
  readonly largest: number;
  /** the same over the 32-bit numbers that the cell really gets */
  readonly worstFloat32: number;
}

export type InputVectorEvent = InputVectors | ScalingUndone | InputLoss;

export interface InputLoss {
  readonly kind: 'loss';
  readonly step: number;
  readonly loss: number;
  readonly unit: Phrase;
}
