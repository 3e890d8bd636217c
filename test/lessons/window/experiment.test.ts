import assert from 'node:assert/strict';
import { experiment } from '../../../src/lessons/window/experiment';
import { lesson } from '../../../src/lessons/window/lesson';
import type { LengthScore } from '../../../src/lessons/window/window-event';
import { Refusal } from '../../../src/phrase/refusal';
import { createRandom, normal } from '../../../src/random/random';
import {
  initialParams,
  monthlyCsv,
  runExperiment,
  sampleFile,
  tryKnobs,
  type OpenFile,
} from '../run-experiment';

const passengers = sampleFile('air-passengers.csv');
const INITIAL = initialParams(lesson.knobs);

const run = (file: OpenFile, params = {}, seed = 1) =>
  runExperiment(experiment, file, { ...INITIAL, ...params }, undefined, seed);
type Events = ReturnType<typeof run>;

const dataOf = (events: Events) => events.find((event) => event.kind === 'data')!;
const scoresOf = (events: Events) =>
  events.filter((event): event is LengthScore => event.kind === 'length');
const testOf = (events: Events) => events.find((event) => event.kind === 'test')!;

const mae = (actual: readonly number[], forecast: readonly number[]) =>
  actual.reduce((sum, value, i) => sum + Math.abs(value - forecast[i]!), 0) / actual.length;
const close = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));

function randomWalk(rows: number, seed: number): number[] {
  const random = createRandom(seed);
  const values = [100];
  while (values.length < rows) values.push(values.at(-1)! + normal(random));
  return values;
}

describe('window', function () {
  this.timeout(60_000);
  let bySeed: Events[];

  before(() => {
    bySeed = [1, 2, 3, 4, 5].map((seed) => run(passengers, {}, seed));
  });

  it('baseline-in-every-run: both on a file with a season, persistence on any', () => {
    const walk = monthlyCsv('walk.csv', randomWalk(90, 3));
    const runs: readonly (readonly [OpenFile, object, boolean])[] = [
      [passengers, {}, true],
      [passengers, { cell: 'rnn', learns: 'value' }, true],
      [passengers, { season: 'none' }, false],
      [walk, { season: '7' }, true],
    ];
    for (const [file, params, isSeasonal] of runs) {
      const events = runExperiment(experiment, file, { ...INITIAL, ...params }, 'data');
      const { actual, testStart, persistence, seasonalNaive } = dataOf(events);
      const validation = actual.slice(0, testStart);
      assert.ok(close(persistence.error, mae(validation, persistence.values)));
      assert.equal(persistence.values[1], actual[0]);
      assert.equal(seasonalNaive !== undefined, isSeasonal);
      if (seasonalNaive)
        assert.ok(close(seasonalNaive.error, mae(validation, seasonalNaive.values)));
    }
    const ids = testOf(bySeed[0]!).rows.map(({ id }) => id);
    assert.ok(ids.includes('persistence') && ids.includes('seasonal-naive'));
  });

  it('same-target-rows: every length’s error is that of its forecast of the same validation rows', () => {
    for (const events of bySeed) {
      const { actual, testStart, lengths, validationRows } = dataOf(events);
      const validation = actual.slice(0, testStart);
      assert.equal(validationRows, validation.length);
      const scores = scoresOf(events);
      assert.deepEqual(
        scores.map(({ window }) => window),
        lengths,
      );
      for (const { forecast, errors, mean } of scores) {
        assert.equal(forecast.length, validation.length);
        assert.ok(close(Math.min(...errors), mae(validation, forecast)));
        assert.ok(close(mean, errors.reduce((a, b) => a + b) / errors.length));
      }
    }
    assert.deepEqual(dataOf(bySeed[0]!).lengths, [1, 2, 4, 8, 12, 24, 36, 60]);
  });

  it('tested-as-chosen: the one length on the test rows has the smallest mean validation error', () => {
    for (const events of bySeed) {
      const { actual, testStart } = dataOf(events);
      const { window, forecast, rows } = testOf(events);
      const best = scoresOf(events).reduce((a, b) => (b.mean < a.mean ? b : a));
      assert.equal(window, best.window);
      const { mae: own } = rows.find(({ id }) => id === 'network')!;
      assert.ok(close(own, mae(actual.slice(testStart), forecast)));
      assert.equal(events.filter((event) => event.kind === 'test').length, 1);
    }
  });

  it('longer-is-not-always-better: on the mean of five seeds some longer window is worse', () => {
    const lengths = dataOf(bySeed[0]!).lengths;
    const means = lengths.map((window, i) => {
      const errors = bySeed.map((events) => scoresOf(events)[i]!.mean);
      const mean = errors.reduce((a, b) => a + b) / errors.length;
      const [low, high] = [Math.min(...errors), Math.max(...errors)];
      console.log(
        `        ${window} rows: ${mean.toFixed(1)} (${low.toFixed(1)} to ${high.toFixed(1)})`,
      );
      return mean;
    });
    assert.ok(means.some((mean, i) => i > 0 && mean > means[i - 1]!));
    const [season, twoSeasons] = [means[lengths.indexOf(12)]!, means[lengths.indexOf(24)]!];
    assert.ok(season < twoSeasons, `${season} at 12, ${twoSeasons} at 24`);
  });

  it('one-row-of-change: its forecast is the last row and a constant, and with values it is not', () => {
    const addedBy = (events: Events) => {
      const { forecast } = scoresOf(events)[0]!;
      const { persistence } = dataOf(events);
      const added = forecast.map((value, i) => value - persistence.values[i]!);
      return Math.max(...added) - Math.min(...added);
    };
    assert.ok(addedBy(bySeed[0]!) < 1e-3, String(addedBy(bySeed[0]!)));
    const values = runExperiment(experiment, passengers, { ...INITIAL, learns: 'value' }, 'length');
    assert.ok(addedBy(values) > 1);
  });

  it('the answer and the verdict name the length that was chosen', () => {
    for (const events of bySeed) {
      const { window } = testOf(events);
      const answer = events.find((event) => event.kind === 'answer')!;
      assert.equal(answer.values['window'], window);
      const expected = [1, 2, 4].includes(window) ? 'few' : window <= 12 ? 'some' : 'many';
      assert.equal(answer.option, expected);
      const verdict = events.find((event) => event.kind === 'verdict')!;
      assert.ok(verdict.headline.en.startsWith(`Validation chose a window of ${window}. `));
      assert.ok(verdict.headline.ko.includes(`${window}행`));
    }
  });

  it('leaves out lengths that leave fewer than ten pairs, and says which', () => {
    const events = run(monthlyCsv('short.csv', randomWalk(40, 1)));
    const { lengths, leftOut, pairs } = dataOf(events);
    assert.deepEqual(lengths, [1, 2, 4, 8, 12]);
    assert.deepEqual(leftOut, [24, 36, 60]);
    assert.ok(pairs.every((count) => count >= 10));
    assert.equal(testOf(events).rows[0]!.id, 'network');
  });

  it('of a random walk no window gains clearly over repeating the last row', () => {
    const events = run(monthlyCsv('walk.csv', randomWalk(200, 4)), { season: 'none' });
    const verdict = events.find((event) => event.kind === 'verdict')!;
    assert.doesNotMatch(verdict.headline.en, /It predicts|still gains/u);
  });

  it('refuses a column whose validation rows are all missing with a sentence', () => {
    const { name, text } = monthlyCsv('gap.csv', randomWalk(100, 1));
    const gap = text
      .split('\n')
      .map((line, row) => (row > 70 && row <= 85 ? line.replace(/,.*/u, ',') : line));
    assert.throws(() => run({ name, text: gap.join('\n') }), Refusal);
  });

  it('100,000 rows take seconds', function () {
    this.timeout(60_000);
    const rows = ['Value', ...randomWalk(100_000, 1).map((value) => value.toFixed(3))];
    const started = performance.now();
    const events = run({ name: 'long.csv', text: rows.join('\n') });
    assert.equal(dataOf(events).testRows, 500);
    const seconds = (performance.now() - started) / 1000;
    console.log(`        ${seconds.toFixed(1)} s`);
    assert.ok(seconds < 30);
  });

  it('refuses a file of too few rows with a sentence', () => {
    const file = monthlyCsv('tiny.csv', randomWalk(9, 1));
    assert.throws(() => run(file), Refusal);
  });

  it('reaches its first length with every knob at both ends, and each matters', () => {
    tryKnobs(experiment, passengers, lesson.knobs, 'length');
  });
});
