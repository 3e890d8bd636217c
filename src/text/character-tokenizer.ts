import { segmentGraphemes } from './text-segments';
import { schemeTokenizer, type Tokenizer, type TokenScheme } from './tokenizer';
import type { VocabularyOptions } from './token-vocabulary';

const CHARACTERS: TokenScheme = {
  kind: 'characters',
  isReversible: true,
  split: segmentGraphemes,
  join: (tokens) => tokens.join(''),
};

/**
 * A tokenizer of characters as a reader counts them, grapheme clusters, on the raw text.
 *
 * @throws {RangeError} if the training text holds a lone surrogate or an option is out of range
 * @example characterTokenizer('한글👩‍👧').tokenize('글👩‍👧').length // => 2
 */
export function characterTokenizer(trainingText: string, options?: VocabularyOptions): Tokenizer {
  return schemeTokenizer(CHARACTERS, trainingText, options);
}
