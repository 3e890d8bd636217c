import assert from 'node:assert/strict';
import fc from 'fast-check';
import { difference } from '../../src/series/differencing';

describe('difference', () => {
  it('takes each row from the one a lag later', () => {
    assert.deepEqual([...difference(Float64Array.of(1, 3, 6, 10))], [2, 3, 4]);
    assert.deepEqual([...difference(Float64Array.of(1, 3, 6, 10), 2)], [5, 7]);
  });
  it('loses nothing but the first rows: added up again, they give the series back', () => {
    const cells = fc.array(fc.integer(), { maxLength: 50 });
    fc.assert(
      fc.property(cells, fc.integer({ min: 1, max: 8 }), (values, lag) => {
        const changes = difference(Float64Array.from(values), lag);
        assert.equal(changes.length, Math.max(0, values.length - lag));
        // integers of 32 bits: no rounding
        changes.forEach((change, t) => assert.equal(values[t]! + change, values[t + lag]));
      }),
    );
  });
  it('refuses lags that are no whole number of rows', () => {
    for (const lag of [0, -1, 1.5, NaN]) {
      assert.throws(() => difference(Float64Array.of(1, 2), lag), RangeError);
    }
  });
});
