export interface WindowOptions {
  /** rows seen, integer >= 1 */
  readonly window: number;
  /** rows between the last one seen and the first target */
  readonly gap?: number;
  /** target rows */
  readonly horizon?: number;
  /** rows from one window's start to the next one's */
  readonly stride?: number;
}

export interface Windows {
  /** [count, window], row-major */
  readonly inputs: Float64Array;
  /** [count, horizon], row-major */
  readonly targets: Float64Array;
  /** first row of each window, shape [count] */
  readonly starts: Int32Array;
}

/**
 * A series as (window, target) pairs: pair k reads rows [s, s + window), s = k·stride, and its
 * targets are rows [s + window + gap, s + window + gap + horizon).
 *
 * @param values shape [n], any unit
 * @throws {RangeError} as {@link windowCount}
 * @see https://keras.io/api/data_loading/timeseries/
 * @example windows(Float64Array.of(1, 2, 3, 4), { window: 2 }).targets // => [3, 4]
 */
export function windows(values: Float64Array, options: WindowOptions): Windows {
  const { window, gap = 0, horizon = 1, stride = 1 } = options;
  const count = windowCount(values.length, options);
  const inputs = new Float64Array(count * window);
  const targets = new Float64Array(count * horizon);
  const starts = new Int32Array(count);
  for (let k = 0; k < count; k++) {
    const start = k * stride;
    const target = start + window + gap;
    starts[k] = start;
    inputs.set(values.subarray(start, start + window), k * window);
    targets.set(values.subarray(target, target + horizon), k * horizon);
  }
  return { inputs, targets, starts };
}

/**
 * How many pairs a series of n rows gives: max(0, ⌊(n − window − gap − horizon) / stride⌋ + 1).
 *
 * @throws {RangeError} if window, horizon or stride is not a positive integer, or gap a negative one
 */
export function windowCount(
  n: number,
  { window, gap = 0, horizon = 1, stride = 1 }: WindowOptions,
): number {
  for (const [name, value, least] of [
    ['window', window, 1],
    ['horizon', horizon, 1],
    ['stride', stride, 1],
    ['gap', gap, 0],
  ] as const) {
    if (!Number.isInteger(value) || value < least) {
      throw new RangeError(`windows requires an integer ${name} >= ${least}, got ${value}`);
    }
  }
  return Math.max(0, Math.floor((n - window - gap - horizon) / stride) + 1);
}
