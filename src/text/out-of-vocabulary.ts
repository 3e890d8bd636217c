import { UNK_ID } from './token-vocabulary';
import type { Tokenizer } from './tokenizer';

/** How much of a text a tokenizer does not know. */
export interface OutOfVocabulary {
  /** tokens of the text */
  readonly tokens: number;
  /** of them unknown */
  readonly unknown: number;
  /** unknown / tokens, in [0, 1]; 0 for a text without tokens */
  readonly rate: number;
}

/**
 * Counts the unknown tokens of a text, best one that the tokenizer was not trained on.
 *
 * @throws {RangeError} if the text holds a lone surrogate
 * @see Jurafsky & Martin, Speech and Language Processing, ch. 3
 */
export function outOfVocabulary(tokenizer: Tokenizer, text: string): OutOfVocabulary {
  return unknownAmong(tokenizer.encode(text));
}

/** Counts the unknown tokens among a text's ids. */
export function unknownAmong(ids: Int32Array): OutOfVocabulary {
  const unknown = ids.reduce((count, id) => count + (id === UNK_ID ? 1 : 0), 0);
  return { tokens: ids.length, unknown, rate: ids.length === 0 ? 0 : unknown / ids.length };
}
