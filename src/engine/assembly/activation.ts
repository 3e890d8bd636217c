import { bytes, multiplyAdd } from './lanes';
import { erf, exp, sigmoid, tanh } from './exponential';

// Functions of one number, over n numbers; n is a multiple of four. Forward keeps the slope dy/dx of
// every number where a backward pass will want it, so that backward is one product.

export function tanhForward(n: i32, x: usize, y: usize, slope: usize): void {
  const one = f32x4.splat(1);
  for (let i: usize = 0; i < bytes(n); i += 16) {
    const value = tanh(v128.load(x + i));
    v128.store(y + i, value);
    v128.store(slope + i, f32x4.sub(one, f32x4.mul(value, value))); // 1 − tanh²
  }
}

export function sigmoidForward(n: i32, x: usize, y: usize, slope: usize): void {
  const one = f32x4.splat(1);
  for (let i: usize = 0; i < bytes(n); i += 16) {
    const value = sigmoid(v128.load(x + i));
    v128.store(y + i, value);
    v128.store(slope + i, f32x4.mul(value, f32x4.sub(one, value))); // σ(1 − σ)
  }
}

/**
 * GELU, x·Φ(x) with Φ(x) = (1 + erf(x / √2)) / 2; its slope is Φ(x) + x·φ(x), φ the normal density.
 *
 * @see Hendrycks & Gimpel, Gaussian Error Linear Units (2016)
 */
export function geluForward(n: i32, x: usize, y: usize, slope: usize): void {
  const half = f32x4.splat(0.5);
  const rootOfHalf = f32x4.splat(0.7071067811865476);
  const densityAtZero = f32x4.splat(0.3989422804014327); // 1 / √(2π)
  for (let i: usize = 0; i < bytes(n); i += 16) {
    const value = v128.load(x + i);
    const share = multiplyAdd(half, erf(f32x4.mul(value, rootOfHalf)), half);
    const density = f32x4.mul(
      densityAtZero,
      exp(f32x4.mul(f32x4.splat(-0.5), f32x4.mul(value, value))),
    );
    v128.store(y + i, f32x4.mul(value, share));
    v128.store(slope + i, multiplyAdd(value, density, share));
  }
}

/** GELU by tanh: x·(1 + t) / 2 with t = tanh(√(2/π)·(x + 0.044715·x³)), as GPT-2 has it. */
export function geluTanhForward(n: i32, x: usize, y: usize, slope: usize): void {
  const half = f32x4.splat(0.5);
  const one = f32x4.splat(1);
  const a = f32x4.splat(0.7978845608028654); // √(2/π)
  const b = f32x4.splat(0.03567740813636141); // 0.044715·√(2/π)
  const b3 = f32x4.splat(0.10703222440908423);
  for (let i: usize = 0; i < bytes(n); i += 16) {
    const value = v128.load(x + i);
    const square = f32x4.mul(value, value);
    const t = tanh(f32x4.mul(value, multiplyAdd(b, square, a)));
    const share = multiplyAdd(half, t, half); // (1 + t) / 2
    v128.store(y + i, f32x4.mul(value, share));
    // (1 + t) / 2 + x·(1 − t²)·(a + 3·b·x²) / 2
    const inner = f32x4.mul(f32x4.sub(one, f32x4.mul(t, t)), multiplyAdd(b3, square, a));
    v128.store(slope + i, multiplyAdd(f32x4.mul(half, value), inner, share));
  }
}

/** dx = dy · slope; added to what dx holds where `accumulate` is 1. */
export function activationBackward(
  n: i32,
  dy: usize,
  slope: usize,
  dx: usize,
  accumulate: i32,
): void {
  for (let i: usize = 0; i < bytes(n); i += 16) {
    const product = f32x4.mul(v128.load(dy + i), v128.load(slope + i));
    v128.store(dx + i, accumulate ? f32x4.add(v128.load(dx + i), product) : product);
  }
}
