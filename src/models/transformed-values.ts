import { boxCox, guerreroLambda } from '../series/box-cox';

/** As they are, their logarithm, or the Box–Cox transformation that evens the spread most. */
export type Transform = 'none' | 'log' | 'auto';

export interface TransformedValues {
  /** shape [n]; the values themselves where nothing was asked for, or nothing is possible */
  readonly values: Float64Array;
  /** λ of Box–Cox, 0 for the logarithm; undefined: not transformed */
  readonly lambda: number | undefined;
  /** the smallest value, where it is not above 0 and so has no logarithm */
  readonly refusedBy: number | undefined;
}

/**
 * A column for the lessons that may take its logarithm first.
 *
 * @param season rows taken together to find λ, at least 2 and at most half of them
 */
export function transformValues(
  values: Float64Array,
  transform: Transform,
  season = 2,
): TransformedValues {
  if (transform === 'none') return { values, lambda: undefined, refusedBy: undefined };
  const least = values.reduce((a, b) => Math.min(a, b), Infinity);
  if (!(least > 0)) return { values, lambda: undefined, refusedBy: least };
  const lambda = transform === 'log' ? 0 : guerreroLambda(values, season);
  return { values: boxCox(values, lambda), lambda, refusedBy: undefined };
}
