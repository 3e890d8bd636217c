import { requireRows } from './nearest-neighbours';
import { commonDirection } from './principal-components';

/** Words as vectors, and how often each occurs. */
export interface CountedVectors {
  /** shape [V, d], row by row */
  readonly data: Float32Array;
  readonly dimensions: number;
  /** occurrences, each >= 0, together > 0; shape [V] */
  readonly counts: ArrayLike<number>;
}

export interface SentenceVectors {
  /** shape [n, d], row by row; zeros for a sentence without known words */
  readonly data: Float32Array;
  /** 1 for a sentence with a known word, shape [n]; one without has no vector and is not searched */
  readonly isKnown: Uint8Array;
  /** what was removed from every sentence, shape [d]; undefined when nothing was */
  readonly common: Float64Array | undefined;
  /**
   * The vector of another sentence, weighted and cleared of the same direction.
   *
   * @param words rows of the word vectors; others, as −1, are unknown
   * @returns shape [d]; undefined without known words
   */
  vectorOf(words: Iterable<number>): Float32Array | undefined;
}

/**
 * Smooth inverse frequency: a sentence is the mean of its words' vectors, each weighted by
 * a / (a + p(w)) so that frequent words count little; then the direction that all sentences have in
 * common, their first singular vector, is removed. With fewer than two sentences nothing is common;
 * a sentence of which nothing else is left is zeros.
 *
 * @param sentences rows of the word vectors, as −1 for an unknown word; shape [n][words]
 * @param smoothing a, > 0
 * @throws {RangeError} if the vectors, the counts or the smoothing are not as said
 * @see Arora, Liang & Ma, A Simple but Tough-to-Beat Baseline for Sentence Embeddings (2017)
 */
export function fitSentenceVectors(
  words: CountedVectors,
  sentences: readonly Iterable<number>[],
  { smoothing = 1e-3 }: { readonly smoothing?: number } = {},
): SentenceVectors {
  const { data: vectors, dimensions: d, counts } = words;
  requireRows('fitSentenceVectors', vectors, d);
  const size = vectors.length / d;
  if (counts.length !== size) {
    throw new RangeError(
      `fitSentenceVectors requires a count for each of ${size} words, got ${counts.length}`,
    );
  }
  if (!(smoothing > 0 && Number.isFinite(smoothing))) {
    throw new RangeError(`fitSentenceVectors requires smoothing > 0, got ${smoothing}`);
  }
  const total = Array.from(counts).reduce((sum, count) => {
    if (!(count >= 0)) {
      throw new RangeError(`fitSentenceVectors requires counts >= 0, got ${count}`);
    }
    return sum + count;
  }, 0);
  if (!(total > 0 && Number.isFinite(total))) {
    throw new RangeError(`fitSentenceVectors requires counts that sum above 0, got ${total}`);
  }
  const weights = Float64Array.from(counts, (count) => smoothing / (smoothing + count / total));

  const weighted = (sentence: Iterable<number>): Float64Array | undefined => {
    const sum = new Float64Array(d);
    let known = 0;
    for (const word of sentence) {
      const weight = weights[word];
      if (weight === undefined) continue;
      known++;
      for (let i = 0; i < d; i++) sum[i]! += weight * vectors[word * d + i]!;
    }
    return known === 0 ? undefined : sum.map((value) => value / known);
  };
  const cleared = (sentence: Float64Array, common: Float64Array | undefined): Float32Array => {
    if (common === undefined) return Float32Array.from(sentence);
    const along = common.reduce((sum, value, i) => sum + value * sentence[i]!, 0);
    const rest = sentence.map((value, i) => value - along * common[i]!);
    const isRounding = lengthOf(rest) <= ROUNDING * lengthOf(sentence);
    return isRounding ? new Float32Array(d) : Float32Array.from(rest);
  };

  const means = sentences.map(weighted);
  const known = means.filter((mean) => mean !== undefined);
  const rows = new Float64Array(known.length * d);
  known.forEach((mean, row) => rows.set(mean, row * d));
  const common = known.length < 2 ? undefined : commonDirection(rows, d);
  const data = new Float32Array(sentences.length * d);
  means.forEach((mean, row) => {
    if (mean !== undefined) data.set(cleared(mean, common), row * d);
  });
  return {
    data,
    isKnown: Uint8Array.from(means, (mean) => (mean === undefined ? 0 : 1)),
    common,
    vectorOf(sentence) {
      const mean = weighted(sentence);
      return mean === undefined ? undefined : cleared(mean, common);
    },
  };
}

/** Less than this share of a vector is rounding, and would be a direction out of nowhere. */
const ROUNDING = 1e-6;

function lengthOf(vector: Float64Array): number {
  return Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
}
