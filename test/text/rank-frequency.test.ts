import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createRandom, type Random } from '../../src/random/random';
import { fitZipf, rankFrequency, type RankedToken } from '../../src/text/rank-frequency';
import { createTokenVocabulary } from '../../src/text/token-vocabulary';
import { zipfTokens } from './zipf-tokens';

describe('rankFrequency', () => {
  it('ranks tokens by falling count, equals by first appearance', () => {
    const vocabulary = createTokenVocabulary(['물', '차', '차', '밥']);
    assert.deepEqual(rankFrequency(vocabulary), [
      { token: '차', rank: 1, count: 2 },
      { token: '물', rank: 2, count: 1 },
      { token: '밥', rank: 3, count: 1 },
    ]);
  });
  it('adds up to the occurrences of the known tokens', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd')), (tokens) => {
        const ranked = rankFrequency(createTokenVocabulary(tokens));
        assert.equal(
          ranked.reduce((sum, { count }) => sum + count, 0),
          tokens.length,
        );
      }),
    );
  });
  it('leaves out special and dropped tokens', () => {
    const vocabulary = createTokenVocabulary(['a', 'a', 'b'], { minCount: 2 });
    assert.deepEqual(rankFrequency(vocabulary), [{ token: 'a', rank: 1, count: 2 }]);
  });
  it('of an empty vocabulary is empty', () => {
    assert.deepEqual(rankFrequency(createTokenVocabulary([])), []);
  });
});

describe('fitZipf', () => {
  const ranks = (counts: readonly number[]) =>
    counts.map((count, i) => ({ token: `${i}`, rank: i + 1, count }));
  const inverse = (n: number, top: number) => Array.from({ length: n }, (_, i) => top / (i + 1));

  it('is 1 where count is inverse to rank, and its line goes through the counts', () => {
    const { exponent, top, ranks: fitted } = fitZipf(ranks(inverse(12, 27_720)))!;
    assert.ok(Math.abs(exponent - 1) < 1e-8);
    assert.ok(Math.abs(top - 27_720) < 0.01);
    assert.equal(fitted, 12);
  });
  it('is 0 where all are equally frequent, and not a rounding error', () => {
    for (const n of [10, 37, 200]) assert.equal(fitZipf(ranks(Array(n).fill(7)))!.exponent, 0);
  });
  it('leaves out what occurs less than 5 times, and says nothing of fewer than 10 ranks', () => {
    const often = inverse(12, 27_720);
    const rare = [4, 3, 2, 2, ...Array<number>(500).fill(1)];
    assert.deepEqual(fitZipf(ranks([...often, ...rare])), fitZipf(ranks(often)));
    assert.equal(fitZipf(ranks([...inverse(9, 2520), ...rare])), undefined);
    assert.equal(fitZipf([]), undefined);
  });
  it('finds a steep fall as well as a slow one', () => {
    for (const s of [0.2, 1.7, 6]) {
      const counts = Array.from({ length: 20 }, (_, i) => 1e10 * (i + 1) ** -s);
      assert.ok(Math.abs(fitZipf(ranks(counts))!.exponent - s) < 1e-6, String(s));
    }
  });

  /** Tokens drawn from p(r) ∝ 1/r over 10,000 words. */
  const drawn = (tokens: number, random: Random): RankedToken[] => {
    const counts = new Map<number, number>();
    for (const word of zipfTokens(tokens, 10_000, random)) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    return ranks([...counts.values()].sort((a, b) => b - a));
  };
  it('of texts drawn from Zipf’s law is 1: within 0.1 for 3,000 tokens, 0.03 for 30,000', () => {
    for (const [tokens, tolerance] of [
      [3000, 0.1],
      [30_000, 0.03],
    ] as const) {
      for (let seed = 1; seed <= 5; seed++) {
        const { exponent } = fitZipf(drawn(tokens, createRandom(seed)))!;
        assert.ok(Math.abs(exponent - 1) <= tolerance, `${tokens}: ${exponent}`);
      }
    }
  });
});
