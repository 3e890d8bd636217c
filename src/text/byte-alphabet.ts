/**
 * One visible character for each byte, as GPT-2 writes them: printable Latin-1 is itself, the other
 * 68 bytes are U+0100 and on, so a space is `Ġ`. By byte, shape [256].
 *
 * @see Radford et al., Language Models are Unsupervised Multitask Learners (2019), 2.2
 */
export const BYTE_CHARACTERS: readonly string[] = (() => {
  let unprintable = 0;
  return Array.from({ length: 256 }, (_, byte) => {
    const isPrintable =
      (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
    return String.fromCharCode(isPrintable ? byte : 0x100 + unprintable++);
  });
})();

const BYTES: ReadonlyMap<string, number> = new Map(
  BYTE_CHARACTERS.map((character, byte) => [character, byte]),
);

const UTF8 = new TextEncoder();

/**
 * A text's UTF-8 bytes as characters of the alphabet.
 *
 * @example toByteCharacters(' 가') // => 'Ġê°Ģ'
 */
export function toByteCharacters(text: string): string {
  let characters = '';
  for (const byte of UTF8.encode(text)) characters += BYTE_CHARACTERS[byte]!;
  return characters;
}

/**
 * The text whose bytes are written so; bytes that are no UTF-8, as in a token that holds part of a
 * character, are U+FFFD.
 *
 * @throws {RangeError} if a character is not of the alphabet
 */
export function fromByteCharacters(characters: string): string {
  const bytes = Uint8Array.from(Array.from(characters), (character) => {
    const byte = BYTES.get(character);
    if (byte === undefined) {
      throw new RangeError(`fromByteCharacters requires the byte alphabet, got ${character}`);
    }
    return byte;
  });
  // A byte order mark in the text is text.
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
