export interface Quartiles {
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
}

/**
 * The values below which a quarter, a half and three quarters lie, linear between neighbours.
 *
 * @param values any order, at least one
 * @see Hyndman & Fan, Sample Quantiles in Statistical Packages (1996), definition 7
 */
export function quartiles(values: readonly number[]): Quartiles {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const below = sorted[Math.floor(place)] ?? NaN;
    const above = sorted[Math.ceil(place)] ?? NaN;
    return below + (above - below) * (place - Math.floor(place));
  };
  return { lower: at(0.25), median: at(0.5), upper: at(0.75) };
}

export function median(values: readonly number[]): number {
  return quartiles(values).median;
}
