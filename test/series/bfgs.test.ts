import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bfgs } from '../../src/series/bfgs';

describe('bfgs', () => {
  it('finds the bottom of a parabola', () => {
    const { at, value, converged } = bfgs((x) => (x[0]! - 3) ** 2 + 1, Float64Array.of(0));
    assert.ok(Math.abs(at[0]! - 3) < 1e-5);
    assert.ok(Math.abs(value - 1) < 1e-9);
    assert.equal(converged, true);
  });
  it("follows Rosenbrock's bent valley to its end", () => {
    const f = (x: Float64Array) => 100 * (x[1]! - x[0]! ** 2) ** 2 + (1 - x[0]!) ** 2;
    const { at } = bfgs(f, Float64Array.of(-1.2, 1), { tolerance: 1e-14 });
    assert.ok(Math.abs(at[0]! - 1) < 1e-3 && Math.abs(at[1]! - 1) < 2e-3, at.join());
  });
  it('never ends higher than it began, and leaves the start alone', () => {
    const numbers = fc.double({ min: -5, max: 5, noNaN: true });
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const f = (x: Float64Array) => Math.sin(3 * x[0]!) + (x[0]! - x[1]!) ** 4 + x[1]! ** 2;
        const start = Float64Array.of(a, b);
        const { value } = bfgs(f, start);
        assert.ok(value <= f(start));
        assert.deepEqual([...start], [a, b]);
      }),
    );
  });
  it('goes round places where the function is not defined', () => {
    const f = (x: Float64Array) => (x[0]! <= 0 ? NaN : x[0]! - Math.log(x[0]!));
    assert.ok(Math.abs(bfgs(f, Float64Array.of(0.01)).at[0]! - 1) < 1e-4);
  });
  it('stays where nothing slopes, where nothing is defined, and without variables', () => {
    assert.deepEqual([...bfgs(() => 7, Float64Array.of(2)).at], [2]);
    const undefinedThere = bfgs(() => NaN, Float64Array.of(2));
    assert.deepEqual([[...undefinedThere.at], undefinedThere.converged], [[2], false]);
    assert.equal(bfgs(() => 7, new Float64Array(0)).value, 7);
  });
});
