import { createPriorityQueue } from './priority-queue';

/** Two neighbouring symbols that became one. */
export interface Merge {
  readonly left: string;
  readonly right: string;
  readonly merged: string;
  /** how often they stood side by side in the training text when they were chosen */
  readonly count: number;
}

/** What merges are learned from: different words, and how often each occurs. */
export interface MergeCorpus {
  /** word -> occurrences */
  readonly words: ReadonlyMap<string, number>;
  /** the symbols a word is made of at first */
  split(word: string): readonly string[];
  /** what a merged symbol is called */
  join(left: string, right: string): string;
}

export interface MergeOptions {
  /** merges to learn, integer >= 0; fewer when the text has no more */
  readonly merges?: number;
  /** side by side at least so often, integer >= 1 */
  readonly minCount?: number;
}

export interface LearnedMerges {
  readonly merges: readonly Merge[];
  /** symbol -> occurrences in the training text after all merges */
  readonly counts: ReadonlyMap<string, number>;
}

/**
 * Byte-pair encoding's training: again and again the most frequent pair of neighbours becomes one
 * symbol. Of equally frequent pairs the one with the older left symbol comes first, then the older
 * right one, as in Hugging Face's trainer. Yields each merge as it is learned.
 *
 * Counts are kept, not taken anew: a merge visits only the words that hold its pair, and a heap whose
 * stale entries are put right when they come up gives the next pair.
 *
 * @param alphabet first symbols, oldest first; each symbol of a word has to be there
 * @param reserved names that no merge may make
 * @throws {RangeError} if an option is not as said or a word holds a symbol outside the alphabet
 * @see Sennrich, Haddow & Birch, Neural Machine Translation of Rare Words with Subword Units (2016)
 */
export function* learnMerges(
  corpus: MergeCorpus,
  alphabet: readonly string[],
  reserved: ReadonlySet<string>,
  { merges: wanted = 2000, minCount = 2 }: MergeOptions = {},
): Generator<Merge, LearnedMerges> {
  if (!(Number.isInteger(wanted) && wanted >= 0)) {
    throw new RangeError(`learnMerges requires a whole number of merges >= 0, got ${wanted}`);
  }
  if (!(Number.isInteger(minCount) && minCount >= 1)) {
    throw new RangeError(`learnMerges requires a whole minCount >= 1, got ${minCount}`);
  }
  const symbols = [...alphabet];
  const ids = new Map(symbols.map((symbol, id) => [symbol, id]));
  const words = Array.from(corpus.words, ([word, count]): CountedWord => {
    const sequence = Int32Array.from(corpus.split(word), (symbol) => {
      const id = ids.get(symbol);
      if (id === undefined) {
        throw new RangeError(`learnMerges requires symbols of its alphabet, got ${symbol}`);
      }
      return id;
    });
    return { sequence, count };
  });

  const pairs = new Map<number, Pair>();
  const queue = createPriorityQueue<Candidate>(isBefore);
  const touched = new Set<Pair>(); // their count grew since it last went into the queue
  const change = (left: number, right: number, by: number, word: number): void => {
    const key = left * PAIR + right;
    let pair = pairs.get(key);
    if (pair === undefined) {
      pair = { left, right, count: 0, words: [] };
      pairs.set(key, pair);
    }
    pair.count += by;
    if (by < 0) return;
    if (pair.words.at(-1) !== word) pair.words.push(word);
    touched.add(pair);
  };
  const enqueue = (): void => {
    for (const pair of touched) {
      if (pair.count >= minCount) queue.push({ pair, count: pair.count });
    }
    touched.clear();
  };

  words.forEach(({ sequence, count }, word) => {
    for (let i = 1; i < sequence.length; i++) change(sequence[i - 1]!, sequence[i]!, count, word);
  });
  enqueue();

  const merges: Merge[] = [];
  const learned = new Set<number>();
  while (merges.length < wanted) {
    const candidate = queue.pop();
    if (candidate === undefined) break;
    const { pair } = candidate;
    const { left, right, count } = pair;
    const key = left * PAIR + right;
    if (pairs.get(key) !== pair) continue;
    if (count !== candidate.count) {
      if (count >= minCount) queue.push({ pair, count });
      continue;
    }
    pairs.delete(key);
    const [leftName, rightName] = [symbols[left]!, symbols[right]!];
    const name = corpus.join(leftName, rightName);
    if (reserved.has(name)) continue;
    // (a, bc) may make the abc that (ab, c) made before: one symbol, two merges.
    let merged = ids.get(name);
    if (merged === undefined) {
      merged = symbols.length;
      symbols.push(name);
      ids.set(name, merged);
    }
    for (const word of pair.words) {
      const { sequence, count: occurrences } = words[word]!;
      const shorter = mergeIn(sequence, left, right, merged, (a, b, by) =>
        change(a, b, by * occurrences, word),
      );
      words[word] = { sequence: shorter, count: occurrences };
    }
    pairs.delete(key);
    enqueue();
    // A symbol made in a second way may bring back a pair that is merged already.
    if (learned.has(key)) continue;
    learned.add(key);
    const merge: Merge = { left: leftName, right: rightName, merged: name, count };
    merges.push(merge);
    yield merge;
  }

  const counts = new Map(symbols.map((symbol) => [symbol, 0]));
  for (const { sequence, count } of words) {
    for (const id of sequence) {
      const symbol = symbols[id]!;
      counts.set(symbol, counts.get(symbol)! + count);
    }
  }
  return { merges, counts };
}

interface CountedWord {
  readonly sequence: Int32Array;
  readonly count: number;
}

interface Pair {
  readonly left: number;
  readonly right: number;
  count: number;
  /** places of the words it was ever seen in */
  readonly words: number[];
}

interface Candidate {
  readonly pair: Pair;
  /** when it was put in; the pair's own may have fallen since */
  readonly count: number;
}

/** left · PAIR + right is one number for each pair of up to two million symbols. */
const PAIR = 2 ** 21;

function isBefore(a: Candidate, b: Candidate): boolean {
  if (a.count !== b.count) return a.count > b.count;
  if (a.pair.left !== b.pair.left) return a.pair.left < b.pair.left;
  return a.pair.right < b.pair.right;
}

/** Merges a pair from left to right within the array, and tells which pairs came and went. */
function mergeIn(
  sequence: Int32Array,
  left: number,
  right: number,
  merged: number,
  change: (left: number, right: number, by: number) => void,
): Int32Array {
  let length = 0;
  for (let i = 0; i < sequence.length; i++) {
    if (sequence[i] !== left || sequence[i + 1] !== right) {
      sequence[length++] = sequence[i]!;
      continue;
    }
    if (length > 0) {
      const previous = sequence[length - 1]!;
      change(previous, left, -1);
      change(previous, merged, 1);
    }
    const next = sequence[i + 2];
    if (next !== undefined) {
      change(right, next, -1);
      change(merged, next, 1);
    }
    sequence[length++] = merged;
    i++;
  }
  return sequence.subarray(0, length);
}
