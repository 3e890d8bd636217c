import { bytes, multiplyAdd } from './lanes';
import { sigmoid, tanh } from './exponential';
import { matmulPacked, START_C, START_ZERO } from './matmul';

// Long short-term memory (Hochreiter & Schmidhuber, 1997; forget gate: Gers et al., 2000),
// time-major. With z[t] = x[t]·W + b, made for all steps in one product, and h₋, c₋ of the step before:
//
//   i = σ(z_i + h₋·U_i)      f = σ(z_f + h₋·U_f)      g = tanh(z_g + h₋·U_g)      o = σ(z_o + h₋·U_o)
//   c = f⊙c₋ + i⊙g           h = o⊙tanh(c)

/**
 * Steps `from` to `to` − 1, forward.
 *
 * @param z [T, B, 4u], the input's part; becomes the gates i, f, g, o
 * @param packedU U [u, 4u], packed
 * @param h [T + 1, B, u]: h[0] is the state before the first step
 * @param c [T + 1, B, u], likewise
 * @param tanhC [T, B, u]: tanh(c) of every step, kept for the way back
 */
export function lstmForward(
  from: i32,
  to: i32,
  batch: i32,
  units: i32,
  z: usize,
  packedU: usize,
  h: usize,
  c: usize,
  tanhC: usize,
): void {
  const step = bytes(batch * units);
  const u = bytes(units);
  for (let t = from; t < to; t++) {
    let gates = z + 4 * (<usize>t * step);
    let state = <usize>t * step;
    matmulPacked(batch, 4 * units, units, h + state, units, packedU, gates, 4 * units, START_C, 0);
    for (let b = 0; b < batch; b++) {
      for (let j: usize = 0; j < u; j += 16) {
        const at = gates + j;
        const i = sigmoid(v128.load(at));
        const f = sigmoid(v128.load(at + u));
        const g = tanh(v128.load(at + 2 * u));
        const o = sigmoid(v128.load(at + 3 * u));
        v128.store(at, i);
        v128.store(at + u, f);
        v128.store(at + 2 * u, g);
        v128.store(at + 3 * u, o);
        const newC = multiplyAdd(f, v128.load(c + state + j), f32x4.mul(i, g));
        const squashed = tanh(newC);
        v128.store(tanhC + state + j, squashed);
        v128.store(c + step + state + j, newC);
        v128.store(h + step + state + j, f32x4.mul(o, squashed));
      }
      gates += 4 * u;
      state += u;
    }
  }
}

/**
 * Steps `to` − 1 down to `from`, backward. With δ the gradient of the loss by what follows:
 *
 *   δc = dc + dh⊙o⊙(1 − tanh²c)          dc₋ = δc⊙f
 *   dz_i = δc⊙g⊙i(1 − i)   dz_f = δc⊙c₋⊙f(1 − f)   dz_g = δc⊙i⊙(1 − g²)   dz_o = dh⊙tanh(c)⊙o(1 − o)
 *   dh₋ += dz·Uᵀ
 *
 * @param z the gates; becomes dz [T, B, 4u]
 * @param packedUt Uᵀ [4u, u], packed
 * @param dh [T, B, u]: what the layer above says of h[1] … h[T]; what later steps say is added
 * @param dc [B, u]: gradient of the last c, then of the one before, at the end of c[from]
 * @param dStart gradient of h[0], [B, u]
 */
export function lstmBackward(
  from: i32,
  to: i32,
  batch: i32,
  units: i32,
  z: usize,
  packedUt: usize,
  c: usize,
  tanhC: usize,
  dh: usize,
  dc: usize,
  dStart: usize,
): void {
  const one = f32x4.splat(1);
  const step = bytes(batch * units);
  const u = bytes(units);
  for (let t = to - 1; t >= from; t--) {
    const dz = z + 4 * (<usize>t * step);
    let gates = dz;
    let state = <usize>t * step;
    let carried = dc;
    for (let b = 0; b < batch; b++) {
      for (let j: usize = 0; j < u; j += 16) {
        const at = gates + j;
        const i = v128.load(at);
        const f = v128.load(at + u);
        const g = v128.load(at + 2 * u);
        const o = v128.load(at + 3 * u);
        const squashed = v128.load(tanhC + state + j);
        const dH = v128.load(dh + state + j);
        const slope = f32x4.sub(one, f32x4.mul(squashed, squashed));
        const dC = f32x4.add(v128.load(carried + j), f32x4.mul(f32x4.mul(dH, o), slope));
        const before = v128.load(c + state + j);
        v128.store(at, f32x4.mul(f32x4.mul(dC, g), f32x4.mul(i, f32x4.sub(one, i))));
        v128.store(at + u, f32x4.mul(f32x4.mul(dC, before), f32x4.mul(f, f32x4.sub(one, f))));
        v128.store(at + 2 * u, f32x4.mul(f32x4.mul(dC, i), f32x4.sub(one, f32x4.mul(g, g))));
        v128.store(at + 3 * u, f32x4.mul(f32x4.mul(dH, squashed), f32x4.mul(o, f32x4.sub(one, o))));
        v128.store(carried + j, f32x4.mul(dC, f));
      }
      gates += 4 * u;
      state += u;
      carried += u;
    }
    const dBefore = t > 0 ? dh + <usize>(t - 1) * step : dStart;
    matmulPacked(
      batch,
      units,
      4 * units,
      dz,
      4 * units,
      packedUt,
      dBefore,
      units,
      t > 0 ? START_C : START_ZERO,
      0,
    );
  }
}
