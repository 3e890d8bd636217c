import { bytes, largestOfLanes, multiplyAdd, sumOfLanes } from './lanes';
import { exp } from './exponential';
import { pack, START_C, tiles } from './matmul';

// Scaled dot-product attention (Vaswani et al., Attention Is All You Need, 2017), for each sequence
// and each head, with q [Tq, d], k and v [Tk, d]:
//
//   s = scale·q·kᵀ      p = softmax(s) over the keys      out = p·v
//
// `causal`: query i sees keys 0 … i only; what it does not see is never computed, its p is exactly 0.
// A place in memory is told by three numbers: where it starts, floats from one step to the next, and
// floats from one sequence to the next. Heads lie side by side, d floats each, d a multiple of four.

/** Rows of p made at a time; a row's part that a causal query cannot see is left out in fours. */
const ROWS: i32 = 4;

/** Floats from a row of p to the next: the keys in whole panels of eight. */
export function attentionRow(keys: i32): i32 {
  return (keys + 7) & ~7;
}

/**
 * @param p [B, heads, Tq, attentionRow(Tk)], the weights: kept for the way back, and to look at
 * @param panels working memory, attentionRow(Tk)·d floats
 */
export function attentionForward(
  batch: i32,
  heads: i32,
  queries: i32,
  keys: i32,
  d: i32,
  scale: f32,
  causal: i32,
  q: usize,
  qStep: i32,
  qSequence: i32,
  k: usize,
  kStep: i32,
  kSequence: i32,
  v: usize,
  vStep: i32,
  vSequence: i32,
  out: usize,
  outStep: i32,
  outSequence: i32,
  p: usize,
  panels: usize,
): void {
  const row = attentionRow(keys);
  for (let b = 0; b < batch; b++) {
    for (let h = 0; h < heads; h++) {
      const head = h * d;
      const qAt = q + bytes(b * qSequence + head);
      const vAt = v + bytes(b * vSequence + head);
      const outAt = out + bytes(b * outSequence + head);
      pack(d, keys, k + bytes(b * kSequence + head), 1, kStep, panels); // kᵀ
      for (let i = 0; i < queries; i += ROWS) {
        const rows = min(ROWS, queries - i);
        const seen = causal ? min(i + ROWS, keys) : keys;
        const pAt = p + bytes(i * row);
        const qRows = qAt + bytes(i * qStep);
        tiles(rows, (seen + 7) & ~7, d, qRows, qStep, 1, panels, 32, bytes(8 * d), pAt, row, 0, 0);
        for (let r = 0; r < rows; r++) {
          softmax(pAt + bytes(r * row), causal ? min(i + r + 1, keys) : keys, row, scale);
        }
        const outRows = outAt + bytes(i * outStep);
        tiles(rows, d, seen, pAt, row, 1, vAt, bytes(vStep), 32, outRows, outStep, 0, 0);
      }
      p += bytes(queries * row);
    }
  }
}

/** The first `seen` numbers of a row become softmax(scale·x), the others 0. */
export function softmax(x: usize, seen: i32, row: i32, scale: f32): void {
  const whole = bytes((seen + 3) & ~3);
  for (let j = seen; (j & 3) != 0; j++) store<f32>(x + bytes(j), -1e30);
  let largest = v128.load(x);
  for (let i: usize = 16; i < whole; i += 16) largest = f32x4.pmax(largest, v128.load(x + i));
  const factor = f32x4.splat(scale);
  const shift = f32x4.splat(-scale * largestOfLanes(largest));
  let sum = f32x4.splat(0);
  for (let i: usize = 0; i < whole; i += 16) {
    const e = exp(multiplyAdd(v128.load(x + i), factor, shift));
    v128.store(x + i, e);
    sum = f32x4.add(sum, e);
  }
  const share = f32x4.splat(1 / sumOfLanes(sum));
  for (let i: usize = 0; i < whole; i += 16) {
    v128.store(x + i, f32x4.mul(v128.load(x + i), share));
  }
  for (let j = seen; j < row; j++) store<f32>(x + bytes(j), 0);
}

/**
 * Backward. With δ for gradients of the loss:
 *
 *   δv = pᵀ·δout      δp = δout·vᵀ      δs = scale·p⊙(δp − Σⱼ p⊙δp)      δq = δs·k      δk = δsᵀ·q
 *
 * @param accumulate bits: 1 adds to what dq holds, 2 to dk, 4 to dv
 * @param ds [Tq, attentionRow(Tk)], working memory
 * @param panels working memory, attentionRow(Tk)·d floats
 */
export function attentionBackward(
  batch: i32,
  heads: i32,
  queries: i32,
  keys: i32,
  d: i32,
  scale: f32,
  causal: i32,
  q: usize,
  qStep: i32,
  qSequence: i32,
  k: usize,
  kStep: i32,
  kSequence: i32,
  v: usize,
  vStep: i32,
  vSequence: i32,
  dOut: usize,
  outStep: i32,
  outSequence: i32,
  p: usize,
  dq: usize,
  dk: usize,
  dv: usize,
  accumulate: i32,
  ds: usize,
  panels: usize,
): void {
  const row = attentionRow(keys);
  const startQ = accumulate & 1 ? START_C : 0;
  const startK = accumulate & 2 ? START_C : 0;
  const startV = accumulate & 4 ? START_C : 0;
  for (let b = 0; b < batch; b++) {
    for (let h = 0; h < heads; h++) {
      const head = h * d;
      const qAt = bytes(b * qSequence + head);
      const kAt = bytes(b * kSequence + head);
      const vAt = bytes(b * vSequence + head);
      const outAt = dOut + bytes(b * outSequence + head);
      pack(d, keys, v + vAt, 1, vStep, panels); // vᵀ
      for (let i = 0; i < queries; i += ROWS) {
        const rows = min(ROWS, queries - i);
        const seen = causal ? min(i + ROWS, keys) : keys;
        const dsAt = ds + bytes(i * row);
        const outRows = outAt + bytes(i * outStep);
        tiles(
          rows,
          (seen + 7) & ~7,
          d,
          outRows,
          outStep,
          1,
          panels,
          32,
          bytes(8 * d),
          dsAt,
          row,
          0,
          0,
        );
        for (let r = 0; r < rows; r++) {
          softmaxBackward(p + bytes((i + r) * row), dsAt + bytes(r * row), (seen + 7) & ~7, scale);
        }
        const dqRows = dq + qAt + bytes(i * qStep);
        tiles(rows, d, seen, dsAt, row, 1, k + kAt, bytes(kStep), 32, dqRows, qStep, startQ, 0);
      }
      for (let j = 0; j < keys; j += ROWS) {
        const rows = min(ROWS, keys - j);
        // The first query that sees key j is query j.
        const first = causal ? min(j, queries) : 0;
        const seeing = queries - first;
        const from = bytes(first * row + j);
        const qRows = q + qAt + bytes(first * qStep);
        const outRows = outAt + bytes(first * outStep);
        const dkRows = dk + kAt + bytes(j * kStep);
        const dvRows = dv + vAt + bytes(j * vStep);
        tiles(
          rows,
          d,
          seeing,
          ds + from,
          1,
          row,
          qRows,
          bytes(qStep),
          32,
          dkRows,
          kStep,
          startK,
          0,
        );
        tiles(
          rows,
          d,
          seeing,
          p + from,
          1,
          row,
          outRows,
          bytes(outStep),
          32,
          dvRows,
          vStep,
          startV,
          0,
        );
      }
      p += bytes(queries * row);
    }
  }
}

/** δs = scale·p⊙(δp − Σⱼ p⊙δp), in the place of δp. */
export function softmaxBackward(p: usize, dp: usize, columns: i32, scale: f32): void {
  let sum = f32x4.splat(0);
  for (let i: usize = 0; i < bytes(columns); i += 16) {
    sum = multiplyAdd(v128.load(p + i), v128.load(dp + i), sum);
  }
  const mean = f32x4.splat(sumOfLanes(sum));
  const factor = f32x4.splat(scale);
  for (let i: usize = 0; i < bytes(columns); i += 16) {
    const scaled = f32x4.mul(v128.load(p + i), factor);
    v128.store(dp + i, f32x4.mul(scaled, f32x4.sub(v128.load(dp + i), mean)));
  }
}
