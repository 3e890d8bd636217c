import assert from 'node:assert/strict';
import { experiment } from '../../../src/lessons/moving-average-model/experiment';
import { lesson } from '../../../src/lessons/moving-average-model/lesson';
import { centredMean, trailingMean } from '../../../src/lessons/moving-average-model/smoothers';
import type { Params } from '../../../src/lessons/experiment';
import { Refusal } from '../../../src/phrase/refusal';
import { createRandom } from '../../../src/random/random';
import { autocorrelation, bartlettBand } from '../../../src/series/autocorrelation';
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

const drawn = (n: number, ma: readonly number[], seed: number, mean = 0) =>
  simulateArma(n, { ma, mean }, createRandom(seed));

describe('moving-average-model', function () {
  this.timeout(120_000);

  it('acf-cuts-off: at least 90 % of lags beyond 2 inside the band, over 40 seeds of an MA(2)', () => {
    let [inside, all] = [0, 0];
    for (let seed = 1; seed <= 40; seed++) {
      const x = drawn(300, [0.6, -0.4], seed);
      const r = autocorrelation(x, 20);
      const band = bartlettBand(r, x.length);
      for (let lag = 3; lag <= 20; lag++) {
        all++;
        inside += Number(Math.abs(r[lag]!) <= band[lag]!);
      }
    }
    assert.ok(inside >= 0.9 * all, `${inside} of ${all}`);
  });

  it('the fitted model’s own autocorrelation is 0 beyond q, and not before', () => {
    for (const q of [1, 3]) {
      const { ofModel, ofRows, band } = told(run(passengers, { q }), 'correlations');
      near(ofModel[0]!, 1, 1e-12);
      near(ofRows[0]!, 1, 1e-12);
      assert.notEqual(ofModel[q], 0);
      assert.ok(ofModel.slice(q + 1).every((value) => Math.abs(value) < 1e-12));
      assert.equal(band.length, ofModel.length);
    }
  });

  it('mean-after-q: the forecast, or that of the change, is the mean beyond q rows', () => {
    for (const differencing of DIFFERENCINGS) {
      for (const q of [1, 4]) {
        const { forecast, changes, level } = told(run(passengers, { q, differencing }), 'ahead');
        const onward = changes?.forecast ?? forecast;
        onward.slice(q).forEach((value, h) => near(value, level, 1e-6, `${differencing} ${q + h}`));
        assert.ok(Math.abs(onward[0]! - level) > 1e-6);
      }
    }
  });

  it('smoother-rows: other rows change nothing; the centred one ends before the last rows', () => {
    const x = drawn(60, [0.5], 3, 10);
    const [k, t] = [7, 30];
    const means = trailingMean(x, k);
    const centred = centredMean(x, k);
    near(means[t]!, x.slice(t - 6, t + 1).reduce((sum, v) => sum + v, 0) / 7, 1e-12);
    near(centred[t]!, x.slice(t - 3, t + 4).reduce((sum, v) => sum + v, 0) / 7, 1e-12);
    for (let row = 0; row < x.length; row++) {
      const other = x.slice();
      other[row]! += 100;
      const isRead = (mean: Float64Array, before: Float64Array) => mean[t] !== before[t];
      assert.equal(isRead(trailingMean(other, k), means), row > t - k && row <= t, `row ${row}`);
      assert.equal(isRead(centredMean(other, k), centred), Math.abs(row - t) <= 3, `row ${row}`);
    }
    const events = run(passengers, { width: 7 });
    const smoothed = told(events, 'smoothed');
    assert.deepEqual(smoothed.centred.slice(-3), [undefined, undefined, undefined]);
    const { actual } = told(events, 'column');
    near(smoothed.trailing.at(-1)!, actual.slice(-7).reduce((sum, v) => sum + v, 0) / 7, 1e-9);
    assert.throws(() => centredMean(x, 4), RangeError);
    assert.throws(() => trailingMean(x, 0), RangeError);
  });

  it('errors-are-computed: actual less forecast, whatever comes later', () => {
    const events = run(passengers);
    const { actual, testStart } = told(events, 'column');
    const { errors, forecast } = told(events, 'errors');
    actual.forEach((value, row) => near(errors[row]!, value - forecast[row]!, 1e-9));
    const model = told(events, 'test-forecasts').forecasts[0]!;
    model.values.forEach((value, i) => near(value, forecast[testStart + i]!, 1e-9));
    const lines = passengers.text.trim().split('\n');
    const text = lines.map((line, i) => (i > 130 ? line.replace(/\d+$/u, '400') : line)).join('\n');
    const other = told(run({ ...passengers, text }), 'errors').errors;
    const changed = 131 - 1 - (144 - actual.length); // the charted index of the first changed row
    errors.slice(0, changed).forEach((error, row) => near(other[row]!, error!, 1e-9));
    assert.notEqual(other[changed], errors[changed]);
  });

  it('terms-add-up: to the forecast of each row, with and without differencing', () => {
    for (const differencing of DIFFERENCINGS) {
      for (const q of [1, 3]) {
        const events = run(passengers, { q, differencing });
        const fit = told(events, 'fit');
        const { errors } = told(events, 'errors');
        const { steps } = told(events, 'walk');
        const nearest = Math.min(...fit.roots.map(({ modulus }) => modulus));
        steps.forEach(({ terms, beginning, base, forecast, charted, places }, i) => {
          let all = fit.level + (base?.value ?? 0) + (beginning ?? 0);
          terms.forEach(({ error, product }, j) => {
            near(error, errors[charted - 1 - j]!, 1e-9);
            near(product, fit.coefficients[j]!.value * error, 1e-9);
            all += product;
          });
          near(forecast, all, 1e-3 * fit.deviation, `${differencing} ${q} ${i}`);
          // Away from the circle the unknown beginning has faded long before the test rows.
          if (nearest > 1.1) assert.equal(beginning, undefined);
          assert.equal(places.length, q + 1);
          assert.equal(places.at(-1)!.line, 1 + 122 + i); // a heading, 122 rows learned from
        });
      }
    }
  });

  it('root-moduli: at least 0.999 on the sample, for every differencing and several q', () => {
    for (const differencing of DIFFERENCINGS) {
      for (const q of [1, 2, 3, 8]) {
        const { roots, coefficients } = told(run(passengers, { q, differencing }), 'fit');
        assert.equal(roots.length, q);
        for (const { modulus, isBoundary } of roots) {
          assert.ok(modulus >= 0.999, `${differencing} ${q}: ${modulus}`);
          assert.equal(isBoundary, Math.abs(modulus - 1) < 0.01);
        }
        const flagged = roots.some(({ isBoundary }) => isBoundary);
        if (flagged) assert.ok(coefficients.every((each) => each.standardError === undefined));
      }
    }
  });

  it('over-differenced: at least 36 of 40 white noises, and no standard error then', () => {
    let boundary = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const noise = monthlyCsv('noise.csv', [...drawn(600, [], seed)]);
      const events = run(noise, { q: 1, differencing: 'first' });
      const { roots, coefficients } = told(events, 'fit');
      if (!roots[0]!.isBoundary) continue;
      boundary++;
      assert.equal(coefficients[0]!.standardError, undefined);
      assert.ok(told(events, 'verdict').reasons.some(({ en }) => en.includes('unit circle')));
    }
    assert.ok(boundary >= 36, `${boundary}`);
  });

  it('finds the coefficients of an MA(2), within three standard errors', () => {
    const file = monthlyCsv('ma2.csv', [...drawn(900, [0.6, -0.3], 8, 40)]);
    const { coefficients, level } = told(run(file, { differencing: 'none' }), 'fit');
    [0.6, -0.3].forEach((truth, j) => {
      const { value, standardError } = coefficients[j]!;
      near(value, truth, 3 * standardError!);
    });
    near(level, 40, 0.3);
  });

  it('scores smoothing as the mean of the k rows before, beside the others', () => {
    const events = run(passengers, { width: 5 });
    const { actual, testStart } = told(events, 'column');
    const { values } = told(events, 'test-forecasts').forecasts.find(
      ({ id }) => id === 'smoother',
    )!;
    values.forEach((value, i) => {
      const rows = actual.slice(testStart + i - 5, testStart + i);
      near(value, rows.reduce((sum, v) => sum + v, 0) / 5, 1e-9);
    });
    const { rows } = told(events, 'scores');
    assert.deepEqual(
      rows.map(({ id }) => id),
      ['model', 'persistence', 'seasonal-naive', 'smoother'],
    );
  });

  it('answers with the smallest mean error of the table', () => {
    for (const differencing of DIFFERENCINGS) {
      const events = run(passengers, { differencing });
      const { rows } = told(events, 'scores');
      const least = rows.reduce((a, b) => (b.mae < a.mae ? b : a));
      assert.equal(told(events, 'answer').option, least.id);
    }
  });

  it('refuses too few rows, and a column with nothing left to chance', () => {
    const refuses = (file: OpenFile, params: Params, pattern: RegExp) =>
      assert.throws(
        () => run(file, params),
        (error) => error instanceof Refusal && pattern.test(error.phrase.en),
      );
    refuses(monthlyCsv('short.csv', [1, 5, 2, 8, 3]), {}, /at least 40/u);
    const line = Array.from({ length: 60 }, (_, i) => 3 * i);
    refuses(monthlyCsv('line.csv', line), {}, /line\.csv, column "Value"/u);
  });

  it('runs with every knob at both ends, and each matters', () => {
    tryKnobs(experiment, passengers, lesson.knobs, 'verdict');
  });
});
