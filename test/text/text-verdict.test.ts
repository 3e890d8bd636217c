import assert from 'node:assert/strict';
import { textVerdict } from '../../src/text/text-verdict';

const counts = { unigram: 4, bigram: 3 };

describe('textVerdict', () => {
  it('finds that a network beats the bigram when the whole interval is above 0', () => {
    const verdict = textVerdict({ ...counts, network: 2.5, interval: { low: 0.3, high: 0.7 } });
    assert.equal(verdict.code, 'beats-bigram');
    assert.equal(verdict.gain, 0.5);
    assert.equal(verdict.choices, 2 ** 2.5); // 5.66 equally likely characters
  });
  it('finds no clear difference when the interval holds or touches 0', () => {
    for (const [low, high] of [
      [-0.1, 0.2],
      [0, 0.2],
      [-0.2, 0],
    ] as const) {
      const verdict = textVerdict({ ...counts, network: 3, interval: { low, high } });
      assert.equal(verdict.code, 'no-clear-difference');
    }
  });
  it('finds a network between the two counts', () => {
    const verdict = textVerdict({ ...counts, network: 3.5, interval: { low: -0.7, high: -0.3 } });
    assert.equal(verdict.code, 'between');
    assert.equal(verdict.gain, -0.5);
  });
  it('calls a network untrained that is no better than counting characters', () => {
    const interval = { low: -1.2, high: -0.8 };
    assert.equal(textVerdict({ ...counts, network: 4, interval }).code, 'untrained');
  });
  it('does not praise a network for a bigram that is worse than the unigram', () => {
    const figures = { network: 4.1, unigram: 4, bigram: 5, interval: { low: 0.5, high: 1.3 } };
    assert.equal(textVerdict(figures).code, 'untrained');
  });
  it('refuses figures that are none', () => {
    const interval = { low: 0, high: 1 };
    assert.throws(() => textVerdict({ ...counts, network: NaN, interval }), /network NaN/);
    assert.throws(() => textVerdict({ ...counts, network: -1, interval }), RangeError);
    assert.throws(
      () => textVerdict({ ...counts, network: 1, interval: { low: 1, high: 0 } }),
      RangeError,
    );
    assert.throws(
      () => textVerdict({ ...counts, network: 1, interval: { low: NaN, high: NaN } }),
      RangeError,
    );
  });
});
