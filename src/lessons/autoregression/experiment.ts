import {
  fitOnColumn,
  modelledSeries,
  readArmaColumn,
  type ArmaColumn,
  type ColumnModel,
} from '../../models/arma-on-column';
import { fill, type Phrase } from '../../phrase/phrase';
import { autocorrelation } from '../../series/autocorrelation';
import { leastSquares } from '../../series/least-squares';
import {
  aheadOf,
  columnData,
  comparisonWords,
  heldOut,
  modelFit,
} from '../../training/arima/arima-run';
import type { Ahead } from '../../training/arima/arima-event';
import type { Experiment, SharedEvent } from '../experiment';
import type {
  AutoregressionEvent,
  Companions,
  OrderRow,
  Orders,
  Walk,
  WalkStep,
} from './autoregression-event';

/** As many as the knob allows. */
const MOST_P = 12;
/** Rows walked through: the first of the test rows. */
const MOST_STEPS = 60;
/** Up to so many rows are few, and some. */
const [FEW, SOME] = [2, 8];
/** An inverse root further from 0 than this forgets too slowly to be called stationary at ease. */
const SLOW = 0.95;

/** AR(p) on a column: fitted on the past, judged one step ahead, and every other p beside it. */
export const experiment: Experiment<AutoregressionEvent> = function* ({ dataset, params, seed }) {
  const p = Number(params['p']);
  const problem = readArmaColumn(dataset, params, p);
  yield { kind: 'used', words: problem.column.used };
  yield columnData(problem);
  const most = Math.max(p, mostOrder(problem));
  const total = most + 3;

  const model = fitOnColumn(problem, { p, q: 0 }, problem.test.start);
  yield modelFit(model, 'ar', problem.lag);
  yield companionsOf(problem, p);
  yield walkOf(problem, model);
  const { forecasts, scores, comparison } = heldOut(problem, model, nameOf(p), seed);
  yield forecasts;
  yield scores;
  yield { kind: 'progress', step: 1, total };
  const ahead = aheadOf(problem, { p, q: 0 });
  yield ahead;
  yield { kind: 'progress', step: 2, total };

  const orders = yield* compareOrders(problem, model, most, total);
  yield answerOf(orders, p);
  const { headline, reason } = comparisonWords(comparison, problem.column);
  const reasons = [reason, ...ownReasons(problem, model, orders, ahead)];
  yield { kind: 'verdict', headline, reasons };
};

/** Both languages call it so. */
function nameOf(p: number): Phrase {
  return { ko: `AR(${p})`, en: `AR(${p})`, filled: true };
}

/** The largest p with four rows for each coefficient. */
function mostOrder({ test, lag }: ArmaColumn): number {
  return Math.min(MOST_P, Math.floor((test.start - lag) / 4));
}

/** The same rows by regression, and their autocorrelation. */
function companionsOf(problem: ArmaColumn, p: number): Companions {
  const w = modelledSeries(problem).subarray(0, problem.test.start - problem.lag);
  const columns = Array.from({ length: p + 1 }, (_, i) =>
    i === 0 ? new Float64Array(w.length - p).fill(1) : w.slice(p - i, w.length - i),
  );
  let regression: number[] | undefined;
  try {
    regression = [...leastSquares(columns, w.slice(p)).coefficients.subarray(1)];
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return { kind: 'companions', regression, autocorrelation: [...autocorrelation(w, p)].slice(1) };
}

function walkOf(problem: ArmaColumn, { fit, level }: ColumnModel): Walk {
  const { column, lag, test } = problem;
  const constant = level * (1 - fit.ar.reduce((sum, value) => sum + value, 0));
  const w = modelledSeries(problem);
  const count = Math.min(MOST_STEPS, test.end - test.start);
  const steps = Array.from({ length: count }, (_, k): WalkStep => {
    const t = test.start + k;
    const terms = Array.from(fit.ar, (phi, i) => {
      const value = w[t - lag - i - 1]!;
      return { label: column.label(t - i - 1), value, product: phi * value };
    });
    const sum = terms.reduce((all, { product }) => all + product, constant);
    const base =
      lag === 0 ? undefined : { label: column.label(t - lag), value: column.values[t - lag]! };
    return {
      places: placesOf(problem, t, fit.ar.length),
      label: column.label(t),
      terms,
      sum,
      base,
      forecast: sum + (base?.value ?? 0),
      actual: column.values[t]!,
      last: column.values[t - 1]!,
    };
  });
  return { kind: 'walk', constant, steps };
}

/** The rows that the equation reads, and then the row it foretells. */
function placesOf({ column, lag }: ArmaColumn, t: number, p: number) {
  const rows = new Set<number>();
  for (let i = 1; i <= p; i++) rows.add(t - i).add(t - lag - i);
  if (lag > 0) rows.add(t - lag);
  const inOrder = [...rows].sort((a, b) => a - b);
  return [...inOrder, t].map((row) => ({ line: column.line(row) - 1, start: 0, end: undefined }));
}

/** AR(0) … AR(most), all on the same training rows, so that their AICc compare. */
function* compareOrders(
  problem: ArmaColumn,
  chosen: ColumnModel,
  most: number,
  total: number,
): Generator<AutoregressionEvent | SharedEvent, Orders, undefined> {
  const rows: OrderRow[] = [];
  let orders: Orders = { kind: 'orders', rows, best: 0, most };
  for (let p = 0; p <= most; p++) {
    const isChosen = p === chosen.fit.order.p;
    const { fit } = isChosen ? chosen : fitOnColumn(problem, { p, q: 0 }, problem.test.start);
    const aicc = Number.isFinite(fit.aicc) ? fit.aicc : undefined;
    const { logLikelihood, deviation } = fit;
    rows.push({ p, logLikelihood, deviation, aicc, rows: fit.rows });
    const best = rows.reduce((a, b) => ((b.aicc ?? Infinity) < (a.aicc ?? Infinity) ? b : a)).p;
    orders = { kind: 'orders', rows: [...rows], best, most };
    yield orders;
    yield { kind: 'progress', step: p + 3, total };
  }
  return orders;
}

function aiccOf({ rows }: Orders, p: number): number | undefined {
  return rows.find((row) => row.p === p)?.aicc;
}

function answerOf(orders: Orders, p: number): Extract<SharedEvent, { kind: 'answer' }> {
  const { best, most } = orders;
  const option = best <= FEW ? 'few' : best <= SOME ? 'some' : 'many';
  const [own, least] = [aiccOf(orders, p), aiccOf(orders, best)];
  const above = own === undefined || least === undefined ? '–' : Number((own - least).toFixed(1));
  return { kind: 'answer', option, values: { best, most, p, above } };
}

function ownReasons(
  { lag }: ArmaColumn,
  { fit }: ColumnModel,
  { best }: Orders,
  { halfWay }: Ahead,
): Phrase[] {
  const largest = Math.max(...fit.roots.map(({ modulus }) => 1 / modulus));
  const reasons = [fill(best === fit.order.p ? AICC_SAME : AICC_PICKS, { best, p: fit.order.p })];
  if (largest > SLOW) {
    const size = Number(largest.toFixed(3));
    reasons.push(fill(lag === 0 ? NEARLY_UNIT : NEARLY_UNIT_STILL, { size }));
  } else if (halfWay !== undefined) {
    reasons.push(fill(lag === 0 ? HALF_WAY : HALF_WAY_CHANGE, { rows: halfWay }));
  }
  return reasons;
}

const AICC_PICKS: Phrase = {
  ko: 'AICc는 p = {best|을/를} 골라요. 지금은 p = {p|이에요/예요}.',
  en: 'AICc picks p = {best}; here p is {p}.',
};
const AICC_SAME: Phrase = {
  ko: 'AICc도 지금과 같은 p = {p|을/를} 골라요.',
  en: 'AICc picks the same p = {p}.',
};
const NEARLY_UNIT: Phrase = {
  ko: '가장 큰 역근의 크기가 {size|이에요/예요}. 1에 가까워서 평균으로 아주 천천히 돌아가요. 차분해 보세요.',
  en: 'The largest inverse root has size {size}, close to 1: it hardly returns to a mean. Try differencing.',
};
const NEARLY_UNIT_STILL: Phrase = {
  ko: '차분한 뒤에도 가장 큰 역근의 크기가 {size|이에요/예요}. 되풀이되는 무늬가 거의 줄지 않고 이어진다는 뜻이에요.',
  en: 'Even after differencing the largest inverse root has size {size}: some pattern goes on almost undamped.',
};
const HALF_WAY: Phrase = {
  ko: '마지막 행 뒤의 예측은 {rows}행 만에 평균까지 절반을 돌아가요.',
  en: 'Past the last row, the forecast is half way back to the mean after {rows} rows.',
};
const HALF_WAY_CHANGE: Phrase = {
  ko: '마지막 행 뒤에서, 바뀌는 만큼의 예측은 {rows}행 만에 그 평균까지 절반을 돌아가요.',
  en: 'Past the last row, the foretold change is half way back to its mean after {rows} rows.',
};
