import assert from 'node:assert/strict';
import { mean } from '../../src/series/mean';

describe('mean', () => {
  it('is the sum over the count, of any numbers one after another', () => {
    assert.equal(mean([1, 2, 6]), 3);
    assert.equal(mean(Float64Array.of(-1, 1)), 0);
    assert.equal(mean(new Set([4])), 4);
  });

  it('of nothing is no number', () => {
    assert.ok(Number.isNaN(mean([])));
  });
});
