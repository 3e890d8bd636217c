import { softmax } from './loss';
import { matrix, vector, type Matrix } from './tensor';

/**
 * One head of one sequence: p[i] = softmax over the keys j that query i sees of scale·q[i]·k[j], 0 for
 * the others; out = p·v. A causal query i sees keys 0 … i.
 *
 * @param q [Tq, d]
 * @param k [Tk, d]
 * @param v [Tk, d]
 */
export function attentionForward(
  q: Matrix,
  k: Matrix,
  v: Matrix,
  scale: number,
  causal: boolean,
): { p: Matrix; out: Matrix } {
  const p = q.map((query, i) => {
    const seen = causal ? Math.min(i + 1, k.length) : k.length;
    const scores = k.slice(0, seen).map((key) => scale * dot(query, key));
    return [...softmax(scores), ...Array<number>(k.length - seen).fill(0)];
  });
  return { p, out: q.map((query, i) => weightedSum(p[i]!, v, query.length)) };
}

/**
 * δv[j] = Σ_i p[i][j]·δout[i], δp[i][j] = δout[i]·v[j],
 * δs[i][j] = Σ_l δp[i][l]·∂p[i][l]/∂s[i][j] with ∂p[l]/∂s[j] = p[l]·([j = l] − p[j]),
 * δq[i] = scale·Σ_j δs[i][j]·k[j], δk[j] = scale·Σ_i δs[i][j]·q[i].
 */
export function attentionBackward(
  q: Matrix,
  k: Matrix,
  v: Matrix,
  scale: number,
  causal: boolean,
  dOut: Matrix,
): { dq: Matrix; dk: Matrix; dv: Matrix } {
  const { p } = attentionForward(q, k, v, scale, causal);
  const ds = p.map((row, i) => softmaxBackward(row, v.map((value) => dot(dOut[i]!, value)))); // prettier-ignore
  const ofKey = (x: Matrix, j: number) => x.map((row) => row[j]!);
  return {
    dq: q.map((query, i) => weightedSum(ds[i]!.map((s) => scale * s), k, query.length)), // prettier-ignore
    dk: k.map((key, j) => weightedSum(ofKey(ds, j).map((s) => scale * s), q, key.length)), // prettier-ignore
    dv: v.map((value, j) => weightedSum(ofKey(p, j), dOut, value.length)),
  };
}

/** δs[j] = Σ_l δp[l]·p[l]·([j = l] − p[j]). */
export function softmaxBackward(p: number[], dp: number[]): number[] {
  const slopes = matrix(p.length, p.length, (l, j) => p[l]! * ((j === l ? 1 : 0) - p[j]!));
  return p.map((_, j) => dp.reduce((sum, d, l) => sum + d * slopes[l]![j]!, 0));
}

export function dot(a: number[], b: number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

/** Σ_j weights[j]·rows[j] */
export function weightedSum(weights: number[], rows: Matrix, size: number): number[] {
  return vector(size, (i) => weights.reduce((sum, weight, j) => sum + weight * rows[j]![i]!, 0));
}
