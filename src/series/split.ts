/** Half-open: start <= row < end. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Training, then validation, then test, in time order. */
export interface Split {
  readonly training: Range;
  readonly validation: Range;
  readonly test: Range;
}

/**
 * Cuts n rows in time order; nothing is shuffled. What is fitted sees training rows only, what is
 * chosen sees validation rows only, and the test rows are looked at once. A forecast of a validation
 * or test row may read the rows before it, as anyone could at that time; no training window reaches
 * into a later part.
 *
 * @param n rows, integer
 * @param shares of the rows, each at least one row
 * @throws {RangeError} if a part would be empty
 * @see Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 5.8
 * @example chronologicalSplit(100).test // => { start: 85, end: 100 }
 */
export function chronologicalSplit(
  n: number,
  { validation = 0.15, test = 0.15 }: { validation?: number; test?: number } = {},
): Split {
  const tested = Math.max(1, Math.round(n * test));
  const validated = Math.max(1, Math.round(n * validation));
  const trained = n - tested - validated;
  if (trained < 1) throw new RangeError(`chronologicalSplit requires at least 3 rows, got ${n}`);
  return {
    training: { start: 0, end: trained },
    validation: { start: trained, end: trained + validated },
    test: { start: trained + validated, end: n },
  };
}
