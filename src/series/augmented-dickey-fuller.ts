import { laggedProducts } from './autocorrelation';
import { difference } from './differencing';
import { leastSquares } from './least-squares';
import {
  mackinnonCriticalValues,
  mackinnonP,
  type CriticalValues,
  type Deterministic,
} from './mackinnon';

export interface AugmentedDickeyFuller {
  /** t-value of the level's coefficient: the more negative, the more it speaks for stationarity */
  readonly statistic: number;
  /** of a unit root */
  readonly p: number;
  /** lagged differences in the regression */
  readonly lag: number;
  /** rows in the regression */
  readonly rows: number;
  readonly critical: CriticalValues;
}

/**
 * The augmented Dickey–Fuller test that a series has a unit root, so that it never returns to a
 * level. A *small* p speaks against the unit root. It is the t-value of γ in
 *
 * d[t] = a (+ b t) + γ x[t − 1] + Σ c[i] d[t − i], i = 1 … lag, d[t] = x[t] − x[t − 1]
 *
 * @param values shape [n], any unit
 * @param deterministic `constant`: a alone, `trend`: a + b t
 * @param lag by default the one of least AIC, all compared on the same rows, up to
 *   ⌈12 (n/100)^(1/4)⌉ (Schwert) and no more than ⌊n/2⌋ − 2 (constant) or − 3 (trend)
 * @throws {RangeError} if the values are too few, not finite, or the regression explains them
 *   without an error
 * @see Said & Dickey, Testing for Unit Roots in Autoregressive-Moving Average Models (1984)
 */
export function augmentedDickeyFuller(
  values: Float64Array,
  deterministic: Deterministic = 'constant',
  lag?: number,
): AugmentedDickeyFuller {
  const n = values.length;
  const mostLags = Math.floor(n / 2) - (deterministic === 'trend' ? 3 : 2);
  if (mostLags < 0 || (lag !== undefined && lag > mostLags)) {
    const least = 2 * ((lag ?? 0) + (deterministic === 'trend' ? 3 : 2));
    throw new RangeError(
      `augmentedDickeyFuller requires at least ${least} values${lag === undefined ? '' : ` for lag ${lag}`}, got ${n}`,
    );
  }
  if (lag !== undefined && (!Number.isInteger(lag) || lag < 0)) {
    throw new RangeError(`augmentedDickeyFuller requires an integer lag >= 0, got ${lag}`);
  }
  const x = standardized(values);
  const d = difference(x);
  const greatest = Math.min(mostLags, Math.ceil(12 * (n / 100) ** (1 / 4)));
  const lags = lag ?? lagOfLeastAic(x, d, greatest, deterministic);
  // Rows t = lags + 1 … n − 1 of x, that is d[lags …].
  const rows = d.length - lags;
  const columns = [new Float64Array(rows).fill(1)];
  if (deterministic === 'trend') {
    columns.push(Float64Array.from({ length: rows }, (_, t) => (t + 1) / rows - 0.5));
  }
  for (let i = 1; i <= lags; i++) columns.push(d.slice(lags - i, d.length - i));
  columns.push(x.slice(lags, lags + rows)); // the level, last: its t-value is the test
  const { coefficients, standardErrors, residualSumOfSquares } = leastSquares(
    columns,
    d.slice(lags),
  );
  const statistic = coefficients.at(-1)! / standardErrors.at(-1)!;
  if (!Number.isFinite(statistic) || residualSumOfSquares < 1e-26 * rows) {
    throw new RangeError(
      `augmentedDickeyFuller requires values that ${lags} lags do not explain whole`,
    );
  }
  return {
    statistic,
    p: mackinnonP(statistic, deterministic),
    lag: lags,
    rows,
    critical: mackinnonCriticalValues(rows, deterministic),
  };
}

/** Around 0 with the largest size 1: the t-value knows no unit, rounding does. */
function standardized(values: Float64Array): Float64Array {
  let largest = 0;
  values.forEach((value, t) => {
    if (!Number.isFinite(value)) {
      throw new RangeError(
        `augmentedDickeyFuller requires finite values, got ${value} at index ${t}`,
      );
    }
    largest = Math.max(largest, Math.abs(value));
  });
  const x = values.map((value) => value / largest);
  const mean = x.reduce((sum, value) => sum + value, 0) / x.length;
  let spread = 0;
  for (let t = 0; t < x.length; t++) {
    x[t]! -= mean;
    spread = Math.max(spread, Math.abs(x[t]!));
  }
  if (!(spread > 1e-14)) {
    throw new RangeError('augmentedDickeyFuller requires values that differ');
  }
  for (let t = 0; t < x.length; t++) x[t]! /= spread;
  return x;
}

/**
 * The number of lagged differences of least AIC = n log(RSS) + 2 k, over regressions on the same
 * rows. They are nested, so one Cholesky factor of the cross products holds every RSS, and the
 * products of lags shifted by one differ by their ends only.
 */
function lagOfLeastAic(
  x: Float64Array,
  d: Float64Array,
  greatest: number,
  deterministic: Deterministic,
): number {
  if (greatest === 0) return 0;
  const rows = d.length - greatest;
  // Around its own mean: the constant in the regression takes up any shift.
  const shift = d.reduce((sum, value) => sum + value, 0) / d.length;
  const e = d.map((value) => value - shift);
  const size = greatest + 1; // lags 0 (the target) … greatest
  const lagged = new Float64Array(size * size);
  const first = laggedProducts(e, greatest);
  for (let j = 0; j < size; j++) {
    let sum = first[j]!; // t = j … n − 1, of which t < greatest are no rows
    for (let t = j; t < greatest; t++) sum -= e[t]! * e[t - j]!;
    lagged[j] = sum;
  }
  for (let i = 1; i < size; i++) {
    for (let j = i; j < size; j++) {
      lagged[i * size + j] =
        lagged[(i - 1) * size + j - 1]! +
        e[greatest - i]! * e[greatest - j]! -
        e[d.length - i]! * e[d.length - j]!;
    }
  }
  // Columns in order: (trend,) level, lags 1 … greatest, target.
  const extra: Float64Array[] = [];
  if (deterministic === 'trend') {
    extra.push(Float64Array.from({ length: rows }, (_, t) => (t + 0.5) / rows - 0.5));
  }
  extra.push(x.subarray(greatest, greatest + rows));
  const k = extra.length + greatest;
  const gram = new Float64Array((k + 1) * (k + 1));
  const lagOf = (column: number) => (column === k ? 0 : column - extra.length + 1);
  const sums = new Float64Array(k + 1);
  for (let column = 0; column <= k; column++) {
    const at = column < extra.length ? 0 : greatest - lagOf(column);
    const source = column < extra.length ? extra[column]! : e;
    let sum = 0;
    for (let t = 0; t < rows; t++) sum += source[at + t]!;
    sums[column] = sum;
    for (let row = 0; row <= column; row++) {
      let product = 0;
      if (row < extra.length) {
        const other = extra[row]!;
        for (let t = 0; t < rows; t++) product += other[t]! * source[at + t]!;
      } else {
        const [i, j] = [lagOf(row), lagOf(column)];
        product = lagged[Math.min(i, j) * size + Math.max(i, j)]!;
      }
      gram[row * (k + 1) + column] = product - (sums[row]! * sum) / rows;
    }
  }
  const left = residualSums(gram, k);
  let [best, least] = [0, Infinity];
  for (let lags = 0; lags <= greatest; lags++) {
    const aic = rows * Math.log(left[extra.length + lags]!) + 2 * lags;
    if (aic < least) [best, least] = [lags, aic];
  }
  return best;
}

/**
 * Residual sums of squares of the last column on the first 0, 1, … k columns, by Cholesky.
 *
 * @param gram cross products, upper triangle of [k + 1, k + 1], row-major; overwritten
 */
function residualSums(gram: Float64Array, k: number): Float64Array {
  const width = k + 1;
  const left = new Float64Array(k + 1);
  const total = gram[k * width + k]!;
  left[0] = total;
  for (let j = 0; j < k; j++) {
    const row = j * width;
    const pivot = gram[row + j]!;
    if (pivot > 0) {
      for (let i = j + 1; i < width; i++) {
        const factor = gram[row + i]! / pivot;
        if (factor === 0) continue;
        for (let l = i; l < width; l++) gram[i * width + l]! -= factor * gram[row + l]!;
      }
    }
    // What rounding leaves of nothing must not look like an ever better fit.
    left[j + 1] = Math.max(gram[k * width + k]!, 1e-15 * total);
  }
  return left;
}
