import assert from 'node:assert/strict';
import { experiment } from '../../../src/lessons/sequence-order/experiment';
import { lesson } from '../../../src/lessons/sequence-order/lesson';
import {
  initialParams,
  runExperiment,
  sampleFile,
  tryKnobs,
  type OpenFile,
} from '../run-experiment';

const SAMPLES = ['air-passengers.csv', 'the-lighthouse-log.txt', 'a-year-in-the-alley.ko.txt'];
const passengers = sampleFile('air-passengers.csv');

const run = (file: OpenFile, params = {}) =>
  runExperiment(experiment, file, { ...initialParams(lesson.knobs), ...params });

describe('sequence-order', () => {
  for (const name of SAMPLES) {
    it(`shuffled-loses: over seeds 1–5 on ${name}`, () => {
      const events = run(sampleFile(name), { seeds: 5 });
      const scores = events.findLast((event) => event.kind === 'scores')!;
      const each = scores.seeds.map(({ ordered, shuffled }) => (shuffled - ordered).toFixed(3));
      assert.equal(scores.seeds.length, 5);
      assert.ok(scores.mean.shuffled > scores.mean.ordered, `differences: ${each.join(', ')}`);
      const { low, high } = scores.difference;
      const option = events.find((event) => event.kind === 'answer')!.option;
      assert.equal(option, low > 0 ? 'worse' : high < 0 ? 'better' : 'same');
    });
  }

  it('same-pieces-and-targets: the window is the same pieces in another order', () => {
    for (const name of SAMPLES) {
      const shown = runExperiment(
        experiment,
        sampleFile(name),
        initialParams(lesson.knobs),
        'window',
      ).at(-1)!;
      assert.ok(shown.kind === 'window');
      assert.deepEqual(shown.ordered.toSorted(), shown.shuffled.toSorted());
      assert.notDeepEqual(shown.ordered, shown.shuffled);
      assert.equal(shown.ordered.length, 12);
    }
  });

  it('does not find an order where there is none: a column of independent draws', () => {
    let state = 1;
    const draws = Array.from({ length: 300 }, () => (state = (state * 48_271) % 2_147_483_647));
    const text = ['x', ...draws.map((draw) => (draw / 1e6).toFixed(3))].join('\n');
    // What comes next then depends on nothing but the last value, from which its change is counted.
    const events = run({ name: 'draws.csv', text }, { seeds: 2 });
    assert.ok(events.some((event) => event.kind === 'verdict'));
  });

  it('runs with every knob at both ends, and each matters', () => {
    tryKnobs(experiment, passengers, lesson.knobs, 'verdict');
  });

  it('says in one sentence what a file lacks', () => {
    assert.throws(() => run({ name: 'short.txt', text: 'too short' }), /short\.txt.*9/u);
  });
});
