/**
 * The Box–Cox transformation, for a variance that grows with the level:
 * y = (x^λ − 1) / λ, and log x for λ = 0. Shape and order stay; λ = 1 only takes 1 off.
 *
 * @param values shape [n]; above 0, NaN where missing
 * @param lambda λ, finite
 * @throws {RangeError} if λ is not finite, or a value is not above 0
 * @see Box & Cox, An Analysis of Transformations (1964)
 * @example boxCox(Float64Array.of(1, Math.E), 0) // => [0, 1]
 */
export function boxCox(values: Float64Array, lambda: number): Float64Array {
  if (!Number.isFinite(lambda)) throw new RangeError(`boxCox requires a finite λ, got ${lambda}`);
  const bad = values.findIndex((value) => !(value > 0 && value < Infinity) && !Number.isNaN(value));
  if (bad >= 0) {
    throw new RangeError(`boxCox requires values above 0, got ${values[bad]!} at index ${bad}`);
  }
  if (isLogarithm(lambda)) return values.map(Math.log);
  return values.map((value) => Math.expm1(lambda * Math.log(value)) / lambda);
}

/**
 * Undoes {@link boxCox}: x = (λ y + 1)^(1/λ), exp y for λ = 0. Order is kept, so quantiles go back
 * into quantiles: of a forecast with normal errors this is the *median*, not the mean.
 *
 * @param values shape [n]
 * @returns shape [n]; where λ y + 1 is below 0, no x has this y, and the nearest is given: 0 for
 *   λ > 0, Infinity for λ < 0
 * @throws {RangeError} if λ is not finite
 */
export function undoBoxCox(values: Float64Array, lambda: number): Float64Array {
  if (!Number.isFinite(lambda)) {
    throw new RangeError(`undoBoxCox requires a finite λ, got ${lambda}`);
  }
  if (isLogarithm(lambda)) return values.map(Math.exp);
  return values.map((value) => {
    const base = lambda * value;
    if (base <= -1) return lambda > 0 ? 0 : Infinity;
    return Math.exp(Math.log1p(base) / lambda);
  });
}

/**
 * The mean, on the way back, of values that are normal after the transformation: for λ = 0 exactly
 * exp(m + s²/2), otherwise to second order x (1 + s² (1 − λ) / (2 (λ m + 1)²)), x the median.
 *
 * @param means m, transformed, shape [n]
 * @param deviations s, standard deviations of the transformed, shape [n]
 * @throws {RangeError} if λ is not finite
 * @see Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 5.6
 */
export function undoBoxCoxMean(
  means: Float64Array,
  deviations: Float64Array,
  lambda: number,
): Float64Array {
  if (isLogarithm(lambda)) return means.map((m, h) => Math.exp(m + deviations[h]! ** 2 / 2));
  const medians = undoBoxCox(means, lambda);
  return medians.map((median, h) => {
    const base = lambda * means[h]! + 1;
    if (base <= 0) return median;
    return median * (1 + (deviations[h]! ** 2 * (1 - lambda)) / (2 * base * base));
  });
}

/** So near to 0 that the power no longer differs from its limit. */
function isLogarithm(lambda: number): boolean {
  return Math.abs(lambda) < 1e-12;
}

/**
 * The λ in [−1, 2] by which the spread within seasons least depends on their level: Guerrero's,
 * of least coefficient of variation of s / m^(1 − λ) over the seasons' means m and deviations s.
 *
 * @param season rows taken together, at least 2
 * @throws {RangeError} as {@link boxCox}, or without two whole seasons
 * @see Guerrero, Time-Series Analysis Supported by Power Transformations (1993)
 */
export function guerreroLambda(values: Float64Array, season = 2): number {
  boxCox(values, 0); // throws for values that have no logarithm
  const width = Math.max(2, season);
  const groups = Math.floor(values.length / width);
  if (groups < 2) {
    throw new RangeError(`guerreroLambda requires ${2 * width} values, got ${values.length}`);
  }
  const skipped = values.length - groups * width; // the oldest rows, as the newest matter most
  const means: number[] = [];
  const deviations: number[] = [];
  for (let g = 0; g < groups; g++) {
    const part = values.subarray(skipped + g * width, skipped + (g + 1) * width);
    const mean = part.reduce((sum, value) => sum + value, 0) / width;
    const squares = part.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    if (!Number.isNaN(mean)) {
      means.push(mean);
      deviations.push(Math.sqrt(squares / (width - 1)));
    }
  }
  const unevenness = (lambda: number): number => {
    const ratios = means.map((mean, g) => deviations[g]! / mean ** (1 - lambda));
    const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
    const squares = ratios.reduce((sum, ratio) => sum + (ratio - mean) ** 2, 0);
    return Math.sqrt(squares / (ratios.length - 1)) / mean;
  };
  let [low, high] = [-1, 2];
  const golden = (Math.sqrt(5) - 1) / 2;
  for (let step = 0; step < 60; step++) {
    const [left, right] = [high - golden * (high - low), low + golden * (high - low)];
    if (unevenness(left) < unevenness(right)) high = right;
    else low = left;
  }
  return (low + high) / 2;
}
