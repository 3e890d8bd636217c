import { mean } from '../series/mean';

/** One figure over several seeds. */
export interface Spread {
  readonly mean: number;
  /** standard deviation over the seeds, n − 1; 0 for one seed */
  readonly deviation: number;
}

/**
 * Mean and standard deviation of what the seeds came to.
 *
 * @param values one for each seed, at least one
 * @example spreadOf([1, 3]) // => { mean: 2, deviation: 1.414… }
 */
export function spreadOf(values: readonly number[]): Spread {
  const middle = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  return { mean: middle, deviation: Math.sqrt(squares / Math.max(1, values.length - 1)) };
}

/** What each of some models came to: a value for each seed, in the same order for all. */
export type ValuesBySeed<Name extends string> = Readonly<Record<Name, readonly number[]>>;

/** Whether a larger value is the better one, or a smaller. */
export type Better = 'larger' | 'smaller';

/** With how many seeds `one` came to a better value than `other`; a tie is no win. */
export function winsOf<Name extends string>(
  values: ValuesBySeed<Name>,
  one: Name,
  other: Name,
  better: Better,
): number {
  const sign = better === 'larger' ? 1 : -1;
  return values[one].filter((value, run) => sign * (value - values[other][run]!) > 0).length;
}

/**
 * The one that is ahead of all others with every seed; undefined where there is none. Of k equally good
 * ones some one leads all of n seeds by luck once in k^(n − 1) times.
 *
 * @example leaderOf({ a: [1, 2], b: [3, 2.5] }, 'larger') // => 'b'
 */
export function leaderOf<Name extends string>(
  values: ValuesBySeed<Name>,
  better: Better,
): Name | undefined {
  const names = Object.keys(values) as Name[];
  return names.find((name) =>
    names.every(
      (other) => other === name || winsOf(values, name, other, better) === values[name].length,
    ),
  );
}
