import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { experiment } from '../../../src/lessons/autoregression/experiment';
import { lesson } from '../../../src/lessons/autoregression/lesson';
import type { Params } from '../../../src/lessons/experiment';
import { Refusal } from '../../../src/phrase/refusal';
import { createRandom } from '../../../src/random/random';
import { fitArima } from '../../../src/series/arima';
import { forecastArima } from '../../../src/series/arima-forecast';
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
const DIFFERENCINGS = ['none', 'first', 'season'];

const run = (file: OpenFile, params: Params = {}) =>
  runExperiment(experiment, file, { ...initialParams(lesson.knobs), ...params });
type Told = ReturnType<typeof run>[number];
/** The last event of a kind. */
function told<Kind extends Told['kind']>(events: readonly Told[], kind: Kind) {
  return events.findLast((event): event is Extract<Told, { kind: Kind }> => event.kind === kind)!;
}
const near = (actual: number, expected: number, slack: number, what = '') =>
  assert.ok(Math.abs(actual - expected) <= slack, `${what} ${actual}, not ${expected}`);

const simulated = (n: number, ar: readonly number[], seed: number, mean = 0) =>
  simulateArma(n, { ar, mean }, createRandom(seed));

function referenceSeries(name: string): number[] {
  const file = path.resolve(__dirname, '../../fixtures/reference/series.json');
  const { series } = JSON.parse(readFileSync(file, 'utf8')) as {
    series: Record<string, { values: number[] }>;
  };
  return series[name]!.values;
}

describe('autoregression', function () {
  this.timeout(60_000);

  it('recovers-phi: within 3 standard errors for at least 36 of 40 seeds of an AR(2)', () => {
    const truth = [0.6, -0.3];
    const hits = Array.from({ length: 40 }, (_, seed) => {
      const x = simulated(300, truth, seed + 1, 10);
      const { coefficients } = fitArima(x, { p: 2, d: 0, q: 0 }, { constant: true });
      return truth.every((phi, i) => {
        const { value, standardError } = coefficients[i]!;
        return Math.abs(value - phi) <= 3 * standardError!;
      });
    }).filter(Boolean).length;
    assert.ok(hits >= 36, `${hits}`);
  });

  it('agrees-with-r: the log-likelihood of R 4.2.2’s arima(lh, order = c(1, 0, 0))', () => {
    const lh = monthlyCsv('lh.csv', referenceSeries('lh'));
    const ahead = told(run(lh, { p: 1 }), 'ahead');
    near(ahead.logLikelihood, -29.3791624, 1e-5);
    near(ahead.level, 2.41326432, 1e-4);
    assert.equal(ahead.rows, 48);
  });

  it('decays-by-phi: an AR(1) forecast is mean + φʰ (last − mean), in the run too', () => {
    const x = simulated(200, [0.8], 4, 50);
    const ahead = told(run(monthlyCsv('ar1.csv', [...x]), { p: 1 }), 'ahead');
    const rounded = x.map((value) => Number(value.toFixed(4)));
    const { ar, constant } = fitArima(rounded, { p: 1, d: 0, q: 0 }, { constant: true });
    const last = rounded.at(-1)! - constant;
    ahead.forecast.forEach((value, i) =>
      near(value, constant + ar[0]! ** (i + 1) * last, 1e-9, `h = ${i + 1}`),
    );
    const half = Math.ceil(Math.log(0.5) / Math.log(ar[0]!));
    assert.equal(ahead.halfWay, half);
  });

  it('phi-one-repeats: a random walk’s forecast is its last value', () => {
    const steps = simulated(100, [], 5);
    let level = 0;
    const walk = steps.map((step) => (level += step));
    const fit = fitArima(walk, { p: 0, d: 1, q: 0 });
    const { mean } = forecastArima(fit, 20);
    for (const value of mean) near(value, walk.at(-1)!, 1e-9);
  });

  it('inverse-roots-inside: for every differencing and several p, on the sample', () => {
    for (const differencing of DIFFERENCINGS) {
      for (const p of [1, 2, 7, 12]) {
        const { roots } = told(run(passengers, { p, differencing }), 'fit');
        assert.equal(roots.length, p);
        for (const { modulus, inverseRe, inverseIm } of roots) {
          assert.ok(modulus > 1 && Math.hypot(inverseRe, inverseIm) < 1, `${differencing} ${p}`);
          near(Math.hypot(inverseRe, inverseIm) * modulus, 1, 1e-9);
        }
      }
    }
  });

  it('is-a-regression: less than half a standard error from least squares, with many rows', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const x = simulated(900, [0.5, 0.2, -0.3], seed, 20);
      const events = run(monthlyCsv('ar3.csv', [...x]), { p: 3 });
      const { regression } = told(events, 'companions');
      told(events, 'fit').coefficients.forEach(({ value, standardError }, i) =>
        near(regression![i]!, value, standardError! / 2, `seed ${seed}, φ${i + 1}`),
      );
    }
  });

  it('not-a-correlation: AR(2) of the sample has φ₁ > 1, φ₂ < 0 < r₂', () => {
    const events = run(passengers, { p: 2 });
    const [first, second] = told(events, 'fit').coefficients;
    assert.ok(first!.value > 1 && second!.value < 0, `${first!.value} ${second!.value}`);
    assert.ok(told(events, 'companions').autocorrelation[1]! > 0);
  });

  it('more-is-not-better: the likelihood never falls with p, AICc does rise, on the same rows', () => {
    for (const differencing of DIFFERENCINGS) {
      const { rows, best } = told(run(passengers, { differencing }), 'orders');
      assert.deepEqual(
        rows.map(({ p }) => p),
        Array.from({ length: 13 }, (_, p) => p),
      );
      assert.equal(new Set(rows.map((row) => row.rows)).size, 1);
      for (const [p, { logLikelihood }] of rows.entries()) {
        const before = rows[p - 1]?.logLikelihood ?? -Infinity;
        assert.ok(logLikelihood >= before - 1e-6, `${differencing} ${p}`);
      }
      const least = Math.min(...rows.map(({ aicc }) => aicc!));
      assert.equal(rows[best]!.aicc, least);
    }
    const seasonal = told(run(passengers, { differencing: 'season' }), 'orders').rows;
    assert.ok(seasonal.at(-1)!.aicc! > seasonal[1]!.aicc!);
  });

  it('terms-add-up: to the forecast of each row, with and without differencing', () => {
    for (const differencing of DIFFERENCINGS) {
      for (const p of [1, 5]) {
        const events = run(passengers, { p, differencing });
        const { constant, steps } = told(events, 'walk');
        const { coefficients } = told(events, 'fit');
        const model = told(events, 'test-forecasts').forecasts[0]!;
        assert.equal(model.id, 'model');
        steps.forEach(({ terms, sum, base, forecast, places }, i) => {
          let all = constant;
          terms.forEach(({ value, product }, k) => {
            near(product, coefficients[k]!.value * value, 1e-9);
            all += product;
          });
          near(sum, all, 1e-9);
          near(forecast, all + (base?.value ?? 0), 1e-9);
          near(model.values[i]!, forecast, 1e-6 * Math.abs(forecast), `${differencing} ${p} ${i}`);
          assert.equal(places.at(-1)!.line, 1 + 122 + i); // a heading, 122 rows learned from
          if (differencing === 'none') assert.equal(places.length, p + 1);
        });
      }
    }
  });

  it('blind-to-the-test: other test rows, the same coefficients and earlier forecasts', () => {
    const lines = passengers.text.trim().split('\n');
    const text = lines.map((line, i) => (i > 130 ? line.replace(/\d+$/u, '400') : line)).join('\n');
    const events = run({ ...passengers, text }, { p: 3, differencing: 'first' });
    const original = run(passengers, { p: 3, differencing: 'first' });
    assert.deepEqual(told(events, 'fit'), told(original, 'fit'));
    const of = (all: typeof events) => told(all, 'test-forecasts').forecasts[0]!.values;
    of(events)
      .slice(0, 9) // rows 122 … 130 read nothing that was changed
      .forEach((value, i) => near(value, of(original)[i]!, 1e-9));
    assert.notEqual(of(events)[9], of(original)[9]);
  });

  it('scores every forecast on the same rows, in the units of the file', () => {
    const events = run(passengers);
    const { rows, testRows } = told(events, 'scores');
    assert.deepEqual(
      rows.map(({ id }) => id),
      ['model', 'persistence', 'seasonal-naive'],
    );
    assert.equal(testRows, 22);
    const { actual, testStart } = told(events, 'column');
    const truth = actual.slice(testStart);
    for (const { id, values } of told(events, 'test-forecasts').forecasts) {
      const mae = truth.reduce((sum, x, i) => sum + Math.abs(x - values[i]!), 0) / truth.length;
      near(rows.find((row) => row.id === id)!.mae, mae, 1e-9);
    }
  });

  it('forecasts return to the mean, and bands widen', () => {
    const { forecast, level, bands } = told(run(passengers, { p: 1 }), 'ahead');
    const away = forecast.map((value) => Math.abs(value - level));
    away.slice(1).forEach((distance, i) => assert.ok(distance < away[i]!));
    for (const { low, high } of bands) {
      const widths = high.map((value, i) => value - low[i]!);
      widths.slice(1).forEach((width, i) => assert.ok(width > widths[i]!));
    }
    assert.ok(bands[0]!.low.every((value, i) => value > bands[1]!.low[i]!));
  });

  it('with differencing, the changes’ forecast returns to theirs', () => {
    const { changes, level, forecast, past } = told(
      run(passengers, { p: 2, differencing: 'season' }),
      'ahead',
    );
    near(changes!.forecast[0]!, forecast[0]! - past.at(-12)!, 1e-9);
    near(changes!.forecast[20]!, forecast[20]! - forecast[8]!, 1e-9);
    near(changes!.forecast.at(-1)!, level, Math.abs(changes!.forecast[0]! - level));
  });

  it('answers what the table says', () => {
    for (const differencing of DIFFERENCINGS) {
      const events = run(passengers, { differencing });
      const { best, rows } = told(events, 'orders');
      const { option, values } = told(events, 'answer');
      assert.equal(option, best <= 2 ? 'few' : best <= 8 ? 'some' : 'many');
      assert.equal(values['best'], best);
      near(Number(values['above']), rows[2]!.aicc! - rows[best]!.aicc!, 0.06);
    }
  });

  it('takes the change since the row before where no season is known', () => {
    const x = [...simulated(100, [0.5], 6)];
    const file = { name: 'plain.csv', text: ['Value', ...x.map((v) => v.toFixed(4))].join('\n') };
    const data = told(run(file, { differencing: 'season' }), 'column');
    assert.equal(data.lag, 1);
    assert.match(data.modelled.en, /No season is known/u);
    const scores = told(run(file, { differencing: 'season' }), 'scores');
    assert.ok(scores.rows.every(({ id }) => id !== 'seasonal-naive'));
  });

  it('refuses too few rows, and a column with nothing left to chance', () => {
    const refuses = (file: OpenFile, params: Params, pattern: RegExp) =>
      assert.throws(
        () => run(file, params),
        (error) => error instanceof Refusal && pattern.test(error.phrase.en),
      );
    refuses(monthlyCsv('short.csv', [1, 5, 2, 8, 3]), {}, /at least 40/u);
    const fifty = [...simulated(50, [0.5], 7)];
    refuses(monthlyCsv('fifty.csv', fifty), { p: 12 }, /at least 57/u);
    const line = Array.from({ length: 60 }, (_, i) => 3 * i);
    refuses(monthlyCsv('line.csv', line), { differencing: 'first' }, /line\.csv, column "Value"/u);
  });

  it('runs with every knob at both ends, and each matters', () => {
    tryKnobs(experiment, passengers, lesson.knobs, 'verdict');
  });
});
