/**
 * First difference at a lag: d[t] = x[t + lag] − x[t].
 *
 * @param values series, shape [n], any unit
 * @param lag steps back, integer >= 1
 * @returns shape [n − lag], the unit of `values`; empty when n <= lag
 * @throws {RangeError} if lag is not a positive integer
 * @see Box, Jenkins, Reinsel & Ljung, Time Series Analysis, ch. 4
 * @example difference(Float64Array.of(1, 3, 6), 1) // => [2, 3]
 */
export function difference(values: Float64Array, lag = 1): Float64Array {
  if (!Number.isInteger(lag) || lag < 1) {
    throw new RangeError(`difference requires a positive integer lag, got ${lag}`);
  }
  return values.slice(lag).map((value, t) => value - values[t]!);
}
