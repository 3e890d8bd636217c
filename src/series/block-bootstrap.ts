import type { Random } from '../random/random';

export interface BootstrapInterval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** rows drawn together */
  readonly blockLength: number;
}

/**
 * An interval for a mean of neighbouring values that may depend on each other: the circular block
 * bootstrap. Each resample lays random blocks of l neighbours end to end (the last value is followed
 * by the first) and takes their mean; the interval is between the quantiles (1 ∓ level)/2 of these.
 *
 * @param differences shape [n], such as paired differences of errors
 * @param blockLength l; by default ⌈n^(1/3)⌉, the rate at which it should grow
 * @returns all in the unit of `differences`
 * @throws {RangeError} if there are no values, or the level is not in (0, 1)
 * @see Politis & Romano, A Circular Block-Resampling Procedure for Stationary Data (1992)
 * @see Hall, Horowitz & Jing, On Blocking Rules for the Bootstrap with Dependent Data (1995)
 */
export function blockBootstrapInterval(
  differences: Float64Array,
  random: Random,
  {
    level = 0.95,
    resamples = 4000,
    blockLength = Math.ceil(Math.cbrt(differences.length)),
  }: { level?: number; resamples?: number; blockLength?: number } = {},
): BootstrapInterval {
  const n = differences.length;
  if (n === 0) throw new RangeError('blockBootstrapInterval requires values, got none');
  if (!(level > 0 && level < 1)) {
    throw new RangeError(`blockBootstrapInterval requires a level in (0, 1), got ${level}`);
  }
  // Sums of every block by its start, so that a resample costs n / l additions.
  const blocks = Math.ceil(n / blockLength);
  const lastLength = n - (blocks - 1) * blockLength;
  const whole = circularSums(differences, blockLength);
  const last = circularSums(differences, lastLength);
  const means = Float64Array.from({ length: resamples }, () => {
    let sum = last[Math.floor(random() * n)]!;
    for (let block = 1; block < blocks; block++) sum += whole[Math.floor(random() * n)]!;
    return sum / n;
  }).sort();
  const quantile = (p: number) => means[Math.round(p * (resamples - 1))]!;
  return {
    mean: differences.reduce((sum, value) => sum + value, 0) / n,
    low: quantile((1 - level) / 2),
    high: quantile((1 + level) / 2),
    blockLength,
  };
}

/** s[i] = x[i] + … + x[i + length − 1], going on at the beginning after the end. */
function circularSums(values: Float64Array, length: number): Float64Array {
  const n = values.length;
  return values.map((_, start) => {
    let sum = 0;
    for (let k = 0; k < length; k++) sum += values[(start + k) % n]!;
    return sum;
  });
}
