import type { CharacterModel } from './character-model';
import { fitUnigram } from './unigram';

/** How often each character follows another. */
export interface Bigram extends CharacterModel {
  /** different pairs seen, each held once: most of the V² possible ones never occur */
  readonly pairs: number;
}

/**
 * Counts pairs, and leans on the unigram where it has seen little (Witten and Bell's interpolation):
 * p(c | h) = (n(h, c) + T(h) · p(c)) / (n(h) + T(h)), with n(h) pairs that begin with h and T(h)
 * different characters seen after it. The more surprises h has brought, the more weight is kept for
 * new ones; after a character that was never followed by anything it is the unigram.
 *
 * @param ids encoded training text, shape [n]
 * @param size of the vocabulary
 * @throws {RangeError} if the vocabulary is empty or an id is not in it
 * @see Witten & Bell, The Zero-Frequency Problem (1991), method C
 * @see Chen & Goodman, An Empirical Study of Smoothing Techniques for Language Modeling (1999), 2.5
 * @example
 * // pairs 1→2, 2→1, 1→2; n(1) = 2, T(1) = 1; p(2) = 3 / 7
 * fitBigram(Int32Array.of(1, 2, 1, 2), 3).probability(1, 2) // => (2 + 3 / 7) / 3
 */
export function fitBigram(ids: Int32Array, size: number): Bigram {
  const unigram = fitUnigram(ids, size);
  const counts = new Map<number, number>(); // previous · size + next -> n(previous, next)
  const begun = new Float64Array(size); // n(h)
  const followers = new Float64Array(size); // T(h)
  for (let t = 1; t < ids.length; t++) {
    const previous = ids[t - 1]!;
    const pair = previous * size + ids[t]!;
    const count = counts.get(pair) ?? 0;
    if (count === 0) followers[previous]!++;
    counts.set(pair, count + 1);
    begun[previous]!++;
  }
  return {
    pairs: counts.size,
    probability(previous, next) {
      const alone = unigram.probability(previous, next);
      const [n, T] = [begun[previous], followers[previous]];
      if (n === undefined || T === undefined) {
        throw new RangeError(`probability requires ids in [0, ${size}), got ${previous}`);
      }
      if (n === 0) return alone;
      return ((counts.get(previous * size + next) ?? 0) + T * alone) / (n + T);
    },
  };
}
