import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { experiment } from '../../../src/lessons/stationarity/experiment';
import { lesson } from '../../../src/lessons/stationarity/lesson';
import { seasonLeft } from '../../../src/models/season-left';
import { MOST_TESTED, testStationarity } from '../../../src/models/stationarity-figures';
import { Refusal } from '../../../src/phrase/refusal';
import { createRandom, normal, type Random } from '../../../src/random/random';
import { simulateArma } from '../../../src/series/arma-simulation';
import { difference } from '../../../src/series/differencing';
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
const SEEDS = 200;
const ROWS = 300;

const run = (file: OpenFile, params = {}) =>
  runExperiment(experiment, file, { ...INITIAL, ...params });
const testsOf = (file: OpenFile, params = {}) =>
  run(file, params).find((event) => event.kind === 'tests')!;
const columnCsv = (values: ArrayLike<number>): OpenFile => ({
  name: 'own.csv',
  text: ['value', ...Array.from(values, String)].join('\n'),
});

type Around = 'constant' | 'trend';
type Maker = (random: Random) => Float64Array;

const half: Maker = (random) => simulateArma(ROWS, { ar: [0.5] }, random);
const walk: Maker = (random) => {
  let level = 0;
  return Float64Array.from({ length: ROWS }, () => (level += normal(random)));
};
const line: Maker = (random) => half(random).map((value, t) => value + 0.05 * t);
const wider: Maker = (random) =>
  Float64Array.from({ length: ROWS }, (_, t) => normal(random) * (t < ROWS / 2 ? 1 : 4));
const wave: Maker = (random) =>
  Float64Array.from(
    { length: ROWS },
    (_, t) => normal(random) + 3 * Math.sin((2 * Math.PI * t) / 12),
  );

/** Of 200 series, how many land in a cell. */
function landed(make: Maker, around: Around, code: string): number {
  let count = 0;
  for (let seed = 1; seed <= SEEDS; seed++) {
    const tested = testStationarity(make(createRandom(seed)), { deterministic: around });
    count += Number(tested!.figures.code === code);
  }
  console.log(`      ${code} around a ${around}: ${count} of ${SEEDS}`);
  return count;
}

interface Test {
  readonly stat: number;
  readonly p: number;
  readonly lag: number;
}
type Reference = { readonly values: readonly number[] } & Readonly<
  Record<'adf_c' | 'adf_ct' | 'kpss_c' | 'kpss_ct', Test>
>;
const REFERENCES = JSON.parse(
  readFileSync(path.resolve(__dirname, '../../fixtures/reference/series.json'), 'utf8'),
) as { readonly series: Readonly<Record<string, Reference>> };

describe('stationarity', function () {
  this.timeout(60_000);

  for (const [name, reference] of Object.entries(REFERENCES.series)) {
    it(`same-as-statsmodels: statistic, lag and p of ${name}`, () => {
      for (const [around, short] of [
        ['constant', 'c'],
        ['trend', 'ct'],
      ] as const) {
        const { figures } = testsOf(columnCsv(reference.values), { around });
        const [adf, kpss] = [reference[`adf_${short}`], reference[`kpss_${short}`]];
        assert.equal(figures.adf.lag, adf.lag);
        assert.ok(Math.abs(figures.adf.statistic - adf.stat) < 1e-6 * Math.abs(adf.stat));
        assert.equal(figures.adf.p, adf.p < 0.001 ? '< 0.001' : adf.p.toFixed(3));
        assert.equal(figures.kpss.lag, kpss.lag);
        assert.ok(Math.abs(figures.kpss.statistic - kpss.stat) < 1e-6 * kpss.stat);
        assert.equal(figures.kpss.rejects, kpss.p < 0.05);
        const bound = kpss.p === 0.01 ? '≤ 0.01' : kpss.p === 0.1 ? '≥ 0.10' : kpss.p.toFixed(3);
        assert.equal(figures.kpss.p, bound);
      }
    });
  }

  it('kpss-p-is-a-bound: beyond its table only that it is smaller or larger, everywhere it is said', () => {
    const events = run(passengers);
    const { figures } = events.find((event) => event.kind === 'tests')!;
    assert.equal(figures.kpss.p, '≤ 0.01');
    const { reasons } = events.find((event) => event.kind === 'verdict')!;
    assert.ok(reasons.some(({ en }) => en.includes('KPSS: statistic') && en.includes('p ≤ 0.01')));
    const { values } = events.find((event) => event.kind === 'answer')!;
    assert.equal(values['kpssP'], '≤ 0.01');
    assert.equal(testsOf(passengers, { around: 'trend' }).figures.kpss.p, '≥ 0.10');
  });

  it('ar-is-stationary: more than 9 of 10', () => {
    assert.ok(landed(half, 'constant', 'stationary') > 0.9 * SEEDS);
  });

  it('walk-has-a-unit-root: more than 8 of 10', () => {
    assert.ok(landed(walk, 'constant', 'unit-root') > 0.8 * SEEDS);
  });

  it('line-needs-a-line: all in the unit-root cell around a level, more than 8 of 10 stationary around a line', () => {
    assert.equal(landed(line, 'constant', 'unit-root'), SEEDS);
    assert.ok(landed(line, 'trend', 'stationary') > 0.8 * SEEDS);
  });

  it('tests-miss-the-spread: more than 9 of 10 pass, and the spread of the halves shows all', () => {
    assert.ok(landed(wider, 'constant', 'stationary') > 0.9 * SEEDS);
    for (let seed = 1; seed <= SEEDS; seed++) {
      const tested = testStationarity(wider(createRandom(seed)), { deterministic: 'constant' });
      assert.ok(tested!.figures.spreadRatio! > 1.5, `seed ${seed}`);
    }
  });

  it('tests-miss-the-season: more than 9 of 10 pass, and the autocorrelation at 12 rows shows all', () => {
    assert.ok(landed(wave, 'constant', 'stationary') > 0.9 * SEEDS);
    for (let seed = 1; seed <= SEEDS; seed++) {
      assert.ok(seasonLeft(difference(wave(createRandom(seed))), 12)!.isThere, `seed ${seed}`);
    }
  });

  it('what no test sees is in the headline', () => {
    const headlineOf = (make: Maker, params = {}) => {
      const events = run(monthlyCsv('own.csv', [...make(createRandom(1))]), params);
      return events.find((event) => event.kind === 'verdict')!.headline.en;
    };
    assert.match(headlineOf(half), /consistent with stationary/);
    assert.match(headlineOf(wave), /a season of 12 rows/);
    assert.match(headlineOf(wider), /one half spreads/);
    assert.match(headlineOf(line, { around: 'trend' }), /Around a line/);
    assert.match(headlineOf(line), /unit root/);
  });

  it('log-evens-the-spread: the slope of the sample is smaller after the logarithm, and after Box–Cox', () => {
    const slopes = (transform: string) =>
      run(passengers, { transform }).find((event) => event.kind === 'spread')!;
    const { slope: raw, rawSlope } = slopes('none');
    assert.equal(raw, rawSlope);
    assert.ok(raw! > 0);
    for (const transform of ['log', 'auto']) {
      const spread = slopes(transform);
      assert.equal(spread.rawSlope, raw);
      assert.ok(Math.abs(spread.slope!) < raw! / 2, `${transform} ${spread.slope!} of ${raw!}`);
    }
  });

  it('newest-rows-are-tested: the last 5,000 of a long file, and it is said', () => {
    const random = createRandom(5);
    const values = Float64Array.from({ length: 6000 }, () => normal(random));
    const events = run(columnCsv(values));
    const { rows, of, figures } = events.find((event) => event.kind === 'tests')!;
    assert.deepEqual([rows, of, MOST_TESTED], [5000, 6000, 5000]);
    const own = testStationarity(values.slice(1000), { deterministic: 'constant' })!;
    assert.equal(figures.adf.statistic, own.figures.adf.statistic);
    const { reasons } = events.find((event) => event.kind === 'verdict')!;
    assert.ok(reasons.some(({ en }) => en.includes('the last 5,000 of 6,000 rows')));
    const rolling = events.find((event) => event.kind === 'rolling')!;
    assert.equal(rolling.x.at(-1), 5999);
    assert.ok(rolling.x.length <= 2000);
  });

  it('the answer is the cell of the run’s own tests', () => {
    for (const params of [{}, { around: 'trend' }, { transform: 'log' }]) {
      const events = run(passengers, params);
      const { option } = events.find((event) => event.kind === 'answer')!;
      const { adf, kpss } = events.find((event) => event.kind === 'tests')!.figures;
      const cell = adf.rejects
        ? kpss.rejects
          ? 'neither-fits'
          : 'stationary'
        : kpss.rejects
          ? 'unit-root'
          : 'too-little-evidence';
      assert.equal(option, cell);
      assert.ok(lesson.predict.options.some(({ id }) => id === option));
    }
  });

  it('the rolling figures are those of the window that ends at the row', () => {
    const rolling = run(
      columnCsv([1, 2, 4, 8, ...Array.from({ length: 20 }, (_, t) => (t * 7) % 11)]),
      {
        window: 4,
      },
    ).find((event) => event.kind === 'rolling')!;
    assert.deepEqual(rolling.mean.slice(0, 4), [undefined, undefined, undefined, 3.75]);
    const apart = [-2.75, -1.75, 0.25, 4.25];
    const squares = apart.reduce((sum, value) => sum + value * value, 0);
    assert.ok(Math.abs(rolling.deviation[3]! - Math.sqrt(squares / 3)) < 1e-12);
    const products = apart[0]! * apart[1]! + apart[1]! * apart[2]! + apart[2]! * apart[3]!;
    assert.ok(Math.abs(rolling.autocovariance[3]! - products / 4) < 1e-12);
  });

  it('says why no logarithm is taken of values that are not above 0', () => {
    const values = Array.from(half(createRandom(2)), (value) => Math.round(10 * value));
    for (const transform of ['log', 'auto']) {
      const { scale } = run(columnCsv(values), { transform }).find(
        (event) => event.kind === 'rolling',
      )!;
      assert.deepEqual(scale, { lambda: undefined, refusedBy: Math.min(...values) });
    }
  });

  it('refuses too few rows, and a column in which chance has no part', () => {
    assert.throws(() => run(columnCsv([1, 5, 2, 4, 3])), Refusal);
    assert.throws(() => run(columnCsv(Array.from({ length: 60 }, (_, t) => 2 * t))), Refusal);
  });

  it('runs with every knob at both ends, and each matters', () => {
    tryKnobs(experiment, passengers, lesson.knobs, 'verdict');
  });

  it('takes seconds for 100,000 rows', () => {
    let level = 1000;
    const random = createRandom(9);
    const values = Float64Array.from({ length: 100_000 }, () => (level += normal(random)));
    const started = performance.now();
    run(columnCsv(values), { transform: 'auto', window: 4 });
    const seconds = (performance.now() - started) / 1000;
    console.log(`      ${seconds.toFixed(1)} s`);
    assert.ok(seconds < 20);
  });
});
