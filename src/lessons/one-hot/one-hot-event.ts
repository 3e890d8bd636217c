import type { Place } from '../../dataset/dataset';

/** What a run of the lesson tells its picture. */
export type OneHotEvent = OneHotVocabulary | LinesFound | OneHotLine | Distances | MemorySizes;

/** What the columns of the matrix are called. */
export interface OneHotVocabulary {
  readonly kind: 'vocabulary';
  /** by number: the special tokens, then the known ones */
  readonly tokens: readonly string[];
}

/** The lines that can be walked through. */
export interface LinesFound {
  readonly kind: 'lines';
  readonly places: readonly Place[];
}

/** A line as a matrix; also the lab's answer to `{ line }`. */
export interface OneHotLine {
  readonly kind: 'line';
  readonly index: number;
  /** tokens of the line, of which the first have a row */
  readonly all: number;
  readonly rows: readonly OneHotRow[];
  /** bytes of the matrix of these rows, float32 */
  readonly bytes: number;
}

export interface OneHotRow {
  readonly text: string;
  /** step one: the number */
  readonly id: number;
  readonly known: boolean;
  readonly place: Place;
  /** step two, read from the row: the columns that are not 0, and the sum */
  readonly ones: readonly number[];
  readonly sum: number;
}

/** Euclidean distances of different rows. */
export interface Distances {
  readonly kind: 'distances';
  /** different tokens measured, and their pairs */
  readonly tokens: number;
  readonly pairs: number;
  readonly least: number;
  readonly most: number;
  /** dot products of different rows: 0 for all of them */
  readonly mostAlike: number;
  readonly examples: readonly {
    readonly first: string;
    readonly second: string;
    /** difference of the numbers */
    readonly numbers: number;
    readonly oneHot: number;
  }[];
}

/** The whole text in memory, bytes; measured where an array was made, else n · V · 4. */
export interface MemorySizes {
  readonly kind: 'memory';
  /** tokens of the text, size of the vocabulary, numbers of an embedding's vector */
  readonly tokens: number;
  readonly size: number;
  readonly units: number;
  readonly index: number;
  readonly oneHot: number;
  /** the embedding's table, and the text's vectors from it */
  readonly table: number;
  readonly embedded: number;
}
