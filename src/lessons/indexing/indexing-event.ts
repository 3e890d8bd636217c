import type { Place } from '../../dataset/dataset';

/** What a run of the lesson tells its picture. */
export type IndexingEvent = IndexMade | LinesFound | IndexedLine | RelabelledStep | Relabelled;

/** The table of tokens and their numbers. */
export interface IndexMade {
  readonly kind: 'index';
  /** numbers given: special and known tokens */
  readonly size: number;
  /** numbers of the text's own tokens whose token leads back to the very same number */
  readonly back: number;
  /** first ones, special tokens and then the most frequent: token, its number, and the drawn one */
  readonly entries: readonly {
    readonly token: string;
    readonly id: number;
    readonly drawn: number;
  }[];
}

/** The lines that can be walked through. */
export interface LinesFound {
  readonly kind: 'lines';
  readonly places: readonly Place[];
}

/** A line as numbers; also the lab's answer to `{ line }`. */
export interface IndexedLine {
  readonly kind: 'line';
  readonly index: number;
  readonly tokens: readonly {
    readonly text: string;
    readonly id: number;
    /** its number after the draw */
    readonly drawn: number;
    readonly known: boolean;
    readonly place: Place;
  }[];
  /** decode(ids), and the same by the drawn numbers */
  readonly decoded: string;
  readonly decodedDrawn: string;
  /** this line and the next as a batch: <sos>, ids, <eos>, filled up with <pad> to one length */
  readonly batch: readonly (readonly number[])[];
}

/** Training losses of the two networks under both numberings, bits per token. */
export interface RelabelledStep {
  readonly kind: 'step';
  readonly step: number;
  readonly name: NumberingLoss;
  readonly size: NumberingLoss;
}

/** The same model before and after the draw, bits per token. */
export interface NumberingLoss {
  readonly before: number;
  readonly after: number;
}

/** What relabelling changed: nothing where a number is a name, something where it is a size. */
export interface Relabelled {
  readonly kind: 'relabelled';
  /** draw of the numbers; 0: none, the numbers are as they were */
  readonly draw: number;
  /** tokens whose number changed */
  readonly moved: number;
  /** bits per token of the unseen half, from counted pairs */
  readonly bigram: NumberingLoss;
  /** mean of the last training steps: an embedding of the number, and the number itself as input */
  readonly name: NumberingLoss;
  readonly size: NumberingLoss;
}
