import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createRandom, normal } from '../../src/random/random';
import {
  autocorrelation,
  autocorrelationBand,
  bartlettBand,
  laggedProducts,
} from '../../src/series/autocorrelation';
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
  it('does not depend on shift or scale, however huge or tiny', () => {
    const values = Float64Array.of(3, 1, 4, 1, 5, 9, 2, 6);
    const r = autocorrelation(values, 5);
    for (const scale of [1e-300, 1e-9, 1e9, 1e300]) {
      const scaled = autocorrelation(
        values.map((value) => value * scale),
        5,
      );
      scaled.forEach((value, lag) => assert.ok(Math.abs(value - r[lag]!) < 1e-12));
    }
  });
  it('refuses values that are not finite', () => {
    assert.throws(() => autocorrelation(Float64Array.of(1, NaN, 2), 1), /got NaN at index 1/);
    assert.throws(() => autocorrelation(Float64Array.of(1, 2, Infinity), 1), /got Infinity/);
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

describe('bartlettBand', () => {
  it('starts as the band of white noise, and widens by the lags before', () => {
    const band = bartlettBand(Float64Array.of(1, 0.5, 0.2), 100);
    assert.equal(band[0], 0);
    assert.ok(Math.abs(band[1]! - 0.196) < 1e-15);
    assert.ok(Math.abs(band[2]! - 0.196 * Math.sqrt(1.5)) < 1e-15);
  });
});

describe('laggedProducts', () => {
  it('sums the products at each lag, in blocks or one by one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(39), (n, lag) => {
        const x = Float64Array.from({ length: n }, (_, t) => ((t * 37) % 11) - 5);
        const maxLag = Math.min(lag, n - 1);
        const sums = laggedProducts(x, maxLag);
        assert.equal(sums.length, maxLag + 1);
        sums.forEach((sum, k) => {
          let expected = 0;
          for (let t = k; t < n; t++) expected += x[t]! * x[t - k]!;
          assert.equal(sum, expected); // integers: no rounding
        });
      }),
    );
  });
});
