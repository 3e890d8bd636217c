import assert from 'node:assert/strict';
import { createRandom, normal } from '../../src/random/random';
import { autocorrelation } from '../../src/series/autocorrelation';
import { ljungBox } from '../../src/series/ljung-box';

describe('ljungBox', () => {
  it('weighs squared autocorrelations by n (n + 2) / (n − k)', () => {
    const values = Float64Array.of(1, 3, 2, 4); // r₁ = −0.35
    const { statistic, degreesOfFreedom, p } = ljungBox(values, 1);
    assert.ok(Math.abs(statistic - (4 * 6 * 0.1225) / 3) < 1e-12);
    assert.equal(degreesOfFreedom, 1);
    assert.ok(p > 0.322 && p < 0.3225); // P(χ²₁ > 0.98) = 0.3222
  });
  it('rejects white noise in about one of twenty series', () => {
    const random = createRandom(11);
    const trials = 400;
    let rejected = 0;
    for (let trial = 0; trial < trials; trial++) {
      const noise = Float64Array.from({ length: 200 }, () => normal(random));
      if (ljungBox(noise, 10).p < 0.05) rejected++;
    }
    // 20 expected, standard deviation 4.4; four of them
    assert.ok(rejected > 2 && rejected < 38, `${rejected} of ${trials}`);
  });
  it('takes the coefficients of the model off the degrees of freedom', () => {
    const values = Float64Array.from({ length: 40 }, (_, t) => Math.sin(t * t));
    const [raw, fitted] = [ljungBox(values, 5), ljungBox(values, 5, 2)];
    assert.equal(fitted.statistic, raw.statistic);
    assert.equal(fitted.degreesOfFreedom, 3);
    assert.ok(fitted.p < raw.p);
    assert.ok(Number.isNaN(ljungBox(values, 2, 2).p));
  });
  it('grows with the lag', () => {
    const values = Float64Array.from({ length: 30 }, (_, t) => (t * 7) % 5);
    assert.ok(autocorrelation(values, 2)[2] !== 0);
    assert.ok(ljungBox(values, 2).statistic > ljungBox(values, 1).statistic);
  });
  it('refuses lags and parameters out of range', () => {
    const values = Float64Array.of(1, 2, 4);
    assert.throws(() => ljungBox(values, 0), /integer lag in \[1, 3\), got 0/);
    assert.throws(() => ljungBox(values, 3), RangeError);
    assert.throws(() => ljungBox(values, 1, -1), /parameters, got -1/);
  });
});
