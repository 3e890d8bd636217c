import type { ArimaFit } from './arima';
import { difference, undoDifference } from './differencing';
import { forecastState } from './kalman-filter';

/*
 * The I of ARIMA, taken apart: the model forecasts differences, and these are added up again to what
 * is forecast of the series.
 */

/**
 * What the ARMA part alone forecasts: the differences of the (transformed) series after the last row.
 *
 * @param fit of {@link fitArima}
 * @param horizon rows, integer >= 1
 * @returns shape [horizon], the unit of the (transformed) series
 * @throws {RangeError} if the horizon is no positive integer
 * @see Box, Jenkins, Reinsel & Ljung, Time Series Analysis, ch. 5
 */
export function forecastDifferences({ end, order, constant }: ArimaFit, horizon: number) {
  if (!Number.isInteger(horizon) || horizon < 1) {
    throw new RangeError(`forecastDifferences requires an integer horizon >= 1, got ${horizon}`);
  }
  const { phi, theta } = end.model;
  const size = Math.max(phi.length, theta.length + 1);
  const state = { mean: end.state.mean.slice(0, size), covariance: new Float64Array(size * size) };
  const { mean } = forecastState(state, { phi, theta, delta: new Float64Array(0) }, horizon);
  // A drift of 1 per row is 1 after a first difference, and `season` after a seasonal one.
  const step = order.D > 0 ? constant * order.season : constant;
  return mean.map((value) => value + step);
}

/**
 * Undoes the differencing of rows to come: first the first differences, then the seasonal ones, each
 * from the last rows that are known.
 *
 * @param changes differences of the rows to come, shape [horizon]
 * @param known the (transformed) series up to them, shape [n > d + D·season]
 * @returns the (transformed) series, shape [horizon]
 * @throws {RangeError} if there are too few known rows
 */
export function integrateDifferences(
  changes: Float64Array,
  known: Float64Array,
  { d, D, season }: Pick<Required<ArimaFit['order']>, 'd' | 'D' | 'season'>,
): Float64Array {
  if (known.length <= d + D * season) {
    throw new RangeError(
      `integrateDifferences requires more than ${d + D * season} known rows, got ${known.length}`,
    );
  }
  const undone = (series: Float64Array, before: Float64Array, lag: number, order: number) => {
    const start = before.slice(before.length - lag * order);
    return undoDifference(series, start, lag, order).slice(lag * order);
  };
  return undone(undone(changes, difference(known, season, D), 1, d), known, season, D);
}
