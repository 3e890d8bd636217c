import assert from 'node:assert/strict';
import { experiment } from '../../../src/lessons/embedding-layer/experiment';
import { lesson } from '../../../src/lessons/embedding-layer/lesson';
import { initialParams, runExperiment, sampleFile } from '../run-experiment';

describe('embedding-layer, over five seeds', () => {
  it('used-alike-come-closer: on the mean of seeds 1 to 5, above the random table and above chance', () => {
    for (const name of ['a-year-in-the-alley.ko.txt', 'the-lighthouse-log.txt']) {
      const params = { ...initialParams(lesson.knobs), seeds: 5 };
      const events = runExperiment(experiment, sampleFile(name), params, 'compared');
      const { shares, seeds } = events.find((event) => event.kind === 'compared')!;
      assert.deepEqual(seeds, [1, 2, 3, 4, 5]);
      assert.ok(shares !== undefined);
      const { learned, random, chance } = shares;
      const said = `${learned.mean} ± ${learned.deviation}, ${random.mean} ± ${random.deviation}`;
      assert.ok(learned.mean > random.mean && learned.mean > chance, said);
    }
  });
});
