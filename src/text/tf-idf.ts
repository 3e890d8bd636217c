import { clampCosine } from './cosine';
import type { Neighbour } from './nearest-neighbours';
import { toEnd } from '../turns/to-end';

/** A document's weights at length 1, without the zeros. */
export interface SparseVector {
  /** term -> weight > 0 */
  readonly weights: ReadonlyMap<string, number>;
}

/** Documents as weighted bags of terms. */
export interface TfIdf {
  /** documents, n */
  readonly size: number;
  /**
   * The inverse document frequency of a term, ln((1 + n) / (1 + df)) + 1.
   *
   * @returns 0 for a term that no document holds
   */
  idf(term: string): number;
  /** Terms as a vector of length 1; terms that no document holds are left out. */
  vectorOf(terms: Iterable<string>): SparseVector;
  /**
   * The documents nearest to some terms by cosine, nearest first, equals in the order of the
   * documents. Those that share no term are never found.
   *
   * @throws {RangeError} if `most` is not a whole number >= 0
   */
  search(terms: Iterable<string>, options?: { readonly most?: number }): Neighbour[];
}

/** {@link fitTfIdfInSlices}, to its end. */
export function fitTfIdf(documents: readonly (readonly string[])[]): TfIdf {
  return toEnd(fitTfIdfInSlices(documents));
}

/**
 * TF-IDF: a term's weight in a document is how often it occurs there, times its inverse document
 * frequency; each document's weights are then scaled to length 1. As scikit-learn's TfidfVectorizer
 * does by default (`smooth_idf`). It pauses now and then: many documents take a second.
 *
 * @param documents the terms of each, of a line of text for instance
 * @see Spärck Jones, A Statistical Interpretation of Term Specificity (1972)
 * @see Manning, Raghavan & Schütze, Introduction to Information Retrieval, 6.2
 */
export function* fitTfIdfInSlices(
  documents: readonly (readonly string[])[],
): Generator<undefined, TfIdf, undefined> {
  const frequencies = new Map<string, number>(); // term -> documents that hold it
  for (const [index, document] of documents.entries()) {
    for (const term of new Set(document)) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
    if (index % DOCUMENTS_A_TURN === DOCUMENTS_A_TURN - 1) yield;
  }
  const n = documents.length;
  const idf = (term: string): number => {
    const frequency = frequencies.get(term);
    return frequency === undefined ? 0 : Math.log((1 + n) / (1 + frequency)) + 1;
  };
  const vectorOf = (terms: Iterable<string>): SparseVector => {
    const weights = new Map<string, number>();
    for (const term of terms) {
      if (frequencies.has(term)) weights.set(term, (weights.get(term) ?? 0) + 1);
    }
    let squares = 0;
    for (const [term, count] of weights) {
      const weight = count * idf(term);
      weights.set(term, weight);
      squares += weight * weight;
    }
    const length = Math.sqrt(squares);
    for (const [term, weight] of weights) weights.set(term, weight / length);
    return { weights };
  };
  /** term -> the documents that hold it, and its weight there */
  const postings = new Map<string, { documents: number[]; weights: number[] }>();
  for (const [index, document] of documents.entries()) {
    for (const [term, weight] of vectorOf(document).weights) {
      let posting = postings.get(term);
      if (posting === undefined) {
        posting = { documents: [], weights: [] };
        postings.set(term, posting);
      }
      posting.documents.push(index);
      posting.weights.push(weight);
    }
    if (index % DOCUMENTS_A_TURN === DOCUMENTS_A_TURN - 1) yield;
  }
  return {
    size: n,
    idf,
    vectorOf,
    search(terms, { most = 10 } = {}) {
      if (!(Number.isInteger(most) && most >= 0)) {
        throw new RangeError(`search requires a whole number most >= 0, got ${most}`);
      }
      const scores = new Map<number, number>();
      for (const [term, weight] of vectorOf(terms).weights) {
        const posting = postings.get(term)!;
        posting.documents.forEach((document, i) => {
          scores.set(document, (scores.get(document) ?? 0) + weight * posting.weights[i]!);
        });
      }
      return Array.from(scores, ([index, score]) => ({ index, score: clampCosine(score) }))
        .sort((a, b) => b.score - a.score || a.index - b.index)
        .slice(0, most);
    },
  };
}

const DOCUMENTS_A_TURN = 2000;
