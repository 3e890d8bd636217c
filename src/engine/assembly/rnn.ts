import { bytes } from './lanes';
import { tanh } from './exponential';
import { matmulPacked, START_C, START_ZERO } from './matmul';

// A simple recurrent network (Elman, Finding Structure in Time, 1990), time-major.
// h[t] = tanh(z[t] + h[t − 1]·U), where z[t] = x[t]·W + b was made for all steps in one product.

/**
 * Steps `from` to `to` − 1, forward.
 *
 * @param z [T, B, u], the input's part; becomes the sum that tanh is taken of
 * @param packedU U [u, u], packed
 * @param h [T + 1, B, u]: h[0] is the state before the first step
 */
export function rnnForward(
  from: i32,
  to: i32,
  batch: i32,
  units: i32,
  z: usize,
  packedU: usize,
  h: usize,
): void {
  const step = bytes(batch * units);
  for (let t = from; t < to; t++) {
    const sums = z + <usize>t * step;
    const before = h + <usize>t * step;
    const after = before + step;
    matmulPacked(batch, units, units, before, units, packedU, sums, units, START_C, 0);
    for (let i: usize = 0; i < step; i += 16) {
      v128.store(after + i, tanh(v128.load(sums + i)));
    }
  }
}

/**
 * Steps `to` − 1 down to `from`, backward: dz[t] = dh[t]·(1 − h[t]²), dh[t − 1] += dz[t]·Uᵀ.
 *
 * @param z becomes dz [T, B, u]
 * @param packedUt Uᵀ, packed
 * @param dh [T, B, u]: what the layer above says of h[1] … h[T]; what later steps say is added
 * @param dStart gradient of h[0], [B, u]
 */
export function rnnBackward(
  from: i32,
  to: i32,
  batch: i32,
  units: i32,
  z: usize,
  packedUt: usize,
  h: usize,
  dh: usize,
  dStart: usize,
): void {
  const one = f32x4.splat(1);
  const step = bytes(batch * units);
  for (let t = to - 1; t >= from; t--) {
    const dz = z + <usize>t * step;
    const after = h + <usize>(t + 1) * step;
    const dAfter = dh + <usize>t * step;
    for (let i: usize = 0; i < step; i += 16) {
      const y = v128.load(after + i);
      v128.store(dz + i, f32x4.mul(v128.load(dAfter + i), f32x4.sub(one, f32x4.mul(y, y))));
    }
    const dBefore = t > 0 ? dAfter - step : dStart;
    matmulPacked(
      batch,
      units,
      units,
      dz,
      units,
      packedUt,
      dBefore,
      units,
      t > 0 ? START_C : START_ZERO,
      0,
    );
  }
}
