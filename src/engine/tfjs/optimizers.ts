import * as tf from '@tensorflow/tfjs-core';
import type { AdamSpec, AdamWSpec, OptimizerSpec } from '../model-spec';
import type { WeightRole, WeightShape } from '../weight-shapes';

/** Changes variables by their gradients, one step at a time. */
export interface Optimizer {
  learningRate: number;
  /** @param gradients one for each variable, in their order */
  step(gradients: readonly tf.Tensor[]): void;
  dispose(): void;
}

export function createOptimizer(
  spec: OptimizerSpec,
  variables: readonly tf.Variable[],
  shapes: readonly WeightShape[],
): Optimizer {
  return spec.kind === 'gradient-descent'
    ? gradientDescent(spec.learningRate, spec.clipNorm, variables)
    : adam(spec, variables, shapes);
}

/** w ← w − rate·g */
function gradientDescent(
  learningRate: number,
  clipNorm: number,
  variables: readonly tf.Variable[],
): Optimizer {
  return {
    learningRate,
    step(gradients) {
      clipByGlobalNorm(gradients, clipNorm).forEach((g, i) => {
        const w = variables[i]!;
        w.assign(tf.sub(w, tf.mul(g, this.learningRate)));
      });
    },
    dispose: () => undefined,
  };
}

/** AdamW shrinks matrices that multiply or are looked up; never a bias or a layer norm's gain. */
const DECAYING: readonly WeightRole[] = ['embedding', 'positions', 'kernel', 'recurrent'];

/**
 * Adam, and AdamW where weights decay:
 *
 *   m ← β₁m + (1 − β₁)g      v ← β₂v + (1 − β₂)g²
 *   w ← w·(1 − rate·decay) − rate·m̂ / (√v̂ + ε)      m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ)
 *
 * tf.train.adam knows no decay and no schedule, and loses 1 − β₂ᵗ in float32: 1e-5 of the first step.
 *
 * @see Kingma & Ba, Adam (2015); Loshchilov & Hutter, Decoupled Weight Decay Regularization (2019)
 */
function adam(
  spec: AdamSpec | AdamWSpec,
  variables: readonly tf.Variable[],
  shapes: readonly WeightShape[],
): Optimizer {
  const { beta1, beta2, epsilon, clipNorm } = spec;
  const decay = spec.kind === 'adamw' ? spec.weightDecay : 0;
  /** made at the first step: a model that only predicts has none */
  let moments: { m: tf.Variable; v: tf.Variable }[] | undefined;
  let t = 0;
  return {
    learningRate: spec.learningRate,
    step(gradients) {
      moments ??= variables.map(({ shape }) => ({
        m: zeroVariable(shape),
        v: zeroVariable(shape),
      }));
      t++;
      // m̂ / (√v̂ + ε), above and below times √(1 − β₂ᵗ): √v stays as it is
      const root = Math.sqrt(1 - beta2 ** t);
      const rate = (this.learningRate * root) / (1 - beta1 ** t);
      const shrink = 1 - this.learningRate * decay;
      clipByGlobalNorm(gradients, clipNorm).forEach((g, i) => {
        const w = variables[i]!;
        const { m, v } = moments![i]!;
        m.assign(tf.add(tf.mul(m, beta1), tf.mul(g, 1 - beta1)));
        v.assign(tf.add(tf.mul(v, beta2), tf.mul(tf.square(g), 1 - beta2)));
        const change = tf.div(tf.mul(m, rate), tf.add(tf.sqrt(v), epsilon * root));
        const isDecaying = decay !== 0 && DECAYING.includes(shapes[i]!.role);
        w.assign(tf.sub(isDecaying ? tf.mul(w, shrink) : w, change));
      });
    },
    dispose() {
      for (const { m, v } of moments ?? []) {
        m.dispose();
        v.dispose();
      }
    },
  };
}

function zeroVariable(shape: number[]): tf.Variable {
  return tf.variable(tf.zeros(shape));
}

/**
 * Gradients scaled by min(1, clip / ‖g‖), with ‖g‖ over all of them together; clip 0: left alone.
 *
 * @see Pascanu, Mikolov & Bengio, On the Difficulty of Training Recurrent Neural Networks (2013)
 */
function clipByGlobalNorm(gradients: readonly tf.Tensor[], clipNorm: number): readonly tf.Tensor[] {
  if (clipNorm === 0 || gradients.length === 0) return gradients;
  const squares = gradients.map((gradient) => tf.sum(tf.square(gradient)));
  const norm = tf.sqrt(tf.addN(squares));
  const factor = tf.div(clipNorm, tf.maximum(norm, clipNorm));
  return gradients.map((gradient) => tf.mul(gradient, factor));
}
