import { createPriorityQueue } from '../text/priority-queue';
import type { Neighbour } from '../text/nearest-neighbours';
import type { TextWords } from './text-words';

/** Which words stand near which, counted: what word vectors are learned from. */
export interface WordSurroundings {
  /** how often two words stand within the window of each other */
  together(a: number, b: number): number;
  /** the words that stand near a word most often, most often first */
  companions(
    row: number,
    most: number,
  ): readonly { readonly index: number; readonly count: number }[];
  /** other words by how alike their surroundings are, most alike first; score in [0, 1] */
  alike(row: number, most: number): Neighbour[];
}

/**
 * Counts pairs within a window inside sentences, words that are not known left out, as word2vec reads
 * them. Two words are alike as far as their rows of positive pointwise mutual information are:
 * x[a, b] = max(0, ln(n[a, b] N / (n[a] n[b]))), compared by cosine.
 *
 * @param window words on each side, integer >= 1
 * @see Levy & Goldberg, Neural Word Embedding as Implicit Matrix Factorization (2014)
 */
export function countSurroundings({ ids, words }: TextWords, window: number): WordSurroundings {
  const counts = words.map(() => new Map<number, number>());
  for (let i = 0; i < ids.length; i++) {
    const a = ids[i]!;
    for (let j = i + 1; a >= 0 && j <= i + window && ids[j]! >= 0; j++) {
      add(counts[a]!, ids[j]!);
      add(counts[ids[j]!]!, a);
    }
  }
  const information = positiveInformation(counts);
  const lengths = information.map((row) =>
    Math.sqrt(row.reduce((sum, { value }) => sum + value * value, 0)),
  );
  return {
    together: (a, b) => counts[a]?.get(b) ?? 0,
    companions(row, most) {
      return [...counts[row]!]
        .filter(([index]) => index !== row)
        .sort(([a, x], [b, y]) => y - x || a - b)
        .slice(0, most)
        .map(([index, count]) => ({ index, count }));
    },
    alike(row, most) {
      const products = new Map<number, number>();
      for (const { index, value } of information[row]!) {
        // Its counts are symmetric, so the row of a companion lists who else keeps it company.
        for (const { index: other, value: its } of information[index]!) {
          if (other !== row) products.set(other, (products.get(other) ?? 0) + value * its);
        }
      }
      const queue = createPriorityQueue<Neighbour>(
        (a, b) => a.score > b.score || (a.score === b.score && a.index < b.index),
      );
      for (const [index, product] of products) {
        queue.push({ index, score: Math.min(1, product / (lengths[row]! * lengths[index]!)) });
      }
      const found: Neighbour[] = [];
      while (found.length < most && queue.size > 0) found.push(queue.pop()!);
      return found;
    },
  };
}

interface Informative {
  readonly index: number;
  readonly value: number;
}

function positiveInformation(counts: readonly ReadonlyMap<number, number>[]): Informative[][] {
  const totals = counts.map((row) => [...row.values()].reduce((sum, count) => sum + count, 0));
  const all = totals.reduce((sum, total) => sum + total, 0);
  return counts.map((row, a) =>
    [...row].flatMap(([index, count]) => {
      const value = Math.log((count * all) / (totals[a]! * totals[index]!));
      return value > 0 ? [{ index, value }] : [];
    }),
  );
}

function add(counts: Map<number, number>, index: number): void {
  counts.set(index, (counts.get(index) ?? 0) + 1);
}
