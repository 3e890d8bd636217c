/**
 * Autocovariances of an ARMA process with errors of variance 1, w[t] = Σ φ[i] w[t − i] + e[t] +
 * Σ θ[j] e[t − j]. Those of its AR part come from running Levinson's recursion down and up again,
 * in p² steps; the MA part then weighs them.
 *
 * @param phi φ[1] … φ[p]
 * @param theta θ[1] … θ[q]
 * @param maxLag integer >= 0
 * @returns γ[0] … γ[maxLag]; undefined where the AR part is not stationary
 * @see Brockwell & Davis, Time Series: Theory and Methods, 3.3 and 5.2
 * @example armaAutocovariance(Float64Array.of(0.5), Float64Array.of(), 1) // => [4/3, 2/3]
 */
export function armaAutocovariance(
  phi: Float64Array,
  theta: Float64Array,
  maxLag: number,
): Float64Array | undefined {
  const q = orderOf(theta);
  const ofAr = arAutocovariance(phi, maxLag + q);
  if (ofAr === undefined || q === 0) return ofAr;
  const gamma = new Float64Array(maxLag + 1);
  for (let j = 0; j <= q; j++) {
    let weight = j === 0 ? 1 : theta[j - 1]!;
    for (let i = 1; i + j <= q; i++) weight += theta[i - 1]! * theta[i + j - 1]!;
    if (weight === 0) continue;
    for (let k = 0; k <= maxLag; k++) {
      const other = j === 0 ? 0 : ofAr[Math.abs(k - j)]!;
      gamma[k]! += weight * (ofAr[k + j]! + other);
    }
  }
  return gamma;
}

/**
 * ψ[0] … ψ[count − 1], the answer of an ARMA process to one error of 1: w[t] = Σ ψ[j] e[t − j].
 */
export function psiWeights(phi: Float64Array, theta: Float64Array, count: number): Float64Array {
  const psi = new Float64Array(count);
  for (let j = 0; j < count; j++) {
    let weight = j === 0 ? 1 : (theta[j - 1] ?? 0);
    for (let i = 1; i <= Math.min(j, phi.length); i++) weight += phi[i - 1]! * psi[j - i]!;
    psi[j] = weight;
  }
  return psi;
}

/**
 * Covariances of each element of the state with the value, in Harvey's form of ARMA: element i is
 * what is known at t of w[t + i], Σ φ[j + 1] w[t + i − j − 1] + θ[j] e[t + i − j], j >= i.
 *
 * @returns shape [r], r = max(p, q + 1); element 0 is the variance of w; undefined where the AR
 *   part is not stationary
 */
export function stateValueCovariance(
  phi: Float64Array,
  theta: Float64Array,
): Float64Array | undefined {
  const [p, q] = [phi.length, theta.length];
  const r = Math.max(p, q + 1);
  const gamma = armaAutocovariance(phi, theta, p);
  if (gamma === undefined) return undefined;
  const psi = psiWeights(phi, theta, q + 1);
  const covariance = new Float64Array(r);
  covariance[0] = gamma[0]!;
  for (let j = 1; j < p; j++) {
    const coefficient = phi[j]!;
    if (coefficient === 0) continue;
    for (let i = 1; i <= j; i++) covariance[i]! += coefficient * gamma[j + 1 - i]!;
  }
  for (let j = 1; j <= q; j++) {
    const coefficient = theta[j - 1]!;
    if (coefficient === 0) continue;
    for (let i = 1; i <= j; i++) covariance[i]! += coefficient * psi[j - i]!;
  }
  return covariance;
}

function arAutocovariance(phi: Float64Array, maxLag: number): Float64Array | undefined {
  const p = orderOf(phi);
  const gamma = new Float64Array(maxLag + 1);
  // Row k − 1 holds the coefficients of the autoregression of order k.
  const lower = new Float64Array(p * p);
  for (let j = 0; j < p; j++) lower[(p - 1) * p + j] = phi[j]!;
  let variance = 1;
  for (let k = p; k >= 1; k--) {
    const row = (k - 1) * p;
    const last = lower[row + k - 1]!;
    const rest = 1 - last * last;
    if (!(rest > 0)) return undefined;
    variance /= rest;
    for (let j = 0; j < k - 1; j++) {
      lower[row - p + j] = (lower[row + j]! + last * lower[row + k - 2 - j]!) / rest;
    }
  }
  gamma[0] = variance;
  for (let k = 1; k <= maxLag; k++) {
    const order = Math.min(k, p);
    const row = (order - 1) * p;
    let sum = 0;
    for (let j = 1; j <= order; j++) sum += lower[row + j - 1]! * gamma[k - j]!;
    gamma[k] = sum;
  }
  return gamma;
}

/** Without the zeros at the end. */
function orderOf(coefficients: Float64Array): number {
  let order = coefficients.length;
  while (order > 0 && coefficients[order - 1] === 0) order--;
  return order;
}
