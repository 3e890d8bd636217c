import { multiplyAdd } from './lanes';

// Functions of four floats, each within a few units of the last place of float32. Polynomials of the
// Cephes library (exp) and rational approximations as in Eigen (tanh, erf).

/**
 * eˣ = 2ⁿ · eʳ with n = round(x / ln 2) and |r| <= ln 2 / 2; eʳ by a polynomial of degree 6. Below
 * e⁻⁸⁷ and above e⁸⁸ it stays at these.
 *
 * @see Moshier, Cephes Mathematical Library, expf
 */
export function exp(x: v128): v128 {
  x = clamp(x, f32x4.splat(-87), f32x4.splat(88));
  // Adding 1.5·2²³ leaves the whole number in the lowest bits.
  const magic = f32x4.splat(12582912);
  const shifted = multiplyAdd(x, f32x4.splat(1.4426950408889634), magic);
  const n = f32x4.sub(shifted, magic);
  let r = multiplyAdd(n, f32x4.splat(-0.693359375), x);
  r = multiplyAdd(n, f32x4.splat(2.1219444e-4), r);
  let p = f32x4.splat(1.98756915e-4);
  p = multiplyAdd(p, r, f32x4.splat(1.3981999507e-3));
  p = multiplyAdd(p, r, f32x4.splat(8.3334519073e-3));
  p = multiplyAdd(p, r, f32x4.splat(4.1665795894e-2));
  p = multiplyAdd(p, r, f32x4.splat(1.6666665459e-1));
  p = multiplyAdd(p, r, f32x4.splat(5.0000001201e-1));
  p = f32x4.add(multiplyAdd(p, f32x4.mul(r, r), r), f32x4.splat(1));
  return i32x4.add(p, i32x4.shl(shifted, 23)); // times 2ⁿ: n more in the exponent's bits
}

/** σ(x) = 1 / (1 + e⁻ˣ). */
export function sigmoid(x: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.div(one, f32x4.add(one, exp(f32x4.neg(x))));
}

/** Where the quotient of {@link tanh} is ±1 exactly: rounding once or twice, it is not the same x. */
const TANH_LIMIT: f32 = ASC_FEATURE_RELAXED_SIMD ? 7.99881172180175781 : 7.90531110763549805;

/** tanh(x) = x · P(x²) / Q(x²), for |x| up to 7.9 or 8, from where on float32's tanh is ±1. */
export function tanh(x: v128): v128 {
  const limit = f32x4.splat(TANH_LIMIT);
  x = clamp(x, f32x4.neg(limit), limit);
  const s = f32x4.mul(x, x);
  let p = f32x4.splat(-2.76076847742355e-16);
  p = multiplyAdd(p, s, f32x4.splat(2.00018790482477e-13));
  p = multiplyAdd(p, s, f32x4.splat(-8.60467152213735e-11));
  p = multiplyAdd(p, s, f32x4.splat(5.12229709037114e-8));
  p = multiplyAdd(p, s, f32x4.splat(1.48572235717979e-5));
  p = multiplyAdd(p, s, f32x4.splat(6.37261928875436e-4));
  p = multiplyAdd(p, s, f32x4.splat(4.89352455891786e-3));
  let q = f32x4.splat(1.19825839466702e-6);
  q = multiplyAdd(q, s, f32x4.splat(1.18534705686654e-4));
  q = multiplyAdd(q, s, f32x4.splat(2.268434632439e-3));
  q = multiplyAdd(q, s, f32x4.splat(4.89352518554385e-3));
  return f32x4.div(f32x4.mul(x, p), q);
}

/** erf(x) = x · P(x²) / Q(x²), for |x| up to 4, where float32's erf is ±1. */
export function erf(x: v128): v128 {
  const limit = f32x4.splat(4);
  x = clamp(x, f32x4.neg(limit), limit);
  const s = f32x4.mul(x, x);
  let p = f32x4.splat(-2.72614225801306e-10);
  p = multiplyAdd(p, s, f32x4.splat(2.77068142495902e-8));
  p = multiplyAdd(p, s, f32x4.splat(-2.10102402082508e-6));
  p = multiplyAdd(p, s, f32x4.splat(-5.69250639462346e-5));
  p = multiplyAdd(p, s, f32x4.splat(-7.34990630326855e-4));
  p = multiplyAdd(p, s, f32x4.splat(-2.95459980854025e-3));
  p = multiplyAdd(p, s, f32x4.splat(-1.60960333262415e-2));
  let q = f32x4.splat(-1.45660718464996e-5);
  q = multiplyAdd(q, s, f32x4.splat(-2.13374055278905e-4));
  q = multiplyAdd(q, s, f32x4.splat(-1.68282697438203e-3));
  q = multiplyAdd(q, s, f32x4.splat(-7.37332916720468e-3));
  q = multiplyAdd(q, s, f32x4.splat(-1.42647390514189e-2));
  return f32x4.div(f32x4.mul(x, p), q);
}

/** x between two limits; NaN stays NaN: pmin and pmax give their first argument where one is NaN. */
function clamp(x: v128, low: v128, high: v128): v128 {
  return f32x4.pmin(f32x4.pmax(x, low), high);
}
