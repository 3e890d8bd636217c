import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createRandom, normal } from '../../src/random/random';
import { autocorrelation, autocorrelationBand } from '../../src/series/autocorrelation';
import reference from '../fixtures/reference/autocorrelation.json';

describe('autocorrelation', () => {
  for (const [name, { values, acf }] of Object.entries(reference.series)) {
    it(`is that of statsmodels for ${name}`, () => {
      const r = autocorrelation(Float64Array.from(values), acf.length - 1);
      assert.equal(r.length, acf.length);
      // Sums of a hundred terms, added in another order.
      acf.forEach((expected, lag) =>
        assert.ok(Math.abs(r[lag]! - expected) < 1e-12, `lag ${lag}: ${r[lag]!}, not ${expected}`),
      );
    });
  }
  it('is 1 at lag 0, and at no lag beyond ± 1', () => {
    const cells = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 50 });
    fc.assert(
      fc.property(cells, (read) => {
        fc.pre(new Set(read).size > 1);
        const r = autocorrelation(Float64Array.from(read), read.length - 1);
        assert.equal(r[0], 1);
        for (const value of r) assert.ok(Math.abs(value) <= 1 + 1e-12);
      }),
    );
  });
  it('of white noise stays within the band at about 95 lags of 100', () => {
    const random = createRandom(5);
    const noise = Float64Array.from({ length: 20_000 }, () => normal(random));
    const band = autocorrelationBand(noise.length);
    const inside = autocorrelation(noise, 400)
      .subarray(1)
      .filter((value) => Math.abs(value) < band).length;
    // 380 of 400 expected, standard deviation √(400 · 0.95 · 0.05) = 4.4; three of them
    assert.ok(inside > 366 && inside < 394, `${inside} of 400`);
  });
  it('refuses values that are all the same, even where their mean is rounded', () => {
    for (const same of [0, 5, 0.1]) {
      const values = new Float64Array(10).fill(same);
      assert.throws(() => autocorrelation(values, 1), /requires values that differ/);
    }
  });
  it('refuses lags outside the series', () => {
    const values = Float64Array.of(1, 2, 4);
    assert.throws(() => autocorrelation(values, 3), /integer lag in \[0, 3\), got 3/);
    assert.throws(() => autocorrelation(values, -1), RangeError);
    assert.throws(() => autocorrelation(values, 1.5), RangeError);
  });
});

describe('autocorrelationBand', () => {
  it('is 1.96 standard deviations of 1 / √n', () => {
    assert.equal(autocorrelationBand(100), 0.196);
    assert.equal(autocorrelationBand(400), 0.098);
  });
});
