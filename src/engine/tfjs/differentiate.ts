import * as tf from '@tensorflow/tfjs-core';

/**
 * A value and its gradient by each of `by`; zeros where the value does not depend on it. (tf.grads
 * would refuse that.)
 *
 * @param upstream the gradient of anything by the value, of its shape; 1 when left out
 */
export function differentiate<Value extends tf.Tensor>(
  f: () => Value,
  by: tf.Tensor[],
  upstream?: Value,
): { value: Value; gradients: tf.Tensor[] } {
  if (by.length === 0) return { value: f(), gradients: [] }; // a model without weights
  const { value, grads } = tf.engine().gradients(f, by, upstream, true);
  const found: (tf.Tensor | null | undefined)[] = grads;
  return { value, gradients: by.map((each, i) => found[i] ?? tf.zeros(each.shape)) };
}
