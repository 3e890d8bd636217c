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
 * The same vectors with words in NFC: of several spellings of one word, as composed and decomposed
 * Hangul, the first row stays, so that a word has one row and is not its own neighbour.
 */
export function inNfc(vectors: WordVectors): WordVectors {
  const { words, dimensions, data } = vectors;
  const firstRows = new Map<string, number>();
  words.forEach((word, row) => {
    const key = word.normalize('NFC');
    if (!firstRows.has(key)) firstRows.set(key, row);
  });
  const kept = [...firstRows.keys()];
  if (kept.length === words.length) return { words: kept, dimensions, data };
  const rows = new Float32Array(kept.length * dimensions);
  [...firstRows.values()].forEach((row, at) => {
    rows.set(data.subarray(row * dimensions, (row + 1) * dimensions), at * dimensions);
  });
  return { words: kept, dimensions, data: rows };
}

/**
 * Finds rows by word, composed or decomposed.
 *
 * @param vectors with words in NFC
 * @returns word -> row, or undefined
 */
export function wordFinder({ words }: WordVectors): (word: string) => number | undefined {
  const rows = new Map(words.map((word, row) => [word, row]));
  return (word) => rows.get(word.normalize('NFC'));
}
