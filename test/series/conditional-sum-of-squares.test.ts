import assert from 'node:assert/strict';
import { createRandom } from '../../src/random/random';
import { armaLikelihood } from '../../src/series/arma-likelihood';
import { simulateArma } from '../../src/series/arma-simulation';
import { conditionalSumOfSquares } from '../../src/series/conditional-sum-of-squares';

const of = (...values: number[]) => Float64Array.from(values);

describe('conditionalSumOfSquares', () => {
  it('takes the errors before the first counted row for 0', () => {
    // ARMA(1, 1), φ = θ = 0.5: e = 2 − 0.5 · 1 = 1.5, then 3 − 0.5 · 2 − 0.5 · 1.5 = 1.25
    const { own, count } = conditionalSumOfSquares(of(1, 2, 3), 0)(of(0.5), of(0.5));
    assert.equal(own, 1.5 ** 2 + 1.25 ** 2);
    assert.equal(count, 2);
  });
  it('filters the regressor like the series: a series that is one leaves nothing', () => {
    const w = new Float64Array(20).fill(3);
    const { own, cross, regressor } = conditionalSumOfSquares(w, 1)(of(0.4), of(0.3));
    assert.ok(Math.abs(own - cross ** 2 / regressor) < 1e-12);
    assert.ok(Math.abs(cross / regressor - 3) < 1e-12);
  });
  it('is near the exact sum for a long series', () => {
    const w = simulateArma(3000, { ar: [0.6], ma: [-0.4] }, createRandom(3));
    const conditional = conditionalSumOfSquares(w, 0)(of(0.6), of(-0.4));
    const exact = armaLikelihood(w, 0)(of(0.6), of(-0.4))!;
    assert.ok(Math.abs(conditional.own / conditional.count - exact.own / exact.count) < 2e-3);
  });
  it('passes over missing values, and leaves at least a row of a short series', () => {
    const { own } = conditionalSumOfSquares(of(1, NaN, 3), 0)(of(), of(0.5));
    assert.equal(own, 1 + 0.25 + 3.25 ** 2);
    assert.equal(conditionalSumOfSquares(of(1, 2), 0)(of(0, 0, 0.5), of()).count, 1);
  });
});
