import { joinSyllables, splitSyllable } from './jamo';
import type { TextSegment } from './text-segments';
import { schemeTokenizer, type Tokenizer, type TokenScheme } from './tokenizer';
import type { VocabularyOptions } from './token-vocabulary';

const JAMO: TokenScheme = {
  kind: 'jamo',
  isReversible: true,
  *split(text): Generator<TextSegment> {
    let start = 0;
    for (const character of text) {
      const end = start + character.length;
      for (const symbol of splitSyllable(character)) yield { text: symbol, start, end };
      start = end;
    }
  },
  join: joinSyllables,
};

/**
 * A tokenizer of Hangul's letters, tagged initial, medial or final; other code points are themselves.
 * At most 67 letters write all 11,172 syllables.
 *
 * @throws {RangeError} if the training text holds a lone surrogate or an option is out of range
 * @example jamoTokenizer('각').tokenize('각').map(({ text }) => text) // => ['ㄱ-', '-ㅏ-', '-ㄱ']
 */
export function jamoTokenizer(trainingText: string, options?: VocabularyOptions): Tokenizer {
  return schemeTokenizer(JAMO, trainingText, options);
}
