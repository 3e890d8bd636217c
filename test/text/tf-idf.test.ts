import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fitTfIdf } from '../../src/text/tf-idf';

const LINES = [['차', '물'], ['차', '차', '밥'], ['밥']]; // prettier-ignore

describe('fitTfIdf', () => {
  it('weighs a term by its count and by how few documents hold it', () => {
    const model = fitTfIdf(LINES);
    const [tea, water] = [Math.log(4 / 3) + 1, Math.log(4 / 2) + 1]; // df 2 and 1 of 3
    assert.equal(model.idf('차'), tea);
    assert.equal(model.idf('물'), water);
    const { weights } = model.vectorOf(['차', '물', '차']);
    const length = Math.hypot(2 * tea, water);
    assert.ok(Math.abs(weights.get('차')! - (2 * tea) / length) < 1e-15);
    assert.ok(Math.abs(weights.get('물')! - water / length) < 1e-15);
  });
  it('finds a document with itself, and scores as the cosine of the weights', () => {
    const documents = fc.array(fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 }), { minLength: 1 }); // prettier-ignore
    fc.assert(
      fc.property(documents, (lines) => {
        const model = fitTfIdf(lines);
        lines.forEach((line, index) => {
          const found = model.search(line, { most: lines.length });
          const own = found.find((neighbour) => neighbour.index === index);
          assert.ok(Math.abs(own!.score - 1) < 1e-12);
          assert.ok(found[0]!.score <= 1);
          for (const { index: other, score } of found) {
            const [x, y] = [model.vectorOf(line).weights, model.vectorOf(lines[other]!).weights];
            const dot = [...x].reduce((sum, [term, w]) => sum + w * (y.get(term) ?? 0), 0);
            assert.ok(Math.abs(score - dot) < 1e-12);
          }
        });
      }),
      { numRuns: 30 },
    );
  });
  it('never finds documents that share no term', () => {
    const found = fitTfIdf(LINES).search(['물']);
    assert.deepEqual(
      found.map(({ index }) => index),
      [0],
    );
    assert.deepEqual(fitTfIdf(LINES).search(['커피']), []);
    assert.equal(fitTfIdf(LINES).idf('커피'), 0);
  });
  it('lists equal documents in their order', () => {
    const found = fitTfIdf([['a'], ['b'], ['a'], ['a']]).search(['a'], { most: 2 });
    assert.deepEqual(
      found.map(({ index }) => index),
      [0, 2],
    );
  });
  it('of no documents, or empty ones, finds nothing', () => {
    assert.deepEqual(fitTfIdf([]).search(['a']), []);
    assert.deepEqual(fitTfIdf([[], []]).search([]), []);
  });
  it('refuses a number of documents that is not whole', () => {
    assert.throws(() => fitTfIdf(LINES).search(['차'], { most: 0.5 }), /most >= 0, got 0.5/u);
  });
});
