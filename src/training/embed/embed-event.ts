import type { Phrase } from '../../phrase/phrase';

/** What word vectors say of some texts: first of all words, then an answer to each question. */
export type EmbedEvent =
  | VectorsReady
  | SelectionEmbedded
  | SelectionsCompared
  | WordEmbedded
  | MapDrawn
  | TextTaken
  | VectorsGiven
  | NotEmbedded;

export type VectorsReady = TextsEmbedded | VectorsLoaded;

/** The texts that are learned together, as the run's parameter `files` holds them in JSON. */
export type EmbeddedFiles = readonly {
  /** what places name the file by */
  readonly key: string;
  readonly lines: number;
}[];

/** A question to the lab of the vectors, as its `ask` takes it. */
export type EmbedQuestion =
  | ({
      readonly about: 'selection';
      readonly text: string;
      /** `lines`: nothing but whole lines; `all`: words and sentences too */
      readonly wanted: 'all' | 'lines';
    } & PlaceOfSelection)
  /** `texts`: of the selections, a JSON list */
  | { readonly about: 'selections'; readonly texts: string }
  | { readonly about: 'word'; readonly word: string }
  /** a selection on a map as large as a page */
  | {
      readonly about: 'map';
      readonly text: string;
      readonly by: MapKind;
      /** of UMAP, which another seed turns otherwise */
      readonly seed: number;
    }
  /** a file's text from now on, empty when the file is gone; the vectors stay */
  | {
      readonly about: 'text';
      readonly file: string;
      /** as people call it */
      readonly name: string;
      readonly text: string;
    }
  /** the first seed's vectors, to be written to a file */
  | { readonly about: 'vectors' };

/** Half-open, 0-based lines and UTF-16 units of the document. */
export interface PlaceOfSelection {
  /** empty: not a part of the texts */
  readonly file: string;
  readonly startLine: number;
  readonly startCharacter: number;
  readonly endLine: number;
  readonly endCharacter: number;
}

/** A part of one line of a file: 0-based, UTF-16 units, half-open. */
export interface PlaceInFile {
  readonly file: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

export interface TextsEmbedded {
  readonly kind: 'texts-embedded';
  /** words with a vector, and how often a word has to occur to have one */
  readonly words: number;
  readonly minCount: number;
  /** all words of the texts, every occurrence counted */
  readonly running: number;
  /** seeds that were trained */
  readonly seeds: number;
  /** share of so many neighbours that two seeds have in common, mean over frequent words, in [0, 1] */
  readonly overlap: number;
  readonly neighbours: number;
  /** what to say of too little text */
  readonly warning: Phrase | undefined;
}

/** Vectors of a file: there are no seeds that could agree or differ. */
export interface VectorsLoaded {
  readonly kind: 'vectors-loaded';
  readonly words: number;
  readonly dimensions: number;
}

/** What several seeds say of one neighbour. */
export interface Ranked {
  /** cosine, mean over the seeds, in [−1, 1] */
  readonly score: number;
  /** seeds that have it among their own nearest; 1 for loaded vectors, where it says nothing */
  readonly seeds: number;
}

export interface RankedWord extends Ranked {
  readonly word: string;
  readonly count: number;
  /** where it stands first; undefined when it was edited away */
  readonly place: PlaceInFile | undefined;
}

export interface RankedPlace extends Ranked, PlaceInFile {
  readonly text: string;
  /** its place, from 1, when TF-IDF ranks the same ones; undefined: it shares no word */
  readonly tfIdfRank: number | undefined;
}

/** `pca`: the two directions of most difference; `umap`: near words together. */
export type MapKind = 'pca' | 'umap';

/** A point of the map of words; of no unit. */
export interface MapPoint {
  readonly x: number;
  readonly y: number;
}

/** The first two principal components of frequent words, by the first seed's vectors at length 1. */
export interface WordMap {
  /** of the selection or the word */
  readonly place: MapPoint;
  /** its neighbours, and frequent words around */
  readonly points: readonly (MapPoint & { readonly word: string; readonly isNear: boolean })[];
  /** share of the vectors' variance that the map shows, in [0, 1] */
  readonly share: number;
}

export interface SelectionEmbedded {
  readonly kind: 'selection-embedded';
  /** words of the selection, and those without a vector, each once */
  readonly wordCount: number;
  readonly unknown: readonly string[];
  /** when the selection is one word */
  readonly word: { readonly count: number; readonly rank: number } | undefined;
  /** undefined where nothing but lines was wanted, and for a single word */
  readonly map: WordMap | undefined;
  /** nearest first */
  readonly words: readonly RankedWord[];
  readonly sentences: readonly RankedPlace[];
  /** empty when every line is one sentence, and `all` was wanted */
  readonly lines: readonly RankedPlace[];
}

export interface SelectionsCompared {
  readonly kind: 'selections-compared';
  readonly texts: readonly string[];
  /** cosines of each with each, over the seeds; undefined for a selection without known words */
  readonly matrix: readonly (readonly (
    { readonly mean: number; readonly low: number; readonly high: number } | undefined
  )[])[];
}

export interface WordEmbedded {
  readonly kind: 'word-embedded';
  readonly word: string;
  /** undefined: it occurs too rarely for a vector */
  readonly known:
    | {
        /** in the texts that were learned; undefined: the vectors were loaded */
        readonly count: number | undefined;
        /** by frequency, or in the file; from 1, of `words` */
        readonly rank: number;
        readonly words: number;
        readonly neighbours: readonly (Ranked & { readonly word: string })[];
        /** undefined: a single word, or a single number, has no map */
        readonly map: WordMap | undefined;
      }
    | undefined;
  /** undefined: the vectors were loaded */
  readonly learned: { readonly minCount: number; readonly seeds: number } | undefined;
}

/** A selection among many words: its own place is one of them, or one more at the end. */
export interface MapDrawn {
  readonly kind: 'map-drawn';
  readonly by: MapKind;
  /** the last one is the selection itself, unless it is a word */
  readonly words: readonly string[];
  /** x and y, shape [n, 2] row by row, of no unit */
  readonly positions: readonly number[];
  /** of the selection, and of its neighbours */
  readonly chosen: number;
  readonly near: readonly number[];
  /** share of the vectors' variance that a map by `pca` shows, in [0, 1] */
  readonly share: number | undefined;
}

export interface TextTaken {
  readonly kind: 'text-taken';
  readonly file: string;
}

/** Words and their vectors, row by row. */
export interface VectorsGiven {
  readonly kind: 'vectors-given';
  readonly words: readonly string[];
  readonly dimensions: number;
  readonly data: Float32Array;
}

/** A question that has no answer, and why. */
export interface NotEmbedded {
  readonly kind: 'not-embedded';
  readonly message: Phrase;
}
