import assert from 'node:assert/strict';
import { leaderOf, spreadOf, winsOf } from '../../src/models/over-seeds';

describe('values over seeds', () => {
  it('spreadOf has n − 1 under the root, and no spread for one seed', () => {
    assert.deepEqual(spreadOf([1, 3]), { mean: 2, deviation: Math.SQRT2 });
    assert.deepEqual(spreadOf([4, 4, 4]), { mean: 4, deviation: 0 });
    assert.deepEqual(spreadOf([7]), { mean: 7, deviation: 0 });
  });

  it('a leader is ahead of every other with every seed', () => {
    assert.equal(leaderOf({ a: [0.1, 0.1], b: [0.5, 0.6], c: [0.4, 0.5] }, 'larger'), 'b');
    assert.equal(leaderOf({ a: [0.1, 0.1], b: [0.5, 0.6], c: [0.4, 0.5] }, 'smaller'), 'a');
  });

  it('a tie with one seed is no lead, and neither is being ahead on average', () => {
    assert.equal(leaderOf({ a: [0.1, 0.1], b: [0.5, 0.5], c: [0.4, 0.5] }, 'larger'), undefined);
    assert.equal(leaderOf({ a: [0.1, 0.9], b: [0.5, 0.6], c: [0.4, 0.5] }, 'larger'), undefined);
  });

  it('winsOf counts the seeds of one pair', () => {
    const values = { a: [1, 2, 3], b: [2, 2, 2] };
    assert.equal(winsOf(values, 'a', 'b', 'larger'), 1);
    assert.equal(winsOf(values, 'a', 'b', 'smaller'), 1);
    assert.equal(winsOf(values, 'b', 'a', 'larger'), 1);
  });
});
