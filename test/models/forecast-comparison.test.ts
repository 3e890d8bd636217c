import assert from 'node:assert/strict';
import { datasetFromText } from '../../src/dataset/from-text';
import type { SeriesDataset } from '../../src/dataset/series';
import {
  chartedRows,
  compareForecasts,
  scoredRows,
  setForecastProblem,
  splitWords,
  type ForecastProblem,
} from '../../src/models/forecast-comparison';
import { Refusal } from '../../src/phrase/refusal';
import { createRandom, normal } from '../../src/random/random';

/** A table of months and one column, as a file would hold it; undefined is an empty cell. */
function months(values: readonly (number | undefined)[]): SeriesDataset {
  const rows = values.map((value, t) => {
    const month = String((t % 12) + 1).padStart(2, '0');
    return `${2000 + Math.floor(t / 12)}-${month},${value ?? ''}`;
  });
  return series(['month,sales', ...rows].join('\n'));
}

function series(text: string): SeriesDataset {
  const dataset = datasetFromText(text, { name: 'sales.csv', kind: 'series' });
  assert.equal(dataset.kind, 'series');
  return dataset;
}

const YEAR = [3, 2, 4, 4, 5, 7, 9, 9, 6, 5, 3, 4];

/** A year that repeats, and noise. */
function yearly(rows: number, noise = 0.3): number[] {
  const random = createRandom(1);
  return Array.from({ length: rows }, (_, t) => YEAR[t % 12]! + noise * normal(random));
}

function refusalOf(run: () => unknown): Refusal {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error));
    return error;
  }
  assert.fail('was not refused');
}

describe('setForecastProblem', () => {
  it('refuses a column of too few rows, saying how many there are and how many it takes', () => {
    // 70 % of the rows are learned from; a window of 12 and ten windows take 22 of them.
    const { phrase } = refusalOf(() => setForecastProblem(months(yearly(31)), 'sales', 12));
    assert.equal(phrase.en, 'sales.csv has only 31 usable rows: at least 32 are needed.');
    assert.equal(phrase.ko, 'sales.csv에 쓸 수 있는 행이 31개뿐이에요. 적어도 32개가 있어야 해요.');
  });

  it('takes a column of just enough rows, whatever the window: nine windows to learn from or more', () => {
    for (let window = 1; window <= 60; window++) {
      const { phrase } = refusalOf(() => setForecastProblem(months(yearly(3)), 'sales', window));
      const needed = Number(/at least (\d+)/.exec(phrase.en)![1]);
      const { split } = setForecastProblem(months(yearly(needed)), 'sales', window);
      // ten, less what rounding two parts to whole rows can take
      assert.ok(split.training.end - window >= 9, `window ${window}: ${split.training.end} rows`);
      refusalOf(() => setForecastProblem(months(yearly(needed - 1)), 'sales', window));
    }
  });

  it('refuses a column that does not change before the rows it is judged on', () => {
    const values = Array.from({ length: 100 }, (_, t) => (t < 70 ? 5 : t));
    const { phrase } = refusalOf(() => setForecastProblem(months(values), 'sales', 12));
    assert.equal(
      phrase.en,
      'sales.csv, column "sales" is 5 in all of the first 70 rows, which are the ones to learn from; ' +
        'choose a column that changes there.',
    );
    assert.match(phrase.ko, /^sales\.csv의 "sales" 열은 .*70행이 모두 5라서/);
    values[69] = 6;
    assert.equal(setForecastProblem(months(values), 'sales', 12).split.training.end, 70);
  });

  it('names a column that is not there', () => {
    const { phrase } = refusalOf(() => setForecastProblem(months(yearly(60)), 'profit', 12));
    assert.match(phrase.en, /"profit"/);
  });

  it('cuts the rows in time order: 70 % to learn, 15 % to choose, 15 % to judge', () => {
    const { split, values } = setForecastProblem(months(yearly(100)), 'sales', 12);
    assert.equal(values.length, 100);
    assert.deepEqual(split, {
      training: { start: 0, end: 70 },
      validation: { start: 70, end: 85 },
      test: { start: 85, end: 100 },
    });
    assert.deepEqual(chartedRows(split), { start: 70, end: 100 });
  });

  it('of a long column charts and judges no more than 500 rows each', () => {
    const rows = Array.from({ length: 10_000 }, (_, t) => Math.sin(t));
    const { split } = setForecastProblem(series(['x', ...rows].join('\n')), 'x', 12);
    assert.deepEqual(split.validation, { start: 9000, end: 9500 });
    assert.deepEqual(split.test, { start: 9500, end: 10_000 });
  });

  it('has baselines for the charted rows that read earlier rows only', () => {
    const values = yearly(100);
    const { baselines, season } = setForecastProblem(months(values), 'sales', 12);
    assert.equal(season.season, 12);
    for (let row = 70; row < 100; row++) {
      const at = row - 70;
      const [first, last] = [values[0]!, values[row - 1]!];
      assert.equal(baselines.persistence[at], last);
      assert.equal(baselines.seasonalNaive![at], values[row - 12]);
      assert.ok(Math.abs(baselines.drift[at]! - (last + (last - first) / (row - 1))) < 1e-12);
    }
    assert.equal(baselines.persistence.length, 30);
  });

  it('finds the season in the training rows alone', () => {
    const values = yearly(100);
    const random = createRandom(2);
    for (let row = 70; row < 100; row++) values[row] = 100 * normal(random);
    const whole = setForecastProblem(months(yearly(100)), 'sales', 12);
    assert.deepEqual(setForecastProblem(months(values), 'sales', 12).season, whole.season);
    assert.equal(whole.season.reason, 'confirmed');
  });

  it('follows the reader who chooses another season or none', () => {
    const chosen = setForecastProblem(months(yearly(100)), 'sales', 12, 7);
    assert.deepEqual([chosen.season.season, chosen.season.reason], [7, 'chosen']);
    assert.equal(chosen.baselines.seasonalNaive![0], chosen.values[63]);
    const none = setForecastProblem(months(yearly(100)), 'sales', 12, 0);
    assert.deepEqual([none.season.season, none.season.reason], [undefined, 'chosen']);
    assert.equal(none.baselines.seasonalNaive, undefined);
  });

  it('has no seasonal naive where the season is longer than the rows before', () => {
    const problem = (season: number) => setForecastProblem(months(yearly(60)), 'sales', 12, season);
    assert.equal(problem(42).baselines.seasonalNaive!.length, 18); // 42 training rows
    assert.equal(problem(43).baselines.seasonalNaive, undefined);
  });

  it('knows the line and the time of its rows when the first lines of the file are left out', () => {
    const values: (number | undefined)[] = yearly(60);
    values[0] = values[1] = undefined; // left out: no value before them to fill in from
    const problem = setForecastProblem(months(values), 'sales', 12);
    assert.equal(problem.values[0], values[2]);
    assert.equal(problem.line(0), 4); // the header, two empty rows, this one
    assert.equal(problem.label(0), '2000-03');
    assert.ok(problem.problems.length > 0);
    const plain = setForecastProblem(series(['x', ...yearly(60)].join('\n')), 'x', 12);
    assert.deepEqual([plain.line(0), plain.label(0)], [2, '2']);
  });
});

describe('compareForecasts', () => {
  /** The rows themselves as the forecast, each this far off. */
  const off = (problem: ForecastProblem, by: number) => {
    const { start, end } = chartedRows(problem.split);
    return problem.values.slice(start, end).map((value, i) => value + (i % 2 === 0 ? by : -by));
  };
  const mae = (problem: ForecastProblem, network: Float64Array, id: string) =>
    compareForecasts(problem, network, 1).scores.find((score) => score.id === id)!;

  it('scores the test rows alone, not those the network was chosen by', () => {
    const problem = setForecastProblem(months(yearly(100)), 'sales', 12);
    const network = off(problem, 0.5);
    network.fill(1e6, 0, 15); // validation
    const { mae: found, rmse } = mae(problem, network, 'network');
    assert.ok(Math.abs(found - 0.5) < 1e-9);
    assert.ok(Math.abs(rmse - 0.5) < 1e-9);
  });

  it('scores every forecast on the same rows, those the file really has', () => {
    const values: (number | undefined)[] = yearly(100);
    values[90] = values[95] = undefined;
    const problem = setForecastProblem(months(values), 'sales', 12);
    const rows = scoredRows(problem, problem.split.test);
    assert.equal(rows.length, 13);
    assert.ok(!rows.includes(90) && !rows.includes(95));
    const network = off(problem, 0.5);
    network[90 - 70] = network[95 - 70] = 1e6; // on rows that the file does not have
    const { scores, verdict } = compareForecasts(problem, network, 1);
    const naive = rows.map((row) => Math.abs(problem.values[row]! - problem.values[row - 1]!));
    const expected = naive.reduce((sum, each) => sum + each, 0) / 13;
    assert.ok(Math.abs(scores.find(({ id }) => id === 'persistence')!.mae - expected) < 1e-9);
    assert.ok(Math.abs(scores.find(({ id }) => id === 'network')!.mae - 0.5) < 1e-9);
    assert.ok(Math.abs(verdict.network - 0.5) < 1e-9);
  });

  it('scales MASE by the training rows and their season', () => {
    const problem = setForecastProblem(months(yearly(100)), 'sales', 12);
    const training = problem.values.subarray(0, 70);
    const changes = Array.from(training.subarray(12), (value, i) => Math.abs(value - training[i]!));
    const scale = changes.reduce((sum, each) => sum + each, 0) / changes.length;
    assert.ok(Math.abs(mae(problem, off(problem, 0.5), 'network').mase - 0.5 / scale) < 1e-9);
  });

  it('has no MASE, but every other score, where the training rows repeat exactly', () => {
    const problem = setForecastProblem(months(yearly(100, 0)), 'sales', 12);
    assert.equal(problem.season.season, 12);
    for (const id of ['network', 'persistence', 'seasonal-naive', 'drift']) {
      const score = mae(problem, off(problem, 0.5), id);
      assert.ok(Number.isNaN(score.mase) && Number.isFinite(score.mae), id);
    }
  });

  it('scales by the last row where the chosen season is longer than the training rows', () => {
    for (const season of [42, 52]) {
      const problem = setForecastProblem(months(yearly(60)), 'sales', 12, season); // 42 to learn from
      const training = problem.values.subarray(0, 42);
      const changes = Array.from(training.subarray(1), (value, i) =>
        Math.abs(value - training[i]!),
      );
      const scale = changes.reduce((sum, each) => sum + each, 0) / changes.length;
      assert.ok(Math.abs(mae(problem, off(problem, 0.5), 'network').mase - 0.5 / scale) < 1e-9);
    }
  });

  it('has a seasonal score only where there is a season', () => {
    const ids = (season: number | undefined) => {
      const problem = setForecastProblem(months(yearly(100)), 'sales', 12, season);
      return compareForecasts(problem, off(problem, 0.5), 1).scores.map(({ id }) => id);
    };
    assert.deepEqual(ids(undefined), ['network', 'persistence', 'drift', 'seasonal-naive']);
    assert.deepEqual(ids(0), ['network', 'persistence', 'drift']);
  });

  it('judges a good forecast to predict, and the last row to be a copy of itself', () => {
    const problem = setForecastProblem(months(yearly(200)), 'sales', 12);
    const code = (network: Float64Array) => compareForecasts(problem, network, 1).verdict.code;
    assert.equal(code(off(problem, 0.1)), 'predicts');
    assert.equal(code(problem.baselines.persistence), 'copies');
    assert.equal(code(off(problem, 50)), 'worse');
  });

  it('is the same for the same seed, and its interval another for another', () => {
    const problem = setForecastProblem(months(yearly(100)), 'sales', 12);
    const random = createRandom(3);
    const network = off(problem, 0.5).map((value) => value + normal(random));
    const compare = (seed: number) => compareForecasts(problem, network, seed);
    assert.deepEqual(compare(1), compare(1));
    assert.notDeepEqual(compare(1).verdict.gain, compare(2).verdict.gain);
    assert.deepEqual(compare(1).scores, compare(2).scores);
  });
});

describe('splitWords', () => {
  it('counts the rows of each part', () => {
    const { split } = setForecastProblem(months(yearly(100)), 'sales', 12);
    assert.equal(splitWords(split).en, 'Learned from 70 rows, chosen by 15, judged on the last 15');
    assert.match(splitWords(split).ko, /70행.*15행.*15행/);
  });
});
