import { UNKNOWN } from './characters';
import {
  createTokenVocabulary,
  idOfToken,
  tokenOfId,
  SPECIAL_TOKENS,
  UNK_ID,
  type TokenVocabulary,
  type VocabularyOptions,
} from './token-vocabulary';
import type { TextSegment } from './text-segments';
import { requireWellFormed } from './well-formed';

export type TokenizerKind = 'characters' | 'jamo' | 'words' | 'eojeol' | 'byte-bpe' | 'wordpiece';

/**
 * A token and its place in the text, half-open in UTF-16 offsets: the smallest piece of the text that
 * holds all of it. Tokens made of one character, as jamo and bytes are, share that character's place.
 */
export interface Token extends TextSegment {
  readonly id: number;
}

/** Cuts a text into tokens and numbers them. */
export interface Tokenizer {
  readonly kind: TokenizerKind;
  /** whether decode(encode(x)) = x for every well-formed x that holds no unknown token */
  readonly isReversible: boolean;
  readonly vocabulary: TokenVocabulary;
  /**
   * @returns tokens in reading order, unknown ones with `<unk>`'s id
   * @throws {RangeError} if the text holds a lone surrogate
   */
  tokenize(text: string): Token[];
  /**
   * @returns the ids of {@link tokenize}, shape [tokens]
   * @throws {RangeError} if the text holds a lone surrogate
   */
  encode(text: string): Int32Array;
  /**
   * The text of tokens; `<unk>` shows as □ and the other special tokens as nothing.
   *
   * @throws {RangeError} if an id is not in the vocabulary
   */
  decode(ids: Int32Array): string;
}

/** How a text is cut into pieces that are themselves the tokens, and put together again. */
export interface TokenScheme {
  readonly kind: TokenizerKind;
  readonly isReversible: boolean;
  split(text: string): Iterable<TextSegment>;
  join(tokens: readonly string[]): string;
}

/**
 * A tokenizer that knows the pieces of a training text.
 *
 * @throws {RangeError} if the training text holds a lone surrogate or an option is out of range
 */
export function schemeTokenizer(
  scheme: TokenScheme,
  trainingText: string,
  options: VocabularyOptions = {},
): Tokenizer {
  requireWellFormed(`A tokenizer of ${scheme.kind}`, trainingText);
  const vocabulary = createTokenVocabulary(textsOf(scheme.split(trainingText)), options);
  return {
    kind: scheme.kind,
    isReversible: scheme.isReversible,
    vocabulary,
    tokenize(text) {
      requireWellFormed('tokenize', text);
      return Array.from(scheme.split(text), (piece) => ({
        text: piece.text,
        start: piece.start,
        end: piece.end,
        id: idOfToken(vocabulary, piece.text),
      }));
    },
    encode(text) {
      requireWellFormed('encode', text);
      return Int32Array.from(textsOf(scheme.split(text)), (token) => idOfToken(vocabulary, token));
    },
    decode(ids) {
      return scheme.join(shownTokens(vocabulary, ids));
    },
  };
}

/**
 * Tokens as a decoder shows them.
 *
 * @throws {RangeError} if an id is not in the vocabulary
 */
export function shownTokens(vocabulary: TokenVocabulary, ids: Int32Array): string[] {
  const shown: string[] = [];
  for (const id of ids) {
    const token = tokenOfId(vocabulary, id);
    if (id >= SPECIAL_TOKENS.length) shown.push(token);
    else if (id === UNK_ID) shown.push(UNKNOWN);
  }
  return shown;
}

function* textsOf(segments: Iterable<TextSegment>): Generator<string> {
  for (const { text } of segments) yield text;
}
