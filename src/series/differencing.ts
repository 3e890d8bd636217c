/**
 * Difference at a lag: d[t] = x[t + lag] − x[t], and that again for an order above 1.
 *
 * @param values series, shape [n], any unit
 * @param lag steps back, integer >= 1; the season for a seasonal difference
 * @param order how many times, integer >= 0
 * @returns shape [n − lag·order], the unit of `values`; empty when n <= lag·order
 * @throws {RangeError} if the lag is not a positive integer, or the order not an integer >= 0
 * @see Box, Jenkins, Reinsel & Ljung, Time Series Analysis, ch. 4
 * @example difference(Float64Array.of(1, 3, 6), 1) // => [2, 3]
 * @example difference(Float64Array.of(1, 3, 6), 1, 2) // => [1]
 */
export function difference(values: Float64Array, lag = 1, order = 1): Float64Array {
  requireLag('difference', lag, order);
  let changes = values.slice();
  for (let k = 0; k < order; k++) {
    const earlier = changes;
    changes = earlier.slice(lag);
    for (let t = 0; t < changes.length; t++) changes[t]! -= earlier[t]!;
  }
  return changes;
}

/**
 * Undoes {@link difference}: x[t] = x[t − lag] + d[t − lag], from the values the differences begin
 * at. Exact for integers whose differences stay below 2⁵³.
 *
 * @param changes shape [n − lag·order]
 * @param start the first lag·order values of the series; all else follows
 * @returns the series, shape [n]
 * @throws {RangeError} as {@link difference}, or if `start` has another length than lag·order
 * @example undoDifference(Float64Array.of(2, 3), Float64Array.of(1)) // => [1, 3, 6]
 */
export function undoDifference(
  changes: Float64Array,
  start: Float64Array,
  lag = 1,
  order = 1,
): Float64Array {
  requireLag('undoDifference', lag, order);
  if (start.length !== lag * order) {
    throw new RangeError(
      `undoDifference requires the first ${lag * order} values, got ${start.length}`,
    );
  }
  let series: Float64Array = changes;
  for (let k = order - 1; k >= 0; k--) {
    // Where the series of order k begins: its first `lag` values, from the start of the original.
    const begin = difference(start.subarray(0, lag * (k + 1)), lag, k);
    const next = new Float64Array(series.length + lag);
    next.set(begin);
    for (let t = 0; t < series.length; t++) next[t + lag] = next[t]! + series[t]!;
    series = next;
  }
  return series === changes ? changes.slice() : series;
}

function requireLag(name: string, lag: number, order: number): void {
  if (!Number.isInteger(lag) || lag < 1) {
    throw new RangeError(`${name} requires a positive integer lag, got ${lag}`);
  }
  if (!Number.isInteger(order) || order < 0) {
    throw new RangeError(`${name} requires an integer order >= 0, got ${order}`);
  }
}
