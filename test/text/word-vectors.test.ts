import assert from 'node:assert/strict';
import { createWordVectors, wordFinder } from '../../src/text/word-vectors';

const NFD = '한국'.normalize('NFD');

describe('createWordVectors', () => {
  it('keeps words beside their rows', () => {
    const data = Float32Array.of(1, 2, 3, 4);
    assert.deepEqual(createWordVectors(['차', '물'], 2, data), {
      words: ['차', '물'],
      dimensions: 2,
      data,
    });
  });
  it('of no words is empty', () => {
    assert.deepEqual(createWordVectors([], 2, new Float32Array(0)).words, []);
  });
  it('refuses rows and words that do not belong together, and a word twice', () => {
    assert.throws(
      () => createWordVectors(['차'], 1, Float32Array.of(1, 2)),
      /1 words, got 2 rows/u,
    );
    assert.throws(() => createWordVectors(['차', '차'], 1, Float32Array.of(1, 2)), /rows 0 and 1/u);
    assert.throws(() => createWordVectors(['차'], 1, Float32Array.of(NaN)), /NaN in row 0/u);
  });
});

describe('wordFinder', () => {
  it('finds a word composed or decomposed, but first as it is written', () => {
    const both = wordFinder(createWordVectors([NFD, '한국'], 1, Float32Array.of(1, 2)));
    assert.deepEqual([both(NFD), both('한국')], [0, 1]);
    const composed = wordFinder(createWordVectors(['물', '한국'], 1, Float32Array.of(1, 2)));
    assert.deepEqual([composed(NFD), composed('한국'), composed('차')], [1, 1, undefined]);
  });
});
