/** How far the neighbours of one word, found in several runs, are the same. */
export interface NeighbourAgreement {
  /** every neighbour found, those of most runs first, equals by their best place and then by name */
  readonly neighbours: readonly AgreedNeighbour[];
  /** mean over all pairs of runs of the share of neighbours they have in common, in [0, 1] */
  readonly overlap: number;
}

export interface AgreedNeighbour {
  readonly word: string;
  /** runs that found it */
  readonly runs: number;
  /** its best place among the neighbours of a run, from 1 */
  readonly bestPlace: number;
}

/**
 * Compares the neighbours that runs with different seeds find for a word. Of two lists A and B the
 * overlap is |A ∩ B| / max(|A|, |B|), 1 when both are empty.
 *
 * @param runs nearest first, one list for each run
 * @throws {RangeError} if there are fewer than two runs, or a run lists a word twice
 * @see Antoniak & Mimno, Evaluating the Stability of Embedding-based Word Similarities (2018)
 * @example agreementOfNeighbours([['차', '물'], ['차', '밥']]).overlap // => 0.5
 */
export function agreementOfNeighbours(runs: readonly (readonly string[])[]): NeighbourAgreement {
  if (runs.length < 2) {
    throw new RangeError(`agreementOfNeighbours requires 2 or more runs, got ${runs.length}`);
  }
  const found = new Map<string, AgreedNeighbour>();
  const sets = runs.map((run) => {
    run.forEach((word, i) => {
      const before = found.get(word);
      const bestPlace = Math.min(before?.bestPlace ?? Infinity, i + 1);
      found.set(word, { word, runs: (before?.runs ?? 0) + 1, bestPlace });
    });
    const set = new Set(run);
    if (set.size < run.length) {
      throw new RangeError(
        'agreementOfNeighbours requires different words in a run, got one twice',
      );
    }
    return set;
  });
  let overlaps = 0;
  for (let i = 0; i < sets.length; i++) {
    for (let j = i + 1; j < sets.length; j++) overlaps += overlapOf(sets[i]!, sets[j]!);
  }
  const neighbours = [...found.values()].sort(
    (a, b) => b.runs - a.runs || a.bestPlace - b.bestPlace || (a.word < b.word ? -1 : 1),
  );
  return { neighbours, overlap: overlaps / ((sets.length * (sets.length - 1)) / 2) };
}

function overlapOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const larger = Math.max(a.size, b.size);
  if (larger === 0) return 1;
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared / larger;
}
