import * as tf from '@tensorflow/tfjs-core';
import type { ActivationKind, ActivationSpec } from '../model-spec';
import type { Rows } from './layer';

/** A function of each number. */
export function activation({ of }: ActivationSpec, x: Rows): Rows {
  return { ...x, values: FUNCTIONS[of](x.values) };
}

const FUNCTIONS: Readonly<Record<ActivationKind, (x: tf.Tensor2D) => tf.Tensor2D>> = {
  tanh: (x) => tf.tanh(x),
  sigmoid: (x) => tf.sigmoid(x),
  /** x·Φ(x) = x·(1 + erf(x / √2)) / 2, Hendrycks & Gimpel, Gaussian Error Linear Units (2016) */
  gelu: (x) => tf.mul(tf.mul(x, 0.5), tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1)),
  /** x·(1 + tanh(√(2/π)·(x + 0.044715·x³))) / 2, as GPT-2 has it */
  'gelu-tanh': (x) => {
    const cubic = tf.add(x, tf.mul(tf.mul(x, tf.square(x)), 0.044715));
    const t = tf.tanh(tf.mul(cubic, Math.sqrt(2 / Math.PI)));
    return tf.mul(tf.mul(x, 0.5), tf.add(t, 1));
  },
};
