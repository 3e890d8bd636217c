import assert from 'node:assert/strict';
import { experiment } from '../../../src/lessons/forecast-verdict/experiment';
import { lesson } from '../../../src/lessons/forecast-verdict/lesson';
import { createRandom, normal } from '../../../src/random/random';
import { persistence } from '../../../src/series/baselines';
import { forecastVerdict, type ForecastVerdict } from '../../../src/series/verdict';
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
/** Up to the verdict; what comes after it takes most of the time. */
const judge = (file: OpenFile, params = {}) =>
  runExperiment(experiment, file, { ...INITIAL, ...params }, 'verdict');

/** x[t] = phi · x[t − 1] + noise: a random walk for 1, half the last row for 0.5. */
function autoregressive(rows: number, phi: number, seed: number): number[] {
  const random = createRandom(seed);
  const values = [0];
  while (values.length < rows) values.push(phi * values.at(-1)! + normal(random));
  return values;
}

const wave = (rows: number): number[] =>
  Array.from({ length: rows }, (_, t) => 100 + 20 * Math.sin((2 * Math.PI * t) / 12));

/** The verdict on the last quarter, for a forecast that knows how the rows were made. */
function verdictOn(values: readonly number[], forecastOf: (last: number) => number, seed: number) {
  const column = Float64Array.from(values);
  const start = Math.floor(0.75 * column.length);
  const rows = { start, end: column.length };
  const last = persistence(column, rows);
  return forecastVerdict({
    actual: column.subarray(start),
    previous: column.subarray(start - 1, -1),
    network: last.map(forecastOf),
    persistence: last,
    training: column.subarray(0, start),
    random: createRandom(seed),
  });
}

describe('forecast-verdict', () => {
  let onPassengers: Awaited<ReturnType<typeof judge>>;

  before(() => {
    onPassengers = runExperiment(experiment, passengers, INITIAL);
  });

  it('random-walk-copies: its best forecast copies, and a network gains nothing over it', () => {
    const ideal = verdictOn(autoregressive(400, 1, 7), (last) => last, 7);
    assert.equal(ideal.code, 'copies');
    assert.ok(ideal.changesLookRandom);
    const events = judge(monthlyCsv('walk.csv', autoregressive(300, 1, 7)), {
      learns: 'change',
      season: 'none',
    });
    const verdict = events.find((event) => event.kind === 'verdict')!;
    assert.match(verdict.headline.en, /^(It copies the last row|Copying the last row is better)/u);
    assert.ok(verdict.reasons.some(({ en }) => en.includes('no better forecast')));
  });

  it('half-the-last-row-leans: leaning on the last row can gain all the same', () => {
    const codes = [1, 2, 3, 4, 5].map((seed) => {
      return verdictOn(autoregressive(600, 0.5, seed), (last) => 0.5 * last, seed).code;
    });
    assert.deepEqual(codes, Array<ForecastVerdict['code']>(5).fill('leans'));
  });

  it('seasonal-sine-predicts: on a regular wave a network beats both copies', () => {
    const events = judge(monthlyCsv('wave.csv', wave(180)), { learns: 'value', window: 12 });
    const verdict = events.find((event) => event.kind === 'verdict')!;
    assert.equal(verdict.headline.en, 'It predicts.');
    const scores = events.find((event) => event.kind === 'scores')!;
    const maeOf = (id: string) => scores.rows.find((row) => row.id === id)!.mae;
    assert.ok(maeOf('network') < 0.3 * maeOf('persistence'));
  });

  it('same-rows: every score is of the same rows, in the unit of the file', () => {
    const events = onPassengers;
    const data = events.find((event) => event.kind === 'data')!;
    const forecast = events.findLast((event) => event.kind === 'forecast')!;
    const scores = events.find((event) => event.kind === 'scores')!;
    const judged = data.actual.map((_, row) => row).slice(data.testStart);
    const maeOf = (forecasts: readonly number[]) =>
      judged.reduce((sum, row) => sum + Math.abs(data.actual[row]! - forecasts[row]!), 0) /
      judged.length;
    const reported = new Map(scores.rows.map(({ id, mae }) => [id, mae]));
    const drawn = {
      network: forecast.values,
      persistence: data.persistence,
      'seasonal-naive': data.seasonalNaive!,
    };
    for (const [id, values] of Object.entries(drawn)) {
      const own = reported.get(id as keyof typeof drawn)!;
      assert.ok(Math.abs(own - maeOf(values)) < 1e-9 * own, id);
    }
    const horizons = events.findLast((event) => event.kind === 'horizons')!;
    assert.deepEqual(
      horizons.rows.map(({ ahead }) => ahead),
      [1, 3, 6, 12],
    );
    assert.equal(horizons.rows[0]!.persistence, reported.get('persistence'));
    // Twelve rows ahead in a season of twelve, repeating the last row known is the seasonal naive.
    assert.equal(horizons.rows[3]!.persistence, reported.get('seasonal-naive'));
    assert.equal(horizons.rows[0]!.direct, reported.get('network'));
    const answer = events.find((event) => event.kind === 'answer')!;
    const best = [...reported].filter(([id]) => id !== 'drift').sort((a, b) => a[1] - b[1])[0]![0];
    assert.equal(answer.option, best);
  });

  it('mase-scale: MASE is the MAE over that of the naive forecast on the training rows', () => {
    const events = onPassengers;
    const values = passengers.text
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => Number(line.split(',')[1]));
    const data = events.find((event) => event.kind === 'data')!;
    const training = values.slice(0, values.length - data.actual.length);
    const errors = training.slice(12).map((value, t) => Math.abs(value - training[t]!));
    const scale = errors.reduce((a, b) => a + b) / errors.length;
    for (const { mae, mase } of events.find((event) => event.kind === 'scores')!.rows) {
      assert.ok(mase !== undefined && Math.abs(mase - mae / scale) < 1e-9 * mase);
    }
  });

  it('coverage-counted: the band is as often right as it says, counted on its own rows', () => {
    const events = onPassengers;
    const band = events.find((event) => event.kind === 'band')!;
    const data = events.find((event) => event.kind === 'data')!;
    const held = data.actual.filter((value, row) => {
      const [low, high] = [band.low[row], band.high[row]];
      return low !== undefined && high !== undefined && low <= value && value <= high;
    });
    assert.equal(band.held, held.length);
    assert.equal(band.of, data.actual.length - data.testStart);
    assert.ok(band.low.slice(0, data.testStart).every((limit) => limit === undefined));
  });

  it('the change of a growing column is learnt where its value is not', () => {
    const maeOf = (learns: string) => {
      const events = judge(passengers, { learns, window: 12 });
      const scores = events.find((event) => event.kind === 'scores')!;
      return scores.rows.find(({ id }) => id === 'network')!.mae;
    };
    const [value, change] = [maeOf('value'), maeOf('change')];
    assert.ok(change < 0.5 * value, `${String(change)} and ${String(value)}`);
  });

  it('takes its first step with every knob at both ends, and each matters', () => {
    tryKnobs(experiment, passengers, lesson.knobs, 'loss');
  });

  it('slides by one row: a copy of the last row fits perfectly there', () => {
    const events = onPassengers;
    const tests = events.find((event) => event.kind === 'copy-tests')!;
    const data = events.find((event) => event.kind === 'data')!;
    const forecast = events.findLast((event) => event.kind === 'forecast')!;
    const judged = forecast.values.slice(data.testStart);
    const before = data.actual.slice(data.testStart - 1, -1);
    const shifted = judged.reduce((sum, value, i) => sum + Math.abs(value - before[i]!), 0);
    assert.ok(Math.abs(tests.shifted - shifted / judged.length) < 1e-9 * tests.shifted);
  });
});
