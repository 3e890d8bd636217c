import type { Range } from './split';

/*
 * Forecasts that need no training. Each names row t from rows before t only; all share the shape of
 * what they are compared with: one value for each row of the range, in the unit of the series.
 * See Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 5.2.
 */

/** Persistence, repeat the last row: f[t] = x[t − 1]. @throws {RangeError} without a row before */
export function persistence(values: Float64Array, rows: Range): Float64Array {
  requireRowsBefore('persistence', rows, 1);
  return values.slice(rows.start - 1, rows.end - 1);
}

/**
 * Seasonal naive, repeat the last season: f[t] = x[t − season].
 *
 * @param season rows in one season, integer >= 1
 * @throws {RangeError} without a whole season before the first row
 */
export function seasonalNaive(values: Float64Array, rows: Range, season: number): Float64Array {
  requireRowsBefore('seasonalNaive', rows, season);
  return values.slice(rows.start - season, rows.end - season);
}

/**
 * Drift, the last row plus the mean change of everything before it:
 * f[t] = x[t − 1] + (x[t − 1] − x[0]) / (t − 1), and x[0] for t = 1.
 *
 * @throws {RangeError} without a row before
 */
export function drift(values: Float64Array, rows: Range): Float64Array {
  requireRowsBefore('drift', rows, 1);
  return persistence(values, rows).map((last, i) => {
    const changes = rows.start + i - 1; // between x[0] and x[t − 1]
    return changes === 0 ? last : last + (last - values[0]!) / changes;
  });
}

/** Persistence several rows ahead: x[origin − 1] for every row, shape [horizon]. */
export function persistenceAhead(
  values: Float64Array,
  origin: number,
  horizon: number,
): Float64Array {
  requireRowsBefore('persistenceAhead', { start: origin, end: origin + horizon }, 1);
  return new Float64Array(horizon).fill(values[origin - 1]!);
}

/** Seasonal naive several rows ahead: the last whole season before the origin, over and over. */
export function seasonalNaiveAhead(
  values: Float64Array,
  origin: number,
  horizon: number,
  season: number,
): Float64Array {
  requireRowsBefore('seasonalNaiveAhead', { start: origin, end: origin + horizon }, season);
  return Float64Array.from({ length: horizon }, (_, h) => values[origin - season + (h % season)]!);
}

function requireRowsBefore(name: string, { start }: Range, needed: number): void {
  if (!Number.isInteger(needed) || needed < 1 || start < needed) {
    throw new RangeError(`${name} requires ${needed} rows before row ${start}`);
  }
}
