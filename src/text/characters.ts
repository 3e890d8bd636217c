import { createTokenVocabulary, SPECIAL_TOKENS } from './token-vocabulary';

/** What an unknown character is shown as; always the vocabulary's index 0. */
export const UNKNOWN = '□';

/** What a character model knows: no padding, no ends, only characters and one that stands for others. */
export interface Vocabulary {
  /** index 0 is {@link UNKNOWN}, the others are the known characters, the most frequent first */
  readonly characters: readonly string[];
  /** known characters and the unknown one */
  readonly size: number;
}

/**
 * The characters of a text by Unicode code point, so that an emoji beyond U+FFFF stays whole. Half a
 * surrogate pair is a character of its own: joining the characters always gives the text back.
 *
 * @example splitCharacters('한🙂') // => ['한', '🙂']
 */
export function splitCharacters(text: string): string[] {
  return Array.from(text);
}

/**
 * Where each character of {@link splitCharacters} begins.
 *
 * @returns UTF-16 offsets, shape [characters]
 * @example characterOffsets('🙂a') // => [0, 2]
 */
export function characterOffsets(text: string): Int32Array {
  const offsets: number[] = [];
  let offset = 0;
  for (const character of text) {
    offsets.push(offset);
    offset += character.length;
  }
  return Int32Array.from(offsets);
}

/**
 * The characters of a training text by falling frequency, equals in order of first appearance.
 *
 * @param most known characters at most, integer >= 0; rarer ones become unknown
 * @returns up to `most` characters after the unknown one
 * @throws {RangeError} if `most` is not a whole number >= 0
 * @example createVocabulary('banana').characters // => ['□', 'a', 'n', 'b']
 */
export function createVocabulary(
  trainingText: string,
  { most }: { readonly most?: number } = {},
): Vocabulary {
  const { tokens } = createTokenVocabulary(trainingText, { most: most ?? Infinity });
  const characters = [UNKNOWN, ...tokens.slice(SPECIAL_TOKENS.length)];
  return { characters, size: characters.length };
}

/**
 * A text as places in the vocabulary; unknown characters are 0.
 *
 * @returns shape [characters]
 */
export function encode(text: string, vocabulary: Vocabulary): Int32Array {
  // From 1 on: a □ that the text itself holds has a place of its own, or is unknown like any other.
  const ids = new Map(vocabulary.characters.slice(1).map((character, i) => [character, i + 1]));
  return Int32Array.from(splitCharacters(text), (character) => ids.get(character) ?? 0);
}

/**
 * The text of places in a vocabulary. `decode(encode(text))` is the text when every character of it
 * is known; an unknown one comes back as {@link UNKNOWN}. (Two halves of a surrogate pair that come
 * to stand side by side make one character again.)
 *
 * @throws {RangeError} if an id is not in the vocabulary
 */
export function decode(ids: Int32Array, vocabulary: Vocabulary): string {
  let text = '';
  for (const id of ids) {
    const character = vocabulary.characters[id];
    if (character === undefined) {
      throw new RangeError(`decode requires ids in [0, ${vocabulary.size}), got ${id}`);
    }
    text += character;
  }
  return text;
}
