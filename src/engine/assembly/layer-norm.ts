import { bytes, multiplyAdd, sumOfLanes } from './lanes';
import { clearBeyond, fill } from './rows';

/** Added to the variance before its root, as in PyTorch. */
const EPSILON: f32 = 1e-5;

/**
 * Layer normalization of each row: y = x̂·gain + bias, x̂ = (x − mean) / √(variance + 10⁻⁵).
 *
 * @param size numbers of a row that count, of `width`
 * @param normal x̂ [rows, width], kept for the way back
 * @param scale 1 / √(variance + 10⁻⁵) of each row [rows], likewise
 * @see Ba, Kiros & Hinton, Layer Normalization (2016)
 */
export function layerNormForward(
  rows: i32,
  size: i32,
  width: i32,
  x: usize,
  gain: usize,
  bias: usize,
  y: usize,
  normal: usize,
  scale: usize,
): void {
  const share: f32 = 1 / <f32>size;
  const whole = size & ~3;
  for (let r = 0; r < rows; r++) {
    const row = bytes(r * width);
    let sum = f32x4.splat(0);
    for (let i: usize = 0; i < bytes(width); i += 16) {
      sum = f32x4.add(sum, v128.load(x + row + i));
    }
    const mean: f32 = sumOfLanes(sum) * share;
    const middle = f32x4.splat(mean);
    // Only the numbers that count: a lane beyond them is mean² away, which would drown the variance.
    let squares = f32x4.splat(0);
    for (let i: usize = 0; i < bytes(whole); i += 16) {
      const off = f32x4.sub(v128.load(x + row + i), middle);
      squares = multiplyAdd(off, off, squares);
    }
    let squareSum = sumOfLanes(squares);
    for (let i = whole; i < size; i++) {
      const off = load<f32>(x + row + bytes(i)) - mean;
      squareSum += off * off;
    }
    const variance = squareSum * share;
    const factor: f32 = 1 / sqrt(variance + EPSILON);
    store<f32>(scale + bytes(r), factor);
    const stretch = f32x4.splat(factor);
    for (let i: usize = 0; i < bytes(width); i += 16) {
      const standard = f32x4.mul(f32x4.sub(v128.load(x + row + i), middle), stretch);
      v128.store(normal + row + i, standard);
      v128.store(y + row + i, multiplyAdd(standard, v128.load(gain + i), v128.load(bias + i)));
    }
  }
  clearBeyond(rows, width, size, normal);
}

/**
 * Backward: dGain = Σ dy⊙x̂, dBias = Σ dy, and with e = dy⊙gain
 * dx = scale·(e − mean(e) − x̂·mean(e⊙x̂)), added to what dx holds where `accumulate` is 1.
 */
export function layerNormBackward(
  rows: i32,
  size: i32,
  width: i32,
  dy: usize,
  gain: usize,
  normal: usize,
  scale: usize,
  dGain: usize,
  dBias: usize,
  dx: usize,
  accumulate: i32,
): void {
  const share: f32 = 1 / <f32>size;
  fill(width, dGain, 0);
  fill(width, dBias, 0);
  for (let r = 0; r < rows; r++) {
    const row = bytes(r * width);
    let sum = f32x4.splat(0);
    let product = f32x4.splat(0);
    for (let i: usize = 0; i < bytes(width); i += 16) {
      const d = v128.load(dy + row + i);
      const standard = v128.load(normal + row + i);
      const e = f32x4.mul(d, v128.load(gain + i));
      v128.store(dGain + i, multiplyAdd(d, standard, v128.load(dGain + i)));
      v128.store(dBias + i, f32x4.add(v128.load(dBias + i), d));
      sum = f32x4.add(sum, e);
      product = multiplyAdd(e, standard, product);
    }
    const mean = f32x4.splat(sumOfLanes(sum) * share);
    const along = f32x4.splat(sumOfLanes(product) * share);
    const stretch = v128.load32_splat(scale + bytes(r));
    for (let i: usize = 0; i < bytes(width); i += 16) {
      const e = f32x4.mul(v128.load(dy + row + i), v128.load(gain + i));
      const off = f32x4.sub(f32x4.sub(e, mean), f32x4.mul(v128.load(normal + row + i), along));
      const d = f32x4.mul(stretch, off);
      v128.store(dx + row + i, accumulate ? f32x4.add(v128.load(dx + row + i), d) : d);
    }
  }
  clearBeyond(rows, width, size, dx);
}
