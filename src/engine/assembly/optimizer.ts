import { bytes, multiplyAdd, sumOfLanes } from './lanes';

// What happens to the gradients of all weights together, [n], n a multiple of four. Threads each do a
// part of the n.

/**
 * Gradient of the whole batch: gradients += the gradients of the other shards, in their order. The
 * sum of its squares is written to `squares`, in double precision.
 *
 * @param shards how many; shard s lies s·stride floats after the first
 */
export function sumGradients(
  n: i32,
  gradients: usize,
  shards: i32,
  stride: i32,
  squares: usize,
): void {
  let total: f64 = 0;
  for (let i: usize = 0; i < bytes(n); i += 16) {
    let g = v128.load(gradients + i);
    for (let s = 1; s < shards; s++) {
      g = f32x4.add(g, v128.load(gradients + <usize>s * bytes(stride) + i));
    }
    v128.store(gradients + i, g);
    total += <f64>sumOfLanes(f32x4.mul(g, g));
  }
  store<f64>(squares, total);
}

/**
 * What the gradient is multiplied by so that its norm, over all weights together, is at most `clip`.
 *
 * @param squares [parts], the sums of squares
 * @param clip 0: not cut
 * @see Pascanu, Mikolov & Bengio, On the Difficulty of Training Recurrent Neural Networks (2013)
 */
function clipFactor(clip: f32, squares: usize, parts: i32): f32 {
  if (clip == 0) return 1;
  let total: f64 = 0;
  for (let i = 0; i < parts; i++) total += load<f64>(squares + ((<usize>i) << 3));
  const norm = sqrt(total);
  return norm > <f64>clip ? <f32>(<f64>clip / norm) : 1;
}

/**
 * A step of Adam, or of AdamW where weights decay:
 *
 *   m ← β₁m + (1 − β₁)g      v ← β₂v + (1 − β₂)g²
 *   w ← w·(1 − rate·decay) − rate·m̂ / (√v̂ + ε)      m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ)
 *
 * @param decaying of the n weights, the first that shrink
 * @param settings [7]: rate / (1 − β₁ᵗ), β₁, β₂, √(1 − β₂ᵗ), ε, 1 − rate·decay, clip
 * @see Kingma & Ba, Adam (2015); Loshchilov & Hutter, Decoupled Weight Decay Regularization (2019)
 */
export function adam(
  n: i32,
  decaying: i32,
  w: usize,
  g: usize,
  m: usize,
  v: usize,
  settings: usize,
  squares: usize,
  parts: i32,
): void {
  const beta1 = v128.load32_splat(settings, 4);
  const beta2 = v128.load32_splat(settings, 8);
  const one = f32x4.splat(1);
  const rest1 = f32x4.sub(one, beta1);
  const rest2 = f32x4.sub(one, beta2);
  const root = load<f32>(settings, 12);
  const rate = f32x4.splat(load<f32>(settings) * root);
  const epsilon = f32x4.splat(load<f32>(settings, 16) * root);
  const shrink = v128.load32_splat(settings, 20);
  const factor = f32x4.splat(clipFactor(load<f32>(settings, 24), squares, parts));
  for (let i: usize = 0; i < bytes(n); i += 16) {
    const gradient = f32x4.mul(v128.load(g + i), factor);
    const mean = multiplyAdd(v128.load(m + i), beta1, f32x4.mul(gradient, rest1));
    const square = f32x4.mul(gradient, gradient);
    const variance = multiplyAdd(v128.load(v + i), beta2, f32x4.mul(square, rest2));
    v128.store(m + i, mean);
    v128.store(v + i, variance);
    let weight = v128.load(w + i);
    if (i < bytes(decaying)) weight = f32x4.mul(weight, shrink);
    const step = f32x4.div(f32x4.mul(rate, mean), f32x4.add(f32x4.sqrt(variance), epsilon));
    v128.store(w + i, f32x4.sub(weight, step));
  }
}

/**
 * A step of stochastic gradient descent: w ← w − rate·g.
 *
 * @param settings [2]: rate, clip
 */
export function gradientDescent(
  n: i32,
  w: usize,
  g: usize,
  settings: usize,
  squares: usize,
  parts: i32,
): void {
  const clip = clipFactor(load<f32>(settings, 4), squares, parts);
  const rate = f32x4.splat(-load<f32>(settings) * clip);
  for (let i: usize = 0; i < bytes(n); i += 16) {
    v128.store(w + i, multiplyAdd(rate, v128.load(g + i), v128.load(w + i)));
  }
}
