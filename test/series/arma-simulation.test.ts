import assert from 'node:assert/strict';
import { createRandom } from '../../src/random/random';
import { simulateArma } from '../../src/series/arma-simulation';
import { autocorrelation } from '../../src/series/autocorrelation';

describe('simulateArma', () => {
  it('draws AR(1) with autocorrelation φ, mean and variance σ² / (1 − φ²)', () => {
    const x = simulateArma(40_000, { ar: [0.6], mean: 7, deviation: 2 }, createRandom(1));
    const mean = x.reduce((sum, value) => sum + value, 0) / x.length;
    const variance = x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / x.length;
    assert.ok(Math.abs(mean - 7) < 0.1, `${mean}`);
    assert.ok(Math.abs(variance / (4 / 0.64) - 1) < 0.05, `${variance}`);
    assert.ok(Math.abs(autocorrelation(x, 1)[1]! - 0.6) < 0.02);
  });
  it('gives the same rows for the same seed', () => {
    const draw = () => [...simulateArma(5, { ma: [0.5] }, createRandom(8))];
    assert.deepEqual(draw(), draw());
  });
  it('of no rows is empty', () => {
    assert.equal(simulateArma(0, {}, createRandom(1)).length, 0);
  });
  it('refuses processes that run away, and numbers of rows that are none', () => {
    const random = createRandom(1);
    assert.throws(
      () => simulateArma(3000, { ar: [1.5] }, random),
      /stationary process, got φ = 1.5/,
    );
    assert.throws(() => simulateArma(-1, {}, random), /integer n >= 0, got -1/);
  });
});
