/**
 * Mean absolute error: (1/n) Σ │x[t] − f[t]│, in the unit of the series.
 *
 * @throws {RangeError} if the lengths differ or are 0
 */
export function meanAbsoluteError(actual: Float64Array, forecast: Float64Array): number {
  return meanOf('meanAbsoluteError', actual, forecast, Math.abs);
}

/**
 * Root mean squared error: √((1/n) Σ (x[t] − f[t])²), in the unit of the series.
 *
 * @throws {RangeError} if the lengths differ or are 0
 */
export function rootMeanSquaredError(actual: Float64Array, forecast: Float64Array): number {
  return Math.sqrt(meanOf('rootMeanSquaredError', actual, forecast, (error) => error * error));
}

/**
 * Mean absolute scaled error: the MAE over that of the naive forecast on the training rows,
 * (1/(n − m)) Σ │x[t] − x[t − m]│. Below 1 is not "better than persistence here": the scale is in
 * the past.
 *
 * @param training shape [n], the rows the network learned from
 * @param season m, rows in a season; 1 for none
 * @returns no unit
 * @throws {RangeError} if the training rows are no more than a season, or repeat themselves exactly
 * @see Hyndman & Koehler, Another Look at Measures of Forecast Accuracy (2006)
 */
export function meanAbsoluteScaledError(
  actual: Float64Array,
  forecast: Float64Array,
  training: Float64Array,
  season = 1,
): number {
  if (training.length <= season) {
    throw new RangeError(
      `meanAbsoluteScaledError requires more than ${season} training rows, got ${training.length}`,
    );
  }
  const scale = meanAbsoluteError(training.subarray(season), training.subarray(0, -season));
  if (scale === 0) {
    throw new RangeError('meanAbsoluteScaledError requires training rows that change');
  }
  return meanAbsoluteError(actual, forecast) / scale;
}

/**
 * Symmetric mean absolute percentage error: (100/n) Σ 2 │x[t] − f[t]│ / (│x[t]│ + │f[t]│), between
 * 0 and 200. Rows where both are 0 count as right. It leans on values near 0, and a forecast that is
 * too low costs more than one as much too high.
 *
 * @returns percent
 * @throws {RangeError} if the lengths differ or are 0
 * @see Makridakis, Accuracy Measures: Theoretical and Practical Concerns (1993)
 * @see Goodwin & Lawton, On the Asymmetry of the Symmetric MAPE (1999)
 * @example symmetricMeanAbsolutePercentageError(Float64Array.of(1), Float64Array.of(3)) // => 100
 */
export function symmetricMeanAbsolutePercentageError(
  actual: Float64Array,
  forecast: Float64Array,
): number {
  const name = 'symmetricMeanAbsolutePercentageError';
  return meanOf(name, actual, forecast, (error, value) => {
    const size = Math.abs(value) + Math.abs(value - error);
    return size === 0 ? 0 : (200 * Math.abs(error)) / size;
  });
}

export interface Accuracy {
  /** mean absolute and root mean squared error, unit of the series */
  readonly mae: number;
  readonly rmse: number;
  /** NaN where the training rows give no scale: they repeat their season exactly */
  readonly mase: number;
}

/**
 * The three scores of a forecast. A season that does not fit into the training rows cannot scale
 * them: the row before does then.
 *
 * @param training shape [n], the rows that were learned from
 * @param season rows in a season; undefined for none
 * @throws {RangeError} if the lengths of `actual` and `forecast` differ or are 0
 */
export function accuracyOf(
  actual: Float64Array,
  forecast: Float64Array,
  training: Float64Array,
  season: number | undefined,
): Accuracy {
  const lag = season !== undefined && season < training.length ? season : 1;
  const hasScale = training.some((value, row) => row >= lag && value !== training[row - lag]);
  return {
    mae: meanAbsoluteError(actual, forecast),
    rmse: rootMeanSquaredError(actual, forecast),
    mase: hasScale ? meanAbsoluteScaledError(actual, forecast, training, lag) : NaN,
  };
}

function meanOf(
  name: string,
  actual: Float64Array,
  forecast: Float64Array,
  loss: (error: number, actual: number) => number,
): number {
  if (actual.length !== forecast.length || actual.length === 0) {
    throw new RangeError(
      `${name} requires two series of one length above 0, got ${actual.length} and ${forecast.length}`,
    );
  }
  return (
    actual.reduce((sum, value, t) => sum + loss(value - forecast[t]!, value), 0) / actual.length
  );
}
