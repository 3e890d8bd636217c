/** σ(x) = 1 / (1 + e⁻ˣ). */
export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/**
 * erf(x) = 2/√π · e^(−x²) · Σₙ 2ⁿ·x^(2n + 1) / (1·3·5 ⋯ (2n + 1)), a sum of numbers of one sign.
 *
 * @see Abramowitz & Stegun, Handbook of Mathematical Functions, 7.1.6
 */
export function erf(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (Math.abs(x) > 6) return Math.sign(x); // 1 − erf(6) is 2·10⁻¹⁷
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}
