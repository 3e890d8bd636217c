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

/** A power law of frequency by rank, count(r) = top · r^−exponent. */
export interface ZipfFit {
  /** s >= 0; Zipf's law says about 1 for the words of a long text */
  readonly exponent: number;
  /** what the fitted law says of rank 1 */
  readonly top: number;
  /** ranks 1 … R that it is fitted to */
  readonly ranks: number;
}

/** A token that occurs less often stands on the stairs of equal counts: its rank says little of it. */
export const ZIPF_LEAST_COUNT = 5;
/** Fewer ranks leave the exponent open by more than 0.1. */
export const ZIPF_LEAST_RANKS = 10;

/**
 * How steeply frequency falls with rank: the s that is most likely where a token of the ranks 1 … R is
 * one of rank r with p(r) = r^−s / Σ q^−s, which is the one whose mean ln r is that of the tokens. R is
 * the last rank with a count of at least 5. A line through all ranks would follow the stairs of counts
 * 1 and 2 instead: of texts drawn from p(r) ∝ 1/r over 10,000 words it says 0.50 for 500 tokens and 0.77
 * for 10,000. This estimate says 0.95 ± 0.09 and 0.99 ± 0.01; what is left is that ranks are told by the
 * very counts that they are to explain.
 *
 * @param ranked by falling count, ranks from 1
 * @returns undefined for fewer than 10 ranks with a count of at least 5
 * @see Clauset, Shalizi & Newman, Power-Law Distributions in Empirical Data (2009)
 * @see Piantadosi, Zipf's word frequency law in natural language (2014)
 */
export function fitZipf(ranked: readonly RankedToken[]): ZipfFit | undefined {
  const fitted = ranked.slice(0, zipfRanks(ranked));
  if (fitted.length < ZIPF_LEAST_RANKS) return undefined;
  const logs = fitted.map(({ rank }) => Math.log(rank));
  const total = fitted.reduce((sum, { count }) => sum + count, 0);
  const mean = fitted.reduce((sum, { count }, i) => sum + count * logs[i]!, 0) / total;
  const exponent = exponentOfMean(logs, mean);
  const top = total / logs.reduce((sum, log) => sum + Math.exp(-exponent * log), 0);
  return { exponent, top, ranks: fitted.length };
}

/** Ranks with a count of at least {@link ZIPF_LEAST_COUNT}. */
export function zipfRanks(ranked: readonly RankedToken[]): number {
  return ranked.filter(({ count }) => count >= ZIPF_LEAST_COUNT).length;
}

/** The s >= 0 whose mean of ln r is as given: it falls as s grows, so halving the interval finds it. */
function exponentOfMean(logs: readonly number[], mean: number): number {
  const meanAt = (s: number) => {
    let [weights, sum] = [0, 0];
    for (const log of logs) {
      const weight = Math.exp(-s * log);
      weights += weight;
      sum += weight * log;
    }
    return sum / weights;
  };
  let [low, high] = [0, 1];
  while (meanAt(high) > mean) [low, high] = [high, 2 * high];
  while (high - low > ACCURACY) {
    const middle = (low + high) / 2;
    if (meanAt(middle) > mean) low = middle;
    else high = middle;
  }
  return low === 0 ? 0 : (low + high) / 2; // where nothing falls, 0 and not a rounding error
}

const ACCURACY = 1e-9;
