/**
 * How a gradient grows on its way back through a recurrence without tanh, h[t] = U·h[t−1] + …: the
 * vector v at the last step becomes Uᵀ·v one step back, and so on.
 *
 * @param recurrent U, row-major [u, u], as h[t−1]·U
 * @param v the gradient at the last step, shape [u]
 * @param lags k = 0 … lags
 * @returns ‖v·(Uᵀ)ᵏ‖ / ‖v‖, shape [lags + 1]; with U = r·orthogonal it is rᵏ
 * @see Pascanu, Mikolov & Bengio, On the Difficulty of Training Recurrent Neural Networks (2013)
 */
export function linearNorms(
  recurrent: ArrayLike<number>,
  v: ArrayLike<number>,
  lags: number,
): number[] {
  const units = v.length;
  let back = Float64Array.from(v);
  const start = Math.hypot(...back);
  const norms = [1];
  for (let k = 1; k <= lags; k++) {
    const next = new Float64Array(units);
    for (let i = 0; i < units; i++) {
      for (let j = 0; j < units; j++) next[i]! += recurrent[i * units + j]! * back[j]!;
    }
    back = next;
    norms.push(Math.hypot(...back) / start);
  }
  return norms;
}
