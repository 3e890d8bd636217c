/**
 * What makes two written words one word for vectors and for search: the same letters without capitals,
 * in NFC. `The` and `the` are one word, and so are composed and decomposed Hangul. Tokenizers, which
 * give the text back, do not use it.
 *
 * @example wordKey('The') // => 'the'
 */
export function wordKey(word: string): string {
  // Composed last: a small letter may have a composed form where its capital has none, as ǰ.
  return word.toLowerCase().normalize('NFC');
}
