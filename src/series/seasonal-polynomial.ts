/**
 * Coefficients of a product of two lag polynomials, one in B and one in Bᵐ:
 * (1 + sign Σ a[i] Bⁱ)(1 + sign Σ b[j] Bᵐʲ) = 1 + sign Σ out[k] Bᵏ.
 *
 * @param a shape [p], a[0] belongs to B
 * @param b shape [P], b[0] belongs to Bᵐ
 * @param season m
 * @param sign −1 for φ and Φ, 1 for θ and Θ
 * @param out receives the coefficients, shape [p + m·P]
 * @see Box, Jenkins, Reinsel & Ljung, Time Series Analysis, 9.1
 */
export function seasonalPolynomial(
  a: Float64Array,
  b: Float64Array,
  season: number,
  sign: 1 | -1,
  out: Float64Array,
): void {
  out.fill(0);
  out.set(a);
  for (let j = 0; j < b.length; j++) {
    const lag = (j + 1) * season;
    out[lag - 1]! += b[j]!;
    for (let i = 0; i < a.length; i++) out[lag + i]! += sign * a[i]! * b[j]!;
  }
}

/**
 * What differencing makes of the past: x[t] = w[t] + Σ δ[k] x[t − k], where w is the series
 * differenced d times at lag 1 and D times at lag m: (1 − B)ᵈ (1 − Bᵐ)ᴰ = 1 − Σ δ[k] Bᵏ.
 *
 * @returns δ[1] … δ[d + m·D]
 */
export function differencingPolynomial(d: number, D: number, season: number): Float64Array {
  let coefficients = Float64Array.of(1); // of B⁰, B¹, …
  const times = (lag: number) => {
    const product = new Float64Array(coefficients.length + lag);
    product.set(coefficients);
    coefficients.forEach((value, k) => (product[k + lag]! -= value));
    coefficients = product;
  };
  for (let i = 0; i < d; i++) times(1);
  for (let i = 0; i < D; i++) times(season);
  return coefficients.slice(1).map((value) => 0 - value);
}

/** Indices of the coefficients that are not 0, few of a seasonal polynomial; the lag is one more. */
export function nonZero(coefficients: Float64Array): Int32Array {
  const found: number[] = [];
  coefficients.forEach((value, index) => {
    if (value !== 0) found.push(index);
  });
  return Int32Array.from(found);
}
