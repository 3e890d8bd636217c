import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createRandom, normal } from '../../src/random/random';
import {
  commonDirection,
  principalComponents,
  projectRows,
} from '../../src/text/principal-components';

const near = (a: number, b: number, tolerance = 1e-9) =>
  assert.ok(Math.abs(a - b) <= tolerance, `${a} is not ${b}`);

describe('principalComponents', () => {
  it('finds the one direction of rows on a line', () => {
    // (0, 0), (3, 4), (6, 8): mean (3, 4), 5 apart, so the variance is (25 + 25) / 2
    const fitted = principalComponents([0, 0, 3, 4, 6, 8], 2, 2);
    near(fitted.components[0]!, 0.6);
    near(fitted.components[1]!, 0.8);
    near(fitted.variances[0]!, 25);
    near(fitted.variances[1]!, 0);
    near(fitted.shares[0]!, 1);
    assert.deepEqual([...fitted.mean], [3, 4]);
  });
  it('gives orthogonal unit vectors along which the rows have the variances it says', () => {
    fc.assert(
      fc.property(fc.nat(500), (seed) => {
        const random = createRandom(seed);
        const [n, d] = [30, 5];
        const rows = Float64Array.from({ length: n * d }, (_, i) => normal(random) * (1 + (i % d)));
        const fitted = principalComponents(rows, d, d);
        const projected = projectRows(rows, fitted);
        for (let a = 0; a < d; a++) {
          for (let b = 0; b < d; b++) {
            let dot = 0;
            let covariance = 0;
            for (let i = 0; i < d; i++) {
              dot += fitted.components[a * d + i]! * fitted.components[b * d + i]!;
            }
            for (let row = 0; row < n; row++) {
              covariance += (projected[row * d + a]! * projected[row * d + b]!) / (n - 1);
            }
            near(dot, a === b ? 1 : 0);
            near(covariance, a === b ? fitted.variances[a]! : 0);
          }
        }
        near(fitted.shares.reduce((sum, share) => sum + share), 1); // prettier-ignore
      }),
      { numRuns: 20 },
    );
  });
  it('points to where the largest loading is positive, whichever way the rows run', () => {
    for (const rows of [
      [0, 0, -3, -4],
      [-3, -4, 0, 0],
      [3, 4, 0, 0],
    ]) {
      // prettier-ignore
      near(principalComponents(rows, 2, 1).components[1]!, 0.8);
    }
  });
  it('of rows that are all alike has no variance', () => {
    const fitted = principalComponents([1, 2, 1, 2, 1, 2], 2, 2);
    assert.deepEqual([...fitted.variances, ...fitted.shares], [0, 0, 0, 0]);
    assert.deepEqual([...projectRows([1, 2], fitted)], [0, 0]);
  });
  it('refuses one row, numbers that are none and components that are too many', () => {
    assert.throws(() => principalComponents([1, 2], 2, 1), /2 or more rows, got 1/u);
    assert.throws(() => principalComponents([1, NaN, 3, 4], 2, 1), /NaN in row 0/u);
    assert.throws(() => principalComponents([1, 2, 3, 4], 2, 3), /count in \[1, 2\], got 3/u);
    const fitted = principalComponents([0, 0, 3, 4], 2, 1);
    assert.throws(() => projectRows([1, 2, 3], fitted), /3 numbers in rows of 2/u);
  });
});

describe('commonDirection', () => {
  it('is not centred: rows on one side share the way to them', () => {
    const direction = commonDirection(Float64Array.of(3, 4, 3, 4, 6, 8), 2)!;
    near(direction[0]!, 0.6);
    near(direction[1]!, 0.8);
  });
  it('of zeros, or of no rows, is none', () => {
    assert.equal(commonDirection(new Float64Array(4), 2), undefined);
    assert.equal(commonDirection(new Float64Array(0), 2), undefined);
  });
});
