import * as tf from '@tensorflow/tfjs-core';
import { matrixOf, type Rows, type Site } from './layer';

/** Added to the variance before its root, as in PyTorch. */
const EPSILON = 1e-5;

/**
 * y = x̂·gain + bias, x̂ = (x − mean) / √(variance + 10⁻⁵) of each row.
 *
 * @see Ba, Kiros & Hinton, Layer Normalization (2016)
 */
export function layerNorm(path: string, x: Rows, site: Site): Rows {
  const off = tf.sub(x.values, tf.mean(x.values, 1, true)); // [N, d] − [N, 1]
  const variance = tf.mean(tf.square(off), 1, true); // [N, 1]
  const normal = tf.mul(off, tf.rsqrt(tf.add(variance, EPSILON)));
  const values: tf.Tensor2D = tf.add(
    tf.mul(normal, matrixOf(site, path, 'gain')),
    matrixOf(site, path, 'bias'),
  );
  return { ...x, values };
}
