import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import type { ArimaFit } from './arima';
import { undoBoxCox, undoBoxCoxMean } from './box-cox';
import { forecastState } from './kalman-filter';

export interface ForecastInterval {
  /** share that it should hold, in (0, 1) */
  readonly level: number;
  /** shape [horizon], the unit of the series */
  readonly low: Float64Array;
  readonly high: Float64Array;
}

export interface ArimaForecast {
  /** shape [horizon], the unit of the series; the same as the median without a transformation */
  readonly mean: Float64Array;
  readonly median: Float64Array;
  readonly intervals: readonly ForecastInterval[];
  /** mean and standard error of the transformed series: the unit of the series without one */
  readonly transformed: { readonly mean: Float64Array; readonly standardErrors: Float64Array };
}

export interface ArimaForecastOptions {
  readonly levels?: readonly number[];
  /**
   * σ² by maximum likelihood, or less biased: its sum of squares over rows less coefficients, as
   * R's `forecast` does
   */
  readonly variance?: 'maximum-likelihood' | 'unbiased';
}

/**
 * Forecasts of the rows after the last one: the state goes on without errors to come, and its
 * variance grows with them. Intervals m ± z s are normal, on the scale of the fit; after a Box–Cox
 * transformation limits and median are taken back as they are, and the mean is the higher one of a
 * skewed distribution. That the coefficients are estimates is not in the intervals.
 *
 * @param fit of {@link fitArima}
 * @param horizon rows, integer >= 1
 * @throws {RangeError} if the horizon is no positive integer, or a level is not in (0, 1)
 * @see Box, Jenkins, Reinsel & Ljung, Time Series Analysis, ch. 5
 */
export function forecastArima(
  fit: ArimaFit,
  horizon: number,
  { levels = [0.8, 0.95], variance = 'maximum-likelihood' }: ArimaForecastOptions = {},
): ArimaForecast {
  if (!Number.isInteger(horizon) || horizon < 1) {
    throw new RangeError(`forecastArima requires an integer horizon >= 1, got ${horizon}`);
  }
  const bad = levels.find((level) => !(level > 0 && level < 1));
  if (bad !== undefined) {
    throw new RangeError(`forecastArima requires levels in (0, 1), got ${bad}`);
  }
  const { end, constant, order, lambda, rows } = fit;
  const freedom = rows - fit.coefficients.length;
  const deviation =
    fit.deviation * (variance === 'unbiased' ? Math.sqrt(rows / Math.max(1, freedom)) : 1);
  const ahead = forecastState(end.state, end.model, horizon);
  const isMean = order.d + order.D === 0;
  const mean = ahead.mean.map(
    (value, h) => value + (isMean ? constant : constant * (end.n + h + 1)),
  );
  const standardErrors = ahead.variance.map((f) => Math.sqrt(Math.max(0, f)) * deviation);
  const back = (values: Float64Array) =>
    lambda === undefined ? values : undoBoxCox(values, lambda);
  return {
    mean: lambda === undefined ? mean : undoBoxCoxMean(mean, standardErrors, lambda),
    median: back(mean),
    intervals: levels.map((level) => {
      const z = normalQuantile(0.5 + level / 2, 0, 1);
      const limit = (sign: number) =>
        back(mean.map((value, h) => value + sign * z * standardErrors[h]!));
      return { level, low: limit(-1), high: limit(1) };
    }),
    transformed: { mean, standardErrors },
  };
}
