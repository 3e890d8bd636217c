import * as tf from '@tensorflow/tfjs-core';
import type { Inputs, Targets } from '../engine';
import type { ModelSpec } from '../model-spec';
import { oneHot } from './embedding';
import { timeMajor } from './time-major';

/**
 * The loss of the last layer's output: the mean over its rows, weighted where the targets are.
 *
 * @param output [T·B, size], time-major
 * @param scored T and B
 */
export function lossOf(
  loss: ModelSpec['loss'],
  output: tf.Tensor2D,
  { targets, targetWeights }: Targets,
  { batch, steps }: Pick<Inputs, 'batch' | 'steps'>,
): tf.Scalar {
  const rows = batch * steps;
  const weights = targetWeights ?? new Float32Array(rows).fill(1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = timeMajor(weights, batch, steps).map((weight) => weight / total);
  const share = tf.tensor2d(shares, [rows, 1]);
  return LOSSES[loss](output, timeMajor(targets, batch, steps), share);
}

const LOSSES: Readonly<
  Record<
    ModelSpec['loss'],
    (output: tf.Tensor2D, targets: Targets['targets'], share: tf.Tensor2D) => tf.Scalar
  >
> = {
  /** Σ over the rows of share · mean of (output − target)² */
  'mean-squared-error': (output, targets, share) => {
    const target = tf.tensor2d(Float32Array.from(targets), output.shape);
    const errors = tf.mean(tf.square(tf.sub(output, target)), 1, true); // [N, 1]
    return tf.sum(tf.mul(share, errors));
  },

  /** Σ over the rows of share · −log softmax(output)[target], in nats */
  'softmax-cross-entropy': (output, targets, share) => {
    const target = oneHot(targets, output.shape[1]); // [N, V]
    // Written out with its gradient, share·(softmax − target): half the operations of the tape.
    const crossEntropy = tf.customGrad((logits, save) => {
      const shifted = tf.sub(logits as tf.Tensor, tf.max(logits as tf.Tensor, 1, true));
      const exponentials = tf.exp(shifted);
      const sums = tf.sum(exponentials, 1, true);
      const logProbability = tf.sub(shifted, tf.log(sums));
      (save as tf.GradSaveFunc)([tf.div(exponentials, sums), target, share]);
      const value = tf.neg(tf.sum(tf.mul(share, tf.mul(target, logProbability))));
      const gradFunc = (dy: tf.Tensor, [softmax, oneHots, counts]: tf.Tensor[]) =>
        tf.mul(tf.mul(dy, counts!), tf.sub(softmax!, oneHots!));
      return { value, gradFunc };
    });
    return crossEntropy(output) as tf.Scalar;
  },
};
