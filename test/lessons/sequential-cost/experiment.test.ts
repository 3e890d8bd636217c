import assert from 'node:assert/strict';
import { experiment } from '../../../src/lessons/sequential-cost/experiment';
import { layerWork } from '../../../src/lessons/sequential-cost/layer-work';
import { lesson } from '../../../src/lessons/sequential-cost/lesson';
import type { CostAtLength } from '../../../src/lessons/sequential-cost/sequential-cost-event';
import { initialParams, runExperiment, sampleFile, tryKnobs } from '../run-experiment';

const log = sampleFile('the-lighthouse-log.txt');
const passengers = sampleFile('air-passengers.csv');
const CELLS = ['rnn', 'gru', 'lstm'] as const;

describe('sequential-cost', () => {
  it('dependent-steps: T for recurrence, 1 for attention, at every length of a run', () => {
    for (const file of [log, passengers]) {
      const events = runExperiment(experiment, file, initialParams(lesson.knobs));
      const costs = events.filter((event): event is CostAtLength => event.kind === 'cost');
      assert.deepEqual(
        costs.map(({ length }) => length),
        [8, 16, 32, 64, 128, 256, 512],
      );
      for (const { length, layers } of costs) {
        for (const { layer, dependent, ms } of layers) {
          assert.equal(dependent, layer === 'attention' ? 1 : length);
          assert.ok(ms >= 0);
        }
      }
      assert.equal(events.find((event) => event.kind === 'answer')!.option, 'twice');
    }
  });

  it('linear-and-square: twice the length is twice the products, and four times the scores', () => {
    for (const length of [8, 64, 512]) {
      for (const cell of CELLS) {
        const [one, two] = [layerWork(cell, length, 32), layerWork(cell, 2 * length, 32)];
        assert.equal(two.work, 2 * one.work);
        assert.equal(one.scores, 0);
      }
      const [one, two] = [
        layerWork('attention', length, 32),
        layerWork('attention', 2 * length, 32),
      ];
      assert.equal(two.scores, 4 * one.scores);
      assert.equal(two.work - two.scores, 2 * (one.work - one.scores));
    }
  });

  it('counts by hand: an LSTM of 2 units over 3 steps', () => {
    // Four gates, each W·x and U·h of 2 × 2, three times.
    assert.equal(layerWork('lstm', 3, 2).work, 3 * 4 * (4 + 4));
    assert.throws(() => layerWork('rnn', 0, 2), /length and units >= 1, got 0 and 2/u);
  });

  it('runs with every knob at both ends, and each matters', () => {
    tryKnobs(experiment, log, lesson.knobs, 'verdict');
  });
});
