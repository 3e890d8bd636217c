import assert from 'node:assert/strict';
import { createRandom, normal } from '../../src/random/random';
import { createVectorIndex } from '../../src/text/nearest-neighbours';
import { fitSentenceVectors } from '../../src/text/sentence-vectors';

const near = (a: number, b: number, tolerance = 1e-6) =>
  assert.ok(Math.abs(a - b) <= tolerance, `${a} is not ${b}`);

describe('fitSentenceVectors', () => {
  it('weighs words by a / (a + p) and takes their mean', () => {
    // p = ¾ and ¼, a = ¼: weights ¼ and ½; one sentence, so nothing is common
    const words = { data: Float32Array.of(1, 0, 0, 1), dimensions: 2, counts: [3, 1] };
    const { data, common } = fitSentenceVectors(words, [[0, 1]], { smoothing: 0.25 });
    near(data[0]!, 0.25 / 2);
    near(data[1]!, 0.5 / 2);
    assert.equal(common, undefined);
  });
  it('removes one direction from every sentence, those asked for later too', () => {
    const random = createRandom(2);
    const [size, d] = [12, 5];
    const data = Float32Array.from({ length: size * d }, () => 1 + normal(random));
    const counts = Array.from({ length: size }, (_, word) => word + 1);
    const sentences = Array.from({ length: 20 }, () =>
      Array.from({ length: 6 }, () => Math.floor(random() * size)),
    );
    const fitted = fitSentenceVectors({ data, dimensions: d, counts }, sentences);
    const along = (row: ArrayLike<number>) =>
      Array.from(row).reduce((sum, value, i) => sum + value * fitted.common![i]!, 0);
    sentences.forEach((sentence, i) => {
      const row = fitted.data.subarray(i * d, (i + 1) * d);
      near(along(row), 0);
      assert.deepEqual(fitted.vectorOf(sentence), row.slice());
    });
    near(along(fitted.vectorOf([0, 1])!), 0);
  });
  it('does not mind the order of words, so a shuffled sentence ties with the sentence', () => {
    const words = { data: Float32Array.of(1, 0, 0, 1, 1, 1), dimensions: 2, counts: [1, 1, 1] };
    const fitted = fitSentenceVectors(words, [[0, 1, 1], [2], [1, 0, 1]]);
    const found = createVectorIndex(fitted.data, 2).search(fitted.vectorOf([0, 1, 1])!);
    const ties = found.filter(({ score }) => score > 1 - 1e-6);
    assert.deepEqual(ties.map(({ index }) => index).sort(), [0, 2]);
  });
  it('has no vector for a sentence without known words, which search then never finds', () => {
    const words = { data: Float32Array.of(1, 0, 0, 1), dimensions: 2, counts: [1, 1] };
    const fitted = fitSentenceVectors(words, [[0], [-1, 2], [], [1]]);
    assert.deepEqual([...fitted.isKnown], [1, 0, 0, 1]);
    assert.deepEqual([...fitted.data.subarray(2, 6)], [0, 0, 0, 0]);
    assert.equal(fitted.vectorOf([-1]), undefined);
    const found = createVectorIndex(fitted.data, 2).search([1, 1]);
    assert.ok(found.every(({ index }) => index === 0 || index === 3));
  });
  it('leaves zeros, not rounding, of sentences that all say the same', () => {
    const words = { data: Float32Array.of(0.3, 0.7, 0.1), dimensions: 3, counts: [5] };
    const fitted = fitSentenceVectors(words, [[0], [0, 0], [0]]);
    assert.ok(fitted.data.every((value) => value === 0));
  });
  it('refuses counts and a smoothing that are not as said', () => {
    const words = { data: Float32Array.of(1, 0), dimensions: 2, counts: [1] };
    assert.throws(
      () => fitSentenceVectors({ ...words, counts: [] }, []),
      /each of 1 words, got 0/u,
    );
    assert.throws(() => fitSentenceVectors({ ...words, counts: [-1] }, []), /counts >= 0, got -1/u);
    assert.throws(() => fitSentenceVectors({ ...words, counts: [0] }, []), /above 0, got 0/u);
    assert.throws(() => fitSentenceVectors(words, [], { smoothing: 0 }), /smoothing > 0, got 0/u);
  });
});
