import type * as tf from '@tensorflow/tfjs-core';
import type { Inputs } from '../engine';
import type { Axis } from '../weight-shapes';
import type { State } from './cells';

/** What one layer hands to the next. */
export interface Rows {
  /** time-major [T·B, size] */
  readonly values: tf.Tensor2D;
  /** how the numbers of a row are grouped */
  readonly axis: Axis;
  /** T; undefined where only the last step is left */
  readonly steps: number | undefined;
}

/** What is wanted of a way through the layers besides its output. */
export interface Pass {
  /** while training: the key of the n-th dropout layer */
  readonly dropoutKey?: (n: number) => number;
  /** is handed everything that `look` shows, shaped as it is shown */
  readonly show?: (name: string, tensor: tf.Tensor) => void;
  /** what is added in the places where gradients are asked for */
  readonly zeros?: ReadonlyMap<string, tf.Tensor>;
}

/** What a layer works with. */
export interface Site extends Pass {
  readonly batch: number;
  readonly weight: (name: string) => tf.Variable;
  /** given states before the first step */
  readonly start: NonNullable<Inputs['start']>;
  /** undefined in a model without an encoder, and in the encoder itself */
  readonly encoder: Encoded | undefined;
  /** the last states of the recurrent layers so far */
  readonly cells: State[];
  /** how many dropout layers dropped so far, the encoder's among them */
  readonly dropouts: { count: number };
}

/** What a decoder may use of its encoder. */
export interface Encoded {
  /** [B, Te, u] */
  readonly states: tf.Tensor3D;
  readonly axis: Axis;
  readonly cells: readonly State[];
}

/** The weight of a layer by the end of its name, as a matrix; biases are [n] all the same. */
export function matrixOf(site: Site, path: string, name: string): tf.Tensor2D {
  return site.weight(`${path}.${name}`) as tf.Tensor as tf.Tensor2D;
}
