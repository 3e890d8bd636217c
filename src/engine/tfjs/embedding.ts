import * as tf from '@tensorflow/tfjs-core';
import type { EmbeddingSpec } from '../model-spec';
import { matrixOf, type Rows, type Site } from './layer';

/** An embedding: the product of one-hot rows with E. [T·B, V] · [V, u] -> [T·B, u] */
export function embedding({ units }: EmbeddingSpec, path: string, x: Rows, site: Site): Rows {
  return { ...x, values: tf.matMul(x.values, matrixOf(site, path, 'embedding')), axis: [units] };
}

/**
 * Tokens as one-hot rows [N, size]: the product with them is the row lookup, and its gradient needs no
 * kernel that the wasm backend lacks.
 */
export function oneHot(tokens: Float32Array | Int32Array, size: number): tf.Tensor2D {
  const ids = tf.tensor1d(Int32Array.from(tokens), 'int32');
  // Asked for floats at once, the wasm kernel writes the bits of integers.
  return tf.cast(tf.oneHot(ids, size), 'float32') as tf.Tensor2D;
}

/** x + P[t], with the first T rows of P. */
export function positions(path: string, x: Rows, site: Site): Rows {
  const [steps, size] = [x.steps!, x.values.shape[1]];
  const learned = tf.slice(matrixOf(site, path, 'positions'), [0, 0], [steps, size]);
  const placed = tf.reshape(x.values, [steps, site.batch, size]);
  const sum = tf.add(placed, tf.reshape(learned, [steps, 1, size])); // [T, B, d] + [T, 1, d]
  return { ...x, values: tf.reshape(sum, [steps * site.batch, size]) };
}
