import * as tf from '@tensorflow/tfjs-core';
import type { CellKind } from '../model-spec';

export interface State {
  /** [B, u] */
  readonly h: tf.Tensor2D;
  /** LSTM only: elsewhere it is handed on */
  readonly c: tf.Tensor2D;
}

/** A state and the gates that made it. */
export interface Stepped extends State {
  readonly gates: Readonly<Record<string, tf.Tensor2D>>;
}

/** A step from one state to the next; `fromInput` is x·W + b, [B, gates·u]. */
export type Step = (fromInput: tf.Tensor2D, state: State) => Stepped;

/** The matrices a step multiplies its state by; `recurrentBias` of a GRU only. */
export interface RecurrentWeights {
  /** [u, gates·u] */
  readonly recurrent: tf.Tensor2D;
  /** [gates·u] */
  readonly recurrentBias: tf.Tensor2D | undefined;
}

/** One step of each cell, with h₋ and c₋ of the step before. */
export const STEPS: Readonly<Record<CellKind, (weights: RecurrentWeights) => Step>> = {
  /** h = tanh(x·W + b + h₋·U) */
  rnn:
    ({ recurrent }) =>
    (fromInput, { h, c }) => ({
      h: tf.tanh(tf.add(fromInput, tf.matMul(h, recurrent))),
      c,
      gates: {},
    }),

  /** i, f, o = σ(x·W + b + h₋·U), g = tanh(x·W + b + h₋·U); c = f⊙c₋ + i⊙g; h = o⊙tanh(c) */
  lstm:
    ({ recurrent }) =>
    (fromInput, state) => {
      const sums = tf.add(fromInput, tf.matMul(state.h, recurrent)); // [B, 4u]
      const parts = tf.split(sums, 4, 1) as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
      const [i, f] = [tf.sigmoid(parts[0]), tf.sigmoid(parts[1])];
      const [g, o] = [tf.tanh(parts[2]), tf.sigmoid(parts[3])];
      const c: tf.Tensor2D = tf.add(tf.mul(f, state.c), tf.mul(i, g));
      return { h: tf.mul(o, tf.tanh(c)), c, gates: { i, f, g, o } };
    },

  /** r, z = σ(x·W + b + h₋·U + d), n = tanh(x·W + b + r⊙(h₋·U + d)); h = (1 − z)⊙n + z⊙h₋ */
  gru:
    ({ recurrent, recurrentBias }) =>
    (fromInput, { h, c }) => {
      const fromState = tf.add(tf.matMul(h, recurrent), recurrentBias!); // [B, 3u]
      const below = tf.split(fromInput, 3, 1) as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
      const before = tf.split(fromState, 3, 1) as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
      const r: tf.Tensor2D = tf.sigmoid(tf.add(below[0], before[0]));
      const z: tf.Tensor2D = tf.sigmoid(tf.add(below[1], before[1]));
      const n: tf.Tensor2D = tf.tanh(tf.add(below[2], tf.mul(r, before[2])));
      // (1 − z)⊙n + z⊙h₋, with one product fewer
      return { h: tf.add(n, tf.mul(z, tf.sub(h, n))), c, gates: { r, z, n } };
    },
};
