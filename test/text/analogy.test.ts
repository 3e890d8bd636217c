import assert from 'node:assert/strict';
import { analogy } from '../../src/text/analogy';
import { createVectorIndex } from '../../src/text/nearest-neighbours';

// man, woman, king, queen, bread: gender on the first axis, royalty on the second
const ROWS = Float32Array.of(-1, 0, 1, 1, 0, 1, -1, 1, 1, 1, 1, 1, 0, 0.1, -1);
const [MAN, WOMAN, KING, QUEEN, BREAD] = [0, 1, 2, 3, 4] as const;

describe('analogy', () => {
  const index = createVectorIndex(ROWS, 3);

  it('answers that man is to woman as king is to queen', () => {
    const [first] = analogy(index, { a: MAN, b: WOMAN, c: KING });
    assert.equal(first?.index, QUEEN);
    // b − a + c of the unit vectors (∓1, 0, 1)/√2 and (−1, 1, 1)/√3
    const x = Math.SQRT2 - 1 / Math.sqrt(3);
    const y = 1 / Math.sqrt(3);
    const score = (x + 2 * y) / Math.sqrt(3) / Math.hypot(x, y, y);
    assert.ok(Math.abs(first.score - score) < 1e-6);
  });
  it('never answers with one of the three it was asked with', () => {
    const found = analogy(index, { a: MAN, b: WOMAN, c: KING }, { most: 9 });
    assert.deepEqual(
      found.map((neighbour) => neighbour.index),
      [QUEEN, BREAD],
    );
  });
  it('finds the neighbours of c when a and b are one word', () => {
    const [first] = analogy(index, { a: MAN, b: MAN, c: KING });
    assert.deepEqual([first], index.search(index.unit(KING), { most: 1, exclude: new Set([KING, MAN]) })); // prettier-ignore
  });
  it('refuses a row that does not exist', () => {
    assert.throws(() => analogy(index, { a: 0, b: 1, c: 5 }), /row in \[0, 5\), got 5/u);
  });
});
