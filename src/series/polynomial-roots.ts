export interface Complex {
  readonly re: number;
  readonly im: number;
}

/** A last coefficient below this has its root beyond all others, if anywhere. */
const SMALLEST = 1e-100;

/**
 * All roots of 1 + c[1] z + c[2] z² + … + c[n] zⁿ, by the simultaneous iteration of Aberth and
 * Ehrlich: Newton's step from each guess, pushed away from the other guesses.
 *
 * @param coefficients c[1] … c[n]; zeros (below 1e-100) at the end lower the degree
 * @returns as many roots as the degree, nearest to 0 first
 * @throws {RangeError} if a coefficient is not finite
 * @see Aberth, Iteration Methods for Finding all Zeros of a Polynomial Simultaneously (1973)
 * @example polynomialRoots(Float64Array.of(-0.5)) // => [{ re: 2, im: 0 }], of 1 − 0.5 z
 */
export function polynomialRoots(coefficients: Float64Array): Complex[] {
  const bad = coefficients.find((value) => !Number.isFinite(value));
  if (bad !== undefined) {
    throw new RangeError(`polynomialRoots requires finite coefficients, got ${bad}`);
  }
  let n = coefficients.length;
  while (n > 0 && Math.abs(coefficients[n - 1]!) < SMALLEST) n--;
  if (n === 0) return [];
  // In y = 1/z, yⁿ + c[1] yⁿ⁻¹ + … + c[n]: no root is far away, however small c[n] is.
  const c = Float64Array.of(1, ...coefficients.subarray(0, n));
  const bound = 1 + coefficients.subarray(0, n).reduce((most, v) => Math.max(most, Math.abs(v)), 0);
  const re = Float64Array.from({ length: n }, (_, i) => bound * 0.7 * Math.cos(turn(i, n)));
  const im = Float64Array.from({ length: n }, (_, i) => bound * 0.7 * Math.sin(turn(i, n)));
  for (let round = 0; round < 500; round++) {
    let moved = 0;
    for (let i = 0; i < n; i++) {
      const [x, y] = [re[i]!, im[i]!];
      let [pRe, pIm, dRe, dIm] = [1, 0, 0, 0]; // value and derivative, by Horner
      for (let k = 1; k <= n; k++) {
        [dRe, dIm] = [dRe * x - dIm * y + pRe, dRe * y + dIm * x + pIm];
        [pRe, pIm] = [pRe * x - pIm * y + c[k]!, pRe * y + pIm * x];
      }
      if (pRe === 0 && pIm === 0) continue;
      // Newton's ratio p/d, and the sum of 1 / (y − other); the step is 1 / (d/p − sum).
      const size = pRe * pRe + pIm * pIm;
      let [sRe, sIm] = [(dRe * pRe + dIm * pIm) / size, (dIm * pRe - dRe * pIm) / size];
      for (let j = 0; j < n; j++) {
        if (j === i) continue;
        const [gapRe, gapIm] = [x - re[j]!, y - im[j]!];
        const gap = gapRe * gapRe + gapIm * gapIm || 1e-300;
        sRe -= gapRe / gap;
        sIm += gapIm / gap;
      }
      const length = sRe * sRe + sIm * sIm;
      if (!(length > 0) || !Number.isFinite(length)) continue;
      const [stepRe, stepIm] = [sRe / length, -sIm / length];
      re[i] = x - stepRe;
      im[i] = y - stepIm;
      moved = Math.max(moved, Math.hypot(stepRe, stepIm) / (Math.hypot(x, y) || 1));
    }
    if (moved < 1e-15) break;
  }
  return Array.from(re, (x, i) => {
    const y = Math.abs(im[i]!) < 1e-13 * Math.abs(x) ? 0 : im[i]!;
    const size = x * x + y * y;
    return { re: x / size, im: y === 0 ? 0 : -y / size };
  }).sort((a, b) => modulus(a) - modulus(b));
}

/** Distance from 0. */
export function modulus({ re, im }: Complex): number {
  return Math.hypot(re, im);
}

/** Where on the circle the i-th guess starts: on no axis, so that no two stay mirror images. */
function turn(i: number, n: number): number {
  return (2 * Math.PI * i) / n + 0.4;
}
