import assert from 'node:assert/strict';
import { experiment } from '../../../src/lessons/autocorrelation/experiment';
import { lesson } from '../../../src/lessons/autocorrelation/lesson';
import { Refusal } from '../../../src/phrase/refusal';
import { createRandom, normal } from '../../../src/random/random';
import reference from '../../fixtures/reference/autocorrelation.json';
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

const correlograms = (events: Events) => events.filter((event) => event.kind === 'correlogram');
const stemsOf = (events: Events, wanted: 'column' | 'difference' | 'residuals') =>
  correlograms(events).find(({ of }) => of === wanted)!;
const verdictOf = (events: Events) => events.find((event) => event.kind === 'verdict')!;

const noise = (rows: number, seed: number): number[] => {
  const random = createRandom(seed);
  return Array.from({ length: rows }, () => 50 + 5 * normal(random));
};
const walk = (rows: number, seed: number): number[] => {
  let sum = 0;
  return noise(rows, seed).map((step) => (sum += step - 50));
};

describe('autocorrelation', () => {
  let onPassengers: Events;

  before(() => {
    onPassengers = run(passengers);
  });

  it('one-at-lag-zero: of the column, its difference, the residuals and both impostors', () => {
    const own = correlograms(onPassengers);
    assert.deepEqual(
      own.map(({ of }) => of),
      ['column', 'difference', 'residuals'],
    );
    for (const { acf, pacf } of own) assert.deepEqual([acf[0], pacf[0]], [1, 1]);
    const guess = onPassengers.find((event) => event.kind === 'guess')!;
    for (const { acf } of guess.pictures) assert.equal(acf[0], 1);
  });

  for (const [name, { values, acf, pacf }] of Object.entries(reference.series)) {
    it(`agrees-with-statsmodels: ACF and PACF of ${name}, within 1e-8`, () => {
      const lags = acf.length - 1;
      const own = stemsOf(run(monthlyCsv(`${name}.csv`, values), { lags }), 'column');
      assert.equal(own.acf.length, acf.length);
      acf.forEach((r, k) => assert.ok(Math.abs(own.acf[k]! - r) < 1e-8, `ACF ${k}`));
      pacf.forEach((r, k) => assert.ok(Math.abs(own.pacf[k]! - r) < 1e-8, `PACF ${k}`));
    });
  }

  it('partial-is-whole-at-lag-one: PACF(1) = ACF(1), whatever is looked at', () => {
    for (const { acf, pacf } of correlograms(onPassengers)) {
      assert.ok(Math.abs(acf[1]! - pacf[1]!) < 1e-15);
    }
  });

  it('degrees-of-freedom: lags − p − q − P − Q on residuals, lags on the column', () => {
    const files = [
      passengers,
      monthlyCsv('walk.csv', walk(200, 3)),
      monthlyCsv('noise.csv', noise(120, 3)),
    ];
    for (const file of files) {
      for (const season of ['auto', 'none']) {
        const events = run(file, { season });
        const { order } = events.find((event) => event.kind === 'model')!;
        const { lag, parameters, degreesOfFreedom } = stemsOf(events, 'residuals').ljungBox;
        const { p, q, P, Q } = order!;
        assert.equal(parameters, p + q + P + Q);
        assert.equal(degreesOfFreedom, lag - p - q - P - Q);
        const own = stemsOf(events, 'column').ljungBox;
        assert.equal(own.degreesOfFreedom, own.lag);
      }
    }
    assert.ok(stemsOf(onPassengers, 'residuals').ljungBox.parameters > 0, 'nothing was fitted');
  });

  it('noise-keeps-inside: about 95 % of stems, on the mean of five seeds', () => {
    const shares = [1, 2, 3, 4, 5].map(
      (seed) => run(passengers, {}, seed).find((event) => event.kind === 'noise')!.inside,
    );
    const mean = shares.reduce((a, b) => a + b) / shares.length;
    const spread = Math.max(...shares) - Math.min(...shares);
    console.log(`        inside: ${mean.toFixed(4)} on average, ${spread.toFixed(4)} apart`);
    assert.ok(mean > 0.935 && mean < 0.975, shares.join());
  });

  it('bartlett-widens: as white noise at lag 1, and never narrower than a lag before', () => {
    for (const { band, bartlett } of correlograms(onPassengers)) {
      assert.equal(bartlett[0], 0);
      assert.ok(Math.abs(bartlett[1]! - band) < 1e-15);
      bartlett.slice(1).forEach((half, i) => assert.ok(half >= bartlett[i]!));
    }
  });

  it('the answer is the lag of the largest stem, or none where all may be chance', () => {
    const files = [
      passengers,
      monthlyCsv('noise.csv', noise(150, 8)),
      monthlyCsv('walk.csv', walk(150, 2)),
    ];
    const wave = Array.from({ length: 120 }, (_, t) => 10 * Math.sin((2 * Math.PI * t) / 12));
    const season = noise(120, 1).map((value, t) => 0.3 * value + wave[t]!);
    const half = noise(160, 5);
    const every = half.map((_, t) => half[t - (t % 5 === 0 ? 0 : 5)] ?? half[t % 5]!);
    files.push(monthlyCsv('season.csv', season), monthlyCsv('fives.csv', every));
    const options = files.map((file) => {
      const events = run(file);
      const { acf, ljungBox } = stemsOf(events, 'column');
      const largest = acf.indexOf(Math.max(...acf.slice(1)), 1);
      const { option, values } = events.find((event) => event.kind === 'answer')!;
      const rows = events.find((event) => event.kind === 'rows')!;
      const expected =
        ljungBox.p >= 0.05
          ? 'none'
          : largest === 1
            ? 'next'
            : largest === rows.season
              ? 'season'
              : 'other';
      assert.equal(option, expected);
      assert.equal(values['lag'], largest);
      assert.equal(values['value'], acf[largest]);
      return option;
    });
    assert.deepEqual(options.slice(0, 4), ['next', 'none', 'next', 'season']);
  });

  it('one picture is the column’s, in an order of the seed', () => {
    const orders = [1, 2, 3, 4, 5, 6].map((seed) => {
      const events = runExperiment(experiment, passengers, INITIAL, 'guess', seed);
      const { pictures } = events.find((event) => event.kind === 'guess')!;
      assert.deepEqual(pictures.map(({ of }) => of).toSorted(), ['column', 'noise', 'walk']);
      const own = pictures.find(({ of }) => of === 'column')!;
      assert.deepEqual(own.acf, stemsOf(onPassengers, 'column').acf);
      return pictures.findIndex(({ of }) => of === 'column');
    });
    assert.ok(new Set(orders).size > 1, orders.join());
  });

  it('the verdict says what the residuals’ test says', () => {
    const files = [
      passengers,
      monthlyCsv('walk.csv', walk(200, 3)),
      monthlyCsv('noise.csv', noise(150, 8)),
    ];
    for (const file of files) {
      const events = run(file);
      const left = stemsOf(events, 'residuals').ljungBox.p;
      const own = stemsOf(events, 'column').ljungBox.p;
      const expected =
        left < 0.05 ? /more to learn/u : own < 0.05 ? /looks like noise/u : /no autocorrelation/u;
      assert.match(verdictOf(events).headline.en, expected);
    }
  });

  it('a seasonal difference is taken at the season, or from the row before where there is none', () => {
    const seasonal = stemsOf(run(passengers, { differencing: 'season' }), 'difference');
    assert.deepEqual(seasonal.difference, { lag: 12, seasonMissing: false });
    assert.equal(seasonal.rows, 132);
    const none = stemsOf(run(passengers, { differencing: 'season', season: 'none' }), 'difference');
    assert.deepEqual(none.difference, { lag: 1, seasonMissing: true });
  });

  it('a straight line has stems, but neither a difference nor residuals, and no verdict on them', () => {
    const line = Array.from({ length: 60 }, (_, t) => 3 + 0.1 * t);
    const events = run(monthlyCsv('line.csv', line));
    assert.deepEqual(
      correlograms(events).map(({ of }) => of),
      ['column'],
    );
    assert.equal(events.find((event) => event.kind === 'model')!.name, undefined);
    assert.match(verdictOf(events).headline.en, /No model/u);
  });

  it('a short file shows stems up to half its rows, and says so', () => {
    const events = run(monthlyCsv('short.csv', noise(24, 1)), { lags: 60 });
    assert.equal(stemsOf(events, 'column').acf.length, 13);
    assert.equal(events.find((event) => event.kind === 'rows')!.tooManyLags, 60);
  });

  it('refuses a file of too few rows with a sentence', () => {
    const file = monthlyCsv('tiny.csv', noise(12, 1));
    assert.throws(
      () => run(file),
      (error) => error instanceof Refusal && error.phrase.en.includes('20'),
    );
  });

  it('100,000 rows take seconds', function () {
    this.timeout(20_000);
    const rows = ['Value', ...noise(100_000, 1).map((value) => value.toFixed(3))];
    const started = performance.now();
    const events = run({ name: 'long.csv', text: rows.join('\n') }, { lags: 60 });
    assert.equal(stemsOf(events, 'column').rows, 100_000);
    assert.ok(performance.now() - started < 15_000);
  });

  it('runs with every knob at both ends, and each matters', () => {
    tryKnobs(experiment, passengers, lesson.knobs, 'verdict');
  });
});
