import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createRandom } from '../../src/random/random';
import { fitBigram } from '../../src/text/bigram';
import { bitsPerCharacter } from '../../src/text/character-model';
import { fitUnigram } from '../../src/text/unigram';

describe('fitBigram', () => {
  it('weighs pairs against the unigram as Witten and Bell do', () => {
    // 1 2 1 2: n(1, 2) = 2, n(1) = 2, T(1) = 1; unigram 1/7, 3/7, 3/7
    const bigram = fitBigram(Int32Array.of(1, 2, 1, 2), 3);
    assert.equal(bigram.pairs, 2);
    assert.ok(Math.abs(bigram.probability(1, 2) - (2 + 3 / 7) / 3) < 1e-15);
    assert.ok(Math.abs(bigram.probability(1, 1) - 3 / 7 / 3) < 1e-15);
    assert.ok(Math.abs(bigram.probability(1, 0) - 1 / 7 / 3) < 1e-15);
  });
  it('sums to 1 after every character', () => {
    const ids = fc.array(fc.nat(12), { maxLength: 200 });
    fc.assert(
      fc.property(ids, fc.nat(12), (read, previous) => {
        const bigram = fitBigram(Int32Array.from(read), 13);
        let sum = 0;
        for (let next = 0; next < 13; next++) sum += bigram.probability(previous, next);
        assert.ok(Math.abs(sum - 1) < 1e-12, `sum ${sum}`);
      }),
    );
  });
  it('is the unigram after a character that nothing followed', () => {
    const ids = Int32Array.of(1, 1, 2); // 2 only at the end, 0 never
    const [bigram, unigram] = [fitBigram(ids, 3), fitUnigram(ids, 3)];
    for (const previous of [0, 2]) {
      for (const next of [0, 1, 2]) {
        assert.equal(bigram.probability(previous, next), unigram.probability(previous, next));
      }
    }
  });
  it('is the unigram for texts of no or one character', () => {
    for (const text of [[], [2]]) {
      const ids = Int32Array.from(text);
      assert.equal(fitBigram(ids, 3).probability(2, 1), fitUnigram(ids, 3).probability(2, 1));
    }
  });
  it('needs far fewer bits than the unigram where each character tells the next', () => {
    const ids = Int32Array.from({ length: 400 }, (_, i) => i % 8);
    assert.ok(bitsPerCharacter(fitUnigram(ids, 8), ids) > 2.99);
    assert.ok(bitsPerCharacter(fitBigram(ids, 8), ids) < 0.2);
  });
  it('holds each pair of a long text once, however large the vocabulary', () => {
    const random = createRandom(1);
    const ids = Int32Array.from({ length: 1_000_000 }, () => Math.floor(random() ** 3 * 2000));
    const pairs = new Set(Array.from(ids.subarray(1), (id, i) => ids[i]! * 2000 + id));
    const bigram = fitBigram(ids, 2000);
    assert.equal(bigram.pairs, pairs.size);
    assert.ok(Number.isFinite(bitsPerCharacter(bigram, ids)));
  });
  it('refuses ids outside the vocabulary', () => {
    assert.throws(() => fitBigram(Int32Array.of(0, 3), 3), RangeError);
    const bigram = fitBigram(Int32Array.of(0, 1), 3);
    assert.throws(() => bigram.probability(3, 0), /got 3/);
    assert.throws(() => bigram.probability(0, -1), /got -1/);
  });
});
