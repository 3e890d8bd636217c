import assert from 'node:assert/strict';
import fc from 'fast-check';
import { normal, createRandom } from '../../src/random/random';
import { cosine } from '../../src/text/cosine';
import { createVectorIndex } from '../../src/text/nearest-neighbours';

const randomRows = (n: number, d: number, seed: number): Float32Array => {
  const random = createRandom(seed);
  return Float32Array.from({ length: n * d }, () => normal(random));
};

describe('search in a createVectorIndex', () => {
  it('finds the rows nearest in direction, whatever their length', () => {
    const index = createVectorIndex(Float32Array.of(1, 0, 0, 5, 9, 9, -1, 0), 2);
    const found = index.search([2, 1], { most: 3 });
    assert.deepEqual(
      found.map((neighbour) => neighbour.index),
      [2, 0, 1],
    );
    assert.ok(Math.abs(found[1]!.score - 2 / Math.sqrt(5)) < 1e-6);
  });
  it('gives what sorting all cosines gives', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: 0, max: 70 }), (seed, most) => {
        const [n, d] = [60, 7];
        const rows = randomRows(n, d, seed);
        const query = randomRows(1, d, seed + 5000);
        const expected = Array.from({ length: n }, (_, i) => ({
          index: i,
          score: cosine(rows.subarray(i * d, (i + 1) * d), query),
        })).sort((a, b) => b.score - a.score);
        const found = createVectorIndex(rows, d).search(query, { most });
        assert.equal(found.length, Math.min(n, most));
        found.forEach(({ index, score }, i) => {
          assert.equal(index, expected[i]!.index);
          assert.ok(Math.abs(score - expected[i]!.score) < 1e-6);
        });
      }),
      { numRuns: 50 },
    );
  });
  it('puts no row above the row that is asked for by more than 1e-6', () => {
    const rows = randomRows(200, 50, 3);
    rows.copyWithin(50, 0, 50); // row 1 says the same as row 0
    const index = createVectorIndex(rows, 50);
    for (let row = 0; row < 200; row++) {
      const [best] = index.search(index.unit(row), { most: 1 });
      const own = cosine(index.unit(row), index.unit(row));
      assert.ok(best!.score <= 1 && best!.score - own <= 1e-6);
    }
  });
  it('lists ties in the order of their rows', () => {
    const index = createVectorIndex(Float32Array.of(1, 1, 2, 2, 1, 0, 3, 3), 2);
    assert.deepEqual(
      index.search([1, 1], { most: 3 }).map((neighbour) => neighbour.index),
      [0, 1, 3],
    );
  });
  it('never finds rows of zeros or excluded ones, and nothing for a query of zeros', () => {
    const index = createVectorIndex(Float32Array.of(0, 0, 1, 0, 1, 1), 2);
    const found = index.search([1, 0], { most: 5, exclude: new Set([1]) });
    assert.deepEqual(
      found.map((neighbour) => neighbour.index),
      [2],
    );
    assert.deepEqual(index.search([0, 0]), []);
  });
  it('of no rows finds none', () => {
    assert.deepEqual(createVectorIndex(new Float32Array(0), 2).search([1, 0]), []);
  });
  it('does not overflow for numbers near the largest', () => {
    const index = createVectorIndex(Float32Array.of(3e38, 3e38), 2);
    assert.ok(Math.abs(index.search([1e308, 1e308])[0]!.score - 1) < 1e-6);
  });
  it('refuses rows that are not whole, numbers that are none and queries of another length', () => {
    assert.throws(() => createVectorIndex(new Float32Array(3), 2), /3 numbers in rows of 2/u);
    assert.throws(() => createVectorIndex(Float32Array.of(1, 2, NaN, 0), 2), /NaN in row 1/u);
    const index = createVectorIndex(Float32Array.of(1, 0), 2);
    assert.throws(() => index.search([1]), /requires 2 numbers, got 1/u);
    assert.throws(() => index.search([1, Infinity]), /finite numbers, got Infinity/u);
    assert.throws(() => index.search([1, 0], { most: -1 }), /most >= 0, got -1/u);
    assert.throws(() => index.unit(1), /row in \[0, 1\), got 1/u);
  });
});
