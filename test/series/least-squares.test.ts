import assert from 'node:assert/strict';
import { createRandom, normal } from '../../src/random/random';
import { leastSquares } from '../../src/series/least-squares';

describe('leastSquares', () => {
  it('lays the line through three points: 1/6 + x/2 through (0, 0), (1, 1), (2, 1)', () => {
    const fit = leastSquares(
      [Float64Array.of(1, 1, 1), Float64Array.of(0, 1, 2)],
      Float64Array.of(0, 1, 1),
    );
    assert.ok(Math.abs(fit.coefficients[0]! - 1 / 6) < 1e-15);
    assert.ok(Math.abs(fit.coefficients[1]! - 1 / 2) < 1e-15);
    assert.ok(Math.abs(fit.residualSumOfSquares - 1 / 6) < 1e-15);
    // s² = 1/6, Σ (x − x̄)² = 2
    assert.ok(Math.abs(fit.standardErrors[1]! - Math.sqrt(1 / 12)) < 1e-15);
  });
  it('leaves residuals without a part along any column', () => {
    const random = createRandom(4);
    const draw = () => Float64Array.from({ length: 50 }, () => normal(random));
    const columns = [draw(), draw(), draw()];
    const originals = columns.map((column) => column.slice());
    const y = draw();
    leastSquares(columns, y);
    for (const column of originals) {
      assert.ok(Math.abs(column.reduce((sum, value, t) => sum + value * y[t]!, 0)) < 1e-13);
    }
  });
  it('fits a level of a million with a spread of one', () => {
    const x = Float64Array.from({ length: 100 }, (_, t) => 1e6 + Math.sin(t));
    const y = x.map((value) => 2 + 3 * value);
    const { coefficients } = leastSquares([new Float64Array(100).fill(1), x], y);
    assert.ok(Math.abs(coefficients[1]! - 3) < 1e-7);
  });
  it('refuses too few rows, and columns that follow from others', () => {
    const one = () => Float64Array.of(1, 1, 1);
    assert.throws(() => leastSquares([one(), one(), one()], one()), /more than 3 rows, got 3/);
    assert.throws(() => leastSquares([one(), one()], one()), /none follows from the others/);
  });
});
