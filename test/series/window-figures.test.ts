import assert from 'node:assert/strict';
import { windowFigures } from '../../src/series/window-figures';

describe('windowFigures', () => {
  it('gives mean, standard deviation and lag-1 autocovariance of a stretch, by hand', () => {
    const { mean, deviation, autocovariance } = windowFigures(Float64Array.of(9, 1, 2, 6, 9), 1, 4);
    assert.equal(mean, 3);
    assert.equal(deviation, Math.sqrt((4 + 1 + 9) / 2));
    assert.equal(autocovariance, (-2 * -1 + -1 * 3) / 3);
  });

  it('is 0 around its mean for values that are all the same', () => {
    const figures = windowFigures(new Float64Array(5).fill(7), 0, 5);
    assert.deepEqual(figures, { mean: 7, deviation: 0, autocovariance: 0 });
  });

  it('refuses a stretch of one row, and one that lies outside', () => {
    const values = Float64Array.of(1, 2, 3);
    for (const [start, end] of [
      [1, 2],
      [-1, 2],
      [1, 4],
      [2, 1],
    ] as const) {
      assert.throws(() => windowFigures(values, start, end), RangeError);
    }
  });
});
