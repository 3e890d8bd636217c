import type { Neighbour, VectorIndex } from './nearest-neighbours';

/**
 * a is to b as c is to …: the rows nearest to b − a + c, all three at length 1, without the three
 * themselves, which would nearly always come first.
 *
 * @param a row, as are b and c
 * @returns up to `most` rows, nearest first
 * @throws {RangeError} if a row does not exist or `most` is not a whole number >= 0
 * @see Mikolov, Yih & Zweig, Linguistic Regularities in Continuous Space Word Representations (2013)
 * @see Levy & Goldberg, Linguistic Regularities in Sparse and Explicit Word Representations (2014)
 */
export function analogy(
  index: VectorIndex,
  { a, b, c }: { readonly a: number; readonly b: number; readonly c: number },
  { most = 10 }: { readonly most?: number } = {},
): Neighbour[] {
  const [unitA, unitB, unitC] = [index.unit(a), index.unit(b), index.unit(c)];
  const wanted = unitB.map((value, i) => value - unitA[i]! + unitC[i]!);
  return index.search(wanted, { most, exclude: new Set([a, b, c]) });
}
