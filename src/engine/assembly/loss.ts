import { bytes, largestOfLanes, sumOfLanes } from './lanes';
import { exp } from './exponential';

// Losses and their gradients in one pass. A loss is a mean; `share` [1] holds what one row counts of
// it, so that every thread adds up its own rows. The sum is written to `loss` in double precision.

/**
 * Softmax cross-entropy, in nats: Σ share·weight·(ln Σⱼ e^zⱼ − z[target]); its gradient is
 * share·weight·(softmax(z) − one-hot(target)).
 *
 * @param size classes, of `width`
 * @param weights [rows], or 0: every row counts the same
 * @param dz [rows, width], may be z itself; 0: only the loss
 */
export function softmaxCrossEntropy(
  rows: i32,
  size: i32,
  width: i32,
  z: usize,
  targets: usize,
  weights: usize,
  share: usize,
  dz: usize,
  loss: usize,
): void {
  let total: f64 = 0;
  for (let r = 0; r < rows; r++) {
    const at = z + bytes(r * width);
    for (let j = size; j < width; j++) store<f32>(at + bytes(j), -1e30);
    let largest = v128.load(at);
    for (let i: usize = 16; i < bytes(width); i += 16) {
      largest = f32x4.pmax(largest, v128.load(at + i));
    }
    const top = largestOfLanes(largest);
    const shift = f32x4.splat(top);
    const target = load<i32>(targets + bytes(r));
    const counts: f32 = load<f32>(share) * (weights ? load<f32>(weights + bytes(r)) : 1);
    const logit = load<f32>(at + bytes(target));
    const to = dz ? dz + bytes(r * width) : at;
    let sum = f32x4.splat(0);
    for (let i: usize = 0; i < bytes(width); i += 16) {
      const e = exp(f32x4.sub(v128.load(at + i), shift));
      if (dz) v128.store(to + i, e);
      sum = f32x4.add(sum, e);
    }
    const all = sumOfLanes(sum);
    total += <f64>counts * (<f64>NativeMathf.log(all) + <f64>(top - logit));
    if (dz) {
      const factor = f32x4.splat(counts / all);
      for (let i: usize = 0; i < bytes(width); i += 16) {
        v128.store(to + i, f32x4.mul(v128.load(to + i), factor));
      }
      store<f32>(to + bytes(target), load<f32>(to + bytes(target)) - counts);
      for (let j = size; j < width; j++) store<f32>(to + bytes(j), 0);
    }
    for (let j = size; j < width; j++) store<f32>(at + bytes(j), 0);
  }
  store<f64>(loss, total);
}

/**
 * Mean squared error: Σ share·weight·(y − target)², its gradient 2·share·weight·(y − target).
 *
 * @param weights [rows], or 0: every row counts the same
 * @param dy [rows, width], may be y itself; 0: only the loss
 */
export function meanSquaredError(
  rows: i32,
  width: i32,
  y: usize,
  targets: usize,
  weights: usize,
  share: usize,
  dy: usize,
  loss: usize,
): void {
  let total: f64 = 0;
  for (let r = 0; r < rows; r++) {
    const counts: f32 = load<f32>(share) * (weights ? load<f32>(weights + bytes(r)) : 1);
    const factor = f32x4.splat(2 * counts);
    const row = bytes(r * width);
    let squares = f32x4.splat(0);
    for (let i = row; i < row + bytes(width); i += 16) {
      const off = f32x4.sub(v128.load(y + i), v128.load(targets + i));
      squares = f32x4.add(squares, f32x4.mul(off, off));
      if (dy) v128.store(dy + i, f32x4.mul(factor, off));
    }
    total += <f64>counts * <f64>sumOfLanes(squares);
  }
  store<f64>(loss, total);
}
