import { characterTokenizer } from '../text/character-tokenizer';
import { eojeolTokenizer } from '../text/eojeol-tokenizer';
import type { VocabularyOptions } from '../text/token-vocabulary';
import type { Tokenizer } from '../text/tokenizer';
import { wordTokenizer } from '../text/word-tokenizer';
import { visibleCharacter } from './reading';

const TOKENIZERS = {
  words: wordTokenizer,
  eojeol: eojeolTokenizer,
  characters: characterTokenizer,
} as const;

/**
 * The tokenizer that a knob asks for; words when it asks for none of them.
 *
 * @throws {RangeError} as the tokenizers do
 */
export function unitTokenizer(
  unit: string | number | undefined,
  text: string,
  options?: VocabularyOptions,
): Tokenizer {
  const known = unit === 'eojeol' || unit === 'characters' ? unit : 'words';
  return TOKENIZERS[known](text, options);
}

/** A token as people read it: a space and a line break are seen, too. */
export function visibleToken(token: string): string {
  return Array.from(token, visibleCharacter).join('');
}
