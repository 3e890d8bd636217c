import assert from 'node:assert/strict';
import fc from 'fast-check';
import { modulus, polynomialRoots } from '../../src/series/polynomial-roots';

describe('polynomialRoots', () => {
  it('of 1 − 0.5 z is 2, and of 1 + 0.25 z² ± 2i', () => {
    const [two] = polynomialRoots(Float64Array.of(-0.5));
    assert.ok(Math.abs(two!.re - 2) < 1e-12);
    assert.equal(two!.im, 0);
    const pair = polynomialRoots(Float64Array.of(0, 0.25));
    assert.equal(pair.length, 2);
    for (const { re, im } of pair) {
      assert.ok(Math.abs(re) < 1e-12 && Math.abs(Math.abs(im) - 2) < 1e-12);
    }
  });
  it('gives numbers at which the polynomial is 0', () => {
    const numbers = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { maxLength: 7 });
    fc.assert(
      fc.property(numbers, (read) => {
        const c = Float64Array.from(read, (value) => Math.round(value * 100) / 100);
        for (const { re, im } of polynomialRoots(c)) {
          let [x, y, size] = [0, 0, 0];
          const r = Math.hypot(re, im);
          for (let k = c.length; k >= 0; k--) {
            const coefficient = k === 0 ? 1 : c[k - 1]!;
            [x, y] = [x * re - y * im + coefficient, x * im + y * re];
            size = size * r + Math.abs(coefficient);
          }
          // Double roots are found to about half the digits.
          assert.ok(Math.hypot(x, y) <= 1e-10 * size, `${re} + ${im}i of ${c.join()}`);
        }
      }),
    );
  });
  it('sorts the nearest first, and keeps a double root', () => {
    const roots = polynomialRoots(Float64Array.of(-1, 0.25)); // (1 − z/2)²
    assert.equal(roots.length, 2);
    for (const root of roots) assert.ok(Math.abs(modulus(root) - 2) < 1e-5);
    const [near, far] = polynomialRoots(Float64Array.of(-1.5, 0.5)); // (1 − z)(1 − z/2)
    assert.ok(Math.abs(modulus(near!) - 1) < 1e-12 && Math.abs(modulus(far!) - 2) < 1e-12);
  });
  it('has none without coefficients, or with zeros alone', () => {
    assert.deepEqual(polynomialRoots(new Float64Array(0)), []);
    assert.deepEqual(polynomialRoots(new Float64Array(3)), []);
  });
  it('refuses coefficients that are not finite', () => {
    assert.throws(() => polynomialRoots(Float64Array.of(NaN)), /finite coefficients, got NaN/);
  });
});
