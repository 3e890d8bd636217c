import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { experiment } from '../../../src/lessons/forecast-verdict/experiment';
import { lesson } from '../../../src/lessons/forecast-verdict/lesson';
import { endsOf, runExperiment } from '../run-experiment';

const name = 'air-passengers.csv';
const text = readFileSync(path.resolve(__dirname, '../../../media/samples', name), 'utf8');

describe('forecast-verdict, whole runs', () => {
  for (const params of lesson.knobs.flatMap((knob) => endsOf(knob, lesson.knobs))) {
    it(`ends with finite figures: ${JSON.stringify(params)}`, async () => {
      const events = await runExperiment(experiment, { name, text }, params);
      const horizons = events.findLast((event) => event.kind === 'horizons');
      const figures = horizons?.rows.flatMap(({ recursive, direct }) => [recursive, direct]) ?? [];
      assert.ok(figures.length > 0 && figures.every(Number.isFinite));
      assert.ok(events.some((event) => event.kind === 'verdict'));
    });
  }
});
