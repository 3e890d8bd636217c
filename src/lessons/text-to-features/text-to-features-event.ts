import type { Place } from '../../dataset/dataset';
import type { Phrase } from '../../phrase/phrase';

export type TextToFeaturesEvent = Sentences | Pipeline;

/** The sentences to choose from, in reading order. */
export interface Sentences {
  readonly kind: 'sentences';
  readonly sentences: readonly { readonly text: string; readonly place: Place }[];
  /** when there is too little text for the vectors to mean anything */
  readonly warning: Phrase | undefined;
}

/** One sentence, from text to features and to what they are good for. */
export interface Pipeline {
  readonly kind: 'pipeline';
  /** position in `sentences`; undefined for a sentence that someone typed */
  readonly sentence: number | undefined;
  readonly text: string;
  /** words that have a number, V */
  readonly vocabulary: number;
  /** numbers of a vector, d */
  readonly dimensions: number;
  readonly tokens: readonly Token[];
  /** of all known tokens' one-hot vectors: n · V numbers, and their memory */
  readonly oneHot: { readonly numbers: number; readonly bytes: number };
  /** of the known tokens' vectors, shape [d]; undefined when none is known */
  readonly features: Features | undefined;
  /** other sentences nearest to the features, nearest first */
  readonly nearest: readonly { readonly sentence: number; readonly score: number }[];
  readonly checks: Checks | undefined;
}

export interface Token {
  readonly text: string;
  /** undefined for a typed sentence */
  readonly place: Place | undefined;
  /** its number, from 0, the most frequent word first; undefined when it has none */
  readonly id: number | undefined;
  /** occurrences in the text, 0 for a word without a number */
  readonly count: number;
  /** what it counts in the mean, a / (a + p(w)), in (0, 1) */
  readonly weight: number;
  /** shape [d]; empty for a word without a number */
  readonly vector: readonly number[];
}

export interface Features {
  /** weighted mean of the vectors, shape [d] */
  readonly mean: readonly number[];
  /** the part of it that all sentences have in common, shape [d] */
  readonly common: readonly number[];
  /** what is left, shape [d] */
  readonly left: readonly number[];
}

/** Each stage computed anew from the one before: largest difference from what the stage holds. */
export interface Checks {
  /** one-hot vectors times the table, against the rows looked up */
  readonly vectors: number;
  /** weighted mean without the common part, against the features */
  readonly features: number;
  /** cosine of the features with the nearest sentence's, against its score */
  readonly nearest: number;
  /** how far the features move when the words are read backwards */
  readonly backwards: number;
  /** whether reading backwards changes the order of the ids, and of the vectors */
  readonly idsChange: boolean;
}
