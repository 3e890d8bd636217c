import assert from 'node:assert/strict';
import fc from 'fast-check';
import { modulus, polynomialRoots } from '../../src/series/polynomial-roots';
import { stationaryCoefficients } from '../../src/series/stationary-parameters';

const coefficients = (free: readonly number[], sign: 1 | -1 = 1) => {
  const out = new Float64Array(free.length);
  stationaryCoefficients(Float64Array.from(free), 0, sign, out);
  return out;
};

describe('stationaryCoefficients', () => {
  it('turns partial autocorrelations 0.5, 0.4 into φ = 0.5 − 0.4 · 0.5, 0.4', () => {
    const phi = coefficients([Math.atanh(0.5), Math.atanh(0.4)]);
    assert.ok(Math.abs(phi[0]! - 0.3) < 1e-15);
    assert.ok(Math.abs(phi[1]! - 0.4) < 1e-15);
  });
  it('never leaves the stationary region', () => {
    const numbers = fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { maxLength: 6 });
    fc.assert(
      fc.property(numbers, (free) => {
        for (const root of polynomialRoots(coefficients(free).map((value) => -value))) {
          assert.ok(modulus(root) > 1 - 1e-6, `${modulus(root)}`);
        }
      }),
    );
  });
  it('is 0 at 0, and turns its sign for a moving average', () => {
    assert.deepEqual([...coefficients([0, 0, 0])], [0, 0, 0]);
    const [ar, ma] = [coefficients([0.3, -1]), coefficients([0.3, -1], -1)];
    assert.deepEqual(
      [...ma],
      [...ar].map((value) => -value),
    );
  });
  it('stays inside however far out the numbers are', () => {
    assert.ok(coefficients([1e6])[0]! < 1);
    assert.ok(coefficients([-1e6])[0]! > -1);
  });
});
