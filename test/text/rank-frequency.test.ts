import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rankFrequency, zipfExponent } from '../../src/text/rank-frequency';
import { createTokenVocabulary } from '../../src/text/token-vocabulary';

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

describe('zipfExponent', () => {
  const ranks = (counts: readonly number[]) =>
    counts.map((count, i) => ({ token: `${i}`, rank: i + 1, count }));

  it('is 1 where count is inverse to rank, and 0 where all are equally frequent', () => {
    assert.ok(Math.abs(zipfExponent(ranks([12, 6, 4, 3])) - 1) < 1e-12);
    assert.equal(zipfExponent(ranks([5, 5, 5])), 0);
  });
  it('is not a number for fewer than two ranks', () => {
    assert.ok(Number.isNaN(zipfExponent(ranks([7]))));
  });
});
