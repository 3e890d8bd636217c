import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createRandom, normal } from '../../src/random/random';
import { coverage, residualIntervals } from '../../src/series/rolling-origin';

describe('residualIntervals', () => {
  it('reach as far as the ⌈(n + 1) · level⌉-th smallest error', () => {
    const residuals = Float64Array.of(-1, 4, -3, 2, 5, -6, 7, 8, -9); // nine sizes, 1 to 9
    const forecasts = Float64Array.of(100, 200);
    const { low, high } = residualIntervals(residuals, forecasts, 0.8); // ⌈10 · 0.8⌉ = 8
    assert.deepEqual([...low], [92, 192]);
    assert.deepEqual([...high], [108, 208]);
    assert.equal(residualIntervals(residuals, forecasts, 0.71).high[0], 108);
    assert.equal(residualIntervals(residuals, forecasts, 0.7).high[0], 107);
  });
  it('reach as far as the largest error when there are too few for the level', () => {
    const { low, high } = residualIntervals(Float64Array.of(2, -5), Float64Array.of(0), 0.95);
    assert.deepEqual([low[0], high[0]], [-5, 5]);
  });
  it('hold at least the promised share of the errors they come from', () => {
    const errors = fc.array(fc.double({ noNaN: true }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(errors, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (read, level) => {
        const residuals = Float64Array.from(read);
        const { low, high } = residualIntervals(residuals, new Float64Array(read.length), level);
        assert.ok(coverage(residuals, low, high) >= level);
      }),
    );
  });
  it('hold the next error as often as promised', () => {
    const random = createRandom(23);
    let held = 0;
    for (let trial = 0; trial < 4000; trial++) {
      const residuals = Float64Array.from({ length: 19 }, () => normal(random));
      const { low, high } = residualIntervals(residuals, Float64Array.of(0), 0.9);
      held += coverage(Float64Array.of(normal(random)), low, high);
    }
    // 18 of 20 places in the order: 3600 expected, standard deviation √(4000 · 0.9 · 0.1) = 19
    assert.ok(Math.abs(held - 3600) < 60, `${held} of 4000`);
  });
  it('refuse no residuals, and levels that are none', () => {
    const one = Float64Array.of(1);
    assert.throws(() => residualIntervals(new Float64Array(0), one, 0.9), /got none/);
    for (const level of [0, 1, NaN]) {
      assert.throws(() => residualIntervals(one, one, level), /level in \(0, 1\)/);
    }
  });
});

describe('coverage', () => {
  it('is the share of values within their limits, these included', () => {
    const low = Float64Array.of(0, 0, 0, 0);
    const high = Float64Array.of(1, 1, 1, 1);
    assert.equal(coverage(Float64Array.of(0, 1, 1.01, -0.01), low, high), 0.5);
    assert.equal(coverage(Float64Array.of(0.5, NaN, 0.2, 0.3), low, high), 0.75);
    assert.throws(() => coverage(new Float64Array(0), low, high), /got none/);
  });
});
