import assert from 'node:assert/strict';
import { experiment } from '../../../src/lessons/word2vec/experiment';
import { lesson } from '../../../src/lessons/word2vec/lesson';
import { Refusal } from '../../../src/phrase/refusal';
import {
  eventOf,
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

describe('word2vec', function () {
  this.timeout(120_000);

  it('below-the-random-start: ln 2 before it learns, less after it', () => {
    for (const file of samples) {
      const events = run(file);
      const { start } = eventOf(events, 'words');
      assert.equal(start, Math.LN2);
      const losses = events.filter((event) => event.kind === 'loss').map(({ loss }) => loss);
      assert.ok(Math.abs(losses[0]! - start) < 0.01, `${losses[0]}`);
      assert.ok(losses.at(-1)! < start, `${losses.at(-1)}`);
    }
  });

  it('planted-twins-are-neighbours: both of every pair (many seeds: experiment.long)', () => {
    const seeds = 2;
    for (const model of ['skip-gram', 'cbow']) {
      let right = 0;
      for (let seed = 1; seed <= seeds; seed++) {
        const { found, twins } = eventOf(run(log, { model }, seed), 'planted');
        right += Number(found === 2 * twins.length);
      }
      assert.equal(right, seeds, model);
    }
  });

  it('surroundings-beat-company: on both samples (many seeds: experiment.long)', () => {
    for (const file of samples) {
      const { alike, companions } = eventOf(run(file), 'compared');
      assert.ok(alike > companions, `${alike} ${companions}`);
    }
  });

  it('together-meets-the-output: a companion is expected beside the word, its twin is not', () => {
    for (const model of ['skip-gram', 'cbow']) {
      for (const twin of eventOf(run(log, { model }), 'planted').twins) {
        assert.ok(twin.companionExpected > twin.twinExpected, JSON.stringify(twin));
        assert.ok(twin.score > twin.companionScore, JSON.stringify(twin));
      }
    }
  });

  it('the answer follows from the shares of this run', () => {
    for (const file of samples) {
      for (const model of ['skip-gram', 'cbow']) {
        const events = run(file, { model });
        const { alike, companions, chance } = eventOf(events, 'compared');
        assert.ok(Math.max(alike, companions) > chance + 0.05);
        const gap = alike - companions;
        const expected = gap > 0.05 ? 'alike' : gap < -0.05 ? 'together' : 'both';
        assert.equal(eventOf(events, 'answer').option, expected);
      }
    }
  });

  it('neither: the same line over and over, where ten words are all there is to choose from', () => {
    const line = 'one two three four five six seven eight nine ten eleven twelve';
    const events = run({ name: 'same.txt', text: `${line}\n`.repeat(40) });
    assert.equal(eventOf(events, 'compared').chance, 5 / 11);
    assert.equal(eventOf(events, 'answer').option, 'neither');
  });

  it('refuses a list of words, where nothing stands beside anything', () => {
    const words = 'river stone bridge lamp cloud garden window paper'.split(' ');
    const list = [...words, ...words.map((word) => `${word}s`)].join('\n');
    assert.throws(
      () => run({ name: 'list.txt', text: `${list}\n`.repeat(10) }),
      (error) => {
        assert.ok(error instanceof Refusal);
        assert.match(error.message, /list\.txt.*stand beside each other in a sentence 0 times/u);
        return true;
      },
    );
  });

  it('the map moves: every frame has a place for every word, and they change', () => {
    const events = run(alley);
    const { words, warning } = eventOf(events, 'words');
    assert.match(warning!.en, /too little text to mean anything/u);
    const frames = events.filter((event) => event.kind === 'frame');
    assert.ok(frames.length >= 30, `${frames.length}`);
    for (const { positions } of frames) assert.equal(positions.length, 2 * words.length);
    assert.notDeepEqual(frames[0]!.positions, frames.at(-1)!.positions);
  });

  it('another word is asked of the lab, by number and by name; an unknown one is refused', () => {
    const { ask, dispose } = runToLab(experiment, alley, {
      ...initialParams(lesson.knobs),
      word: '왼쪽에는'.normalize('NFD'),
    });
    const [byName] = ask({ word: '왼쪽에는' });
    assert.ok(byName?.kind === 'around' && byName.word === '왼쪽에는');
    const [byNumber] = ask({ word: byName.row });
    assert.deepEqual(byNumber, byName);
    for (const { score } of byName.neighbours) assert.ok(score >= -1 && score <= 1);
    for (const { probability } of byName.expected) assert.ok(probability >= 0 && probability <= 1);
    assert.throws(() => ask({ word: 'zeppelin' }), Refusal);
    dispose();
  });

  it('the word under the cursor is the one that is looked at', () => {
    const { words, focus } = eventOf(run(log, { word: 'wind' }), 'words');
    assert.equal(words[focus], 'wind');
  });

  it('refuses a text that is too short, and a table', () => {
    assert.throws(() => run({ name: 'note.txt', text: 'one two three' }), Refusal);
    assert.throws(() => run(sampleFile('air-passengers.csv')), Refusal);
  });

  it('runs with every knob at both ends, and each matters', () => {
    tryKnobs(experiment, log, lesson.knobs, 'verdict');
  });
});
