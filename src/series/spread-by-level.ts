import { leastSquares } from './least-squares';
import { mean } from './mean';
import { windowFigures } from './window-figures';

export interface SpreadByLevel {
  /** means of the windows, unit of the values, oldest first */
  readonly levels: Float64Array;
  /** standard deviations of the same windows, unit of the values */
  readonly spreads: Float64Array;
  /** spread = intercept + slope · level by least squares; undefined where all levels are the same */
  readonly line: { readonly intercept: number; readonly slope: number } | undefined;
}

/**
 * Does the spread grow with the level? Mean and standard deviation of the windows that lie side by
 * side, and the line through them. The oldest rows that fill no window are left out.
 *
 * @param values shape [n], any unit, finite
 * @param window rows, integer >= 2, at least 3 windows
 * @throws {RangeError} if the window is no such integer, or there are fewer than 3 windows
 * @see Guerrero, Time-Series Analysis Supported by Power Transformations (1993)
 */
export function spreadByLevel(values: Float64Array, window: number): SpreadByLevel {
  const count = Math.floor(values.length / window);
  if (!Number.isInteger(window) || window < 2 || count < 3) {
    throw new RangeError(
      `spreadByLevel requires 3 windows of 2 rows or more, got ${values.length} rows in windows of ${window}`,
    );
  }
  const skipped = values.length - count * window;
  const figures = Array.from({ length: count }, (_, i) =>
    windowFigures(values, skipped + i * window, skipped + (i + 1) * window),
  );
  const levels = Float64Array.from(figures, (each) => each.mean);
  const spreads = Float64Array.from(figures, (each) => each.deviation);
  return { levels, spreads, line: lineThrough(levels, spreads) };
}

function lineThrough(levels: Float64Array, spreads: Float64Array): SpreadByLevel['line'] {
  const middle = mean(levels);
  const apart = levels.map((level) => level - middle);
  const farthest = apart.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  // What rounding leaves of equal levels is no level of its own.
  if (!(farthest > 1e-12 * Math.abs(middle))) return undefined;
  const unit = apart.map((value) => value / farthest);
  const ones = new Float64Array(levels.length).fill(1);
  const { coefficients } = leastSquares([ones, unit], spreads.slice());
  const slope = coefficients[1]! / farthest;
  return { intercept: coefficients[0]! - slope * middle, slope };
}
