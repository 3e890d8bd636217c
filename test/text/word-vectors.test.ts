import assert from 'node:assert/strict';
import { createWordVectors, inNfc, wordFinder } from '../../src/text/word-vectors';

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

describe('inNfc', () => {
  it('keeps the first of two spellings of a word, so that a word has one row', () => {
    const data = Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8);
    const vectors = inNfc(createWordVectors([NFD, '물', '한국', '차'], 2, data));
    assert.deepEqual(vectors.words, ['한국', '물', '차']);
    assert.deepEqual(vectors.data, Float32Array.of(1, 2, 3, 4, 7, 8));
  });
  it('leaves the rows of different words as they are', () => {
    const vectors = createWordVectors(['물', NFD], 1, Float32Array.of(1, 2));
    assert.deepEqual(inNfc(vectors), { ...vectors, words: ['물', '한국'] });
  });
});

describe('wordFinder', () => {
  it('finds a word composed or decomposed', () => {
    const find = wordFinder(createWordVectors(['물', '한국'], 1, Float32Array.of(1, 2)));
    assert.deepEqual([find(NFD), find('한국'), find('차')], [1, 1, undefined]);
  });
});
