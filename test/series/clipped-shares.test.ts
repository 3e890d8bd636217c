import assert from 'node:assert/strict';
import { clippedShares } from '../../src/series/clipped-shares';

describe('clippedShares', () => {
  it('is the share of the largest, full from the clip on', () => {
    assert.deepEqual(clippedShares([0, 1, 2, 4], 100), [0, 0.25, 0.5, 1]);
    assert.deepEqual(clippedShares([0, 1, 2, 4], 50), [0, 0.5, 1, 1]);
  });

  it('is 0 where nothing has any influence', () => {
    assert.deepEqual(clippedShares([0, 0], 10), [0, 0]);
    assert.deepEqual(clippedShares([], 10), []);
  });
});
