import chiSquareCdf from '@stdlib/stats-base-dists-chisquare-cdf';
import { autocorrelation } from './autocorrelation';

export interface LjungBox {
  readonly statistic: number;
  /** lags less fitted parameters; p is NaN where it is below 1 */
  readonly degreesOfFreedom: number;
  readonly p: number;
}

/**
 * The Ljung–Box test that a series has no autocorrelation up to a lag:
 * Q = n (n + 2) Σ r[k]² / (n − k), k = 1 … lag; p from chi-square with lag − parameters degrees of
 * freedom. On residuals of a model, its p + q + P + Q coefficients are taken off.
 *
 * @param values or residuals, shape [n], any unit
 * @param lag integer, 1 <= lag < n
 * @param parameters p + q + P + Q of the model that left these residuals, 0 for a raw series
 * @throws {RangeError} if lag or parameters are out of range, or all values are the same
 * @see Ljung & Box, On a Measure of Lack of Fit in Time Series Models (1978)
 */
export function ljungBox(values: Float64Array, lag: number, parameters = 0): LjungBox {
  const n = values.length;
  if (!Number.isInteger(lag) || lag < 1 || lag >= n) {
    throw new RangeError(`ljungBox requires an integer lag in [1, ${n}), got ${lag}`);
  }
  if (!Number.isInteger(parameters) || parameters < 0) {
    throw new RangeError(`ljungBox requires an integer >= 0 of parameters, got ${parameters}`);
  }
  const r = autocorrelation(values, lag);
  let sum = 0;
  for (let k = 1; k <= lag; k++) sum += r[k]! ** 2 / (n - k);
  const statistic = n * (n + 2) * sum;
  const degreesOfFreedom = lag - parameters;
  const p = degreesOfFreedom < 1 ? NaN : 1 - chiSquareCdf(statistic, degreesOfFreedom);
  return { statistic, degreesOfFreedom, p };
}
