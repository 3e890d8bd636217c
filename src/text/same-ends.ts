/**
 * How many items at the start and at the end of two lists, or units of two texts, are the same: what lies
 * between was changed.
 *
 * @returns start + end is at most the length of the shorter one
 * @example sameEnds('warm tea', 'warm milk') // => { start: 5, end: 0 }
 */
export function sameEnds<Item>(
  a: ArrayLike<Item>,
  b: ArrayLike<Item>,
  isSame: (a: Item, b: Item) => boolean = Object.is,
): { readonly start: number; readonly end: number } {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && isSame(a[start]!, b[start]!)) start++;
  let end = 0;
  while (end < most - start && isSame(a[a.length - 1 - end]!, b[b.length - 1 - end]!)) end++;
  return { start, end };
}
