import type { TextSegment } from './text-segments';
import { schemeTokenizer, type Tokenizer, type TokenScheme } from './tokenizer';
import type { VocabularyOptions } from './token-vocabulary';

const EOJEOL: TokenScheme = {
  kind: 'eojeol',
  isReversible: false,
  *split(text): Generator<TextSegment> {
    for (const match of text.matchAll(/\P{White_Space}+/gu)) {
      const [piece] = match;
      yield { text: piece.normalize('NFC'), start: match.index, end: match.index + piece.length };
    }
  },
  join: (tokens) => tokens.join(' '),
};

/**
 * A tokenizer of 어절, what stands between spaces: a Korean word with its particles and punctuation.
 * Which spaces stood there is lost, and the pieces are NFC: not reversible.
 *
 * @throws {RangeError} if the training text holds a lone surrogate or an option is out of range
 * @example eojeolTokenizer('커피를 마셔요.').vocabulary.tokens.slice(4) // => ['커피를', '마셔요.']
 */
export function eojeolTokenizer(trainingText: string, options?: VocabularyOptions): Tokenizer {
  return schemeTokenizer(EOJEOL, trainingText, options);
}
