import { dot, softmaxBackward, weightedSum } from './attention';
import { softmax } from './loss';
import type { Matrix, Vector } from './tensor';

/**
 * One sequence and one step of the decoder: s[j] = w·tanh(k[j] + q), p = softmax(s),
 * context = Σ_j p[j]·e[j].
 *
 * @param k [Te, a]
 * @param q [a]
 * @param w [a]
 * @param e [Te, u]
 */
export function additiveAttentionForward(
  k: Matrix,
  q: Vector,
  w: Vector,
  e: Matrix,
  u: number,
): { p: Vector; context: Vector } {
  const p = softmax(k.map((key) => dot(w, mixed(key, q))));
  return { p, context: weightedSum(p, e, u) };
}

/** δ of k, q, w and e, from δ of the context. */
export function additiveAttentionBackward(
  k: Matrix,
  q: Vector,
  w: Vector,
  e: Matrix,
  dContext: Vector,
): { dk: Matrix; dq: Vector; dw: Vector; de: Matrix } {
  const { p } = additiveAttentionForward(k, q, w, e, dContext.length);
  const ds = softmaxBackward(p, e.map((state) => dot(dContext, state))); // prettier-ignore
  const dk = k.map((key, j) => mixed(key, q).map((value, i) => ds[j]! * w[i]! * (1 - value ** 2)));
  return {
    dk,
    dq: q.map((_, i) => dk.reduce((sum, row) => sum + row[i]!, 0)),
    dw: w.map((_, i) => k.reduce((sum, key, j) => sum + ds[j]! * mixed(key, q)[i]!, 0)),
    de: p.map((share) => dContext.map((d) => share * d)),
  };
}

function mixed(key: Vector, q: Vector): Vector {
  return key.map((value, i) => Math.tanh(value + q[i]!));
}
