import { meanAbsoluteError } from './accuracy';

export interface ShiftTest {
  /** MAE against the row that was to be forecast, unit of the series */
  readonly inPlace: number;
  /** MAE against the row before it */
  readonly shifted: number;
  /** inPlace / shifted: above 1, the forecast fits better when moved one row to the left */
  readonly ratio: number;
}

/**
 * Does a forecast only follow the series? Compares it with the row it should name, x[t], and with
 * the row before, x[t − 1]. A copy of the last row fits the row before perfectly: the ratio is then
 * Infinity.
 *
 * @param actual x[t], shape [n]
 * @param previous x[t − 1] on the same rows, shape [n]
 * @param forecast f[t], shape [n]
 * @throws {RangeError} if the lengths differ or are 0
 */
export function shiftTest(
  actual: Float64Array,
  previous: Float64Array,
  forecast: Float64Array,
): ShiftTest {
  const inPlace = meanAbsoluteError(actual, forecast);
  const shifted = meanAbsoluteError(previous, forecast);
  return { inPlace, shifted, ratio: inPlace / shifted };
}
