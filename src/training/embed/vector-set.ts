import type { SeveralSeeds } from '../../models/text-vectors';
import type { TextWords } from '../../models/text-words';
import { createVectorIndex, type VectorIndex } from '../../text/nearest-neighbours';
import { inNfc, wordFinder, type WordVectors } from '../../text/word-vectors';

/** Word vectors by which texts are searched: learned from them by several seeds, or loaded from a file. */
export interface VectorSet {
  /** of the text they were learned from, or of their file */
  readonly name: string;
  /** different words, the most frequent first, shape [n] */
  readonly words: readonly string[];
  /** the row of a word, however its Hangul was typed; undefined when it has no vector */
  rowOf(word: string): number | undefined;
  /** one for each seed, the first seed's first; of a file the one there is */
  readonly runs: readonly (WordVectors & { readonly index: VectorIndex })[];
  /** undefined: loaded, so that nothing is known of how they were learned */
  readonly learned:
    | {
        /** occurrences, shape [n] */
        readonly counts: ArrayLike<number>;
        /** occurrences that a word needs to have a vector */
        readonly minCount: number;
      }
    | undefined;
}

export function learnedVectors(text: TextWords, { runs }: SeveralSeeds): VectorSet {
  const { name, words, counts, minCount } = text;
  return { name, words, rowOf: (word) => text.rowOf(word), runs, learned: { counts, minCount } };
}

/** Many files hold their words without capitals: a word that is not there is looked for without. */
export function loadedVectors(name: string, vectors: WordVectors): VectorSet {
  const composed = inNfc(vectors);
  const { words, dimensions, data } = composed;
  const find = wordFinder(composed);
  return {
    name,
    words,
    rowOf: (word) => find(word) ?? find(word.toLowerCase()),
    runs: [{ words, dimensions, data, index: createVectorIndex(data, dimensions) }],
    learned: undefined,
  };
}
