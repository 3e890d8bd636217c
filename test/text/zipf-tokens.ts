import type { Random } from '../../src/random/random';

/** Ranks drawn from Zipf's law, p(r) ∝ 1/r for r = 1 … words. */
export function zipfTokens(tokens: number, words: number, random: Random): number[] {
  const cumulative = [0];
  for (let r = 1; r <= words; r++) cumulative.push(cumulative[r - 1]! + 1 / r);
  return Array.from({ length: tokens }, () => {
    const place = random() * cumulative[words]!;
    return cumulative.findIndex((sum) => sum > place);
  });
}
