import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fitScaling, scale, unscale } from '../../src/series/scaling';

/** Hundredths within ± a million, as a file has them. */
const cell = fc.integer({ min: -1e8, max: 1e8 }).map((hundredths) => hundredths / 100);
const series = fc
  .array(cell, { minLength: 2, maxLength: 60 })
  .filter((cells) => new Set(cells).size > 1)
  .map((cells) => Float64Array.from(cells));

const all = (values: Float64Array) => ({ start: 0, end: values.length });

describe('fitScaling', () => {
  it('takes the mean and the population deviation', () => {
    const values = Float64Array.of(2, 4, 4, 4, 5, 5, 7, 9);
    assert.deepEqual(fitScaling(values, all(values)), { mean: 5, deviation: 2 });
  });
  it('knows nothing of the rows outside the range', () => {
    const rows = { start: 1, end: 4 };
    const fitted = fitScaling(Float64Array.of(9, 1, 2, 3, 9), rows);
    assert.deepEqual(fitted, fitScaling(Float64Array.of(-50, 1, 2, 3, 1e6), rows));
    assert.equal(fitted.mean, 2);
  });
  it('refuses rows that are all the same, even where their mean is rounded, and no rows', () => {
    // the mean of ten times 0.1 is 0.09999999999999999
    for (const same of [0, 3, 0.1, -1e9]) {
      const values = new Float64Array(10).fill(same);
      assert.throws(() => fitScaling(values, all(values)), /requires rows that differ, got/);
    }
    assert.throws(() => fitScaling(Float64Array.of(1, 2), { start: 1, end: 1 }), /got none/);
  });
});

describe('scale', () => {
  it('leaves rows with mean 0 and deviation 1', () => {
    fc.assert(
      fc.property(series, (values) => {
        const z = scale(values, fitScaling(values, all(values)));
        const mean = z.reduce((sum, value) => sum + value, 0) / z.length;
        const variance = z.reduce((sum, value) => sum + value * value, 0) / z.length;
        // A mean near 1e6 is rounded by 1e-10, and the smallest deviation here is above 1e-3.
        assert.ok(Math.abs(mean) < 1e-6, `mean ${mean}`);
        assert.ok(Math.abs(variance - 1) < 1e-6, `variance ${variance}`);
      }),
    );
  });
  it('is undone by unscale', () => {
    fc.assert(
      fc.property(series, series, (fitted, values) => {
        const scaling = fitScaling(fitted, all(fitted));
        const back = unscale(scale(values, scaling), scaling);
        // Four roundings of numbers up to 2e6, 2e-16 of that each.
        values.forEach((value, t) => assert.ok(Math.abs(back[t]! - value) < 1e-8));
      }),
    );
  });
  it('leaves its input as it was', () => {
    const values = Float64Array.of(1, 2);
    scale(values, { mean: 1, deviation: 2 });
    assert.deepEqual([...values], [1, 2]);
  });
});
