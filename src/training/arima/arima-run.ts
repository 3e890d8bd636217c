import {
  baselinesOnTest,
  compareOnTest,
  fitOnColumn,
  modelledSeries,
  type ArmaColumn,
  type ColumnModel,
  type NamedForecast,
  type TestComparison,
} from '../../models/arma-on-column';
import { fill, formatNumber, type Phrase } from '../../phrase/phrase';
import { createRandom } from '../../random/random';
import type { ArimaRoot } from '../../series/arima';
import { forecastArima } from '../../series/arima-forecast';
import { persistenceAhead, seasonalNaiveAhead } from '../../series/baselines';
import { seasonWords } from '../../series/season-words';
import type { Ahead, ColumnData, FittedRoot, ModelFit, Scores, TestForecasts } from './arima-event';

/** Drawn before the forecasts: more would press the test rows together. */
const MOST_BEFORE_TEST = 120;
const MOST_PAST = 60;
const [LEAST_HORIZON, MOST_HORIZON] = [24, 60];
const LEVELS = [0.8, 0.95];

const SPLIT: Phrase = {
  ko: '앞의 {training}행으로 계수를 정하고, 마지막 {test}행으로 판정해요.',
  en: 'Coefficients from the first {training} rows, judged on the last {test}.',
};
const MODELLED: Phrase = {
  ko: '값 그대로를 모델에 넣어요.',
  en: 'The model is of the values as they are.',
};
const MODELLED_CHANGE: Phrase = {
  ko: '{lag}행 전에서 바뀐 만큼을 모델에 넣고, 예측은 다시 열의 단위로 되돌려요.',
  en: 'The model is of the change since the row {lag} before; forecasts come back in the unit of the column.',
};
const LACKS_SEASON: Phrase = {
  ko: '주기를 알 수 없어서 바로 앞 행에서 바뀐 만큼을 모델에 넣어요.',
  en: 'No season is known, so the model is of the change since the row before.',
};

/** The column as it is drawn, before anything is fitted. */
export function columnData(problem: ArmaColumn): ColumnData {
  const { column, lag, lacksSeason, test } = problem;
  const n = column.values.length;
  const start = Math.max(0, test.start - Math.min(MOST_BEFORE_TEST, 2 * (n - test.start)));
  const rows = Array.from({ length: n - start }, (_, i) => start + i);
  return {
    kind: 'column',
    column: column.name,
    unit: column.unit,
    lag,
    modelled: lacksSeason ? LACKS_SEASON : lag === 0 ? MODELLED : fill(MODELLED_CHANGE, { lag }),
    lines: rows.map((row) => column.line(row)),
    labels: rows.map((row) => column.label(row)),
    actual: [...column.values.subarray(start)],
    testStart: test.start - start,
    splitWords: fill(SPLIT, { training: test.start, test: n - test.start }),
    seasonWords: seasonWords(column.season),
  };
}

/** @param part whose coefficients and roots are told */
export function modelFit({ fit, level }: ColumnModel, part: 'ar' | 'ma', lag: number): ModelFit {
  const constant = fit.coefficients.find(({ name }) => name === 'intercept' || name === 'drift');
  const { deviation, logLikelihood, aicc, rows } = fit;
  const levelError = constant?.standardError;
  return {
    kind: 'fit',
    coefficients: fit.coefficients
      .filter(({ name }) => name.startsWith(part))
      .map(({ value, standardError }, i) => ({ lag: i + 1, value, standardError })),
    level,
    levelError: levelError === undefined ? undefined : levelError * Math.max(1, lag),
    deviation,
    logLikelihood,
    aicc: Number.isFinite(aicc) ? aicc : undefined,
    rows,
    roots: fit.roots.filter((root) => root.part === part).map(rootOf),
  };
}

function rootOf({ re, im, modulus, isBoundary }: ArimaRoot): FittedRoot {
  const square = modulus * modulus;
  return { re, im, modulus, isBoundary, inverseRe: re / square, inverseIm: -im / square };
}

export interface HeldOut {
  readonly forecasts: TestForecasts;
  readonly scores: Scores;
  readonly comparison: TestComparison;
}

/**
 * The model's forecasts of the test rows beside those that learn nothing.
 *
 * @param also further forecasts that learn nothing
 */
export function heldOut(
  problem: ArmaColumn,
  { forecast }: ColumnModel,
  name: Phrase,
  seed: number,
  also: readonly NamedForecast[] = [],
): HeldOut {
  const { start, end } = problem.test;
  const own: NamedForecast = { id: 'model', name, values: forecast.subarray(start, end) };
  const [last, ...others] = baselinesOnTest(problem);
  const all = [own, last!, ...others, ...also] as const;
  const comparison = compareOnTest(problem, all, createRandom(seed));
  return {
    forecasts: {
      kind: 'test-forecasts',
      forecasts: all.map(({ id, name: called, values }) => ({
        id,
        name: called,
        values: [...values],
      })),
    },
    scores: {
      kind: 'scores',
      rows: comparison.scores.map((score) => ({
        ...score,
        mase: Number.isNaN(score.mase) ? undefined : score.mase,
      })),
      testRows: comparison.rows,
    },
    comparison,
  };
}

/** The same orders, fitted on all rows, and what they foretell of the rows after the last. */
export function aheadOf(
  problem: ArmaColumn,
  order: { readonly p: number; readonly q: number },
): Ahead {
  const { column, lag } = problem;
  const { values } = column;
  const n = values.length;
  const { fit, level } = fitOnColumn(problem, order, n);
  const season = column.season.season;
  const horizon = Math.min(MOST_HORIZON, Math.max(LEAST_HORIZON, 2 * (season ?? 0)));
  const { median, intervals } = forecastArima(fit, horizon, { levels: LEVELS });
  const past = Math.min(MOST_PAST, n - lag);
  const rows = Array.from({ length: past }, (_, i) => n - past + i);
  const known = (h: number) => (h < 0 ? values[n + h]! : median[h]!);
  const modelled = modelledSeries(problem);
  const onward = Array.from(median, (value, h) => (lag === 0 ? value : value - known(h - lag)));
  const away = Math.abs(modelled.at(-1)! - level);
  const half = onward.findIndex((value) => Math.abs(value - level) <= away / 2);
  return {
    kind: 'ahead',
    lines: rows.map((row) => column.line(row)),
    labels: rows.map((row) => column.label(row)),
    past: [...values.subarray(n - past)],
    forecast: [...median],
    bands: intervals.map(({ level: share, low, high }) => ({
      level: share,
      low: [...low],
      high: [...high],
    })),
    persistence: [...persistenceAhead(values, n, horizon)],
    seasonalNaive:
      season === undefined || season > n
        ? undefined
        : [...seasonalNaiveAhead(values, n, horizon, season)],
    changes: lag === 0 ? undefined : { past: [...modelled.subarray(-past)], forecast: onward },
    level,
    halfWay: half < 0 ? undefined : half + 1,
    logLikelihood: fit.logLikelihood,
    rows: n,
  };
}

type Outcome = 'closer' | 'unclear' | 'farther';

const HEADLINES: Readonly<Record<Outcome, Phrase>> = {
  closer: {
    ko: '{model|은/는} 배우지 않는 예측보다 뚜렷하게 가까워요.',
    en: '{model} is clearly closer than forecasts that learn nothing.',
  },
  unclear: {
    ko: '{model|와/과} 배우지 않는 예측 사이에 뚜렷한 차이가 없어요.',
    en: 'No clear difference between {model} and a forecast that learns nothing.',
  },
  farther: {
    ko: '배우지 않는 예측이 {model}보다 가까워요.',
    en: 'A forecast that learns nothing is closer than {model}.',
  },
};
const ERRORS: Phrase = {
  ko: '마지막 {rows}행에서 {model|은/는} 평균 {own}, ‘{other}’는 평균 {best} 틀려요. 차이의 95% 구간은 {low}부터 {high}까지예요.',
  en: 'On the last {rows} rows {model} is wrong by {own} on average, “{other}” by {best}. The 95 % interval of the difference is {low} to {high}.',
};

/** Whether the model gains on the best of the others, and the figures. */
export function comparisonWords(
  { scores, best, gain, rows }: TestComparison,
  { unit }: ArmaColumn['column'],
): { readonly headline: Phrase; readonly reason: Phrase } {
  const own = scores[0]!;
  const outcome: Outcome = gain.low > 0 ? 'closer' : gain.high < 0 ? 'farther' : 'unclear';
  const figure = (value: number) => formatNumber(Number(value.toPrecision(3))) + unit;
  return {
    headline: fill(HEADLINES[outcome], { model: own.name }),
    reason: fill(ERRORS, {
      rows,
      model: own.name,
      own: figure(own.mae),
      other: best.name,
      best: figure(best.mae),
      low: figure(gain.low),
      high: figure(gain.high),
    }),
  };
}
