import { segmentWords, type TextSegment } from './text-segments';
import { schemeTokenizer, type Tokenizer, type TokenScheme } from './tokenizer';
import type { VocabularyOptions } from './token-vocabulary';

const WORDS: TokenScheme = {
  kind: 'words',
  isReversible: false,
  *split(text): Generator<TextSegment> {
    for (const { text: word, start, end } of segmentWords(text)) {
      yield { text: word.normalize('NFC'), start, end };
    }
  },
  join: (tokens) => tokens.join(' '),
};

/**
 * A tokenizer of words. Spaces and punctuation are no tokens, and words are NFC, so that one word has
 * one id however its Hangul was typed: not reversible.
 *
 * @throws {RangeError} if the training text holds a lone surrogate or an option is out of range
 * @example wordTokenizer('차, 커피').vocabulary.tokens.slice(4) // => ['차', '커피']
 */
export function wordTokenizer(trainingText: string, options?: VocabularyOptions): Tokenizer {
  return schemeTokenizer(WORDS, trainingText, options);
}
