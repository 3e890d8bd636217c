/** Fits a heading, or a line of a tree whose tooltip has all of it. */
const LONGEST = 80;

/**
 * A text to quote: on one line, and cut where it is longer.
 *
 * @param most characters
 * @example shortened('one\ntwo three', 7) // => 'one two…'
 */
export function shortened(text: string, most = LONGEST): string {
  return cut(text.replace(/\s+/gu, ' ').trim(), most);
}

/** The first characters of a text, and a sign where there are more; the rest is not looked at. */
export function cut(text: string, most: number): string {
  const units = 2 * most + 1; // a character has one unit or two
  const characters = Array.from(text.slice(0, units));
  const isWhole = text.length <= units && characters.length <= most;
  return isWhole ? text : `${characters.slice(0, most).join('')}…`;
}
