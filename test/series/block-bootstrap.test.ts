import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createRandom, normal } from '../../src/random/random';
import { blockBootstrapInterval } from '../../src/series/block-bootstrap';

describe('blockBootstrapInterval', () => {
  it('of values that are all the same is that value alone', () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(value, fc.integer({ min: 1, max: 60 }), (same, n) => {
        const values = new Float64Array(n).fill(same);
        const interval = blockBootstrapInterval(values, createRandom(n), { resamples: 20 });
        // Sixty additions in another order, each rounded by 1e-16 of the sum.
        const tolerance = 1e-13 * Math.abs(same);
        for (const limit of [interval.low, interval.mean, interval.high]) {
          assert.ok(Math.abs(limit - same) <= tolerance);
        }
      }),
    );
  });
  it('with blocks of one value is as wide as the normal distribution has it', () => {
    const random = createRandom(7);
    const values = Float64Array.from({ length: 400 }, () => 3 + 2 * normal(random));
    const { mean, low, high } = blockBootstrapInterval(values, random, { blockLength: 1 });
    const deviation = Math.sqrt(
      values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length,
    );
    const expected = (2 * 1.96 * deviation) / Math.sqrt(values.length);
    // A 2.5 % quantile of 4000 resamples is off by 2 % of the half width; three of them.
    assert.ok(Math.abs((high - low) / expected - 1) < 0.06, `${high - low}, not ${expected}`);
    assert.ok(low < mean && mean < high);
  });
  it('is wider with longer blocks where neighbours go together', () => {
    const random = createRandom(11);
    let state = 0;
    const values = Float64Array.from({ length: 1000 }, () => {
      state = 0.8 * state + normal(random);
      return state;
    });
    const width = (blockLength: number) => {
      const { low, high } = blockBootstrapInterval(values, createRandom(1), { blockLength });
      return high - low;
    };
    // The mean of such a series varies √((1 + 0.8) / (1 − 0.8)) = 3 times as much as of free values.
    assert.ok(width(10) > 1.8 * width(1), `${width(10)}, not wider than ${width(1)}`);
    assert.ok(width(40) > 2.2 * width(1), `${width(40)}, not wider than ${width(1)}`);
  });
  it('goes on at the beginning after the end, so that every value counts alike', () => {
    const values = Float64Array.of(1, 2, 6); // one block holds all three, wherever it starts
    const { low, high } = blockBootstrapInterval(values, createRandom(1), { blockLength: 3 });
    assert.deepEqual([low, high], [3, 3]);
  });
  it('holds the true mean about 95 times in 100', () => {
    const random = createRandom(13);
    let held = 0;
    for (let trial = 0; trial < 300; trial++) {
      const values = Float64Array.from({ length: 150 }, () => normal(random));
      const { low, high } = blockBootstrapInterval(values, random, { resamples: 500 });
      if (low <= 0 && 0 <= high) held++;
    }
    // 285 expected, standard deviation 3.8; blocks make it some 2 % narrow with this few values.
    assert.ok(held > 267 && held < 297, `${held} of 300`);
  });
  it('takes blocks of ⌈∛n⌉ values, and grows with the level', () => {
    const random = createRandom(17);
    const values = Float64Array.from({ length: 28 }, () => normal(random));
    const at = (level: number) => blockBootstrapInterval(values, createRandom(2), { level });
    assert.equal(at(0.95).blockLength, 4); // 27 would take 3
    assert.ok(at(0.5).low > at(0.95).low && at(0.5).high < at(0.95).high);
    assert.deepEqual(at(0.95), at(0.95));
  });
  it('refuses no values, and levels that are none', () => {
    const random = createRandom(1);
    assert.throws(() => blockBootstrapInterval(new Float64Array(0), random), /got none/);
    for (const level of [0, 1, NaN]) {
      assert.throws(() => blockBootstrapInterval(Float64Array.of(1), random, { level }), /level/);
    }
  });
});
