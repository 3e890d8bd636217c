/**
 * Prediction intervals from the errors at earlier origins: f ± q, with q the ⌈(n + 1)·level⌉-th
 * smallest absolute error of n (split conformal). When n is too small for the level, q is the
 * largest one, and the coverage is less than promised: count it.
 *
 * @param residuals errors of forecasts of the same kind at earlier origins, shape [n >= 1]
 * @param forecasts shape [m], the unit of the residuals
 * @param level promised share, in (0, 1)
 * @returns limits, shape [m] each
 * @throws {RangeError} if there are no residuals, or the level is not in (0, 1)
 * @see Lei et al., Distribution-Free Predictive Inference for Regression (2018)
 */
export function residualIntervals(
  residuals: Float64Array,
  forecasts: Float64Array,
  level: number,
): { readonly low: Float64Array; readonly high: Float64Array } {
  if (residuals.length === 0)
    throw new RangeError('residualIntervals requires residuals, got none');
  if (!(level > 0 && level < 1)) {
    throw new RangeError(`residualIntervals requires a level in (0, 1), got ${level}`);
  }
  const sizes = residuals.map(Math.abs).sort();
  const rank = Math.min(sizes.length, Math.ceil((sizes.length + 1) * level));
  const half = sizes[rank - 1]!;
  return {
    low: forecasts.map((forecast) => forecast - half),
    high: forecasts.map((forecast) => forecast + half),
  };
}

/**
 * Share of values that lie within their interval, limits included, in [0, 1].
 *
 * @throws {RangeError} if there are no values
 */
export function coverage(actual: Float64Array, low: Float64Array, high: Float64Array): number {
  if (actual.length === 0) throw new RangeError('coverage requires values, got none');
  const inside = actual.filter((value, t) => low[t]! <= value && value <= high[t]!);
  return inside.length / actual.length;
}
