import assert from 'node:assert/strict';
import { experiment } from '../../../src/training/forecast/experiment';
import { knobs } from '../../../src/training/forecast/knobs';
import { initialParams, runExperiment, tryKnobs, sampleFile } from '../../lessons/run-experiment';

const passengers = sampleFile('air-passengers.csv');

describe('training a forecast', () => {
  it('tells the data before the first loss, and ends with scores and one verdict', () => {
    const events = runExperiment(experiment, passengers, initialParams(knobs));
    const kinds = events.map(({ kind }) => kind);
    assert.deepEqual(kinds.slice(0, 3), ['used', 'data', 'loss']);
    assert.deepEqual(kinds.slice(-3), ['forecast', 'scores', 'verdict']);
    assert.equal(kinds.filter((kind) => kind === 'verdict').length, 1);
    const last = events.findLast((event) => event.kind === 'progress');
    assert.deepEqual([last?.step, last?.total], [400, 400]);
  });

  it('on the air passengers beats both copies, with each kind of cell', () => {
    for (const cell of ['rnn', 'gru', 'lstm']) {
      const params = { ...initialParams(knobs), cell };
      const events = runExperiment(experiment, passengers, params);
      const verdict = events.find((event) => event.kind === 'verdict');
      assert.equal(verdict?.headline.en, 'It predicts.', cell);
    }
  });

  it('takes its first step with every knob at both ends, and each matters', () => {
    tryKnobs(experiment, passengers, knobs, 'loss');
  });

  it('the same file, settings and seed give the same run', () => {
    const params = { ...initialParams(knobs), units: 4 };
    const [first, second] = [
      runExperiment(experiment, passengers, params),
      runExperiment(experiment, passengers, params),
    ];
    assert.deepEqual(first, second);
  });

  it('learns the column it is told, and says so where there is none', () => {
    const rows = Array.from({ length: 60 }, (_, i) => `${i % 7},${Math.sin(i).toFixed(3)}`);
    const table = { name: 'two.csv', text: ['a,b', ...rows].join('\n') };
    const params = { ...initialParams(knobs), column: 'b' };
    const events = runExperiment(experiment, table, params, 'data');
    assert.equal(events.find((event) => event.kind === 'data')?.column, 'b');
    assert.throws(() => runExperiment(experiment, table, { ...params, column: 'c' }), /two\.csv/u);
  });

  it('says how many rows it would need', () => {
    const short = { name: 'short.csv', text: 'a\n1\n2\n3\n' };
    assert.throws(() => runExperiment(experiment, short, initialParams(knobs)), /short\.csv.*32/u);
  });
});
