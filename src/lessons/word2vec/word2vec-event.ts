import type { Phrase } from '../../phrase/phrase';

/** What a run tells its picture. Losses are in nats, cosines in [−1, 1]. */
export type Word2vecEvent = MapWords | MapFrame | WordLoss | Around | Compared | Planted;

/** Told first: the words of the map, the most frequent ones. */
export interface MapWords {
  readonly kind: 'words';
  /** shape [n] */
  readonly words: readonly string[];
  /** occurrences, shape [n] */
  readonly counts: readonly number[];
  /** the word that is looked at first: a row of `words` */
  readonly focus: number;
  /** loss when nothing is learned yet: ln 2, as of a coin */
  readonly start: number;
  /** said of a text that is too short to mean anything */
  readonly warning: Phrase | undefined;
}

export interface WordLoss {
  readonly kind: 'loss';
  /** words read so far */
  readonly step: number;
  /** mean over the pairs since the last one */
  readonly loss: number;
}

/** Where the words lie in mid-training. */
export interface MapFrame {
  readonly kind: 'frame';
  readonly step: number;
  /** shape [n, 2], row by row; no unit */
  readonly positions: readonly number[];
  /** of the word looked at first, nearest first */
  readonly neighbours: readonly ScoredWord[];
}

export interface ScoredWord {
  readonly row: number;
  readonly word: string;
  /** cosine of the two input vectors */
  readonly score: number;
}

/** One word and three lists of others: an answer of the lab, and told once at the end. */
export interface Around {
  readonly kind: 'around';
  readonly row: number;
  readonly word: string;
  readonly count: number;
  /** counted: those that stand inside the window most often */
  readonly companions: readonly { readonly word: string; readonly count: number }[];
  /** σ(input · output): how likely the model holds the pair to be a real one */
  readonly expected: readonly { readonly word: string; readonly probability: number }[];
  /** by cosine of the input vectors; `together`: times they stand inside the window */
  readonly neighbours: readonly (ScoredWord & { readonly together: number })[];
}

/** Over many words: what kind of word the neighbours are. */
export interface Compared {
  readonly kind: 'compared';
  /** words that were asked, and neighbours of each */
  readonly asked: number;
  readonly most: number;
  /** share of neighbours that are among the most frequent companions, in [0, 1] */
  readonly companions: number;
  /** share that are among the words with the most similar surroundings, counted, in [0, 1] */
  readonly alike: number;
  /** share that ever stand inside the window of the word, in [0, 1] */
  readonly beside: number;
  /** what either of the first two shares would be if neighbours were drawn by lot */
  readonly chance: number;
}

/** The same training on sentences made so that the answer is known. */
export interface Planted {
  readonly kind: 'planted';
  readonly sentences: number;
  readonly twins: readonly PlantedTwins[];
  /** of the words in twins: those whose nearest word is their twin */
  readonly found: number;
}

/** Two words that never stand in one sentence and have the same words around them. */
export interface PlantedTwins {
  readonly a: Phrase;
  readonly b: Phrase;
  /** cosine of the twins */
  readonly score: number;
  /** place of b among the neighbours of a, from 1 */
  readonly place: number;
  /** a word that stands beside a: cosine, and σ(input · output) */
  readonly companion: Phrase;
  readonly companionScore: number;
  readonly companionExpected: number;
  /** σ(input · output) of the twins themselves */
  readonly twinExpected: number;
}
