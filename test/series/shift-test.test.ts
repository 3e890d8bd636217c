import assert from 'node:assert/strict';
import { shiftTest } from '../../src/series/shift-test';

const actual = Float64Array.of(5, 3, 8);
const previous = Float64Array.of(2, 5, 3);

describe('shiftTest', () => {
  it('compares the fit to the row named with the fit to the row before', () => {
    const forecast = Float64Array.of(3, 5, 4); // off by 2, 2, 4 and by 1, 0, 1
    const { inPlace, shifted, ratio } = shiftTest(actual, previous, forecast);
    assert.equal(inPlace, 8 / 3);
    assert.equal(shifted, 2 / 3);
    assert.ok(Math.abs(ratio - 4) < 1e-15);
  });
  it('finds a copy of the last row infinitely nearer to that, and a perfect forecast not at all', () => {
    assert.equal(shiftTest(actual, previous, previous).ratio, Infinity);
    assert.equal(shiftTest(actual, previous, actual).ratio, 0);
  });
  it('refuses lengths that differ', () => {
    assert.throws(() => shiftTest(actual, previous, actual.subarray(1)), RangeError);
    assert.throws(() => shiftTest(actual, previous.subarray(1), actual), RangeError);
  });
});
