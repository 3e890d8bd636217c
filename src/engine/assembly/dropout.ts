import { bytes } from './lanes';

/**
 * Dropout: each number is dropped with probability `rate`, the others grow by 1 / (1 − rate). Which
 * ones is a function of the key and of a number's place in the whole batch, so that it is the same on
 * any number of threads.
 *
 * @param x [rows, width]; sequence b at step t is row b·sequenceRow + t·stepRow
 * @param firstSequence of this shard, in the whole batch
 * @param key [1], another for every layer and step of the training
 * @param slope [rows, width]: 0 or 1 / (1 − rate), kept for the way back
 * @see Srivastava et al., Dropout (2014)
 */
export function dropoutForward(
  sequences: i32,
  steps: i32,
  width: i32,
  sequenceRow: i32,
  stepRow: i32,
  firstSequence: i32,
  rate: f32,
  key: usize,
  x: usize,
  y: usize,
  slope: usize,
): void {
  const keyed = i32x4.splat(load<i32>(key));
  const threshold = i32x4.splat(<i32>(<u32>(<f64>rate * 4294967296.0)));
  const grown = f32x4.splat(1 / (1 - rate));
  const lanes = i32x4(0, 1, 2, 3);
  for (let b = 0; b < sequences; b++) {
    for (let t = 0; t < steps; t++) {
      const row = bytes((b * sequenceRow + t * stepRow) * width);
      const place = ((firstSequence + b) * steps + t) * width;
      for (let j = 0; j < width; j += 4) {
        const at = row + bytes(j);
        const index = i32x4.add(i32x4.splat(place + j), lanes);
        const kept = i32x4.ge_u(hash(v128.xor(hash(index), keyed)), threshold);
        const factor = v128.and(kept, grown);
        v128.store(slope + at, factor);
        v128.store(y + at, f32x4.mul(v128.load(x + at), factor));
      }
    }
  }
}

/** A mixing of 32 bits: each bit of x changes about half of the result's. By C. Wellons (lowbias32). */
function hash(x: v128): v128 {
  x = v128.xor(x, i32x4.shr_u(x, 16));
  x = i32x4.mul(x, i32x4.splat(0x7feb352d));
  x = v128.xor(x, i32x4.shr_u(x, 15));
  x = i32x4.mul(x, i32x4.splat(<i32>0x846ca68b));
  return v128.xor(x, i32x4.shr_u(x, 16));
}
