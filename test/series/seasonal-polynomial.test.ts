import assert from 'node:assert/strict';
import { difference } from '../../src/series/differencing';
import {
  differencingPolynomial,
  nonZero,
  seasonalPolynomial,
} from '../../src/series/seasonal-polynomial';

describe('seasonalPolynomial', () => {
  it('multiplies (1 − 0.5 B)(1 − 0.2 B⁴) out', () => {
    const phi = new Float64Array(5);
    seasonalPolynomial(Float64Array.of(0.5), Float64Array.of(0.2), 4, -1, phi);
    assert.deepEqual([...phi], [0.5, 0, 0, 0.2, -0.1]);
  });
  it('multiplies (1 + 0.5 B)(1 + 0.2 B⁴) out', () => {
    const theta = new Float64Array(5);
    seasonalPolynomial(Float64Array.of(0.5), Float64Array.of(0.2), 4, 1, theta);
    assert.deepEqual([...theta], [0.5, 0, 0, 0.2, 0.1]);
  });
});

describe('differencingPolynomial', () => {
  it('says what one difference and one of a season add to a row', () => {
    assert.deepEqual([...differencingPolynomial(1, 1, 4)], [1, 0, 0, 1, -1]);
    assert.deepEqual([...differencingPolynomial(2, 0, 1)], [2, -1]);
    assert.deepEqual([...differencingPolynomial(0, 0, 12)], []);
  });
  it('agrees with differencing: x[t] − Σ δ[k] x[t − k] is the difference', () => {
    const x = Float64Array.from({ length: 30 }, (_, t) => (t * t * 7) % 31);
    const delta = differencingPolynomial(1, 2, 3);
    const expected = difference(difference(x, 3, 2));
    expected.forEach((value, i) => {
      const t = i + delta.length;
      const rest = delta.reduce((sum, weight, k) => sum + weight * x[t - k - 1]!, 0);
      assert.equal(x[t]! - rest, value);
    });
  });
});

describe('nonZero', () => {
  it('names the lags that count', () => {
    assert.deepEqual([...nonZero(Float64Array.of(0, 2, 0, -1))], [1, 3]);
    assert.deepEqual([...nonZero(new Float64Array(0))], []);
  });
});
