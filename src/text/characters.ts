/** The characters a model knows; the number of one is its place. */
export interface Vocabulary {
  /** place 0 stands for every character that is not here */
  readonly characters: readonly string[];
  readonly size: number;
}

/** How an unknown character is written. */
export const UNKNOWN = '□';

/** A text by Unicode code points: a Korean syllable or an emoji is one; lone surrogates survive. */
export function splitCharacters(text: string): string[] {
  return Array.from(text);
}

/** UTF-16 offset of each character, shape [characters]. */
export function characterOffsets(text: string): Int32Array {
  const offsets: number[] = [];
  let at = 0;
  for (const character of text) {
    offsets.push(at);
    at += character.length;
  }
  return Int32Array.from(offsets);
}

/**
 * The characters of a training text by falling frequency, equal ones by first appearance.
 *
 * @param most how many to keep; the rarer ones become unknown
 * @throws {RangeError} if `most` is not a positive integer
 */
export function createVocabulary(
  trainingText: string,
  { most = Infinity }: { most?: number } = {},
): Vocabulary {
  if (!(most >= 1)) throw new RangeError(`createVocabulary requires most >= 1, got ${most}`);
  const counts = new Map<string, number>();
  for (const character of trainingText) counts.set(character, (counts.get(character) ?? 0) + 1);
  const byFrequency = [...counts].sort(([, a], [, b]) => b - a); // stable: first appearance stays
  const kept = byFrequency.slice(0, most).map(([character]) => character);
  const characters = [UNKNOWN, ...kept.filter((character) => character !== UNKNOWN)];
  return { characters, size: characters.length };
}

/** The numbers of a text's characters, shape [characters]; 0 for those that are not known. */
export function encode(text: string, vocabulary: Vocabulary): Int32Array {
  const places = placesOf(vocabulary);
  return Int32Array.from(splitCharacters(text), (character) => places.get(character) ?? 0);
}

/**
 * The text of some numbers: decode(encode(x)) = x when every character of x is known.
 *
 * @throws {RangeError} if a number is not in the vocabulary
 */
export function decode(ids: Int32Array, { characters, size }: Vocabulary): string {
  return Array.from(ids, (id) => {
    const character = characters[id];
    if (character === undefined)
      throw new RangeError(`decode requires ids in [0, ${size}), got ${id}`);
    return character;
  }).join('');
}

const known = new WeakMap<Vocabulary, ReadonlyMap<string, number>>();

function placesOf(vocabulary: Vocabulary): ReadonlyMap<string, number> {
  const places =
    known.get(vocabulary) ??
    new Map(vocabulary.characters.map((character, place) => [character, place] as const).slice(1));
  known.set(vocabulary, places);
  return places;
}
