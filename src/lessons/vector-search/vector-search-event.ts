import type { Place } from '../../dataset/dataset';
import type { Phrase } from '../../phrase/phrase';

export type VectorSearchEvent = SearchedLines | LinesFound;

/** The lines that can be chosen and found, in reading order. */
export interface SearchedLines {
  readonly kind: 'lines';
  readonly lines: readonly SearchedLine[];
  /** when there is too little text for neighbours to mean anything */
  readonly warning: Phrase | undefined;
}

export interface SearchedLine {
  readonly text: string;
  readonly place: Place;
  /** words, and those of them that have a vector */
  readonly words: number;
  readonly known: number;
}

/** What was found for a line, or for words that someone typed. */
export interface LinesFound {
  readonly kind: 'found';
  /** the line that is asked about, a position in `lines`; undefined for typed words */
  readonly query: number | undefined;
  readonly text: string;
  /** why vectors find nothing: no known word, or nothing left but what all lines have in common */
  readonly nothing: 'no-known-word' | 'no-direction' | undefined;
  /** words that have no vector, in reading order */
  readonly unknown: readonly string[];
  /** cosine of the line with itself, in [−1, 1]; undefined for typed words or when nothing is found */
  readonly own: number | undefined;
  /** other lines with the same bag of known words, in whatever order: positions in `lines` */
  readonly ties: readonly number[];
  /** nearest first, without the line itself */
  readonly byVectors: readonly Hit[];
  readonly byTfIdf: readonly Hit[];
  /** nearest words, when a single known word is asked about */
  readonly words: readonly { readonly word: string; readonly score: number }[];
}

export interface Hit {
  /** position in `lines` */
  readonly line: number;
  /** cosine, in [−1, 1] */
  readonly score: number;
  /** its rank in the other list, from 1; undefined when it is not found there */
  readonly otherRank: number | undefined;
  /** different words that both have */
  readonly shared: readonly string[];
}
