import assert from 'node:assert/strict';
import { createRandom } from '../../src/random/random';
import { simulateArma } from '../../src/series/arma-simulation';
import { autocorrelation } from '../../src/series/autocorrelation';
import { levinsonDurbin, partialAutocorrelation } from '../../src/series/partial-autocorrelation';

describe('partialAutocorrelation', () => {
  it('takes out of lag 2 what lag 1 explains: (r₂ − r₁²) / (1 − r₁²)', () => {
    const values = Float64Array.of(1, 3, 2, 4);
    const [, r1, r2] = autocorrelation(values, 2);
    const [zero, first, second] = partialAutocorrelation(values, 2);
    assert.equal(zero, 1);
    assert.ok(Math.abs(first! + 0.35) < 1e-15);
    assert.ok(Math.abs(second! - (r2! - r1! ** 2) / (1 - r1! ** 2)) < 1e-15);
  });
  it('is the last coefficient of the Yule–Walker equations, solved whole', () => {
    const r = autocorrelation(simulateArma(200, { ar: [0.5, 0.2], ma: [0.4] }, createRandom(1)), 4);
    // φ of order 3 by Cramer's rule on [[1, r1, r2], [r1, 1, r1], [r2, r1, 1]].
    const [, r1, r2, r3] = r as unknown as [number, number, number, number];
    const determinant = (m: readonly (readonly [number, number, number])[]) => {
      const [[a, b, c], [d, e, f], [g, h, i]] = m as [
        [number, number, number],
        [number, number, number],
        [number, number, number],
      ];
      return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
    };
    const expected =
      determinant([
        [1, r1, r1],
        [r1, 1, r2],
        [r2, r1, r3],
      ]) /
      determinant([
        [1, r1, r2],
        [r1, 1, r1],
        [r2, r1, 1],
      ]);
    assert.ok(Math.abs(levinsonDurbin(r)[3]! - expected) < 1e-12);
  });
  it('of an AR(1) ends after lag 1', () => {
    const values = simulateArma(20_000, { ar: [0.7] }, createRandom(2));
    const partial = partialAutocorrelation(values, 10);
    assert.ok(Math.abs(partial[1]! - 0.7) < 0.02);
    partial.subarray(2).forEach((value) => assert.ok(Math.abs(value) < 4 / Math.sqrt(20_000)));
  });
  it('is 0 where the lags before explain everything', () => {
    assert.deepEqual([...levinsonDurbin(Float64Array.of(1, 1, 1))], [1, 1, 0]);
  });
  it('refuses values that are all the same', () => {
    assert.throws(() => partialAutocorrelation(new Float64Array(9), 2), RangeError);
  });
});
