import type { Place } from '../../dataset/dataset';

/** What a run of the lesson tells its picture. */
export type TokenizationEvent = LinesFound | TokenizedLine | TokenizersCompared | NounForms;

/** As the text's own tokenizers are named. */
export type TokenizerId = 'characters' | 'jamo' | 'words' | 'eojeol' | 'byte-bpe' | 'wordpiece';

/** The lines that can be walked through. */
export interface LinesFound {
  readonly kind: 'lines';
  readonly places: readonly Place[];
}

/** One line under every tokenizer; also the lab's answer to `{ line }`. */
export interface TokenizedLine {
  readonly kind: 'line';
  /** of {@link LinesFound}, from 0 */
  readonly index: number;
  readonly text: string;
  readonly isHeldOut: boolean;
  readonly cuts: readonly LineCut[];
}

export interface LineCut {
  readonly id: TokenizerId;
  readonly tokens: readonly ShownToken[];
  readonly unknown: number;
  /** decode(encode(line)), and whether it is the line */
  readonly decoded: string;
  readonly same: boolean;
}

export interface ShownToken {
  /** as people read it: a space is ␣, bytes that are no whole character are ⟨EA B0⟩ */
  readonly text: string;
  readonly id: number;
  readonly known: boolean;
  readonly place: Place;
}

/** All tokenizers, made from the first half, on the second. */
export interface TokenizersCompared {
  readonly kind: 'tokenizers';
  readonly rows: readonly TokenizerRow[];
}

export interface TokenizerRow {
  readonly id: TokenizerId;
  /** known tokens and the four special ones */
  readonly vocabulary: number;
  /** of the second half */
  readonly tokens: number;
  readonly unknown: number;
  /** unknown / tokens, in [0, 1] */
  readonly unknownRate: number;
  /** tokens / characters as a reader counts them */
  readonly tokensPerCharacter: number;
  /** decode(encode(second half)) is the second half */
  readonly same: boolean;
}

/** Stems, by their particles most likely nouns, that stand in the text as several different words. */
export interface NounForms {
  readonly kind: 'nouns';
  /** how many, and as how many different words they stand */
  readonly nouns: number;
  readonly words: number;
  /** those with the most forms */
  readonly shown: readonly {
    readonly noun: string;
    readonly forms: readonly { readonly word: string; readonly count: number }[];
  }[];
}
