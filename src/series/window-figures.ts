/** Mean, spread and neighbourly likeness of a stretch of a series. */
export interface WindowFigures {
  /** unit of the values */
  readonly mean: number;
  /** unit of the values */
  readonly deviation: number;
  /** at lag 1, unit² */
  readonly autocovariance: number;
}

/**
 * The figures that weak stationarity wants to be the same everywhere, over the w rows [start, end):
 * m = Σ x[t] / w, s = √(Σ (x[t] − m)² / (w − 1)), γ₁ = Σ (x[t] − m)(x[t − 1] − m) / w, the last sum
 * over the w − 1 pairs of neighbours.
 *
 * @param values shape [n], any unit, finite
 * @throws {RangeError} if the stretch has fewer than 2 rows or lies outside the values
 * @see Box, Jenkins, Reinsel & Ljung, Time Series Analysis, 2.1
 * @example windowFigures(Float64Array.of(1, 3), 0, 2) // => { mean: 2, deviation: √2, autocovariance: −0.5 }
 */
export function windowFigures(values: Float64Array, start: number, end: number): WindowFigures {
  const width = end - start;
  if (!(width >= 2) || start < 0 || end > values.length) {
    throw new RangeError(
      `windowFigures requires 2 rows or more of ${values.length}, got [${start}, ${end})`,
    );
  }
  let sum = 0;
  for (let t = start; t < end; t++) sum += values[t]!;
  const mean = sum / width;
  let [squares, products, before] = [0, 0, 0];
  for (let t = start; t < end; t++) {
    const apart = values[t]! - mean;
    squares += apart * apart;
    products += apart * before; // the first row has none before it
    before = apart;
  }
  return { mean, deviation: Math.sqrt(squares / (width - 1)), autocovariance: products / width };
}
