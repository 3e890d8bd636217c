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

  it('of independent rows the order still tells the last one, and the page says so', () => {
    const values = independent(300).map((draw) => (draw / 1e6).toFixed(3));
    const events = run({ name: 'draws.csv', text: ['x', ...values].join('\n') }, { seeds: 2 });
    const scores = events.findLast((event) => event.kind === 'scores')!;
    assert.ok(scores.mean.shuffled > scores.mean.ordered);
    const verdict = events.find((event) => event.kind === 'verdict')!;
    assert.ok(verdict.reasons.some(({ en }) => en.includes('which row was the last')));
  });

  it('of independent characters the order tells nothing: far less is lost than in a story', () => {
    const text = independent(4000)
      .map((draw) => 'abcd'[draw % 4]!)
      .join('');
    const lost = (file: OpenFile) => {
      const { mean } = run(file, { seeds: 5 }).findLast((event) => event.kind === 'scores')!;
      return mean.shuffled - mean.ordered;
    };
    const [none, story] = [
      lost({ name: 'draws.txt', text }),
      lost(sampleFile('the-lighthouse-log.txt')),
    ];
    assert.ok(Math.abs(none) < 0.1 * story, `${none} bits, and ${story} in the story`);
  });

  it('runs with every knob at both ends, and each matters', () => {
    tryKnobs(experiment, passengers, lesson.knobs, 'verdict');
  });

  it('says in one sentence what a file lacks', () => {
    assert.throws(() => run({ name: 'short.txt', text: 'too short' }), /short\.txt.*9/u);
  });
});

/** Numbers that have nothing to do with each other, by Park and Miller's generator. */
function independent(count: number): number[] {
  let state = 1;
  return Array.from({ length: count }, () => (state = (state * 48_271) % 2_147_483_647));
}
