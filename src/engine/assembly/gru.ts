import { bytes, multiplyAdd } from './lanes';
import { sigmoid, tanh } from './exponential';
import { matmulPacked, START_BIAS, START_C, START_ZERO } from './matmul';
import { add } from './rows';

// Gated recurrent unit (Cho et al., 2014) in its reset-after form, which PyTorch and Keras have,
// time-major. With z[t] = x[t]·W + b, made for all steps in one product, and s = h₋·U + d:
//
//   r = σ(z_r + s_r)      z = σ(z_z + s_z)      n = tanh(z_n + r⊙s_n)
//   h = (1 − z)⊙n + z⊙h₋

/**
 * Steps `from` to `to` − 1, forward.
 *
 * @param gates [T, B, 3u], the input's part; becomes r, z, n
 * @param fromState s [T, B, 3u], kept for the way back
 * @param packedU U [u, 3u], packed
 * @param d [3u], the recurrent bias
 * @param h [T + 1, B, u]: h[0] is the state before the first step
 */
export function gruForward(
  from: i32,
  to: i32,
  batch: i32,
  units: i32,
  gates: usize,
  fromState: usize,
  packedU: usize,
  d: usize,
  h: usize,
): void {
  const step = bytes(batch * units);
  const u = bytes(units);
  for (let t = from; t < to; t++) {
    let at: usize = <usize>3 * (<usize>t * step);
    let before = h + <usize>t * step;
    matmulPacked(
      batch,
      3 * units,
      units,
      before,
      units,
      packedU,
      fromState + at,
      3 * units,
      START_BIAS,
      d,
    );
    for (let b = 0; b < batch; b++) {
      for (let j: usize = 0; j < u; j += 16) {
        const z = gates + at + j;
        const s = fromState + at + j;
        const reset = sigmoid(f32x4.add(v128.load(z), v128.load(s)));
        const update = sigmoid(f32x4.add(v128.load(z + u), v128.load(s + u)));
        const candidate = tanh(multiplyAdd(reset, v128.load(s + 2 * u), v128.load(z + 2 * u)));
        v128.store(z, reset);
        v128.store(z + u, update);
        v128.store(z + 2 * u, candidate);
        // (1 − z)⊙n + z⊙h₋, with one product fewer
        const kept = f32x4.sub(v128.load(before + j), candidate);
        v128.store(before + step + j, multiplyAdd(update, kept, candidate));
      }
      at += <usize>3 * u;
      before += u;
    }
  }
}

/**
 * Steps `to` − 1 down to `from`, backward:
 *
 *   dn = dh⊙(1 − z)⊙(1 − n²)   dz = dh⊙(h₋ − n)⊙z(1 − z)   dr = dn⊙s_n⊙r(1 − r)
 *   ds = (dr, dz, dn⊙r)         dh₋ += dh⊙z + ds·Uᵀ
 *
 * @param gates become the gradient of the input's part [T, B, 3u]: (dr, dz, dn)
 * @param fromState becomes ds [T, B, 3u]
 * @param packedUt Uᵀ [3u, u], packed
 * @param dh [T, B, u]: what the layer above says of h[1] … h[T]; what later steps say is added
 * @param kept [B, u], working memory
 * @param dStart gradient of h[0], [B, u]
 */
export function gruBackward(
  from: i32,
  to: i32,
  batch: i32,
  units: i32,
  gates: usize,
  fromState: usize,
  packedUt: usize,
  h: usize,
  dh: usize,
  kept: usize,
  dStart: usize,
): void {
  const one = f32x4.splat(1);
  const step = bytes(batch * units);
  const u = bytes(units);
  for (let t = to - 1; t >= from; t--) {
    let at: usize = <usize>3 * (<usize>t * step);
    let state = <usize>t * step;
    let keep = kept;
    for (let b = 0; b < batch; b++) {
      for (let j: usize = 0; j < u; j += 16) {
        const z = gates + at + j;
        const s = fromState + at + j;
        const reset = v128.load(z);
        const update = v128.load(z + u);
        const candidate = v128.load(z + 2 * u);
        const dH = v128.load(dh + state + j);
        const moved = f32x4.mul(dH, f32x4.sub(v128.load(h + state + j), candidate));
        const dUpdate = f32x4.mul(moved, f32x4.mul(update, f32x4.sub(one, update)));
        const dCandidate = f32x4.mul(
          f32x4.mul(dH, f32x4.sub(one, update)),
          f32x4.sub(one, f32x4.mul(candidate, candidate)),
        );
        const dReset = f32x4.mul(
          f32x4.mul(dCandidate, v128.load(s + 2 * u)),
          f32x4.mul(reset, f32x4.sub(one, reset)),
        );
        v128.store(z, dReset);
        v128.store(s, dReset);
        v128.store(z + u, dUpdate);
        v128.store(s + u, dUpdate);
        v128.store(z + 2 * u, dCandidate);
        v128.store(s + 2 * u, f32x4.mul(dCandidate, reset));
        v128.store(keep + j, f32x4.mul(dH, update));
      }
      at += <usize>3 * u;
      state += u;
      keep += u;
    }
    const ds = fromState + 3 * (<usize>t * step);
    if (t > 0) {
      const dBefore = dh + <usize>(t - 1) * step;
      add(batch * units, kept, dBefore);
      matmulPacked(batch, units, 3 * units, ds, 3 * units, packedUt, dBefore, units, START_C, 0);
    } else {
      matmulPacked(batch, units, 3 * units, ds, 3 * units, packedUt, dStart, units, START_ZERO, 0);
      add(batch * units, kept, dStart);
    }
  }
}
