import studentTCdf from '@stdlib/stats-base-dists-t-cdf';

/**
 * The Diebold–Mariano test that two forecasts are equally good, with the small-sample correction of
 * Harvey, Leybourne and Newbold. With d[t] = loss(a[t]) − loss(b[t]) and autocovariances γ of d:
 *
 * DM = d̄ / √((γ₀ + 2 Σ γ_k) / n), k = 1 … h − 1; S = DM · √((n + 1 − 2h + h(h − 1)/n) / n); p is
 * two-sided from Student's t with n − 1 degrees of freedom.
 *
 * @param errorsA errors of the first forecast, shape [n]
 * @param errorsB errors of the second on the same rows, shape [n]
 * @param horizon h, rows ahead, integer >= 1
 * @param loss of an error; absolute by default
 * @returns S (positive: the second is better) and p; S = 0, p = 1 when the losses are all the same,
 *   and NaN when their variance cannot be estimated (a difference that never varies)
 * @throws {RangeError} if the lengths differ, or n <= h
 * @see Diebold & Mariano, Comparing Predictive Accuracy (1995)
 * @see Harvey, Leybourne & Newbold, Testing the Equality of Prediction Mean Squared Errors (1997)
 */
export function dieboldMariano(
  errorsA: Float64Array,
  errorsB: Float64Array,
  { horizon = 1, loss = 'absolute' }: { horizon?: number; loss?: 'absolute' | 'squared' } = {},
): { readonly statistic: number; readonly p: number } {
  const n = errorsA.length;
  if (errorsB.length !== n || n <= horizon) {
    throw new RangeError(
      `dieboldMariano requires two series of one length above ${horizon}, got ${n} and ${errorsB.length}`,
    );
  }
  const lossOf = loss === 'absolute' ? Math.abs : (error: number) => error * error;
  const d = errorsA.map((error, t) => lossOf(error) - lossOf(errorsB[t]!));
  if (d.every((difference) => difference === d[0])) {
    return d[0] === 0 ? { statistic: 0, p: 1 } : { statistic: NaN, p: NaN };
  }
  const mean = d.reduce((sum, value) => sum + value, 0) / n;
  const autocovariance = (lag: number) => {
    let sum = 0;
    for (let t = lag; t < n; t++) sum += (d[t]! - mean) * (d[t - lag]! - mean);
    return sum / n;
  };
  let variance = autocovariance(0);
  for (let lag = 1; lag < horizon; lag++) variance += 2 * autocovariance(lag);
  if (!(variance > 0)) return { statistic: NaN, p: NaN };
  const h = horizon;
  const correction = Math.sqrt((n + 1 - 2 * h + (h * (h - 1)) / n) / n);
  const statistic = (mean / Math.sqrt(variance / n)) * correction;
  return { statistic, p: 2 * studentTCdf(-Math.abs(statistic), n - 1) };
}
