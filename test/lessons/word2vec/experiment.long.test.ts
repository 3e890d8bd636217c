import assert from 'node:assert/strict';
import { experiment } from '../../../src/lessons/word2vec/experiment';
import { lesson } from '../../../src/lessons/word2vec/lesson';
import {
  eventOf,
  initialParams,
  runExperiment,
  sampleFile,
  type OpenFile,
} from '../run-experiment';

const alley = sampleFile('a-year-in-the-alley.ko.txt');
const log = sampleFile('the-lighthouse-log.txt');
const samples = [alley, log];

const run = (file: OpenFile, params = {}, seed = 1) =>
  runExperiment(experiment, file, { ...initialParams(lesson.knobs), ...params }, undefined, seed);

describe('word2vec, over many seeds', function () {
  this.timeout(120_000);

  it('planted-twins-are-neighbours: both of every pair, with at least 95 % of seeds', () => {
    const seeds = 20;
    for (const model of ['skip-gram', 'cbow']) {
      let right = 0;
      for (let seed = 1; seed <= seeds; seed++) {
        const { found, twins } = eventOf(run(log, { model }, seed), 'planted');
        right += Number(found === 2 * twins.length);
      }
      assert.ok(right >= 0.95 * seeds, `${model}: ${right} of ${seeds}`);
    }
  });

  it('surroundings-beat-company: on both samples, over seeds 1 to 5', () => {
    for (const file of samples) {
      const all = [1, 2, 3, 4, 5].map((seed) => eventOf(run(file, {}, seed), 'compared'));
      const mean = (of: 'alike' | 'companions') =>
        all.reduce((sum, compared) => sum + compared[of], 0) / all.length;
      assert.ok(mean('alike') > mean('companions'), `${mean('alike')} ${mean('companions')}`);
    }
  });
});
