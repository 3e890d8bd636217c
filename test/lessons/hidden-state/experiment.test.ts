import assert from 'node:assert/strict';
import { experiment } from '../../../src/lessons/hidden-state/experiment';
import { lesson } from '../../../src/lessons/hidden-state/lesson';
import { initialParams, runExperiment, runToLab, sampleFile, tryKnobs } from '../run-experiment';

const passengers = sampleFile('air-passengers.csv');
const log = sampleFile('the-lighthouse-log.txt');
const alley = sampleFile('a-year-in-the-alley.ko.txt');
const initial = initialParams(lesson.knobs);

describe('hidden-state', function () {
  this.timeout(60_000);

  for (const file of [log, alley]) {
    it(`a-reset-costs: over 200 places or more of ${file.name}, the mean of seeds 1–5`, () => {
      const means = [1, 2, 3, 4, 5].map((seed) => {
        const events = runExperiment(experiment, file, initial, undefined, seed);
        const mean = events.find((event) => event.kind === 'mean')!;
        assert.ok(mean.places >= 200, `only ${mean.places} places`);
        return mean.meanReset - mean.meanKept;
      });
      const sum = means.reduce((a, b) => a + b);
      assert.ok(sum > 0, `differences: ${means.map((mean) => mean.toFixed(3)).join(', ')}`);
    });
  }

  it('before-the-reset-nothing-changes: neither the states nor the losses', () => {
    for (const file of [passengers, log]) {
      const { events, ask, dispose } = runToLab(experiment, file, initial);
      const trace = events.findLast((event) => event.kind === 'states')!;
      for (const at of [0, 1, 15]) {
        const [reset] = ask({ reset: at });
        assert.ok(reset?.kind === 'reset');
        assert.equal(reset.at, at);
        for (let t = 0; t < at; t++) {
          assert.ok(Math.abs(reset.kept[t]! - reset.reset[t]!) < 1e-4, `step ${t}`);
          reset.h[t]!.forEach((h, unit) => assert.ok(Math.abs(h - trace.h[t]![unit]!) < 2e-4));
        }
        // At the very beginning there is nothing to wipe.
        if (at === 0) assert.deepEqual(reset.reset, reset.kept);
        else assert.notDeepEqual(reset.h[at], trace.h[at]);
      }
      dispose();
    }
  });

  it('answers from the run whether the loss recovers', () => {
    const events = runExperiment(experiment, log, initial);
    const { option, values } = events.find((event) => event.kind === 'answer')!;
    const mean = events.find((event) => event.kind === 'mean')!;
    assert.equal(values['kept'], mean.meanKept);
    assert.equal(values['reset'], mean.meanReset);
    assert.ok(['recovers', 'stays', 'nothing'].includes(option));
  });

  it('runs with every knob at both ends, and each matters', () => {
    tryKnobs(experiment, passengers, lesson.knobs, 'verdict');
  });
});
