import assert from 'node:assert/strict';
import { experiment } from '../../../src/lessons/forecast-verdict/experiment';
import { lesson } from '../../../src/lessons/forecast-verdict/lesson';
import { createRandom, normal } from '../../../src/random/random';
import { endsOf, initialParams, monthlyCsv, runExperiment, sampleFile } from '../run-experiment';

const passengers = sampleFile('air-passengers.csv');

describe('forecast-verdict, whole runs', () => {
  for (const params of lesson.knobs.flatMap((knob) => endsOf(knob, lesson.knobs))) {
    it(`ends with finite figures: ${JSON.stringify(params)}`, () => {
      const events = runExperiment(experiment, passengers, params);
      const horizons = events.findLast((event) => event.kind === 'horizons');
      const figures = horizons?.rows.flatMap(({ recursive, direct }) => [recursive, direct]) ?? [];
      assert.ok(figures.length > 0 && figures.every(Number.isFinite));
      assert.ok(events.some((event) => event.kind === 'verdict'));
    });
  }
});

describe('forecast-verdict, many random walks', () => {
  it('a network gains over the last row on no more of them than a 95 % interval allows', () => {
    const WALKS = 12;
    const gains: number[] = [];
    for (let seed = 1; seed <= WALKS; seed++) {
      const random = createRandom(seed);
      const values = [0];
      while (values.length < 300) values.push(values.at(-1)! + normal(random));
      const params = { ...initialParams(lesson.knobs), learns: 'change', season: 'none' };
      const events = runExperiment(experiment, monthlyCsv('walk.csv', values), params, 'verdict');
      const headline = events.find((event) => event.kind === 'verdict')?.headline.en ?? '';
      if (/^It (predicts|leans)/u.test(headline)) gains.push(seed);
    }
    // One-sided 2.5 % each: two or more of twelve would come with probability 0.03.
    assert.ok(gains.length <= 1, `gains on the walks ${gains.join()}`);
  });
});
