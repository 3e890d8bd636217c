import assert from 'node:assert/strict';
import type { ArimaEvent, FitFigures, Scores } from '../../../src/lessons/arima/arima-event';
import { experiment } from '../../../src/lessons/arima/experiment';
import { lesson } from '../../../src/lessons/arima/lesson';
import { simulatedCoverage } from '../../../src/lessons/arima/simulated-coverage';
import type { SharedEvent } from '../../../src/lessons/experiment';
import { Refusal } from '../../../src/phrase/refusal';
import { createRandom, normal } from '../../../src/random/random';
import { fitArima } from '../../../src/series/arima';
import { continueArima } from '../../../src/series/arima-continuation';
import { forecastArima } from '../../../src/series/arima-forecast';
import { holtWinters } from '../../../src/series/holt-winters';
import {
  initialParams,
  monthlyCsv,
  runExperiment,
  runToLab,
  sampleFile,
  tryKnobs,
  type OpenFile,
} from '../run-experiment';

const passengers = sampleFile('air-passengers.csv');
const INITIAL = initialParams(lesson.knobs);
const column = (file: OpenFile) =>
  Float64Array.from(
    file.text
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => Number(line.split(',')[1])),
  );
const values = column(passengers);
const TEST_START = 122; // 85 % of 144 rows
const HORIZON = 12;

type Told = (ArimaEvent | SharedEvent)[];
const run = (file: OpenFile, params = {}, until?: ArimaEvent['kind']): Told =>
  runExperiment(experiment, file, { ...INITIAL, ...params }, until);

function last<Kind extends (ArimaEvent | SharedEvent)['kind']>(events: Told, kind: Kind) {
  const found = events.findLast((event) => event.kind === kind);
  assert.ok(found, `no ${kind}`);
  return found as Extract<ArimaEvent | SharedEvent, { kind: Kind }>;
}

const near = (actual: number, expected: number, slack: number, what = '') =>
  assert.ok(Math.abs(actual - expected) <= slack, `${what} ${actual}, not ${expected}`);
const coefficient = ({ coefficients }: FitFigures, name: string) =>
  coefficients.find((one) => one.name === name)!.value;
const meanAbsolute = (actual: readonly number[], forecast: readonly (number | undefined)[]) =>
  actual.reduce((sum, value, i) => sum + Math.abs(value - forecast[i]!), 0) / actual.length;

describe('arima', function () {
  this.timeout(60_000);

  let onPassengers: ReturnType<typeof runToLab<ArimaEvent>>;
  let events: Told;

  before(() => {
    onPassengers = runToLab(experiment, passengers, INITIAL);
    events = onPassengers.events;
  });
  after(() => onPassengers.dispose());

  it('agrees-with-r: the published airline model, from the last refit on all rows', () => {
    const { fit } = last(
      run(passengers, { order: 'airline', transform: 'log' }, 'future'),
      'future',
    );
    assert.equal(fit.name, 'ARIMA(0,1,1)(0,1,1)[12]');
    near(coefficient(fit, 'ma1'), -0.4018, 5e-5);
    near(coefficient(fit, 'sma1'), -0.5569, 5e-5);
    near(fit.logLikelihood, 244.7, 0.05);
    near(fit.aic, -483.4, 0.05);
    // AICc chooses the same order, and the automatic transformation is the logarithm here.
    const chosen = last(events, 'future').fit;
    assert.deepEqual(chosen, fit);
  });

  it('undo-gives-the-path: differences added up again are the forecast, in passengers', () => {
    for (const params of [{}, { transform: 'none' }, { season: 'none' }, { transform: 'log' }]) {
      const told = run(passengers, params, 'future');
      const { integrated, forecast, lines } = last(told, 'differences');
      const { median, start } = last(told, 'future');
      assert.ok(integrated.length >= 12);
      integrated.forEach((value, h) => near(value!, median[start + h]!, 1e-8 * value!, `${h}`));
      // In differences the forecast is another series: nowhere near the passengers.
      const changes = forecast.slice(lines.length - integrated.length);
      assert.ok(changes.every((change) => Math.abs(change!) < 150));
      assert.ok(integrated.every((value) => value! > 300));
    }
  });

  it('median-and-mean: exp(m), exp(m + s²/2), and limits as they are', () => {
    const { start, median, mean, limits } = last(events, 'future');
    const order = { p: 0, d: 1, q: 1, P: 0, D: 1, Q: 1, season: 12 };
    const fit = fitArima(values.map(Math.log), order);
    const { transformed } = forecastArima(fit, 24, { variance: 'unbiased' });
    for (let h = 0; h < 24; h++) {
      const [m, s] = [transformed.mean[h]!, transformed.standardErrors[h]!];
      near(median[start + h]!, Math.exp(m), 1e-4 * Math.exp(m), 'median');
      const expected = Math.exp(m + s ** 2 / 2);
      near(mean[start + h]!, expected, 1e-4 * expected, 'mean');
      assert.ok(mean[start + h]! > median[start + h]!);
      near(limits[1]!.high[start + h]!, Math.exp(m + 1.959964 * s), 1e-3 * expected, 'high');
      near(limits[0]!.low[start + h]!, Math.exp(m - 1.281552 * s), 1e-3 * expected, 'low');
    }
    const plain = last(run(passengers, { transform: 'none' }, 'future'), 'future');
    assert.deepEqual(plain.mean, plain.median);
  });

  it('smallest-aicc-of-one-differencing: of all tried, and d and D are the same in each', () => {
    for (const params of [{}, { transform: 'none' }, { season: 'none' }]) {
      const told = run(passengers, params, 'fit');
      const { fit, isChosen } = last(told, 'fit');
      assert.ok(isChosen);
      const tried = told.filter((event) => event.kind === 'tried');
      const least = Math.min(...tried.map(({ aicc }) => aicc ?? Infinity));
      near(fit.aicc!, least, 1e-3);
      const { k, n, logLikelihood } = fit;
      near(fit.aicc!, -2 * logLikelihood + (2 * k * n) / (n - k - 1), 1e-9);
      assert.equal(n, TEST_START - fit.d - fit.D * fit.season);
      for (const { name } of tried) {
        const [, d, D = '0'] = /^ARIMA\(\d,(\d),\d\)(?:\(\d,(\d),\d\)\[\d+\])?$/u.exec(name)!;
        const orders = [Number(d), Number(D)];
        // A season without any seasonal part is not written.
        assert.deepEqual(orders, [fit.d, fit.D], name);
      }
    }
  });

  it('same-rows: every score of a table is of the same rows, in passengers', () => {
    const scores = last(events, 'scores');
    const rows = last(events, 'test-rows');
    const actual = [...values.subarray(TEST_START)];
    assert.deepEqual(rows.actual, actual);
    assert.equal(scores.rowCount, 22);
    const maeOf = (table: Scores['several'], id: string) => table.find((row) => row.id === id)!.mae;
    const drawn: Record<string, readonly (number | undefined)[]> = {
      arima: rows.median,
      persistence: values.subarray(TEST_START - 1, -1) as unknown as readonly number[],
      'seasonal-naive': values.subarray(TEST_START - 12, -12) as unknown as readonly number[],
    };
    for (const [id, forecast] of Object.entries(drawn)) {
      near(maeOf(scores.oneRow, id), meanAbsolute(actual, forecast), 1e-9, id);
    }
    const best = Math.min(...['lstm', 'gru', 'rnn'].map((id) => maeOf(scores.oneRow, id)));
    near(best, meanAbsolute(actual, rows.network!.values), 1e-9);
    assert.deepEqual(
      scores.oneRow.map(({ id }) => id),
      scores.several.map(({ id }) => id),
    );
    assert.equal(scores.oneRow.length, 8);
    // Twelve rows ahead from every start that has twelve test rows after it.
    assert.deepEqual([scores.ahead, scores.origins], [12, 11]);
    let [persistence, count] = [0, 0];
    for (let origin = TEST_START; origin + HORIZON <= 144; origin++) {
      for (let h = 0; h < HORIZON; h++, count++) {
        persistence += Math.abs(values[origin + h]! - values[origin - 1]!);
      }
    }
    near(maeOf(scores.several, 'persistence'), persistence / count, 1e-9);
  });

  it('ARIMA runs over the test rows with the coefficients it has, and Holt–Winters too', () => {
    const order = { p: 0, d: 1, q: 1, P: 0, D: 1, Q: 1, season: 12 };
    const fit = fitArima(values.subarray(0, TEST_START), order, { lambda: 0 });
    const rows = last(events, 'test-rows');
    for (const i of [0, 7, 21]) {
      const told = continueArima(fit, values.subarray(0, TEST_START + i));
      near(rows.median[i]!, forecastArima(told, 1).median[0]!, 1e-6);
    }
    const before = values.subarray(0, TEST_START);
    const [additive, multiplicative] = (['additive', 'multiplicative'] as const).map((kind) =>
      holtWinters(before, { season: 12, kind }),
    );
    const better =
      additive!.sumOfSquares < multiplicative!.sumOfSquares ? additive! : multiplicative!;
    const { fitted } = holtWinters(values, { ...better, season: 12 });
    const own = last(events, 'scores').oneRow.find(({ id }) => id === 'holt-winters')!;
    near(
      own.mae,
      meanAbsolute([...values.subarray(TEST_START)], [...fitted.slice(TEST_START)]),
      1e-9,
    );
  });

  it('only-rows-before: other test rows, the same order and coefficients', () => {
    const changed = values.map((value, row) =>
      row < TEST_START ? value : value * (1.5 + (row % 3)),
    );
    const text = passengers.text.trim().split('\n');
    const rows = text.map((line, i) =>
      i === 0 ? line : `${line.split(',')[0]!},${changed[i - 1]!}`,
    );
    const other = { name: 'changed.csv', text: rows.join('\n') };
    assert.deepEqual(last(run(other, {}, 'fit'), 'fit'), last(events, 'fit'));
  });

  it('clear-means-interval: better and worse where the interval leaves out 0, and only there', () => {
    const { oneRow } = last(events, 'scores');
    const { headline } = last(events, 'verdict');
    for (const { id, gain } of oneRow) {
      if (gain === undefined) assert.equal(id, 'arima');
      else {
        const expected = gain.low > 0 ? 'better' : gain.high < 0 ? 'worse' : 'unclear';
        assert.equal(gain.verdict, expected);
        const own = oneRow[0]!.mae;
        near(gain.mean, oneRow.find((row) => row.id === id)!.mae - own, 1e-9);
      }
    }
    const unclear = oneRow.filter(({ gain }) => gain?.verdict === 'unclear');
    for (const { name } of unclear) assert.ok(headline.en.includes(name.en), headline.en);
    assert.match(headline.en, /^ARIMA beats what learns nothing/u);
  });

  it('says so where ARIMA has found the rule of persistence itself', () => {
    const random = createRandom(3);
    let level = 100;
    const walk = monthlyCsv(
      'walk.csv',
      Array.from({ length: 200 }, () => (level += normal(random))),
    );
    const told = run(walk, { transform: 'none' });
    assert.equal(last(told, 'fit').fit.name, 'ARIMA(0,1,0)');
    const { headline, reasons } = last(told, 'verdict');
    assert.doesNotMatch(headline.en, /beats[^.]*what learns nothing/u);
    assert.ok(reasons.some(({ en }) => en.includes('the same on every row')));
  });

  it('coverage-counted: the rows inside the bands, one and twelve rows ahead', () => {
    const coverage = last(events, 'coverage');
    const rows = last(events, 'test-rows');
    for (const { level, low, high } of rows.limits) {
      const held = rows.actual.filter((value, i) => low[i]! <= value! && value! <= high[i]!);
      const counted = coverage.rows.find((row) => row.level === level && row.ahead === 1)!;
      assert.deepEqual([counted.held, counted.of], [held.length, 22]);
    }
    const far = coverage.rows.filter(({ ahead }) => ahead === HORIZON);
    assert.ok(far.length === 2 && far.every(({ of }) => of === 11));
    // Wider for a larger promise, and farther ahead.
    const width = (level: number, ahead: number) =>
      coverage.rows.find((row) => row.level === level && row.ahead === ahead)!.width!;
    assert.ok(width(0.95, 1) > width(0.8, 1) && width(0.8, HORIZON) > width(0.8, 1));
  });

  it('short-series-hold-less: over seeds 1 to 5, 50 rows below 300 rows and below the promise', () => {
    const shares = [1, 2, 3, 4, 5].map((seed) => {
      const simulation = simulatedCoverage(seed, () => ({ kind: 'progress', step: 1, total: 1 }));
      let turn = simulation.next();
      while (turn.done !== true) turn = simulation.next();
      return turn.value.rows;
    });
    for (const i of [0, 1]) {
      const at = (length: number) => shares.map((rows) => rows[length]!.held[i]!.share);
      const mean = (all: number[]) => all.reduce((a, b) => a + b) / all.length;
      const { level } = shares[0]![0]!.held[i]!;
      console.log(
        `      ${level}: ${at(0)
          .map((share) => share.toFixed(3))
          .join(' ')} at 50 rows, ` +
          `${at(1)
            .map((share) => share.toFixed(3))
            .join(' ')} at 300`,
      );
      assert.ok(mean(at(0)) < mean(at(1)) && mean(at(0)) < level);
    }
    const told = last(events, 'simulation').rows;
    assert.deepEqual(
      told.map(({ n }) => n),
      [50, 300],
    );
    assert.deepEqual(told, shares[0]);
  });

  it('drawing-on-the-same-rows: what came scores 0, and ARIMA’s forecast as ARIMA', () => {
    const { actual, median, start, scores } = last(events, 'held-out');
    const ask = (drawn: readonly (number | undefined)[]) => {
      const [answer] = onPassengers.ask({ drawn: drawn.slice(start).join() });
      assert.ok(answer?.kind === 'drawn');
      return answer;
    };
    assert.equal(ask(actual).mae, 0);
    const { mae, rmse, mase } = ask(median);
    const own = scores.find(({ id }) => id === 'arima')!;
    assert.deepEqual([mae, rmse, mase], [own.mae, own.rmse, own.mase]);
    // Twelve months without a look at them: persistence is the December before.
    const { persistence } = last(events, 'held-out');
    assert.ok(persistence.slice(start).every((value) => value === 405));
    assert.throws(() => onPassengers.ask({ drawn: '1,2,x' }), Refusal);
    const { history, labels, horizon } = last(events, 'column');
    assert.equal(history.at(-1), 405);
    assert.equal(labels.length, history.length + horizon);
  });

  it('answers with the option whose mean error is smallest', () => {
    const { option } = last(events, 'answer');
    const { oneRow } = last(events, 'scores');
    const best = oneRow.reduce((a, b) => (b.mae < a.mae ? b : a)).id;
    const groups: Record<string, string> = {
      arima: 'arima',
      'holt-winters': 'smoothing',
      lstm: 'network',
      gru: 'network',
      rnn: 'network',
    };
    assert.equal(option, groups[best] ?? 'simple');
    assert.ok(lesson.predict.options.some(({ id }) => id === option));
  });

  it('checks what is left over with fewer degrees of freedom, and says it in words', () => {
    const residuals = last(events, 'residuals');
    assert.equal(residuals.autocorrelation[0], 1);
    assert.ok(residuals.words[0]!.en.includes('no autocorrelation'));
    assert.ok(residuals.words[1]!.en.includes('less 2 coefficients'));
    const poor = last(
      run(passengers, { order: 'airline', season: 'none' }, 'residuals'),
      'residuals',
    );
    assert.ok(poor.words[0]!.en.includes('is autocorrelated'), poor.words[0]!.en);
  });

  it('every knob matters', () => {
    tryKnobs(experiment, passengers, lesson.knobs, 'fit');
  });

  it('counts its progress to the end and takes the newest rows of a long file', () => {
    const steps = events.filter((event) => event.kind === 'progress');
    assert.ok(steps.every(({ step }, i) => i === 0 || step >= steps[i - 1]!.step));
    assert.equal(steps.at(-1)!.step, steps.at(-1)!.total);
    const random = createRandom(4);
    const long = monthlyCsv(
      'long.csv',
      Array.from(
        { length: 5000 },
        (_, t) => 50 + 10 * Math.sin((2 * Math.PI * t) / 12) + normal(random),
      ),
    );
    const { words } = last(run(long, {}, 'column'), 'used');
    assert.equal(words.en, 'Value · lines 4,402–5,001');
  });

  it('refuses a file too short, a season too long, a logarithm of 0, and what has no error', () => {
    const rows = (n: number) => Array.from({ length: n }, (_, t) => 20 + 5 * Math.sin(t * t));
    const refused = (file: OpenFile, params: object, pattern: RegExp) =>
      assert.throws(
        () => run(file, params, 'fit'),
        (error) => error instanceof Refusal && pattern.test(error.phrase.en),
      );
    refused(monthlyCsv('short.csv', rows(47)), {}, /only 47 usable rows: at least 48/u);
    refused(monthlyCsv('short.csv', rows(60)), { season: '52' }, /too few for a season of 52/u);
    const zero = rows(60).map((value, t) => (t === 9 ? 0 : value));
    refused(monthlyCsv('zero.csv', zero), { transform: 'log' }, /is 0 on line 11/u);
    assert.equal(last(run(monthlyCsv('zero.csv', zero), {}, 'fit'), 'fit').fit.lambda, undefined);
    const line = Array.from({ length: 80 }, (_, t) => 3 + 2 * t);
    refused(monthlyCsv('line.csv', line), { transform: 'none' }, /follows its rule exactly/u);
    const flat = Array.from({ length: 80 }, (_, t) => (t < 70 ? 4 : t));
    refused(monthlyCsv('flat.csv', flat), {}, /is 4 in all of the first 56 rows/u);
  });

  it('runs on the shortest file there may be', () => {
    const random = createRandom(5);
    const short = monthlyCsv(
      'short.csv',
      Array.from({ length: 48 }, () => 10 + normal(random)),
    );
    const told = run(short);
    assert.equal(last(told, 'scores').oneRow.length, 7); // no season, no seasonal naive
    assert.equal(last(told, 'column').horizon, 7);
    last(told, 'verdict');
  });
});
