import assert from 'node:assert/strict';
import type { Engine, WordVectorModel, WordVectorOptions } from '../../src/engine/engine';
import { WORD_VECTORS } from '../../src/engine/engine';
import { createRandom, type Random } from '../../src/random/random';
import { openEngine } from './open-engine';

/** Heads of sentences, and the words beside them, three for each of the first twenty. */
const HEADS = 22;
const WORDS = HEADS + 60;

describe('word vectors', () => {
  let engine: Engine;
  before(() => (engine = openEngine()));
  after(() => engine.dispose());

  const options: WordVectorOptions = { ...WORD_VECTORS, size: 24, epochs: 4, sample: 0, seed: 1 };

  for (const kind of ['skip-gram', 'cbow'] as const) {
    for (const threads of [1, 2]) {
      it(`${kind} on ${threads} threads: the loss falls, and synonyms are nearest neighbours`, () => {
        const own = openEngine({ threads });
        const corpus = plantedCorpus(createRandom(1), 3000);
        const model = own.createWordVectors(corpus, {
          ...options,
          kind,
          epochs: 12,
          learningRate: 0.05,
        });
        const told = [...model.train()].filter((each) => each !== undefined);
        assert.equal(told.at(-1)!.words, told.at(-1)!.total);
        assert.ok(
          told.at(-1)!.loss! < 0.9 * told[0]!.loss!,
          `${told[0]!.loss} → ${told.at(-1)!.loss}`,
        );
        const vectors = model.vectors();
        assert.equal(nearest(vectors, 24, 20, HEADS), 0);
        assert.equal(nearest(vectors, 24, 21, HEADS), 1);
        model.dispose();
        own.dispose();
      });

      it(`${kind} on ${threads} threads: the same seed gives the same bits, another others`, () => {
        const run = (seed: number) => {
          const own = openEngine({ threads });
          const corpus = plantedCorpus(createRandom(2), 800);
          const model = own.createWordVectors(corpus, { ...options, kind, seed });
          const losses = [...model.train()].map((each) => each?.loss);
          const vectors = model.vectors();
          model.dispose();
          own.dispose();
          return { losses: losses.filter((loss) => loss !== undefined), vectors };
        };
        const first = run(1);
        assert.deepEqual(run(1), first);
        assert.notDeepEqual(run(2).vectors, first.vectors);
      });
    }
  }

  it('on more threads the loss ends where it ends on one: what they bring together overshoots nothing', () => {
    const corpus = zipfCorpus(createRandom(6), 300, 250_000);
    const lastLoss = (threads: number): number => {
      const own = openEngine({ threads });
      const model = own.createWordVectors(corpus, { ...options, learningRate: 0.05 });
      const losses = [...model.train()].flatMap((each) => each?.loss ?? []);
      model.dispose();
      own.dispose();
      const last = losses.slice(-5);
      return last.reduce((sum, loss) => sum + loss, 0) / last.length;
    };
    const one = lastLoss(1);
    for (const threads of [2, 4]) {
      const several = lastLoss(threads);
      assert.ok(
        Math.abs(several - one) < 0.05 * one,
        `${threads} threads: ${several}, one: ${one}`,
      );
    }
  });

  it('a first loss is that of a coin, ln 2, though a negative that is the word itself is left out', () => {
    const few = { ids: Int32Array.from({ length: 900 }, (_, i) => (i % 3 === 0 ? i % 2 : 2)) };
    const counts = Float64Array.of(150, 150, 600); // one in two draws is the word itself
    for (const corpus of [plantedCorpus(createRandom(3), 2000), { ...few, counts }]) {
      for (const kind of ['skip-gram', 'cbow'] as const) {
        const rates = { learningRate: 0, minimumRate: 0 };
        const model = engine.createWordVectors(corpus, { ...options, ...rates, kind });
        const told = [...model.train()].filter((each) => each !== undefined);
        for (const { loss } of told) assert.ok(Math.abs(loss! - Math.LN2) < 1e-6, String(loss));
        model.dispose();
      }
    }
  });

  it('where no word stands beside another, there is no loss', () => {
    const ids = Int32Array.from({ length: 200 }, (_, i) => (i % 2 === 0 ? (i / 2) % 5 : -1));
    const counts = new Float64Array(5).fill(20);
    const model = engine.createWordVectors({ ids, counts }, options);
    for (const told of model.train()) assert.equal(told?.loss, undefined);
    model.dispose();
  });

  it('nothing looks across the mark between sentences', () => {
    // Two languages in turn, sentence by sentence: no word of one is ever a neighbour of the other's.
    const random = createRandom(4);
    const ids: number[] = [];
    const counts = new Float64Array(20);
    for (let s = 0; s < 2000; s++) {
      for (let i = 0; i < 8; i++) {
        const word = (s % 2) * 10 + Math.floor(random() * 10);
        ids.push(word);
        counts[word]! += 1;
      }
      ids.push(-1);
    }
    const model = engine.createWordVectors({ ids: Int32Array.from(ids), counts }, options);
    trainToTheEnd(model);
    const vectors = model.vectors();
    for (let word = 0; word < 20; word++) {
      assert.equal(nearest(vectors, 24, word, 20) < 10, word < 10, `word ${word}`);
    }
    model.dispose();
  });

  it('what does not fit is refused by name, and no memory is kept', () => {
    const corpus = plantedCorpus(createRandom(5), 10);
    const used = engine.memoryUsed();
    const refuses = (change: Partial<WordVectorOptions>, message: string) =>
      assert.throws(() => engine.createWordVectors(corpus, { ...options, ...change }), {
        name: 'RangeError',
        message,
      });
    refuses({ size: 0 }, 'word vectors require a size from 1 to 4096, got 0');
    refuses({ window: 99 }, 'word vectors require a window from 1 to 32, got 99');
    refuses({ negatives: 0 }, 'word vectors require 1 to 59 negatives, got 0');
    assert.throws(
      () => engine.createWordVectors({ ...corpus, ids: Int32Array.of(0, 1, 82) }, options),
      { message: 'word vectors require words in [0, 82), or -1 between sentences, got 82' },
    );
    assert.throws(
      () => engine.createWordVectors({ ids: Int32Array.of(-1), counts: [1, 1] }, options),
      {
        message: 'word vectors require a text with a word in it, got 0',
      },
    );
    assert.equal(engine.memoryUsed(), used);
  });

  it('one repeated sentence of two words trains without fault', () => {
    const ids = Int32Array.from({ length: 300 }, (_, i) => [0, 1, -1][i % 3]!);
    const model = engine.createWordVectors({ ids, counts: [100, 100] }, options);
    trainToTheEnd(model);
    assert.ok(model.vectors().every(Number.isFinite));
    model.dispose();
  });
});

/**
 * Sentences of three words: a head between two of its own three companions. Heads 20 and 21 have the
 * companions of heads 0 and 1: two pairs of synonyms, which never stand side by side.
 */
function plantedCorpus(random: Random, sentences: number) {
  const ids: number[] = [];
  const counts = new Float64Array(WORDS);
  const companion = (head: number) => HEADS + 3 * (head % 20) + Math.floor(random() * 3);
  for (let s = 0; s < sentences; s++) {
    const head = Math.floor(random() * HEADS);
    const sentence = [companion(head), head, companion(head)];
    for (const word of sentence) counts[word]! += 1;
    ids.push(...sentence, -1);
  }
  return { ids: Int32Array.from(ids), counts: counts.map((count) => Math.max(count, 1)) };
}

/** Words that fall as 1 / rank in frequency, in sentences of a hundred. */
function zipfCorpus(random: Random, words: number, length: number) {
  const counts = new Float64Array(words).fill(1);
  const ids = Int32Array.from({ length }, (_, i) => {
    if (i % 101 === 100) return -1;
    const word = Math.floor(words ** random()) - 1;
    counts[word]! += 1;
    return word;
  });
  return { ids, counts };
}

function trainToTheEnd(model: WordVectorModel): void {
  const training = model.train();
  while (training.next().done !== true);
}

/** Of the first `among` words, the one whose vector has the smallest angle to a word's. */
function nearest(vectors: Float32Array, size: number, word: number, among: number): number {
  const row = (w: number) => vectors.subarray(w * size, (w + 1) * size);
  const cosine = (a: Float32Array, b: Float32Array) => {
    let [ab, aa, bb] = [0, 0, 0];
    for (let i = 0; i < size; i++) {
      ab += a[i]! * b[i]!;
      aa += a[i]! ** 2;
      bb += b[i]! ** 2;
    }
    return ab / Math.sqrt(aa * bb);
  };
  let best = { word: -1, cosine: -Infinity };
  for (let other = 0; other < among; other++) {
    if (other === word) continue;
    const found = cosine(row(word), row(other));
    if (found > best.cosine) best = { word: other, cosine: found };
  }
  return best.word;
}
