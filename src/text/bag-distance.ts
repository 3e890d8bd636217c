import { sameEnds } from './same-ends';

/**
 * How much of two texts differs, by their words as bags: with d(w) the difference of the word's counts,
 * max(Σ |w| · max(0, d(w)), Σ |w| · max(0, −d(w))). Words that only moved or were wrapped do not count.
 * Linear in the length, and of an edit in one place only the edit is looked at.
 *
 * @returns UTF-16 units of whitespace-bounded words, each with the space after it
 * @see Bartolini, Ciaccia & Patella, String Matching with Metric Trees Using an Approximate Distance, 2002
 * @example bagDistance('red tea', 'tea red hot') // => 4, the word "hot" and its space
 */
export function bagDistance(before: string, after: string): number {
  if (before === after) return 0;
  const { start, end } = sameEnds(before, after);
  const counts = new Map<string, number>();
  const count = (text: string, by: 1 | -1) => {
    for (const word of text.slice(start, text.length - end).split(/\s+/u)) {
      if (word !== '') counts.set(word, (counts.get(word) ?? 0) + by);
    }
  };
  count(before, -1);
  count(after, 1);
  let gone = 0;
  let come = 0;
  for (const [word, difference] of counts) {
    if (difference < 0) gone -= difference * (word.length + 1);
    else come += difference * (word.length + 1);
  }
  return Math.max(gone, come);
}
