import type { CharacterModel } from './character-model';
import { fitUnigram } from './unigram';

/**
 * Pairs of characters counted, mixed with the unigram by Witten and Bell's weights: with T(a) the
 * number of different characters seen after a, and n(a) all of them,
 *
 * p(b │ a) = (n(ab) + T(a) · p(b)) / (n(a) + T(a)), and p(b) after an a never seen.
 *
 * @param ids encoded training text, shape [n]
 * @param size characters in the vocabulary
 * @throws {RangeError} as `fitUnigram`
 * @see Witten & Bell, The Zero-Frequency Problem (1991)
 */
export function fitBigram(ids: Int32Array, size: number): CharacterModel {
  const unigram = fitUnigram(ids, size);
  const followers = new Map<number, Map<number, number>>(); // sparse: most pairs never occur
  for (let i = 1; i < ids.length; i++) {
    const row = followers.get(ids[i - 1]!) ?? new Map<number, number>();
    row.set(ids[i]!, (row.get(ids[i]!) ?? 0) + 1);
    followers.set(ids[i - 1]!, row);
  }
  const totals = new Map<number, number>();
  for (const [previous, row] of followers) {
    totals.set(
      previous,
      [...row.values()].reduce((sum, count) => sum + count, 0),
    );
  }
  return {
    probability(previous, next) {
      const alone = unigram.probability(previous, next);
      const row = followers.get(previous);
      if (row === undefined) return alone;
      const kinds = row.size;
      return ((row.get(next) ?? 0) + kinds * alone) / (totals.get(previous)! + kinds);
    },
  };
}
