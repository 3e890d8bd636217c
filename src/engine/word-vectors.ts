import { createRandom } from '../random/random';
import type { Crew, StoredPlan } from './crew';
import type { WordVectorCorpus, WordVectorModel, WordVectorOptions } from './engine';
import { filledUp } from './layer';
import type { Address, EngineMemory } from './memory';
import { PlanWriter } from './plan';

/** Words of one call of the kernel: half a millisecond. Sentences are not cut where it can be helped. */
const CALL_WORDS = 500;
/** Calls of a shard that works alone between two turns. */
const CALLS_ALONE = 32;
/**
 * Calls of the other shards that a shard has not seen when they are merged. Measured: with 24, four
 * threads find neighbours that agree too little with one thread's; with 12, two threads begin to lose
 * speed to merging 20,000 words.
 */
const CALLS_UNSEEN = 16;
/** A round is no longer than this share of what was read before it: vectors grow fastest at first. */
const ROUND_SHARE = 1 / 32;
/**
 * How near a step at a rate of 1 brings a vector to where it comes to rest (assembly/negative-sampling.ts,
 * mergeCopies). Measured: with 0.03 four threads overshoot, with 0.1 neighbours agree less with those of
 * one thread.
 */
const PULL = 0.05;
/** As in assembly/negative-sampling.ts. */
const MOST_AROUND = 32;
const MOST_TARGETS = 60;

/**
 * word2vec: skip-gram or CBOW with negative sampling, frequent words thinned out, window drawn anew at
 * each place, and a rate that falls to its end. Formulas: assembly/negative-sampling.ts.
 *
 * Threads do not write into each other's vectors: each trains copies of its own on its own part of the
 * text, and after every round the copies are brought together in a fixed order. The same seed on as
 * many threads gives the same vectors. Vectors begin as gensim's do, uniform in ±1/size.
 *
 * @throws {RangeError} naming what does not fit
 * @see Mikolov et al., Efficient Estimation of Word Representations in Vector Space (2013)
 */
export function createWordVectors(
  corpus: WordVectorCorpus,
  options: WordVectorOptions,
  memory: EngineMemory,
  crew: Crew,
): WordVectorModel {
  requireSensible(corpus, options);
  const { ids, counts } = corpus;
  const { size, window, negatives, epochs } = options;
  const words = counts.length;
  const width = filledUp(size);
  const chunks = cutIntoChunks(ids);
  const longest = chunks.reduce((most, { from, to }) => Math.max(most, to - from), 0);
  const shards = Math.min(crew.threads, chunks.length);
  const mostCalls =
    shards === 1 ? CALLS_ALONE : Math.max(1, Math.floor(CALLS_UNSEEN / (shards - 1)));
  const blocks: Address[] = [];
  const what = `vectors of ${words} words, ${size} numbers each`;
  const allocate = (floats: number): Address => {
    const at = memory.allocate(floats, what);
    blocks.push(at);
    return at;
  };

  const matrix = words * width;
  const input = allocate(matrix);
  const output = allocate(matrix);
  // One shard works on the vectors themselves.
  const inputCopies = shards > 1 ? allocate(matrix * shards) : input;
  const outputCopies = shards > 1 ? allocate(matrix * shards) : output;
  const touched = allocate(words * shards);
  const round = allocate(1);
  const [text, keep, odds, other] = [ids.length, words, words, words].map(allocate) as [
    Address,
    Address,
    Address,
    Address,
  ];
  memory.ints(text, ids.length).set(ids);
  writeKeep(new Uint32Array(memory.memory.buffer, keep, words), counts, options.sample);
  writeAliasTable(
    new Uint32Array(memory.memory.buffer, odds, words),
    memory.ints(other, words),
    Float64Array.from(counts, (count) => count ** 0.75),
  );
  const random = createRandom(options.seed);
  const vectors = memory.floats(input, matrix);
  for (let w = 0; w < words; w++) {
    for (let i = 0; i < size; i++) vectors[w * width + i] = (2 * random() - 1) / size;
  }
  for (let s = 0; shards > 1 && s < shards; s++) {
    memory.floats(inputCopies + 4 * s * matrix, matrix).set(memory.floats(input, matrix));
  }

  const [inputChanges, outputChanges, pull] = [words, words, 1].map(allocate) as [
    Address,
    Address,
    Address,
  ];
  writeChanges(memory.floats(inputChanges, words), memory.floats(outputChanges, words));

  // Two ints for each call: from, to; one rate for each; 64 bits of randomness and two sums a shard.
  const ranges = allocate(2 * shards * mostCalls);
  const rates = allocate(shards * mostCalls);
  const states = allocate(2 * shards);
  const sums = allocate(4 * shards);
  const workFloats = 2 * MOST_AROUND * MOST_TARGETS + 200 + 3 * width + longest;
  const works = allocate(workFloats * shards);
  const seeds = new Uint32Array(memory.memory.buffer, states, 2 * shards);
  seeds.forEach((_, i) => (seeds[i] = Math.floor(random() * 2 ** 32)));

  const training = Array.from({ length: shards }, (_, s) => {
    const plan = new PlanWriter();
    for (let call = 0; call < mostCalls; call++) {
      const n = s * mostCalls + call;
      plan.work(
        'negativeSampling',
        CALL_WORDS * window * (1 + negatives) * width * 3,
        ...[options.kind === 'skip-gram' ? 1 : 0, ranges + 8 * n, text, keep, odds, other, words],
        ...[width, window, negatives, inputCopies + 4 * s * matrix, outputCopies + 4 * s * matrix],
        ...[touched + 4 * s * words, round, states + 8 * s, rates + 4 * n],
        ...[works + 4 * s * workFloats, sums + 16 * s],
      );
    }
    return crew.store(plan.calls);
  });
  const merging: StoredPlan[] = [];
  for (let s = 0; shards > 1 && s < shards; s++) {
    const plan = new PlanWriter();
    const [from, to] = [s, s + 1].map((i) => Math.floor((words * i) / shards));
    const rest = [matrix, shards, touched, words, round];
    plan.call('mergeCopies', from!, to!, width, input, inputCopies, ...rest, inputChanges, pull);
    plan.call('mergeCopies', from!, to!, width, output, outputCopies, ...rest, outputChanges, pull);
    merging.push(crew.store(plan.calls));
  }

  const wordsInAll = chunks.reduce((sum, each) => sum + each.words, 0) * epochs;
  let isDisposed = false;

  /** How often a word's vectors change in one word of the text, on average. */
  function writeChanges(ofInput: Float32Array, ofOutput: Float32Array): void {
    const stays = new Uint32Array(memory.memory.buffer, keep, words);
    const all = Array.from(counts);
    const [total, noise] = [1, 0.75].map((power) =>
      all.reduce((sum, count) => sum + count ** power, 0),
    ) as [number, number];
    // The window is drawn: (window + 1) / 2 on each side.
    const around = window + 1;
    all.forEach((count, w) => {
      const places = (count / total) * (stays[w]! / 2 ** 32);
      const drawn = (negatives * count ** 0.75) / noise;
      ofInput[w] = places * around * (1 + negatives);
      ofOutput[w] = (places + drawn) * (options.kind === 'skip-gram' ? around : 1);
    });
  }

  function read(at: Address): Float32Array {
    const from = memory.floats(at, matrix);
    const to = new Float32Array(words * size);
    for (let w = 0; w < words; w++) to.set(from.subarray(w * width, w * width + size), w * size);
    return to;
  }

  return {
    words,
    size,
    *train() {
      let done = 0;
      let roundNumber = 0;
      for (let epoch = 0; epoch < epochs; epoch++) {
        for (let first = 0, each = 0; first < chunks.length; first += shards * each) {
          memory.ints(round, 1)[0] = ++roundNumber;
          const left = Math.ceil((chunks.length - first) / shards);
          const grown = Math.floor((ROUND_SHARE * done) / (shards * CALL_WORDS));
          each = Math.min(mostCalls, left, Math.max(1, grown));
          const rate = rateAt(options, done / wordsInAll);
          memory.floats(pull, 1)[0] = PULL * rate * each * CALL_WORDS;
          let wordsHere = 0;
          for (let n = 0; n < shards * mostCalls; n++) {
            const [shard, call] = [Math.floor(n / mostCalls), n % mostCalls];
            const chunk = call < each ? chunks[first + shard * each + call] : undefined;
            const range = chunk === undefined ? [0, 0] : [chunk.from, chunk.to];
            memory.ints(ranges + 8 * n, 2).set(range);
            const share = (done + wordsHere) / wordsInAll;
            memory.floats(rates + 4 * n, 1)[0] = rateAt(options, share);
            wordsHere += chunk?.words ?? 0;
          }
          memory.doubles(sums, 2 * shards).fill(0);
          for (const slice of crew.slices(training)) yield slice;
          if (shards > 1) crew.run(merging);
          done += wordsHere;
          const told = memory.doubles(sums, 2 * shards);
          const [loss, comparisons] = [0, 1].map((k) =>
            told.reduce((sum, value, i) => (i % 2 === k ? sum + value : sum), 0),
          ) as [number, number];
          const mean = comparisons === 0 ? undefined : loss / comparisons;
          yield { words: done, total: wordsInAll, loss: mean };
        }
      }
    },
    vectors: () => read(input),
    outputVectors: () => read(output),
    dispose() {
      if (isDisposed) return;
      isDisposed = true;
      for (const plan of [...training, ...merging]) crew.forget(plan);
      for (const block of blocks) memory.free(block);
    },
  };
}

function rateAt({ learningRate, minimumRate }: WordVectorOptions, share: number): number {
  return learningRate - (learningRate - minimumRate) * share;
}

interface Chunk {
  readonly from: number;
  readonly to: number;
  /** without the marks between sentences */
  readonly words: number;
}

/** About CALL_WORDS words each, ending with a sentence unless one is longer than that. */
function cutIntoChunks(ids: Int32Array): Chunk[] {
  const chunks: Chunk[] = [];
  let from = 0;
  while (from < ids.length) {
    const limit = Math.min(from + CALL_WORDS, ids.length);
    let to = limit;
    if (limit < ids.length) {
      const end = ids.lastIndexOf(-1, limit - 1);
      if (end >= from) to = end + 1;
    }
    const words = ids.subarray(from, to).reduce((count, id) => count + (id >= 0 ? 1 : 0), 0);
    if (words > 0) chunks.push({ from, to, words });
    from = to;
  }
  return chunks;
}

/** How often a word stays, out of 2³²: √(t/f) + t/f with f its share of the text and t = `sample`. */
function writeKeep(to: Uint32Array, counts: ArrayLike<number>, sample: number): void {
  const total = Array.from(counts).reduce((sum, count) => sum + count, 0);
  for (let w = 0; w < to.length; w++) {
    const ratio = sample === 0 ? 1 : (sample * total) / counts[w]!;
    to[w] = Math.min(1, Math.sqrt(ratio) + ratio) * (2 ** 32 - 1);
  }
}

/**
 * An alias table: draws w with a chance of weights[w] by one comparison.
 *
 * @see Walker, An Efficient Method for Generating Discrete Random Variables with General Distributions
 *   (1977)
 */
function writeAliasTable(odds: Uint32Array, other: Int32Array, weights: Float64Array): void {
  const n = weights.length;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const scaled = weights.map((weight) => (weight * n) / total);
  const small: number[] = [];
  const large: number[] = [];
  scaled.forEach((value, w) => (value < 1 ? small : large).push(w));
  while (small.length > 0 && large.length > 0) {
    const [less, more] = [small.pop()!, large.pop()!];
    odds[less] = scaled[less]! * (2 ** 32 - 1);
    other[less] = more;
    scaled[more] = scaled[more]! + scaled[less]! - 1;
    (scaled[more] < 1 ? small : large).push(more);
  }
  for (const w of [...small, ...large]) {
    odds[w] = 2 ** 32 - 1;
    other[w] = w;
  }
}

function requireSensible({ ids, counts }: WordVectorCorpus, options: WordVectorOptions): void {
  const { size, window, negatives, epochs, sample } = options;
  const requires = (isMet: boolean, what: string, found: number) => {
    if (!isMet) throw new RangeError(`word vectors require ${what}, got ${found}`);
  };
  const isWhole = (value: number, least: number, most: number) =>
    Number.isInteger(value) && value >= least && value <= most;
  requires(counts.length >= 2, 'at least two words', counts.length);
  requires(isWhole(size, 1, 4096), 'a size from 1 to 4096', size);
  requires(isWhole(window, 1, MOST_AROUND), `a window from 1 to ${MOST_AROUND}`, window);
  const most = MOST_TARGETS - 1;
  requires(isWhole(negatives, 1, most), `1 to ${most} negatives`, negatives);
  requires(isWhole(epochs, 1, 1e6), 'at least one epoch', epochs);
  requires(sample >= 0, 'a sample of at least 0', sample);
  const bad = ids.findIndex((id) => id < -1 || id >= counts.length);
  requires(bad === -1, `words in [0, ${counts.length}), or -1 between sentences`, ids[bad] ?? 0);
  const text = ids.findIndex((id) => id >= 0);
  requires(text !== -1, 'a text with a word in it', 0);
  const none = Array.from(counts).findIndex((count) => !(count > 0));
  requires(none === -1, 'counts above 0', counts[none] ?? 0);
}
