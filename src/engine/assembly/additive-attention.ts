import { bytes, multiplyAdd, sumOfLanes } from './lanes';
import { tanh } from './exponential';
import { softmax, softmaxBackward } from './attention';
import { fill } from './rows';

// Additive attention (Bahdanau, Cho & Bengio, Neural Machine Translation by Jointly Learning to Align
// and Translate, 2015) of one decoder step over all encoder states e, time-major [Te, B, …]:
//
//   sⱼ = w·tanh(kⱼ + q)      p = softmax(s)      context = Σⱼ pⱼ·eⱼ

/**
 * @param k [Te, B, a], made of e by one product for all steps
 * @param q [B, a], made of the decoder's state before this step
 * @param e [Te, B, u]
 * @param p [B, row], the weights of this step
 */
export function additiveAttentionForward(
  batch: i32,
  keys: i32,
  a: i32,
  u: i32,
  k: usize,
  q: usize,
  w: usize,
  e: usize,
  p: usize,
  row: i32,
  context: usize,
): void {
  for (let b = 0; b < batch; b++) {
    const weights = p + bytes(b * row);
    for (let j = 0; j < keys; j++) {
      const kAt = k + bytes((j * batch + b) * a);
      let score = f32x4.splat(0);
      for (let i: usize = 0; i < bytes(a); i += 16) {
        const mixed = tanh(f32x4.add(v128.load(kAt + i), v128.load(q + bytes(b * a) + i)));
        score = multiplyAdd(v128.load(w + i), mixed, score);
      }
      store<f32>(weights + bytes(j), sumOfLanes(score));
    }
    softmax(weights, keys, row, 1);
    for (let i: usize = 0; i < bytes(u); i += 16) {
      let sum = f32x4.splat(0);
      for (let j = 0; j < keys; j++) {
        const share = v128.load32_splat(weights + bytes(j));
        sum = multiplyAdd(share, v128.load(e + bytes((j * batch + b) * u) + i), sum);
      }
      v128.store(context + bytes(b * u) + i, sum);
    }
  }
}

/**
 * Backward of one step; dk, dw and de are added to, dq is written.
 *
 * @param dContext [B, u]
 * @param ds [row], working memory
 */
export function additiveAttentionBackward(
  batch: i32,
  keys: i32,
  a: i32,
  u: i32,
  k: usize,
  q: usize,
  w: usize,
  e: usize,
  p: usize,
  row: i32,
  dContext: usize,
  dk: usize,
  dq: usize,
  dw: usize,
  de: usize,
  ds: usize,
): void {
  const one = f32x4.splat(1);
  fill(batch * a, dq, 0);
  for (let b = 0; b < batch; b++) {
    const weights = p + bytes(b * row);
    const dContextAt = dContext + bytes(b * u);
    for (let j = 0; j < row; j++) {
      if (j >= keys) {
        store<f32>(ds + bytes(j), 0);
        continue;
      }
      const share = v128.load32_splat(weights + bytes(j));
      const state = bytes((j * batch + b) * u);
      let sum = f32x4.splat(0);
      for (let i: usize = 0; i < bytes(u); i += 16) {
        const dC = v128.load(dContextAt + i);
        sum = multiplyAdd(dC, v128.load(e + state + i), sum);
        v128.store(de + state + i, multiplyAdd(share, dC, v128.load(de + state + i)));
      }
      store<f32>(ds + bytes(j), sumOfLanes(sum));
    }
    softmaxBackward(weights, ds, row, 1);
    for (let j = 0; j < keys; j++) {
      const dScore = v128.load32_splat(ds + bytes(j));
      const kAt = bytes((j * batch + b) * a);
      const qAt = bytes(b * a);
      for (let i: usize = 0; i < bytes(a); i += 16) {
        const mixed = tanh(f32x4.add(v128.load(k + kAt + i), v128.load(q + qAt + i)));
        v128.store(dw + i, multiplyAdd(dScore, mixed, v128.load(dw + i)));
        const slope = f32x4.sub(one, f32x4.mul(mixed, mixed));
        const dMixed = f32x4.mul(f32x4.mul(dScore, v128.load(w + i)), slope);
        v128.store(dk + kAt + i, f32x4.add(v128.load(dk + kAt + i), dMixed));
        v128.store(dq + qAt + i, f32x4.add(v128.load(dq + qAt + i), dMixed));
      }
    }
  }
}
