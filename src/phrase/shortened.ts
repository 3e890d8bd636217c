/** Fits a heading, or a line of a tree whose tooltip has all of it. */
const LONGEST = 80;

/**
 * A text to quote: on one line, and cut where it is longer.
 *
 * @param most characters
 * @example shortened('one\ntwo three', 7) // => 'one two…'
 */
export function shortened(text: string, most = LONGEST): string {
  const oneLine = text.replace(/\s+/gu, ' ').trim();
  const characters = Array.from(oneLine);
  return characters.length <= most ? oneLine : `${characters.slice(0, most).join('')}…`;
}
