import { requireRows } from './nearest-neighbours';

/** Words and their vectors, as a file holds them. */
export interface WordVectors {
  /** different words, in the order of their rows, shape [n] */
  readonly words: readonly string[];
  readonly dimensions: number;
  /** shape [n, d], row by row */
  readonly data: Float32Array;
}

/**
 * Checks that words and rows belong together.
 *
 * @throws {RangeError} if the data are not one row of finite numbers for each word, or a word is there
 *   twice
 */
export function createWordVectors(
  words: readonly string[],
  dimensions: number,
  data: Float32Array,
): WordVectors {
  requireRows('createWordVectors', data, dimensions);
  if (data.length !== words.length * dimensions) {
    throw new RangeError(
      `createWordVectors requires a row for each of ${words.length} words, got ${data.length / dimensions} rows`,
    );
  }
  const seen = new Map<string, number>();
  words.forEach((word, row) => {
    const first = seen.get(word);
    if (first !== undefined) {
      throw new RangeError(
        `createWordVectors requires different words, got "${word}" in rows ${first} and ${row}`,
      );
    }
    seen.set(word, row);
  });
  return { words, dimensions, data };
}

/**
 * Finds rows by word: the word as it is written, else the first one that is the same in NFC, so that
 * decomposed Hangul finds its composed word and the other way round.
 *
 * @returns word -> row, or undefined
 */
export function wordFinder({ words }: WordVectors): (word: string) => number | undefined {
  const exact = new Map(words.map((word, row) => [word, row]));
  const composed = new Map<string, number>();
  words.forEach((word, row) => {
    const key = word.normalize('NFC');
    if (!composed.has(key)) composed.set(key, row);
  });
  return (word) => exact.get(word) ?? composed.get(word.normalize('NFC'));
}
