import { LINE_BREAK } from './line-break';

/**
 * For whoever reads text as Unicode: half a surrogate pair is no character, and UTF-8 cannot hold it.
 *
 * @param name of the function that asks, for the sentence
 * @throws {RangeError} naming the first lone surrogate, its UTF-16 offset and its line, from 1
 * @example requireWellFormed('encode', 'a\ud83d') // throws: … lone surrogate U+D83D at offset 1 (line 1)
 */
export function requireWellFormed(name: string, text: string): void {
  // With the u flag a whole pair is one character, so only halves match.
  const at = text.search(/\p{Surrogate}/u);
  if (at < 0) return;
  const code = text.charCodeAt(at).toString(16).toUpperCase();
  const line = text.slice(0, at).split(LINE_BREAK).length;
  throw new RangeError(
    `${name} requires well-formed Unicode, got the lone surrogate U+${code} at offset ${at} (line ${line})`,
  );
}
