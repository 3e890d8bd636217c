import * as tf from '@tensorflow/tfjs-core';
import type { SelfAttentionSpec } from '../model-spec';
import { matrixOf, type Rows, type Site } from './layer';
import { rowsOf, sequenceMajor } from './time-major';

/** Added to the score of a step that is not to be seen: e to this power is 0. */
const UNSEEN = -1e9;

/**
 * Multi-head self-attention with its projections. With q, k and v [T, s] of one head, s = d / heads:
 *
 *   p = softmax(q·kᵀ / √s) over the keys      out = p·v
 *
 * The heads' outputs, side by side, go through one more product.
 *
 * @see Vaswani et al., Attention Is All You Need (2017)
 */
export function selfAttention(
  { heads, causal }: SelfAttentionSpec,
  path: string,
  x: Rows,
  site: Site,
): Rows {
  const { batch } = site;
  const [steps, d] = [x.steps!, x.values.shape[1]];
  const size = d / heads;
  const named = (name: string) => matrixOf(site, path, name);
  const projected = tf.add(tf.matMul(x.values, named('kernel')), named('bias')); // [T·B, 3d]
  const [q, k, v] = tf.split(projected, 3, 1).map((part) =>
    // [T·B, d] -> [B, heads, T, size]
    tf.transpose(tf.reshape(part, [steps, batch, heads, size]), [1, 2, 0, 3]),
  ) as [tf.Tensor4D, tf.Tensor4D, tf.Tensor4D];
  let scores: tf.Tensor = tf.mul(tf.matMul(q, k, false, true), 1 / Math.sqrt(size)); // [B, heads, T, T]
  if (causal) scores = tf.add(scores, futureOf(steps));
  const p = tf.softmax(scores);
  site.show?.(`${path}.weights`, p);
  const out = tf.transpose(tf.matMul(p, v), [2, 0, 1, 3]); // [T, B, heads, size]
  const rows = tf.reshape<tf.Rank.R2>(out, [steps * batch, d]);
  const values: tf.Tensor2D = tf.add(tf.matMul(rows, named('outputKernel')), named('outputBias'));
  return { ...x, values, axis: [d] };
}

/** [T, T]: what is added to the scores so that step i does not see step j > i. */
function futureOf(steps: number): tf.Tensor2D {
  const data = new Float32Array(steps * steps);
  for (let i = 0; i < steps; i++) data.fill(UNSEEN, i * steps + i + 1, (i + 1) * steps);
  return tf.tensor2d(data, [steps, steps]);
}

/**
 * Each state beside what it finds in the encoder's states e, by dot products:
 *
 *   p = softmax(h·eᵀ)      context = p·e      [B, T, u] -> [B, T, 2u]
 *
 * @see Luong, Pham & Manning, Effective Approaches to Attention-based Neural Machine Translation (2015)
 */
export function encoderAttention(path: string, x: Rows, site: Site): Rows {
  const { states } = site.encoder!; // [B, Te, u]
  const h = sequenceMajor(x.values, site.batch); // [B, T, u]
  const p = tf.softmax(tf.matMul(h, states, false, true)); // [B, T, Te]
  site.show?.(`${path}.weights`, tf.expandDims(p, 1));
  const context = rowsOf(tf.matMul(p, states)); // [B, T, Te] · [B, Te, u] -> [T·B, u]
  const size = x.values.shape[1];
  return { ...x, values: tf.concat([x.values, context], 1), axis: [size, size] };
}

/** What one step asks of the encoder's states. */
export interface Answer {
  /** [B, u] */
  readonly context: tf.Tensor2D;
  /** [B, Te] */
  readonly weights: tf.Tensor2D;
}

/**
 * Additive attention over the encoder's states e, asked with the state before a step, h₋:
 *
 *   sⱼ = w·tanh(eⱼ·K + b + h₋·Q)      p = softmax(s)      context = Σⱼ pⱼ·eⱼ
 *
 * @returns what answers a query h₋ [B, u]
 * @see Bahdanau, Cho & Bengio, Neural Machine Translation by Jointly Learning to Align and Translate
 *   (2015)
 */
export function additiveAttention(path: string, site: Site): (query: tf.Tensor2D) => Answer {
  const { states } = site.encoder!; // [B, Te, u]
  const [batch, keys, size] = states.shape;
  const named = (name: string) => matrixOf(site, path, name);
  const rows = tf.reshape<tf.Rank.R2>(states, [batch * keys, size]);
  // The keys' part is the same for every step: [B·Te, u] · [u, a] -> [B·Te, a]
  const fromKeys = tf.add(tf.matMul(rows, named('attentionKeys')), named('attentionBias'));
  const a = fromKeys.shape[1]!;
  return (query) => {
    const asked = tf.matMul(query, named('attentionQuery')); // [B, a]
    const mixed = tf.tanh(
      tf.add(tf.reshape(fromKeys, [batch, keys, a]), tf.reshape(asked, [batch, 1, a])),
    );
    const scores = tf.matMul(
      tf.reshape<tf.Rank.R2>(mixed, [batch * keys, a]),
      tf.reshape<tf.Rank.R2>(named('attentionScore'), [a, 1]),
    );
    const weights = tf.softmax(tf.reshape<tf.Rank.R2>(scores, [batch, keys]));
    const context = tf.matMul(tf.reshape<tf.Rank.R3>(weights, [batch, 1, keys]), states);
    return { context: tf.reshape(context, [batch, size]), weights };
  };
}
