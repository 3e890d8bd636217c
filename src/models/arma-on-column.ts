import type { Dataset } from '../dataset/dataset';
import { tooFewRows } from '../dataset/problem';
import { fill, type Phrase } from '../phrase/phrase';
import { Refusal } from '../phrase/refusal';
import type { Random } from '../random/random';
import { accuracyOf, type Accuracy } from '../series/accuracy';
import { fitArima, type ArimaFit } from '../series/arima';
import { persistence, seasonalNaive } from '../series/baselines';
import { blockBootstrapInterval, type BootstrapInterval } from '../series/block-bootstrap';
import { difference } from '../series/differencing';
import { kalmanFilter } from '../series/kalman-filter';
import { chronologicalSplit, type Range } from '../series/split';
import { SCORE_NAMES } from './forecast-comparison';
import { readSeriesColumn, seasonOf, type SeriesColumn } from './series-column';

/** With more, a dozen coefficients would take many seconds: the newest rows count. */
const MOST_ROWS = 1000;
const LEAST_ROWS = 40;
/** Fewer rows for each coefficient leave nothing to judge it by. */
const ROWS_PER_COEFFICIENT = 4;
/** Of the rows, not learned from. */
const TEST_SHARE = 0.15;

/** A column of the file as an ARIMA model meets it: which rows to learn from, what is differenced. */
export interface ArmaColumn {
  readonly file: string;
  readonly column: SeriesColumn;
  /** what is modelled: 0 the column itself, or its change since so many rows before */
  readonly lag: number;
  /** whether a season was asked for where none is known */
  readonly lacksSeason: boolean;
  /** the last rows, which no coefficient has seen: all before them are learned from */
  readonly test: Range;
}

/**
 * @param params `column`, `season`, and `differencing`: `none`, `first` or `season` (which becomes
 *   `first` where no season is known)
 * @param coefficients the most that will be fitted, without the mean
 * @throws {Refusal} if the column cannot be learnt from, or has too few rows
 */
export function readArmaColumn(
  dataset: Dataset,
  params: Readonly<Record<string, string | number>>,
  coefficients: number,
): ArmaColumn {
  const season = seasonOf(params['season']);
  const column = readSeriesColumn(dataset, params, { most: MOST_ROWS, least: LEAST_ROWS, season });
  const wanted = params['differencing'];
  const found = column.season.season;
  const lag = wanted === 'season' ? (found ?? 1) : wanted === 'first' ? 1 : 0;
  const n = column.values.length;
  const needed = Math.ceil((lag + ROWS_PER_COEFFICIENT * coefficients) / (1 - TEST_SHARE));
  if (n < needed) throw new Refusal(tooFewRows(dataset.name, n, needed).message);
  const { test } = chronologicalSplit(n, { test: TEST_SHARE });
  const lacksSeason = wanted === 'season' && found === undefined;
  return { file: dataset.name, column, lag, lacksSeason, test };
}

/** What is modelled: the column, or its changes, shape [n − lag], unit of the column. */
export function modelledSeries({ column, lag }: ArmaColumn): Float64Array {
  return lag === 0 ? column.values : difference(column.values, lag);
}

export interface ColumnModel {
  readonly fit: ArimaFit;
  /** mean of what is modelled, unit of the column */
  readonly level: number;
  /**
   * One step ahead: row t from the rows before t and the fit's coefficients as they are, shape [n],
   * unit of the column; NaN in the first rows, which differencing takes
   */
  readonly forecast: Float64Array;
}

const NO_FIT: Phrase = {
  ko: '{file}의 "{column}" 열은 이 설정으로 모델을 맞출 수 없어요. 차분한 값이 모두 같거나, 앞의 행들만으로 빈틈없이 정해지는 열이에요. 차분을 바꾸거나 다른 열을 골라 주세요.',
  en: '{file}, column "{column}": no model fits with these settings. Its differences are all the same, or follow exactly from the rows before; change the differencing or choose another column.',
};

/**
 * Fits ARMA(p, q) with a mean to the column or its changes, by exact maximum likelihood, and foretells
 * every row of the column one step ahead. The Kalman filter does that with fixed coefficients:
 * f[t] = x[t] − v[t], with v the innovations of the modelled series less its mean.
 *
 * @param rows how many of the first rows to learn from
 * @throws {Refusal} if nothing varies, or nothing is left to chance
 * @see Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 9.8
 */
export function fitOnColumn(
  problem: ArmaColumn,
  { p, q }: { readonly p: number; readonly q: number },
  rows: number,
): ColumnModel {
  const { column, lag, file } = problem;
  const { values, name } = column;
  const order = { p, q, d: Number(lag === 1), D: Number(lag > 1), season: Math.max(1, lag) };
  let fit: ArimaFit;
  try {
    fit = fitArima(values.subarray(0, rows), order, { constant: true });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Refusal(fill(NO_FIT, { file, column: name }));
  }
  const level = fit.constant * Math.max(1, lag);
  const centred = modelledSeries(problem).map((value) => value - level);
  const fixed = { phi: fit.ar, theta: fit.ma, delta: new Float64Array(0) };
  const { innovations } = kalmanFilter(centred, undefined, fixed)!;
  const forecast = values.map((value, t) => (t < lag ? NaN : value - innovations[t - lag]!));
  return { fit, level, forecast };
}

export interface NamedForecast {
  readonly id: 'model' | 'smoother' | 'persistence' | 'seasonal-naive';
  readonly name: Phrase;
  /** of the test rows, unit of the column */
  readonly values: Float64Array;
}

/** What needs no learning: the last row, and with a season the row one season before. */
export function baselinesOnTest({ column, test }: ArmaColumn): NamedForecast[] {
  const { values } = column;
  const season = column.season.season;
  const last: NamedForecast = {
    id: 'persistence',
    name: SCORE_NAMES.persistence,
    values: persistence(values, test),
  };
  if (season === undefined || season > test.start) return [last];
  const seasonal: NamedForecast = {
    id: 'seasonal-naive',
    name: SCORE_NAMES['seasonal-naive'],
    values: seasonalNaive(values, test, season),
  };
  return [last, seasonal];
}

export interface TestScore extends Accuracy {
  readonly id: NamedForecast['id'];
  readonly name: Phrase;
}

export interface TestComparison {
  /** of every forecast on the same rows, the first one first */
  readonly scores: readonly TestScore[];
  /** of the others, the one with the smallest mean absolute error */
  readonly best: TestScore;
  /** │error of the best other│ − │own error│, with its 95 % interval: above 0 is closer */
  readonly gain: BootstrapInterval;
  /** rows scored: those that the file really has */
  readonly rows: number;
}

/** Scores forecasts on the test rows that the file really has: the first against all others. */
export function compareOnTest(
  { column, test }: ArmaColumn,
  [own, ...others]: readonly [NamedForecast, NamedForecast, ...NamedForecast[]],
  random: Random,
): TestComparison {
  const { values, filled, season } = column;
  const rows = Array.from({ length: test.end - test.start }, (_, i) => i).filter(
    (i) => filled[test.start + i] === 0,
  );
  const pick = (from: Float64Array) => Float64Array.from(rows, (i) => from[i]!);
  const actual = pick(values.subarray(test.start, test.end));
  const training = values.subarray(0, test.start);
  const scoreOf = ({ id, name, values: forecast }: NamedForecast): TestScore => ({
    id,
    name,
    ...accuracyOf(actual, pick(forecast), training, season.season),
  });
  const scores = [own, ...others].map(scoreOf);
  const best = scores.slice(1).reduce((a, b) => (b.mae < a.mae ? b : a));
  const errorsOf = ({ values: forecast }: NamedForecast) =>
    pick(forecast).map((value, i) => Math.abs(actual[i]! - value));
  const ownErrors = errorsOf(own);
  const bestErrors = errorsOf(others.find(({ id }) => id === best.id)!);
  const gain = blockBootstrapInterval(
    bestErrors.map((error, i) => error - ownErrors[i]!),
    random,
  );
  return { scores, best, gain, rows: rows.length };
}
