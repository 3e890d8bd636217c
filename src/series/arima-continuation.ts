import { withPast, type ArimaFit } from './arima';
import { boxCox } from './box-cox';
import { difference } from './differencing';
import { kalmanFilter } from './kalman-filter';

/**
 * A fit told of further rows: coefficients, σ and likelihood stay what they were, and the filter runs
 * over all of `values`, so that the state and the residuals are those after the last one. What R does
 * with `Arima(x, model = fit)`.
 *
 * @param fit of {@link fitArima}, on rows without a missing value
 * @param values the rows it was fitted on and those after them, or fewer; shape [n], untransformed
 * @returns the fit, whose `end` is after the last row: forecast it with `forecastArima`
 * @throws {RangeError} if a value is not finite, or no row is left after differencing
 * @see Durbin & Koopman, Time Series Analysis by State Space Methods, 4.3
 */
export function continueArima(fit: ArimaFit, values: Float64Array): ArimaFit {
  const { order, lambda, constant } = fit;
  const { d, D, season } = order;
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) {
    throw new RangeError(
      `continueArima requires finite values, got ${values[bad]!} at index ${bad}`,
    );
  }
  const lost = d + D * season;
  const n = values.length;
  if (n <= lost) {
    throw new RangeError(`continueArima requires more than ${lost} values, got ${n}`);
  }
  const transformed = lambda === undefined ? values : boxCox(values, lambda);
  // A mean where nothing is differenced, a drift per row where something is.
  const rest = transformed.map((value, t) => value - constant * (lost === 0 ? 1 : t + 1));
  const changes = difference(difference(rest, season, D), 1, d);
  const { phi, theta } = fit.end.model;
  const filtered = kalmanFilter(changes, undefined, { phi, theta, delta: new Float64Array(0) })!;
  const residuals = new Float64Array(n).fill(NaN);
  filtered.innovations.forEach((v, t) => {
    residuals[t + lost] = v / Math.sqrt(filtered.variances[t]!);
  });
  const past = rest.slice(n - lost).reverse();
  return { ...fit, residuals, end: { ...fit.end, n, state: withPast(filtered.state, past) } };
}
