import assert from 'node:assert/strict';
import { experiment } from '../../../src/lessons/unrolled-cell/experiment';
import { lesson } from '../../../src/lessons/unrolled-cell/lesson';
import type { UnrolledTrace } from '../../../src/lessons/unrolled-cell/unrolled-cell-event';
import {
  initialParams,
  runExperiment,
  sampleFile,
  tryKnobs,
  type OpenFile,
} from '../run-experiment';

const passengers = sampleFile('air-passengers.csv');
const alley = sampleFile('a-year-in-the-alley.ko.txt');

const run = (file: OpenFile, params = {}) =>
  runExperiment(experiment, file, { ...initialParams(lesson.knobs), ...params });

describe('unrolled-cell', () => {
  it('length-adds-no-weights: 1, 5, 10 and 100 steps are read with the same weights', () => {
    for (const cell of ['rnn', 'gru', 'lstm']) {
      const events = run(passengers, { cell });
      const counts = events.find((event) => event.kind === 'counts');
      const weights = counts!.byLength.map((counted) => counted.weights);
      assert.equal(new Set(weights).size, 1, cell);
      // One input, 8 units: gates · (1 · 8 + 8 · 8 + 8); the GRU of PyTorch and cuDNN has a second bias.
      const expected = { rnn: 80, gru: 3 * 80 + 24, lstm: 4 * 80 }[cell];
      assert.equal(weights[0], expected, cell);
      const answer = events.find((event) => event.kind === 'answer');
      assert.equal(answer?.option, 'same');
    }
  });

  it('layers-add-weights: every further layer has weights of its own', () => {
    const events = run(passengers, { layers: 2 });
    const counts = events.find((event) => event.kind === 'counts')!;
    const [one, two, three] = counts.byLayers.map(({ weights }) => weights);
    assert.equal(two! - one!, 8 * 8 + 8 * 8 + 8); // the second reads the 8 numbers of the first
    assert.equal(three! - two!, two! - one!);
    assert.deepEqual(counts.perLayer, [one, two! - one!]);
  });

  it('later-steps-change-nothing-before: other rows at the end leave the earlier h as they were', () => {
    const first = firstTrace(run(passengers));
    // The very last row is only awaited, never read; the one before it is read last.
    const changed = passengers.text.replace(/390(\r?\n1960-12)/u, '500$1');
    assert.notEqual(changed, passengers.text);
    const second = firstTrace(run({ ...passengers, text: changed }));
    const last = first.steps.length - 1;
    // Both are scaled by the training rows, which have not changed.
    for (let t = 0; t < last; t++) assert.deepEqual(first.steps[t]!.h, second.steps[t]!.h);
    assert.notDeepEqual(first.steps[last]!.h, second.steps[last]!.h);
  });

  it('walks over places of the document, each of which holds what the step reads', () => {
    for (const file of [passengers, alley]) {
      const lines = file.text.split('\n');
      for (const { place, read } of firstTrace(run(file)).steps) {
        const line = lines[place.line]!;
        const shown = line.slice(place.start, place.end);
        const expected = { '␣': ' ', '↵': '' }[read] ?? read;
        assert.ok(shown.includes(expected), `line ${String(place.line + 1)}: ${shown} for ${read}`);
      }
    }
  });

  it('guesses better after training than before', () => {
    const events = run(alley);
    const losses = events.filter((event) => event.kind === 'loss').map(({ loss }) => loss);
    const mean = (part: number[]) => part.reduce((a, b) => a + b) / part.length;
    assert.ok(mean(losses.slice(-10)) < 0.8 * mean(losses.slice(0, 10)));
  });

  it('runs with every knob at both ends, and each matters', () => {
    tryKnobs(experiment, passengers, lesson.knobs, 'verdict');
    tryKnobs(experiment, alley, lesson.knobs, 'counts');
  });

  it('says in one sentence what a file lacks', () => {
    assert.throws(() => run({ name: 'short.txt', text: 'too short' }), /short\.txt.*9/u);
  });
});

function firstTrace(events: readonly { readonly kind: string }[]): UnrolledTrace {
  return events.find((event): event is UnrolledTrace => event.kind === 'trace')!;
}
