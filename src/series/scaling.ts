import type { Range } from './split';

/** z = (x − mean) / deviation. */
export interface Scaling {
  readonly mean: number;
  readonly deviation: number;
}

/**
 * Mean and (population) standard deviation of some rows, so that a network sees numbers around 0.
 * Fitted on the training rows alone: the rest would leak into what is learned.
 *
 * @param values shape [n], any unit
 * @param rows which rows to fit on
 * @returns both in the unit of `values`
 * @throws {RangeError} if there are no rows, or all of them are the same
 */
export function fitScaling(values: Float64Array, { start, end }: Range): Scaling {
  const part = values.subarray(start, end);
  if (part.length === 0) throw new RangeError('fitScaling requires rows, got none');
  const mean = part.reduce((sum, value) => sum + value, 0) / part.length;
  const variance = part.reduce((sum, value) => sum + (value - mean) ** 2, 0) / part.length;
  const deviation = Math.sqrt(variance);
  // Ten times 0.1 has a mean a hair off 0.1, and so a deviation above 0.
  if (deviation === 0 || part.every((value) => value === part[0])) {
    throw new RangeError(`fitScaling requires rows that differ, got ${part[0]!} throughout`);
  }
  return { mean, deviation };
}

/** z[t] = (x[t] − mean) / deviation; shape and order stay. */
export function scale(values: Float64Array, { mean, deviation }: Scaling): Float64Array {
  return values.map((value) => (value - mean) / deviation);
}

/** x[t] = z[t] · deviation + mean, the inverse of {@link scale}. */
export function unscale(values: Float64Array, { mean, deviation }: Scaling): Float64Array {
  return values.map((value) => value * deviation + mean);
}
