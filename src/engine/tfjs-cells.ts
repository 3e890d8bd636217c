import * as tf from '@tensorflow/tfjs-core';
import type { CellKind } from './model-spec';

/** A layer's variables by the end of their name: `kernel`, `recurrent`, `bias`, `recurrentBias`. */
export type CellVariables = Readonly<Record<string, tf.Variable>>;

/**
 * One recurrent layer over whole sequences, in TensorFlow.js operations; the formulas are those of
 * `traceCells`.
 *
 * @param x time-major, so that a step is one piece: [T, B, d]
 * @returns the hidden state after each step, T tensors of [B, u]
 */
export function runCell(cell: CellKind, x: tf.Tensor3D, variables: CellVariables): tf.Tensor2D[] {
  const [steps, batch, size] = x.shape;
  const { kernel, recurrent, bias } = variables as Record<string, tf.Variable<tf.Rank.R2>>;
  const units = recurrent!.shape[0];
  // Every step's input in one product: [T·B, d] · [d, gu] -> [T·B, gu]
  const fromInput = tf.add<tf.Tensor2D>(
    tf.matMul(tf.reshape(x, [steps * batch, size]), kernel!),
    bias!,
  );
  const pieces = piecesOf(fromInput, steps);
  const step = STEPS[cell](variables as Record<string, tf.Variable<tf.Rank.R2>>);
  const zeros = tf.zeros<tf.Rank.R2>([batch, units]);
  let state: State = { h: zeros, c: zeros };
  return pieces.map((piece) => {
    state = step(piece, state);
    return state.h;
  });
}

/** [T·B, gu] -> T tensors of [B, gu]. A single piece is no stack: tfjs's own slope of one fails. */
function piecesOf(fromInput: tf.Tensor2D, steps: number): tf.Tensor2D[] {
  if (steps === 1) return [fromInput];
  const [rows, width] = fromInput.shape;
  return tf.unstack(tf.reshape(fromInput, [steps, rows / steps, width])) as tf.Tensor2D[];
}

interface State {
  readonly h: tf.Tensor2D;
  /** LSTM only */
  readonly c: tf.Tensor2D;
}

type Step = (fromInput: tf.Tensor2D, state: State) => State;

const STEPS: Readonly<
  Record<CellKind, (variables: Record<string, tf.Variable<tf.Rank.R2>>) => Step>
> = {
  rnn:
    ({ recurrent }) =>
    (fromInput, { h, c }) => ({ h: tf.tanh(tf.add(fromInput, tf.matMul(h, recurrent!))), c }),

  lstm:
    ({ recurrent }) =>
    (fromInput, { h, c }) => {
      const sums = tf.add(fromInput, tf.matMul(h, recurrent!)); // [B, 4u]
      const [i, f, g, o] = tf.split(sums, 4, 1) as [
        tf.Tensor2D,
        tf.Tensor2D,
        tf.Tensor2D,
        tf.Tensor2D,
      ];
      const kept = tf.mul(tf.sigmoid(f), c);
      const newC: tf.Tensor2D = tf.add(kept, tf.mul(tf.sigmoid(i), tf.tanh(g)));
      return { h: tf.mul(tf.sigmoid(o), tf.tanh(newC)), c: newC };
    },

  gru:
    ({ recurrent, recurrentBias }) =>
    (fromInput, { h, c }) => {
      const fromState = tf.add(tf.matMul(h, recurrent!), recurrentBias!); // [B, 3u]
      const below = tf.split(fromInput, 3, 1) as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
      const before = tf.split(fromState, 3, 1) as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
      const r = tf.sigmoid(tf.add(below[0], before[0]));
      const z = tf.sigmoid(tf.add(below[1], before[1]));
      const n = tf.tanh(tf.add(below[2], tf.mul(r, before[2])));
      // (1 − z)⊙n + z⊙h, with one product fewer
      return { h: tf.add(n, tf.mul(z, tf.sub(h, n))), c };
    },
};
