import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cosine } from '../../src/text/cosine';

describe('cosine', () => {
  it('of (1, 0) and (1, 1) is √½', () => {
    assert.ok(Math.abs(cosine([1, 0], [1, 1]) - Math.SQRT1_2) < 1e-15);
  });
  it('never leaves [−1, 1], and is ±1 to rounding for a vector and a multiple of it', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    const pairs = fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(pairs, fc.constantFrom(-3, 0.1, 1), (pair, factor) => {
        const x = pair.map(([value]) => value);
        const y = pair.map(([, value]) => value);
        assert.ok(Math.abs(cosine(x, y)) <= 1);
        const multiple = x.map((value) => value * factor);
        assert.ok(Math.abs(cosine(x, multiple)) <= 1);
        if (Math.hypot(...x) < 1e-100) return; // squares below this lose their digits
        assert.ok(Math.abs(cosine(x, multiple) - Math.sign(factor)) < 1e-12);
      }),
    );
  });
  it('is held to 1 where rounding goes above it', () => {
    const x = [1, 1, 1];
    assert.ok(3 / (Math.sqrt(3) * Math.sqrt(3)) > 1); // so it would be without the clamp
    assert.equal(cosine(x, x), 1);
  });
  it('of a vector of zeros is 0', () => assert.equal(cosine([0, 0], [1, 2]), 0));
  it('refuses vectors of different lengths', () => {
    assert.throws(() => cosine([1], [1, 2]), /one length, got 1 and 2 numbers/u);
  });
});
