import * as tf from '@tensorflow/tfjs-core';

// The layers work time-major, so that the rows of one step lie together: step t of sequence b is row
// t·B + b. Callers hand over and get back one sequence after the other.

/** [B, T, …] -> [T, B, …], flattened. */
export function timeMajor<Data extends Float32Array | Int32Array>(
  data: Data,
  batch: number,
  steps: number,
): Data {
  const size = data.length / (batch * steps);
  const ordered = data.slice() as Data;
  for (let b = 0; b < batch; b++) {
    for (let t = 0; t < steps; t++) {
      const from = (b * steps + t) * size;
      ordered.set(data.subarray(from, from + size), (t * batch + b) * size);
    }
  }
  return ordered;
}

/** [T·B, size] or [T, B, size] -> [B, T, size]. */
export function sequenceMajor(rows: tf.Tensor, batch: number): tf.Tensor3D {
  const size = rows.shape.at(-1)!;
  const steps = rows.size / (batch * size);
  return tf.transpose(tf.reshape(rows, [steps, batch, size]), [1, 0, 2]);
}

/** [B, T, size] -> [T·B, size]. */
export function rowsOf(sequences: tf.Tensor3D): tf.Tensor2D {
  const [batch, steps, size] = sequences.shape;
  return tf.reshape(tf.transpose(sequences, [1, 0, 2]), [steps * batch, size]);
}

/** [T·B, size] or [T, B, size] -> T tensors of [B, size]. */
export function stepsOf(rows: tf.Tensor, batch: number): tf.Tensor2D[] {
  const size = rows.shape.at(-1)!;
  const steps = rows.size / (batch * size);
  // One step is no stack: tfjs's own gradient of a stack of one fails.
  if (steps === 1) return [tf.reshape(rows, [batch, size])];
  return tf.unstack(tf.reshape(rows, [steps, batch, size])) as tf.Tensor2D[];
}
