import assert from 'node:assert/strict';
import { experiment } from '../../../src/lessons/exploding-gradient/experiment';
import { lesson } from '../../../src/lessons/exploding-gradient/lesson';
import { linearNorms } from '../../../src/lessons/exploding-gradient/linear-recurrence';
import {
  initialParams,
  runExperiment,
  sampleFile,
  tryKnobs,
  type OpenFile,
} from '../run-experiment';

const passengers = sampleFile('air-passengers.csv');
const log = sampleFile('the-lighthouse-log.txt');

const run = (file: OpenFile, params = {}) =>
  runExperiment(experiment, file, { ...initialParams(lesson.knobs), ...params });
const comparedOf = (file: OpenFile, params = {}) =>
  run(file, params).find((event) => event.kind === 'compared')!;

describe('exploding-gradient', function () {
  this.timeout(60_000);

  it('linear-is-the-power: rᵏ at every lag, within 1e-5', () => {
    for (const radius of [50, 100, 150, 200]) {
      const { linear, power } = run(passengers, { radius }).find((event) => event.kind === 'lags')!;
      linear.forEach((norm, k) => {
        assert.ok(Math.abs(norm - power[k]!) <= 1e-5 * power[k]!, `${radius} ${k}: ${norm}`);
      });
    }
  });

  it('linear recurrence by hand: a rotation keeps the length, twice it doubles it', () => {
    const rotation = [0, -1, 1, 0];
    assert.deepEqual(linearNorms(rotation, [3, 4], 2), [1, 1, 1]);
    const twice = rotation.map((value) => 2 * value);
    assert.deepEqual(linearNorms(twice, [3, 4], 3), [1, 2, 4, 8]);
  });

  it('with tanh the gradient is never larger than rᵏ says', () => {
    for (const file of [passengers, log]) {
      const { tanh, power } = run(file).find((event) => event.kind === 'lags')!;
      tanh.forEach((norm, k) => assert.ok(norm <= power[k]! * (1 + 1e-5), `lag ${k}`));
    }
  });

  it('clipped-stays-under: ‖g‖ <= clip, and an SGD step <= rate · clip', () => {
    for (const file of [passengers, log]) {
      for (const clip of [0.25, 1]) {
        const compared = comparedOf(file, { clip });
        // Measured by the step it made: weights of 32 bits round it a little.
        assert.ok(compared.largestCutNorm! <= clip * (1 + 1e-5), `${compared.largestCutNorm!}`);
        assert.ok(compared.largestMove! <= compared.moveLimit * (1 + 1e-5));
        assert.ok(compared.cutSteps > 0 || file === log);
      }
    }
  });

  it('adam-is-not-bounded-by-it: a step of Adam goes further than rate · clip', () => {
    const compared = comparedOf(log, { optimizer: 'adam', clip: 0.25 });
    assert.ok(compared.largestMove! > 2 * compared.moveLimit, `${compared.largestMove!}`);
  });

  it('a training that breaks without clipping is told, not thrown', () => {
    const events = run(passengers);
    const { option } = events.find((event) => event.kind === 'answer')!;
    const { brokeAt, unclippedLoss, clippedLoss } = events.find(
      (event) => event.kind === 'compared',
    )!;
    assert.ok(brokeAt !== undefined && unclippedLoss === undefined, 'it does not break any more');
    const free = Infinity;
    const expected =
      free > clippedLoss! * 1.05 ? 'helps' : free < clippedLoss! * 0.95 ? 'hurts' : 'alike';
    assert.equal(option, expected);
  });

  it('runs with every knob at both ends, and each matters', () => {
    tryKnobs(experiment, passengers, lesson.knobs, 'verdict');
  });
});
