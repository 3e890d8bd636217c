import assert from 'node:assert/strict';
import type { ArmaEvent, OrderCell } from '../../../src/lessons/arma/arma-event';
import { experiment } from '../../../src/lessons/arma/experiment';
import { lesson } from '../../../src/lessons/arma/lesson';
import { nearlyCancels } from '../../../src/lessons/arma/order-map';
import type { SharedEvent } from '../../../src/lessons/experiment';
import { Refusal } from '../../../src/phrase/refusal';
import { createRandom, normal } from '../../../src/random/random';
import { fitArima } from '../../../src/series/arima';
import { armaAutocovariance } from '../../../src/series/arma-autocovariance';
import { simulateArma } from '../../../src/series/arma-simulation';
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
const PLAIN = { transform: 'none', differencing: 'none', season: 'none' };
const values = Float64Array.from(
  passengers.text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => Number(line.split(',')[1])),
);
const TEST_START = 122; // 85 % of 144 rows

type Told = (ArmaEvent | SharedEvent)[];
const run = (file: OpenFile, params = {}, until?: ArmaEvent['kind']): Told =>
  runExperiment(experiment, file, { ...INITIAL, ...params }, until);

function last<Kind extends (ArmaEvent | SharedEvent)['kind']>(events: Told, kind: Kind) {
  const found = events.findLast((event) => event.kind === kind);
  assert.ok(found, `no ${kind}`);
  return found as Extract<ArmaEvent | SharedEvent, { kind: Kind }>;
}

const near = (actual: number, expected: number, slack: number, what = '') =>
  assert.ok(Math.abs(actual - expected) <= slack, `${what} ${actual}, not ${expected}`);
const cellAt = (cells: readonly OrderCell[], p: number, q: number) =>
  cells.find((cell) => cell.p === p && cell.q === q)!;

describe('arma', function () {
  this.timeout(60_000);

  let events: Told;
  before(() => {
    events = run(passengers);
  });

  it('smallest-aicc: of all cells without a mark, all of the same differences and rows', () => {
    for (const params of [{}, { differencing: 'none' }, { differencing: 'season' }]) {
      const told = run(passengers, params, 'chosen');
      const { cells } = last(told, 'orders');
      const { best, second, delta, near: close } = last(told, 'chosen');
      assert.equal(cells.length, 25);
      const good = cells.filter(({ state }) => state === 'good');
      const sorted = good.map(({ aicc }) => aicc!).toSorted((a, b) => a - b);
      const own = cellAt(cells, best.p, best.q);
      assert.equal(own.state, 'good');
      assert.equal(own.aicc, sorted[0]);
      assert.equal(own.delta, 0);
      assert.equal(cellAt(cells, second!.p, second!.q).aicc, sorted[1]);
      near(delta!, sorted[1]! - sorted[0]!, 1e-12);
      assert.equal(close, sorted.filter((aicc) => aicc - sorted[0]! < 2).length);
      const { d, D } = last(told, 'column');
      assert.deepEqual([...new Set(cells.map(({ n }) => n))], [TEST_START - d - 12 * D]);
      // Marked cells really have their root there, and may have a smaller AICc.
      for (const { p, q, state } of cells) {
        const order = D === 0 ? { p, d, q } : { p, d, q, D, season: 12 };
        const fit = fitArima(values.subarray(0, TEST_START), order, {
          constant: d + D <= 1,
          lambda: 0,
        });
        const isBoundary = fit.roots.some(({ modulus }) => Math.abs(modulus - 1) < 0.01);
        assert.equal(state === 'boundary', isBoundary, `${p} ${q}`);
        if (!isBoundary) assert.equal(state === 'good', fit.converged);
      }
    }
  });

  it('aicc-formula: from the log-likelihood, k and n that the cell says', () => {
    for (const params of [{}, PLAIN]) {
      const told = run(passengers, params, 'chosen');
      const { constant } = last(told, 'column');
      for (const { p, q, aicc, logLikelihood, k, n } of last(told, 'orders').cells) {
        assert.equal(k, p + q + Number(constant) + 1);
        near(aicc!, -2 * logLikelihood! + (2 * k * n) / (n - k - 1), 1e-9);
      }
    }
    assert.equal(last(events, 'column').constant, false);
    assert.equal(last(run(passengers, PLAIN, 'column'), 'column').constant, true);
  });

  it('common-factor-is-noise: the drawn series is its errors, and by theory uncorrelated', () => {
    const cancellation = last(events, 'cancellation');
    assert.ok(cancellation.apart < 1e-12, `${cancellation.apart}`);
    for (const phi of [0.6, -0.9]) {
      const gamma = armaAutocovariance(Float64Array.of(phi), Float64Array.of(-phi), 12)!;
      near(gamma[0]!, 1, 1e-9);
      gamma.subarray(1).forEach((value) => near(value, 0, 1e-9));
    }
    // The two coefficients that change nothing cost AICc, and nearly cancel in the fit.
    assert.ok(cancellation.armaAicc > cancellation.noiseAicc);
    const { ar, ma } = cancellation.fitted;
    near(ar, -ma, 0.1);
    const [a, b] = [Float64Array.of(ar), Float64Array.of(ma)];
    assert.ok(nearlyCancels({ ar: a, ma: b }));
    assert.ok(!nearlyCancels({ ar: Float64Array.of(0.6), ma: Float64Array.of(0.6) }));
  });

  it('near-the-true-order: on AR(2), over seeds 1 to 20, mostly within 2 of the picked one', () => {
    for (const ar of [
      [0.6, -0.3],
      [1.2, -0.6],
    ]) {
      const apart: number[] = [];
      let picked = 0;
      for (let seed = 1; seed <= 20; seed++) {
        const series = simulateArma(200, { ar, mean: 50, deviation: 2 }, createRandom(seed));
        const told = run(monthlyCsv('ar2.csv', [...series]), PLAIN, 'chosen');
        apart.push(cellAt(last(told, 'orders').cells, 2, 0).delta!);
        const { best } = last(told, 'chosen');
        if (best.p === 2 && best.q === 0) picked++;
      }
      const within = apart.filter((delta) => delta <= 2).length;
      console.log(
        `      φ = ${ar.join(', ')}: within 2 on ${within} of 20, picked on ${picked}; ` +
          apart.map((delta) => delta.toFixed(1)).join(' '),
      );
      assert.ok(within > 10 && picked < 20);
    }
  });

  it('same-rows: every score is of the same test rows, in passengers', () => {
    const { rows, rowCount } = last(events, 'scores');
    const forecasts = last(events, 'forecasts');
    assert.deepEqual(forecasts.actual, [...values.subarray(TEST_START)]);
    assert.equal(rowCount, 22);
    const drawn: Record<string, readonly (number | undefined)[]> = {
      best: forecasts.best,
      second: forecasts.second!,
      persistence: forecasts.persistence,
      'seasonal-naive': forecasts.seasonalNaive!,
    };
    for (const [id, forecast] of Object.entries(drawn)) {
      const sum = forecasts.actual.reduce(
        (all, value, i) => all + Math.abs(value - forecast[i]!),
        0,
      );
      near(rows.find((row) => row.id === id)!.mae, sum / 22, 1e-9, id);
    }
    assert.deepEqual([...forecasts.persistence], [...values.subarray(TEST_START - 1, -1)]);
    for (const { gain, mae } of rows.slice(1)) near(gain!.mean, mae - rows[0]!.mae, 1e-9);
  });

  it('answers as the picked order is, and says it in the headline', () => {
    const options = new Set<string>();
    for (const params of [{}, { differencing: 'none' }, { differencing: 'season' }]) {
      const told = run(passengers, params);
      const { p, q } = last(told, 'chosen').best;
      const { option } = last(told, 'answer');
      assert.equal(option, p > 0 ? (q > 0 ? 'both' : 'ar') : q > 0 ? 'ma' : 'neither');
      assert.ok(lesson.predict.options.some(({ id }) => id === option));
      assert.ok(last(told, 'verdict').headline.en.startsWith(`AICc picks ARMA(${p},${q}).`));
      options.add(option);
    }
    assert.ok(options.size > 1);
    const random = createRandom(6);
    const noise = monthlyCsv(
      'noise.csv',
      Array.from({ length: 200 }, () => 20 + normal(random)),
    );
    assert.equal(last(run(noise, PLAIN), 'answer').option, 'neither');
  });

  it('fills the map cell by cell, simple orders first', () => {
    const maps = events.filter((event) => event.kind === 'orders');
    assert.equal(maps.length, 25);
    maps.forEach(({ cells }, i) => assert.equal(cells.length, i + 1));
    const sums = maps.at(-1)!.cells.map(({ p, q }) => p + q);
    assert.ok(sums.every((sum, i) => i === 0 || sum >= sums[i - 1]!));
    const steps = events.filter((event) => event.kind === 'progress');
    assert.equal(steps.at(-1)!.step, steps.at(-1)!.total);
  });

  it('says which differences tests suggest, and takes a first one where no season is known', () => {
    const { d, D, isSuggested } = last(events, 'column');
    assert.deepEqual([d, D, isSuggested], [1, 1, true]);
    const without = last(
      run(passengers, { differencing: 'season', season: 'none' }, 'column'),
      'column',
    );
    assert.deepEqual([without.d, without.D, without.lacksSeason], [1, 0, true]);
  });

  it('every knob matters', () => {
    tryKnobs(experiment, passengers, lesson.knobs, 'chosen');
  });

  it('refuses a file too short, and what follows its rule exactly', () => {
    const refused = (file: OpenFile, params: object, pattern: RegExp) =>
      assert.throws(
        () => run(file, params),
        (error) => error instanceof Refusal && pattern.test(error.phrase.en),
      );
    const rows = (n: number) => Array.from({ length: n }, (_, t) => 20 + 5 * Math.sin(t * t));
    refused(monthlyCsv('short.csv', rows(39)), {}, /only 39 usable rows: at least 40/u);
    const line = Array.from({ length: 80 }, (_, t) => 3 + 2 * t);
    refused(monthlyCsv('line.csv', line), { ...PLAIN, differencing: 'first' }, /its rule exactly/u);
  });

  it('runs on the shortest file there may be', () => {
    const random = createRandom(5);
    const short = monthlyCsv(
      'short.csv',
      Array.from({ length: 40 }, () => 10 + normal(random)),
    );
    last(run(short), 'verdict');
  });
});
