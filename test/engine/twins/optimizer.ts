import type { Matrix, Vector } from './tensor';

/** Of all shards together: the gradients add up. */
export function sumOfShards(shards: Matrix): Vector {
  return shards[0]!.map((_, i) => shards.reduce((sum, shard) => sum + shard[i]!, 0));
}

/** g, or g·clip / ‖g‖ where its norm is larger than `clip`; clip = 0 cuts nothing. */
export function clipNorm(g: Vector, clip: number): Vector {
  const norm = Math.sqrt(g.reduce((sum, value) => sum + value * value, 0));
  return clip > 0 && norm > clip ? g.map((value) => (value * clip) / norm) : g;
}

export interface AdamSettings {
  readonly rate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly decay: number;
}

export interface AdamState {
  w: Vector;
  m: Vector;
  v: Vector;
}

/**
 * Step t >= 1:
 *
 *   m ← β₁m + (1 − β₁)g      v ← β₂v + (1 − β₂)g²
 *   w ← w − rate·decay·w − rate·m̂ / (√v̂ + ε)      m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ)
 *
 * @param decaying the first weights, which alone shrink
 */
export function adam(
  { w, m, v }: AdamState,
  g: Vector,
  settings: AdamSettings,
  t: number,
  decaying: number,
): AdamState {
  const { rate, beta1, beta2, epsilon, decay } = settings;
  const newM = m.map((value, i) => beta1 * value + (1 - beta1) * g[i]!);
  const newV = v.map((value, i) => beta2 * value + (1 - beta2) * g[i]! ** 2);
  const newW = w.map((value, i) => {
    const mHat = newM[i]! / (1 - beta1 ** t);
    const vHat = newV[i]! / (1 - beta2 ** t);
    const shrinking = i < decaying ? rate * decay * value : 0;
    return value - shrinking - (rate * mHat) / (Math.sqrt(vHat) + epsilon);
  });
  return { w: newW, m: newM, v: newV };
}

/** w − rate·g. */
export function gradientDescent(w: Vector, g: Vector, rate: number): Vector {
  return w.map((value, i) => value - rate * g[i]!);
}
