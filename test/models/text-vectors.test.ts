import assert from 'node:assert/strict';
import type { CorpusDataset } from '../../src/dataset/corpus';
import { PLANTED, plantedText } from '../../src/lessons/word2vec/planted-text';
import { toEnd } from '../../src/turns/to-end';
import { readTextWords, readTextWordsInSlices } from '../../src/models/text-words';
import {
  neighboursOf,
  SEEDS,
  tooLittleText,
  trainSeveralSeeds,
  trainTextVectors,
  type TextVectorStep,
} from '../../src/models/text-vectors';
import { Refusal } from '../../src/phrase/refusal';
import { openEngine } from '../engine/open-engine';
import { sampleFile } from '../lessons/run-experiment';

const engine = openEngine();
const ONE_WORD = { different: 1, running: 1 };

const corpus = (text: string, place = {}): CorpusDataset => ({
  kind: 'corpus',
  name: 'note.txt',
  text,
  firstLine: 0,
  firstCharacter: 0,
  problems: [],
  ...place,
});
const sample = (name: string) => readTextWords({ ...corpus(sampleFile(name).text), name });
const alley = sample('a-year-in-the-alley.ko.txt');
const log = sample('the-lighthouse-log.txt');

function firstStep(training: ReturnType<typeof trainTextVectors>): TextVectorStep {
  for (let turn = training.next(); turn.done !== true; turn = training.next()) {
    if (turn.value !== undefined) return turn.value;
  }
  throw new Error('the training told nothing');
}

describe('text words', () => {
  it('cuts sentences at their marks and at line ends, and says where each word stands', () => {
    const text = '차를 마셔요. “정말요?” 네\n\n커피, 차!';
    const words = readTextWords(corpus(text), { minCount: 1, least: ONE_WORD });
    assert.deepEqual(
      words.sentences.map((sentence) => sentence.text),
      ['차를 마셔요.', '“정말요?”', '네', '커피, 차!'],
    );
    const lines = text.split('\n');
    for (const { line, start, end, text: sentence, places, rows } of words.sentences) {
      assert.equal(lines[line]!.slice(start, end), sentence);
      places.forEach((place, i) => {
        assert.equal(lines[line]!.slice(place.start, place.end), words.words[rows[i]!]);
      });
    }
    assert.deepEqual([...words.ids].filter((id) => id === -1).length, 3);
    assert.equal(words.running, 6);
  });

  it('counts what it keeps and what it leaves out', () => {
    const words = readTextWords(corpus('a b a c a b'), { minCount: 2, least: ONE_WORD });
    assert.deepEqual(words.words, ['a', 'b']);
    assert.deepEqual([...words.counts], [3, 2]);
    assert.deepEqual([...words.sentences[0]!.rows], [0, 1, 0, -1, 0, 1]);
    assert.deepEqual([...words.ids], [0, 1, 0, 0, 1]);
    assert.equal(words.different, 3);
  });

  it('a word is the same however its Hangul was typed', () => {
    const text = `차 ${'차'.normalize('NFD')}`;
    const words = readTextWords(corpus(text), { minCount: 1, least: ONE_WORD });
    assert.deepEqual(words.words, ['차']);
    assert.equal(words.rowOf('차'.normalize('NFD')), 0);
    assert.equal(words.rowOf('커피'), undefined);
  });

  it('a word is the same with a capital', () => {
    const words = readTextWords(corpus('The cat. the dog, THE end'), { least: ONE_WORD });
    assert.deepEqual(words.words, ['the']);
    assert.equal(words.rowOf('The'), 0);
    assert.equal(words.different, 4);
  });

  it('a selection keeps its place in the document', () => {
    const selected = corpus('a b\na b', { firstLine: 7, firstCharacter: 3 });
    const { sentences } = readTextWords(selected, { minCount: 1, least: ONE_WORD });
    assert.deepEqual(
      sentences.map(({ line, start, end }) => [line, start, end]),
      [
        [7, 3, 6],
        [8, 0, 3],
      ],
    );
  });

  it('refuses what holds too little, and names half a character by its line', () => {
    for (const text of ['', '...', 'a '.repeat(1000), 'one two three']) {
      assert.throws(() => readTextWords(corpus(text)), Refusal);
    }
    assert.throws(
      () => readTextWords(corpus('a\nb\ud83d')),
      (error: Refusal) => error.phrase.en.includes('Line 2'),
    );
  });

  it('reads a long text up to a line, and says so', () => {
    const text = 'one two three\n'.repeat(10);
    const words = readTextWords(corpus(text), { least: ONE_WORD, mostCharacters: 50 });
    assert.equal(words.running, 9);
    assert.match(words.used.en, /^the first 9 words/u);
    assert.match(readTextWords(corpus(text), { least: ONE_WORD }).used.en, /^30 words/u);
  });

  it('a line of a million characters is read, with a turn every ten thousand words', () => {
    const reading = readTextWordsInSlices(corpus('one two, '.repeat(120_000)), { least: ONE_WORD });
    let turns = 0;
    let turn = reading.next();
    for (; turn.done !== true; turn = reading.next()) turns++;
    assert.equal(turn.value.words.length, 2);
    assert.equal(turns, 24);
  });
});

describe('text vectors', function () {
  this.timeout(60_000);

  it('tells steps that rise to the total, and a loss that falls below the random start', () => {
    for (const text of [alley, log]) {
      const steps: TextVectorStep[] = [];
      const training = trainTextVectors(engine, text, 1);
      let turn = training.next();
      for (; turn.done !== true; turn = training.next()) {
        if (turn.value !== undefined) steps.push(turn.value);
      }
      assert.ok(steps.length >= 50 && steps.length <= 110, `${steps.length}`);
      assert.equal(steps.at(-1)!.step, steps.at(-1)!.total);
      const start = Math.LN2; // all output vectors are zeros: every σ is one half
      assert.ok(Math.abs(steps[0]!.loss! - start) < 0.01, `${steps[0]!.loss}`);
      assert.ok(steps.at(-1)!.loss! < start / 2);
      assert.deepEqual(turn.value.data.length, text.words.length * turn.value.dimensions);
    }
  });

  it('hands out vectors in mid-training, and gives its memory back when it is ended', () => {
    const before = engine.memoryUsed();
    const training = trainTextVectors(engine, alley, 1);
    const step = firstStep(training);
    assert.equal(step.vectors().length, alley.words.length * 50);
    training.return(undefined as never);
    assert.equal(engine.memoryUsed(), before);
  });

  it('the same seed gives the same vectors, another seed others', () => {
    const [a, b, c] = [1, 1, 2].map((seed) =>
      toEnd(trainTextVectors(engine, log, seed, { epochs: 20 })),
    );
    assert.deepEqual(a!.data, b!.data);
    assert.notDeepEqual(a!.data, c!.data);
  });

  it('neighbours are other words, nearest first, cosines in [−1, 1]', () => {
    const vectors = toEnd(trainTextVectors(engine, alley, 1, { epochs: 20 }));
    const neighbours = neighboursOf(vectors, 0, 5);
    assert.equal(neighbours.length, 5);
    neighbours.forEach(({ index, score }, i) => {
      assert.ok(index !== 0 && score <= (neighbours[i - 1]?.score ?? 1) && score >= -1);
    });
  });

  for (const kind of ['skip-gram', 'cbow'] as const) {
    it(`${kind}: planted synonyms are each other's neighbours with at least 95 % of seeds`, () => {
      const seeds = 20;
      let right = 0;
      for (let seed = 1; seed <= seeds; seed++) {
        const text = readTextWords(plantedText(300, seed));
        const options = { kind, sample: 0, epochs: 60 };
        const vectors = toEnd(trainTextVectors(engine, text, seed, options));
        const nearest = (word: string) =>
          text.words[neighboursOf(vectors, text.rowOf(word)!, 1)[0]!.index];
        const isRight = PLANTED.every(
          (_, g) => nearest(`g${g}t0`) === `g${g}t1` && nearest(`g${g}t1`) === `g${g}t0`,
        );
        right += Number(isRight);
      }
      assert.ok(right >= 0.95 * seeds, `${right} of ${seeds}`);
    });
  }

  it('several seeds are compared by the neighbours they share', () => {
    const before = engine.memoryUsed();
    const seeds = toEnd(trainSeveralSeeds(engine, log, 1, { epochs: 20 }));
    assert.equal(seeds.runs.length, SEEDS);
    const { neighbours, overlap } = seeds.agreement(0, 5);
    assert.ok(neighbours.every(({ runs }) => runs >= 1 && runs <= SEEDS));
    assert.ok(overlap >= 0 && overlap <= 1);
    const whole = seeds.meanOverlap(5);
    assert.ok(whole >= 0 && whole <= 1);
    assert.equal(engine.memoryUsed(), before);
  });

  it('says of both bundled texts that they are too little to mean anything, not of a long one', () => {
    for (const text of [alley, log]) assert.match(tooLittleText(text)!.en, /too little text/u);
    assert.equal(tooLittleText({ ...log, running: 1e6 }), undefined);
  });
});
