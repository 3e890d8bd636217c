import {
  fitOnColumn,
  modelledSeries,
  readArmaColumn,
  type ArmaColumn,
  type ColumnModel,
  type NamedForecast,
} from '../../models/arma-on-column';
import { fill, formatNumber, type Phrase } from '../../phrase/phrase';
import { armaAutocovariance } from '../../series/arma-autocovariance';
import { autocorrelation, bartlettBand } from '../../series/autocorrelation';
import {
  aheadOf,
  columnData,
  comparisonWords,
  heldOut,
  modelFit,
} from '../../training/arima/arima-run';
import type { Scores } from '../../training/arima/arima-event';
import type { Experiment, SharedEvent } from '../experiment';
import type {
  Correlations,
  Errors,
  MovingAverageModelEvent,
  Smoothed,
  Walk,
  WalkStep,
} from './moving-average-model-event';
import { centredMean, trailingMean } from './smoothers';

/** Rows walked through: the first of the test rows. */
const MOST_STEPS = 60;
const MOST_LAGS = 24;
/** What the unknown beginning adds is not worth a line below this share of the errors' σ. */
const FADED = 1e-3;
const RUN_STEPS = 3;

/** MA(q) on a column, beside the smoothing of the same name: errors against values. */
export const experiment: Experiment<MovingAverageModelEvent> = function* ({
  dataset,
  params,
  seed,
}) {
  const q = Number(params['q']);
  const width = Number(params['width']);
  const problem = readArmaColumn(dataset, params, q);
  yield { kind: 'used', words: problem.column.used };
  const data = columnData(problem);
  yield data;
  const charted = problem.column.values.length - data.actual.length;
  yield smoothed(problem, width, charted);
  yield { kind: 'progress', step: 1, total: RUN_STEPS };

  const model = fitOnColumn(problem, { p: 0, q }, problem.test.start);
  yield errorsOf(problem, model, charted);
  yield modelFit(model, 'ma', problem.lag);
  yield walkOf(problem, model, width, charted);
  yield correlations(problem, model);
  const name: Phrase = { ko: `MA(${q})`, en: `MA(${q})`, filled: true };
  const { forecasts, scores, comparison } = heldOut(problem, model, name, seed, [
    smootherForecast(problem, width),
  ]);
  yield forecasts;
  yield scores;
  yield { kind: 'progress', step: 2, total: RUN_STEPS };
  yield aheadOf(problem, { p: 0, q });
  yield { kind: 'progress', step: RUN_STEPS, total: RUN_STEPS };

  yield answerOf(scores, problem.column.unit);
  const { headline, reason } = comparisonWords(comparison, problem.column);
  yield { kind: 'verdict', headline, reasons: [reason, ...ownReasons(problem, model, scores)] };
};

function known(values: Float64Array, from: number): (number | undefined)[] {
  return Array.from(values.subarray(from), (value) => (Number.isNaN(value) ? undefined : value));
}

function smoothed({ column }: ArmaColumn, width: number, charted: number): Smoothed {
  return {
    kind: 'smoothed',
    width,
    trailing: known(trailingMean(column.values, width), charted),
    centred: known(centredMean(column.values, width), charted),
  };
}

function errorsOf({ column }: ArmaColumn, { forecast }: ColumnModel, charted: number): Errors {
  const errors = column.values.map((value, t) => value - forecast[t]!);
  return { kind: 'errors', forecast: known(forecast, charted), errors: known(errors, charted) };
}

const SMOOTHER: Phrase = { ko: '지난 {width}행의 평균', en: 'mean of the last {width}' };

/** Smoothing taken for a forecast: the mean of the rows just before. */
function smootherForecast({ column, test }: ArmaColumn, width: number): NamedForecast {
  const means = trailingMean(column.values, width);
  return {
    id: 'smoother',
    name: fill(SMOOTHER, { width }),
    values: means.subarray(test.start - 1, test.end - 1),
  };
}

function walkOf(
  problem: ArmaColumn,
  { fit, level, forecast }: ColumnModel,
  width: number,
  charted: number,
): Walk {
  const { column, lag, test } = problem;
  const { values } = column;
  const means = trailingMean(values, width);
  const count = Math.min(MOST_STEPS, test.end - test.start);
  const steps = Array.from({ length: count }, (_, k): WalkStep => {
    const t = test.start + k;
    const terms = Array.from(fit.ma, (theta, j) => {
      const error = values[t - j - 1]! - forecast[t - j - 1]!;
      return { label: column.label(t - j - 1), error, product: theta * error };
    });
    const base = lag === 0 ? undefined : { label: column.label(t - lag), value: values[t - lag]! };
    const explained = terms.reduce((all, { product }) => all + product, level);
    const beginning = forecast[t]! - explained - (base?.value ?? 0);
    const rows = Array.from(fit.ma, (_, j) => t - 1 - j).reverse();
    return {
      places: [...rows, t].map((row) => ({
        line: column.line(row) - 1,
        start: 0,
        end: undefined,
      })),
      label: column.label(t),
      charted: t - charted,
      terms,
      beginning: Math.abs(beginning) > FADED * fit.deviation ? beginning : undefined,
      base,
      forecast: forecast[t]!,
      actual: values[t]!,
      smoother: {
        from: column.label(t - width),
        to: column.label(t - 1),
        value: means[t - 1]!,
      },
    };
  });
  return { kind: 'walk', steps };
}

/** Of what is modelled, on the training rows. */
function correlations(problem: ArmaColumn, { fit }: ColumnModel): Correlations {
  const w = modelledSeries(problem).subarray(0, problem.test.start - problem.lag);
  const lags = Math.min(MOST_LAGS, Math.floor(w.length / 2));
  const ofRows = autocorrelation(w, lags);
  const gamma = armaAutocovariance(new Float64Array(0), fit.ma, lags)!;
  return {
    kind: 'correlations',
    ofRows: [...ofRows],
    ofModel: Array.from(gamma, (value) => value / gamma[0]!),
    band: [...bartlettBand(ofRows, w.length)],
  };
}

function answerOf({ rows }: Scores, unit: string): Extract<SharedEvent, { kind: 'answer' }> {
  const best = rows.reduce((a, b) => (b.mae < a.mae ? b : a));
  const figure = (id: string) => {
    const mae = rows.find((row) => row.id === id)?.mae;
    return mae === undefined ? '–' : figureOf(mae) + unit;
  };
  return {
    kind: 'answer',
    option: best.id,
    values: {
      model: figure('model'),
      smoother: figure('smoother'),
      persistence: figure('persistence'),
      seasonal: figure('seasonal-naive'),
    },
  };
}

function figureOf(value: number): string {
  return formatNumber(Number(value.toPrecision(3)));
}

function ownReasons({ column, lag }: ArmaColumn, { fit }: ColumnModel, { rows }: Scores): Phrase[] {
  const smoother = rows.find(({ id }) => id === 'smoother')!;
  const reasons = [
    fill(SMOOTHER_ERROR, { name: smoother.name, error: figureOf(smoother.mae) + column.unit }),
  ];
  const count = fit.roots.filter(({ isBoundary }) => isBoundary).length;
  if (count > 0) reasons.push(fill(BOUNDARY, { count }));
  else reasons.push(fill(lag === 0 ? MEMORY : MEMORY_CHANGE, { q: fit.order.q }));
  return reasons;
}

const SMOOTHER_ERROR: Phrase = {
  ko: '이동평균 평활로 예측하면(‘{name}’) 평균 {error} 틀려요.',
  en: 'Smoothing taken for a forecast (“{name}”) is wrong by {error}.',
};
const BOUNDARY: Phrase = {
  ko: '근 {count}개가 단위원에 닿아서 표준오차를 말할 수 없어요. 지나친 차분이나 맞지 않는 q에서 생겨요.',
  en: 'On the unit circle: {count} of the roots, so no standard error can be told. Too much differencing does this, or a q that does not fit.',
};
const MEMORY: Phrase = {
  ko: '마지막 행에서 {q}행을 넘어서면 예측은 평균이에요.',
  en: 'More than {q} rows past the last one, the forecast is the mean.',
};
const MEMORY_CHANGE: Phrase = {
  ko: '마지막 행에서 {q}행을 넘어서면, 바뀌는 만큼의 예측은 평균이에요.',
  en: 'More than {q} rows past the last one, the foretold change is its mean.',
};
