import { requireRows } from './nearest-neighbours';
import { commonDirectionInSlices } from './principal-components';
import { toEnd } from '../turns/to-end';

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
  readonly vectorOf: (words: Iterable<number>) => Float32Array | undefined;
}

/** {@link fitSentenceVectorsInSlices}, to its end. */
export function fitSentenceVectors(
  ...args: Parameters<typeof fitSentenceVectorsInSlices>
): SentenceVectors {
  return toEnd(fitSentenceVectorsInSlices(...args));
}

/**
 * Smooth inverse frequency: a sentence is the mean of its words' vectors, each weighted by
 * a / (a + p(w)) so that frequent words count little; then the direction that all sentences have in
 * common, their first singular vector, is removed. With fewer than two sentences nothing is common;
 * a sentence of which nothing else is left is zeros. It pauses now and then: many sentences take
 * seconds.
 *
 * @param sentences rows of the word vectors, as −1 for an unknown word; shape [n][words]
 * @param smoothing a, > 0
 * @throws {RangeError} if the vectors, the counts or the smoothing are not as said
 * @see Arora, Liang & Ma, A Simple but Tough-to-Beat Baseline for Sentence Embeddings (2017)
 */
export function* fitSentenceVectorsInSlices(
  words: CountedVectors,
  sentences: readonly Iterable<number>[],
  { smoothing = 1e-3 }: { readonly smoothing?: number } = {},
): Generator<undefined, SentenceVectors, undefined> {
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

  /** Adds up the mean of a sentence at `from`. @returns whether it has a known word */
  const addMean = (sentence: Iterable<number>, means: Float64Array, from: number): boolean => {
    let known = 0;
    for (const word of sentence) {
      if (!(word >= 0 && word < size)) continue;
      known++;
      const weight = weights[word]!;
      const row = word * d;
      for (let i = 0; i < d; i++) means[from + i]! += weight * vectors[row + i]!;
    }
    if (known > 0) for (let i = from; i < from + d; i++) means[i]! /= known;
    return known > 0;
  };

  const n = sentences.length;
  const means = new Float64Array(n * d);
  const isKnown = new Uint8Array(n);
  for (let row = 0; row < n; row++) {
    if (addMean(sentences[row]!, means, row * d)) isKnown[row] = 1;
    if (row % SENTENCES_A_TURN === SENTENCES_A_TURN - 1) yield;
  }
  const known = isKnown.reduce((sum, each) => sum + each, 0);
  // A sentence without known words is zeros, which have no direction to share.
  const common = known < 2 ? undefined : yield* commonDirectionInSlices(means, d);
  const data = common === undefined ? Float32Array.from(means) : new Float32Array(n * d);
  for (let row = 0; row < n && common !== undefined; row++) {
    clear(means, common, data, row * d);
    if (row % SENTENCES_A_TURN === SENTENCES_A_TURN - 1) yield;
  }
  return {
    data,
    isKnown,
    common,
    vectorOf(sentence) {
      const mean = new Float64Array(d);
      if (!addMean(sentence, mean, 0)) return undefined;
      const vector = Float32Array.from(mean);
      if (common !== undefined) clear(mean, common, vector, 0);
      return vector;
    },
  };
}

const SENTENCES_A_TURN = 2000;

/** Writes what the sentence at `from` has besides the common direction, zeros where that is all. */
function clear(
  means: Float64Array,
  common: Float64Array,
  cleared: Float32Array,
  from: number,
): void {
  const d = common.length;
  let along = 0;
  let squares = 0;
  for (let i = 0; i < d; i++) {
    const value = means[from + i]!;
    along += value * common[i]!;
    squares += value * value;
  }
  let squaresLeft = 0;
  for (let i = 0; i < d; i++) {
    const rest = means[from + i]! - along * common[i]!;
    squaresLeft += rest * rest;
    cleared[from + i] = rest;
  }
  const isRounding = Math.sqrt(squaresLeft) <= ROUNDING * Math.sqrt(squares);
  if (isRounding) cleared.fill(0, from, from + d);
}

/** Less than this share of a vector is rounding, and would be a direction out of nowhere. */
const ROUNDING = 1e-6;
