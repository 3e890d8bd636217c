import assert from 'node:assert/strict';
import {
  differenced,
  figuresByOrder,
  spreadRatioOf,
  undone,
} from '../../../src/lessons/differencing/difference-figures';
import { experiment } from '../../../src/lessons/differencing/experiment';
import { numbersOf, signsOf } from '../../../src/lessons/differencing/formula-words';
import { lesson } from '../../../src/lessons/differencing/lesson';
import { Refusal } from '../../../src/phrase/refusal';
import { createRandom, normal } from '../../../src/random/random';
import { simulateArma } from '../../../src/series/arma-simulation';
import { autocorrelation } from '../../../src/series/autocorrelation';
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
const SEEDS = 100;

const run = (file: OpenFile, params = {}) =>
  runExperiment(experiment, file, { ...INITIAL, ...params });
const eventOf = <
  Kind extends 'differences' | 'tested' | 'orders' | 'undone' | 'verdict' | 'answer',
>(
  kind: Kind,
  file: OpenFile,
  params = {},
) =>
  run(file, params).find(
    (event): event is Extract<ReturnType<typeof run>[number], { kind: Kind }> =>
      event.kind === kind,
  )!;
const noise = (rows: number, seed: number) => {
  const random = createRandom(seed);
  return Float64Array.from({ length: rows }, () => normal(random));
};
const walk = (rows: number, seed: number) => {
  let level = 0;
  return noise(rows, seed).map((step) => (level += step));
};
const columnCsv = (values: ArrayLike<number>): OpenFile => ({
  name: 'own.csv',
  text: ['value', ...Array.from(values, String)].join('\n'),
});
const DESIGNS = [
  { order: 0, season: 12 },
  { order: 1, season: undefined },
  { order: 2, season: undefined },
  { order: 1, season: 12 },
  { order: 2, season: 4 },
];

describe('differencing', function () {
  this.timeout(60_000);

  it('white-noise-gets-minus-half: −0.5 ± 3/√n on each of 100 seeds', () => {
    let farthest = 0;
    for (const rows of [100, 400, 2000]) {
      for (let seed = 1; seed <= SEEDS; seed++) {
        const r = autocorrelation(difference(noise(rows, seed)), 1)[1]!;
        const apart = Math.abs(r + 0.5) * Math.sqrt(rows);
        farthest = Math.max(farthest, apart);
        assert.ok(apart <= 3, `${rows} rows, seed ${seed}: ${r}`);
      }
    }
    console.log(`      at most ${farthest.toFixed(2)}/√n away`);
    const { rows } = eventOf('orders', columnCsv(noise(400, 1)));
    assert.ok(Math.abs(rows[1]!.autocorrelation! + 0.5) <= 3 / Math.sqrt(400));
  });

  it('walk-calms-down: a smaller variance on each of 100 seeds', () => {
    let largest = 0;
    for (let seed = 1; seed <= SEEDS; seed++) {
      const [none, one] = figuresByOrder(walk(300, seed), undefined);
      largest = Math.max(largest, one!.variance / none!.variance);
    }
    console.log(`      at most ${largest.toFixed(2)} of the walk's`);
    assert.ok(largest < 1);
  });

  it('noise-gets-wilder: twice the variance of noise, and 2 (1 − r) times that of AR(1)', () => {
    const shares = Array.from({ length: SEEDS }, (_, i) => {
      const [none, one] = figuresByOrder(noise(300, i + 1), undefined);
      return one!.variance / none!.variance;
    });
    console.log(
      `      ${Math.min(...shares).toFixed(2)} to ${Math.max(...shares).toFixed(2)} times`,
    );
    assert.ok(shares.every((share) => share > 1.6 && share < 2.4));
    for (const phi of [-0.4, 0.2, 0.5, 0.9]) {
      const [none, one] = figuresByOrder(
        simulateArma(20_000, { ar: [phi] }, createRandom(7)),
        undefined,
      );
      const share = one!.variance / none!.variance;
      const expected = 2 * (1 - none!.autocorrelation!);
      assert.ok(Math.abs(share - expected) < 0.01, `${phi}: ${share} of ${expected}`);
      if (phi !== 0.5) assert.equal(share > 1, phi < 0.5); // at 0.5 it stays
    }
  });

  it('undo-returns: within 4 · n^d · 2⁻⁵² · max|x|, with and without a season', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const values = walk(300, seed).map((value) => 100 + value);
      for (const design of DESIGNS) {
        const again = undone(differenced(values, design), values, design);
        assert.equal(again.length, values.length);
        const d = design.order + Number(design.season !== undefined);
        const largest = Math.max(...values.map(Math.abs));
        const bound = 4 * 300 ** d * 2 ** -52 * largest;
        again.forEach((value, t) => assert.ok(Math.abs(value - values[t]!) <= bound));
      }
    }
    for (const params of [
      { order: 1 },
      { order: 2, scale: 'log' },
      { order: 2, seasonal: 'yes', scale: 'log' },
    ]) {
      const { worst, bound, worstInFile } = eventOf('undone', passengers, params);
      assert.ok(worst <= bound, JSON.stringify(params));
      assert.ok(worstInFile < 1e-6);
    }
  });

  it('undo-exact-for-integers: nothing is lost', () => {
    for (const params of [{ order: 1 }, { order: 2 }, { order: 2, seasonal: 'yes' }]) {
      assert.equal(eventOf('undone', passengers, params).worst, 0);
    }
    const large = noise(200, 3).map((value) => Math.round(value * 2 ** 48));
    for (const design of DESIGNS) {
      assert.deepEqual(undone(differenced(large, design), large, design), large);
    }
  });

  it('log-difference-is-growth: ln(x[t] / x[t − 1]), and the growth rate to first order', () => {
    const { after, growth, raw } = eventOf('differences', passengers, { scale: 'log' });
    assert.equal(growth[0], undefined);
    for (let t = 1; t < raw.length; t++) {
      const ratio = raw[t]! / raw[t - 1]!;
      assert.ok(Math.abs(after[t]! - Math.log(ratio)) < 1e-13);
      const g = growth[t]!;
      assert.ok(Math.abs(g - (ratio - 1)) < 1e-15);
      assert.ok(Math.abs(after[t]! - g) <= g ** 2 / (2 * (1 - Math.abs(g))) + 1e-15, `row ${t}`);
    }
    assert.deepEqual(eventOf('differences', passengers).growth, []);
  });

  it('differences-leave-the-spread: above 1.5 times without a logarithm, below with it', () => {
    const plain = eventOf('tested', passengers).spreadRatio!;
    const logarithm = eventOf('tested', passengers, { scale: 'log' }).spreadRatio!;
    console.log(`      ${plain.toFixed(2)} and ${logarithm.toFixed(2)} times`);
    assert.ok(plain > 1.5 && logarithm < 1.5);
    assert.ok(spreadRatioOf(new Float64Array(10)) === undefined);
  });

  it('one difference too many is said, and one that is needed is not', () => {
    const headlineOf = (values: Float64Array, params = {}) =>
      eventOf('verdict', columnCsv(values), params).headline.en;
    assert.match(headlineOf(noise(300, 4)), /one difference too many/);
    assert.match(headlineOf(walk(300, 4)), /Differences taken: 1\. .*consistent with stationary/);
    assert.match(headlineOf(walk(300, 4), { order: 2 }), /one difference too many/);
    assert.match(headlineOf(walk(300, 1), { order: 0 }), /Not differenced yet\. .*unit root/);
  });

  it('what neither test sees is in the headline of a differenced column, too', () => {
    const { headline, reasons } = eventOf('verdict', passengers, { order: 2 });
    assert.match(headline.en, /a season of 12 rows/);
    assert.ok(reasons.some(({ en }) => en.includes('spreads 2') || en.includes('spreads 1.')));
    const seasonal = eventOf('verdict', passengers, { seasonal: 'yes', scale: 'log' });
    assert.doesNotMatch(seasonal.headline.en, /a season of 12 rows/);
  });

  it('the tests before and after are those of the column and of its differences', () => {
    const { before, after } = eventOf('tested', passengers);
    // As statsmodels 0.13.5 has them: adf_c and adf_c_diff1 of AirPassengers in series.json.
    assert.ok(Math.abs(before!.adf.statistic - 0.8153688792060528) < 1e-9);
    assert.ok(Math.abs(after!.adf.statistic - -2.829266824169999) < 1e-9);
    assert.deepEqual([before!.d, before!.D], [1, 1]);
  });

  it('the answer is the order of the smallest variance', () => {
    for (const params of [{}, { seasonal: 'yes' }, { scale: 'log' }, { order: 2 }]) {
      const { option } = eventOf('answer', passengers, params);
      const { rows } = eventOf('orders', passengers, params);
      const smallest = Math.min(...rows.map(({ variance }) => variance));
      assert.equal(option, `order-${rows.findIndex(({ variance }) => variance === smallest)}`);
      assert.ok(lesson.predict.options.some(({ id }) => id === option));
    }
    assert.equal(eventOf('answer', columnCsv(noise(300, 2))).option, 'order-0');
  });

  it('the numbers of a row make its difference, and its places are the rows they stand in', () => {
    const plain = eventOf('differences', passengers);
    assert.equal(numbersOf(plain, 1), '118 − 112 = 6');
    assert.equal(signsOf(plain), 'x[t] − x[t−1]');
    const twice = eventOf('differences', passengers, { order: 2 });
    assert.equal(numbersOf(twice, 2), '132 − 2·118 + 112 = 8');
    const seasonal = eventOf('differences', passengers, { seasonal: 'yes' });
    assert.equal(signsOf(seasonal), 'x[t] − x[t−1] − x[t−12] + x[t−13]');
    assert.equal(numbersOf(seasonal, 13), '126 − 115 − 118 + 112 = 5');
    assert.match(
      numbersOf(eventOf('differences', passengers, { scale: 'log' }), 1),
      /^ln 118 − ln 112 = 0\.0/,
    );
    for (const { terms, after, before, first, places, labels } of [plain, twice, seasonal]) {
      assert.equal(first, terms.at(-1)!.back);
      for (let t = first; t < before.length; t++) {
        const sum = terms.reduce((all, term) => all + term.coefficient * before[t - term.back]!, 0);
        assert.ok(Math.abs(sum - after[t]!) < 1e-9);
      }
      assert.equal(labels[0], '1949-01');
      assert.equal(places[0]!.line, 1); // under the header
    }
    const negative = eventOf('differences', columnCsv([...noise(30, 1)].map(Math.round)));
    assert.match(
      numbersOf(
        negative,
        negative.raw.findIndex((v, t) => t > 0 && v < 0),
      ),
      /\(−\d+\)|^−/,
    );
  });

  it('says why there is no logarithm or no seasonal difference', () => {
    const values = [...noise(60, 5)];
    const { refusedBy, log } = eventOf('differences', columnCsv(values), { scale: 'log' });
    assert.deepEqual([refusedBy, log], [Math.min(...values), false]);
    const { isWithoutSeason, season } = eventOf('differences', columnCsv(values), {
      seasonal: 'yes',
    });
    assert.deepEqual([isWithoutSeason, season], [true, undefined]);
  });

  it('a repetition without an error leaves nothing to test, and the run says so', () => {
    const pattern = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8];
    const file = monthlyCsv(
      'own.csv',
      Array.from({ length: 96 }, (_, t) => pattern[t % 12]! + 2 * t),
    );
    const events = run(file, { seasonal: 'yes', season: '12' });
    const tested = events.find((event) => event.kind === 'tested')!;
    assert.equal(tested.after, undefined);
    const { rows } = events.find((event) => event.kind === 'orders')!;
    assert.equal(rows[0]!.variance, 0);
    assert.equal(rows[0]!.autocorrelation, undefined);
    const { headline } = events.find((event) => event.kind === 'verdict')!;
    assert.match(headline.en, /nothing to test/);
  });

  it('refuses too few rows, more of them with a season', () => {
    assert.throws(() => run(columnCsv([1, 5, 2, 4, 3])), Refusal);
    const few = columnCsv(noise(60, 1));
    assert.doesNotThrow(() => run(few, { season: '52' }));
    assert.throws(() => run(few, { season: '52', seasonal: 'yes' }), Refusal);
  });

  it('runs with every knob at both ends, and each matters', () => {
    tryKnobs(experiment, passengers, lesson.knobs, 'verdict');
  });
});
