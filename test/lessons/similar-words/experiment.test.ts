import assert from 'node:assert/strict';
import { experiment } from '../../../src/lessons/similar-words/experiment';
import { lesson } from '../../../src/lessons/similar-words/lesson';
import { Refusal } from '../../../src/phrase/refusal';
import {
  initialParams,
  runExperiment,
  runToLab,
  sampleFile,
  tryKnobs,
  type OpenFile,
} from '../run-experiment';

const alley = sampleFile('a-year-in-the-alley.ko.txt');
const log = sampleFile('the-lighthouse-log.txt');
const samples = [alley, log];

const run = (file: OpenFile, params = {}, seed = 1) =>
  runExperiment(experiment, file, { ...initialParams(lesson.knobs), ...params }, undefined, seed);
const lastNeighbours = (events: ReturnType<typeof run>) =>
  events.findLast((event) => event.kind === 'neighbours')!;
const agreementOf = (events: ReturnType<typeof run>) =>
  events.find((event) => event.kind === 'agreement')!;

describe('similar-words', function () {
  this.timeout(120_000);

  it('cosines-in-range: every cosine lies in [−1, 1], nearest first', () => {
    for (const file of samples) {
      const { lists, agreed } = lastNeighbours(run(file));
      for (const list of lists) {
        list.forEach(({ score }, i) => {
          assert.ok(score >= -1 && score <= 1 && score <= (list[i - 1]?.score ?? 1));
        });
      }
      for (const { score } of agreed) assert.ok(score >= -1 && score <= 1);
    }
  });

  it('agreement-is-counted: so many lists hold the word, and the overlap is that of the lists', () => {
    for (const file of samples) {
      const { lists, agreed, overlap, runs } = lastNeighbours(run(file));
      assert.equal(runs, 5);
      const sets = lists.map((list) => new Set(list.map(({ word }) => word)));
      for (const { word, runs: times } of agreed) {
        assert.equal(times, sets.filter((set) => set.has(word)).length);
      }
      const pairs = sets.flatMap((a, i) => sets.slice(i + 1).map((b) => [a, b] as const));
      const shares = pairs.map(([a, b]) => [...a].filter((word) => b.has(word)).length / a.size);
      const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
      assert.ok(Math.abs(overlap! - mean) < 1e-12);
    }
  });

  it('opposites-are-neighbours: left and right in the Korean sample, in every run', () => {
    const { lists } = lastNeighbours(run(alley, { word: '왼쪽에는' }));
    for (const list of lists) assert.equal(list[0]!.word, '오른쪽에는');
  });

  it('halves-agree-less: on both samples, over seeds 1 to 3', () => {
    for (const file of samples) {
      for (const seed of [1, 2, 3]) {
        const { seeds, halves } = agreementOf(run(file, {}, seed));
        assert.ok(halves! < seeds, `${halves} ${seeds}`);
      }
    }
  });

  it('the answer follows from the share that seeds have in common', () => {
    for (const file of samples) {
      const events = run(file);
      const { seeds } = agreementOf(events);
      const expected = seeds >= 2 / 3 ? 'most' : seeds >= 1 / 3 ? 'some' : 'few';
      assert.equal(events.find((event) => event.kind === 'answer')!.option, expected);
    }
  });

  it('one sentence has no halves: its seeds are compared all the same', () => {
    for (const file of samples) {
      const text = file.text.replace(/[.!?…\r\n]+/gu, ' ');
      const events = run({ name: 'one.txt', text });
      const { seeds, halves } = agreementOf(events);
      assert.ok(seeds > 0 && halves === undefined);
      assert.ok(events.some((event) => event.kind === 'verdict'));
    }
  });

  it('of a few words a third at most are compared, and what chance would share is told', () => {
    const words = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
    const text = Array.from({ length: 60 }, (_, i) =>
      words.map((_, j) => words[(j * (1 + (i % 5)) + i) % 12]).join(' '),
    ).join('\n');
    const { most, seedsChance } = agreementOf(run({ name: 'few.txt', text }, { neighbours: 10 }));
    assert.equal(most, 3);
    assert.equal(seedsChance, 3 / 11);
  });

  it('says of a short text that it is too little', () => {
    for (const file of samples) {
      const words = run(file).find((event) => event.kind === 'words')!;
      assert.match(words.warning!.en, /too little text to mean anything/u);
    }
  });

  it('the word under the cursor is looked at, however its Hangul was typed, and marked in the file', () => {
    const near = lastNeighbours(run(alley, { word: '할머니는'.normalize('NFD') }));
    assert.equal(near.word, '할머니는');
    const lines = alley.text.split('\n');
    assert.ok(near.places.length > 0);
    for (const { line, start, end } of near.places) {
      assert.equal(lines[line]!.slice(start, end), '할머니는');
    }
  });

  it('another word is asked of the lab; an unknown one is refused', () => {
    const { ask, dispose } = runToLab(experiment, log, initialParams(lesson.knobs));
    const [near] = ask({ word: 'wind' });
    assert.ok(near?.kind === 'neighbours' && near.word === 'wind' && near.runs === 5);
    assert.throws(() => ask({ word: 'zeppelin' }), Refusal);
    dispose();
  });

  it('the same seed says the same again', () => {
    assert.deepEqual(run(log, { map: 'umap' }), run(log, { map: 'umap' }));
  });

  it('refuses a text that is too short, one word over and over, and a table', () => {
    for (const text of ['', 'one two three', '차 '.repeat(500), '…!? '.repeat(100)]) {
      assert.throws(() => run({ name: 'note.txt', text }), Refusal);
    }
    assert.throws(() => run(sampleFile('air-passengers.csv')), Refusal);
  });

  it('runs with every knob at both ends, and each matters', () => {
    tryKnobs(experiment, log, lesson.knobs, 'verdict');
  });
});
