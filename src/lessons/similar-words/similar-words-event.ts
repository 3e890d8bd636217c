import type { Place } from '../../dataset/dataset';
import type { Phrase } from '../../phrase/phrase';

/** What a run tells its picture. Cosines lie in [−1, 1], shares in [0, 1]. */
export type SimilarWordsEvent = MapWords | WordMapPlaces | Neighbours | Agreement;

/** Told first. */
export interface MapWords {
  readonly kind: 'words';
  /** the most frequent ones, shape [n] */
  readonly words: readonly string[];
  /** occurrences, shape [n] */
  readonly counts: readonly number[];
  /** the word that is looked at first: a row of `words` */
  readonly focus: number;
  /** trainings that are compared */
  readonly runs: number;
  /** said of a text that is too short to mean anything */
  readonly warning: Phrase | undefined;
}

/** Where the words of the first training lie; told again while UMAP moves them. */
export interface WordMapPlaces {
  readonly kind: 'places';
  readonly by: 'pca' | 'umap';
  /** shape [n, 2], row by row; no unit */
  readonly positions: readonly number[];
  /** of principal components: share of all differences that two of them show */
  readonly share: number | undefined;
}

/** One word in all trainings so far: told after each, and an answer of the lab. */
export interface Neighbours {
  readonly kind: 'neighbours';
  readonly row: number;
  readonly word: string;
  readonly count: number;
  /** trainings that are done */
  readonly runs: number;
  /** neighbours in each training, nearest first, [runs][most] */
  readonly lists: readonly (readonly SeededNeighbour[])[];
  /** every neighbour of any list, those of most trainings first */
  readonly agreed: readonly AgreedWord[];
  /** mean share that two trainings have in common; undefined with one training */
  readonly overlap: number | undefined;
  /** where the word stands in the document */
  readonly places: readonly Place[];
}

export interface SeededNeighbour {
  readonly word: string;
  /** cosine */
  readonly score: number;
}

export interface AgreedWord {
  readonly row: number;
  readonly word: string;
  /** trainings in which it is among the neighbours */
  readonly runs: number;
  /** mean cosine over all trainings */
  readonly score: number;
}

/** Over the most frequent words: told at the end. */
export interface Agreement {
  readonly kind: 'agreement';
  /** words asked */
  readonly asked: number;
  /** neighbours of each */
  readonly most: number;
  /** mean share of neighbours that two seeds have in common */
  readonly seeds: number;
  /** the share that two lists drawn by lot would have in common */
  readonly seedsChance: number;
  /** the same of two halves of the text, learned apart; undefined where they know too few words */
  readonly halves: number | undefined;
  /** the share that two lists drawn by lot would have in common in the halves */
  readonly chance: number | undefined;
}
