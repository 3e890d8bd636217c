import { SPECIAL_TOKENS, type TokenVocabulary } from './token-vocabulary';

/** One point of a rank–frequency plot. */
export interface RankedToken {
  readonly token: string;
  /** 1 for the most frequent */
  readonly rank: number;
  readonly count: number;
}

/**
 * The known tokens by falling frequency, each with a rank of its own, equals in the order of their
 * ids; those that do not occur are left out.
 *
 * @see Zipf, Human Behavior and the Principle of Least Effort (1949)
 */
export function rankFrequency({ tokens, counts }: TokenVocabulary): RankedToken[] {
  const known = tokens.map((token, id) => ({ token, count: counts[id]! }));
  const occurring = known.slice(SPECIAL_TOKENS.length).filter(({ count }) => count > 0);
  return occurring
    .sort((a, b) => b.count - a.count)
    .map(({ token, count }, i) => ({ token, rank: i + 1, count }));
}

/**
 * How steeply frequency falls with rank: the least-squares slope of ln count on ln rank, with its
 * sign turned. Zipf's law says about 1 for the words of a long text.
 *
 * @returns NaN for fewer than two ranks, where there is no slope
 * @example zipfExponent([{ token: 'a', rank: 1, count: 8 }, { token: 'b', rank: 2, count: 4 }]) // => 1
 */
export function zipfExponent(ranked: readonly RankedToken[]): number {
  const n = ranked.length;
  if (n < 2) return NaN;
  const x = ranked.map(({ rank }) => Math.log(rank));
  const y = ranked.map(({ count }) => Math.log(count));
  const meanX = x.reduce((sum, value) => sum + value) / n;
  const meanY = y.reduce((sum, value) => sum + value) / n;
  let covariance = 0;
  let variance = 0;
  for (let i = 0; i < n; i++) {
    covariance += (x[i]! - meanX) * (y[i]! - meanY);
    variance += (x[i]! - meanX) ** 2;
  }
  return 0 - covariance / variance; // 0 - …, so that no fall at all is 0 and not -0
}
