import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fitUnigram } from '../../src/text/unigram';

describe('fitUnigram', () => {
  it('adds one to every count: 1, 1, 2 of three characters', () => {
    const unigram = fitUnigram(Int32Array.of(1, 1, 2), 3);
    assert.deepEqual([...unigram.probabilities], [1 / 6, 3 / 6, 2 / 6]);
  });
  it('says the same after every character', () => {
    const unigram = fitUnigram(Int32Array.of(1, 1, 2), 3);
    assert.equal(unigram.probability(0, 1), unigram.probability(2, 1));
  });
  it('sums to 1 and calls nothing impossible', () => {
    const ids = fc.array(fc.nat(40), { maxLength: 300 });
    fc.assert(
      fc.property(ids, (read) => {
        const { probabilities } = fitUnigram(Int32Array.from(read), 41);
        const sum = probabilities.reduce((a, b) => a + b);
        assert.ok(Math.abs(sum - 1) < 1e-12, `sum ${sum}`);
        assert.ok(probabilities.every((p) => p > 0));
      }),
    );
  });
  it('of an empty text holds every character for equally likely', () => {
    assert.deepEqual([...fitUnigram(new Int32Array(0), 4).probabilities], [0.25, 0.25, 0.25, 0.25]);
  });
  it('refuses an empty vocabulary and ids outside it', () => {
    assert.throws(() => fitUnigram(new Int32Array(0), 0), RangeError);
    assert.throws(() => fitUnigram(Int32Array.of(3), 3), /fitUnigram requires ids in \[0, 3\)/);
    assert.throws(() => fitUnigram(Int32Array.of(1), 3).probability(0, 3), RangeError);
  });
});
