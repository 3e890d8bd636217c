import type { ArimaFit } from './arima';
import { autocorrelation, autocorrelationBand } from './autocorrelation';
import { ljungBox, type LjungBox } from './ljung-box';

export interface ResidualDiagnosis {
  /** of the rows that have a residual, in the unit of the series */
  readonly mean: number;
  readonly deviation: number;
  /** r[0] … r[lags] of the residuals */
  readonly autocorrelation: Float64Array;
  /** half the width of its 95 % band */
  readonly band: number;
  /** lags from 1 at which it leaves the band; one in twenty does by chance */
  readonly outside: readonly number[];
  /** with p + q + P + Q degrees of freedom less */
  readonly ljungBox: LjungBox & { readonly lag: number };
  /** third and fourth standardized moments: 0 and 3 for normal errors */
  readonly skewness: number;
  readonly kurtosis: number;
  /** the Jarque–Bera test that the errors are normal, on which the intervals rest */
  readonly normality: { readonly statistic: number; readonly p: number };
  /** whether nothing that the model could still learn is seen: p of Ljung–Box at least 0.05 */
  readonly looksLikeNoise: boolean;
}

/**
 * What a model left over, which should be noise: residuals without autocorrelation (Ljung–Box, lag
 * min(2m, n/5) with a season, min(10, n/5) without, and always above the number of coefficients) and
 * near a normal distribution (Jarque–Bera: n/6 (skewness² + (kurtosis − 3)²/4), chi-square with 2
 * degrees of freedom).
 *
 * @throws {RangeError} if fewer residuals than coefficients and three are there, or none varies
 * @see Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 5.4
 * @see Jarque & Bera, Efficient Tests for Normality (1980)
 */
export function diagnoseResiduals({ residuals, order }: ArimaFit): ResidualDiagnosis {
  const known = residuals.filter((value) => !Number.isNaN(value));
  const n = known.length;
  const parameters = order.p + order.q + order.P + order.Q;
  if (n < parameters + 3) {
    throw new RangeError(
      `diagnoseResiduals requires at least ${parameters + 3} residuals, got ${n}`,
    );
  }
  const usual = Math.min(order.season > 1 ? 2 * order.season : 10, Math.floor(n / 5));
  const lag = Math.min(n - 1, Math.max(usual, parameters + 1));
  const r = autocorrelation(known, lag);
  const band = autocorrelationBand(n);
  // In units of the largest one: squares of what is huge or tiny leave the range of doubles.
  const largest = known.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const scaled = known.map((value) => value / largest);
  const mean = scaled.reduce((sum, value) => sum + value, 0) / n;
  const deviation = Math.sqrt(scaled.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n);
  const moment = (power: number) =>
    scaled.reduce((sum, value) => sum + ((value - mean) / deviation) ** power, 0) / n;
  const [skewness, kurtosis] = [moment(3), moment(4)];
  const statistic = (n / 6) * (skewness ** 2 + (kurtosis - 3) ** 2 / 4);
  const test = ljungBox(known, lag, parameters);
  return {
    mean: mean * largest,
    deviation: deviation * largest,
    autocorrelation: r,
    band,
    outside: [...r.keys()].filter((k) => k > 0 && Math.abs(r[k]!) > band),
    ljungBox: { ...test, lag },
    skewness,
    kurtosis,
    // Chi-square with 2 degrees of freedom is exponential with mean 2.
    normality: { statistic, p: Math.exp(-statistic / 2) },
    looksLikeNoise: test.p >= 0.05,
  };
}
