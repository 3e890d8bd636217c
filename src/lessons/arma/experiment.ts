import {
  readArimaColumn,
  refusingExact,
  transformWords,
  type ArimaColumn,
} from '../../models/arima-column';
import { followTraining } from '../../models/follow-training';
import { SCORE_NAMES, splitWords } from '../../models/forecast-comparison';
import { forecastScorer, pairedGain } from '../../models/forecast-scoring';
import { arimaForecasts, simpleForecasts } from '../../models/test-row-forecasts';
import { fill, formatNumber, type Phrase } from '../../phrase/phrase';
import { createRandom } from '../../random/random';
import type { ArimaFit } from '../../series/arima';
import { seasonWords } from '../../series/season-words';
import type { Experiment, SharedEvent } from '../experiment';
import type {
  ArmaEvent,
  Chosen,
  Order,
  OrderCell,
  TestForecasts,
  TestScore,
  TestScores,
} from './arma-event';
import { commonFactor } from './common-factor';
import {
  differencingOf,
  fitCell,
  hasConstant,
  mapCells,
  MOST,
  ordersOf,
  ranked,
  type Differencing,
  type FittedCell,
} from './order-map';

const LEAST_ROWS = 40;
/** Each of the 25 fits takes longer with the rows. */
const MOST_ROWS = 1000;
/** Orders nearer to each other in AICc than this are hardly told apart. */
const NEAR = 2;

type Told<Returned = void> = Generator<ArmaEvent | SharedEvent, Returned, undefined>;
type CountStep = () => Extract<SharedEvent, { kind: 'progress' }>;

/**
 * ARMA(p, q) of a column, differenced as it is set, for all p and q up to 4: a map of AICc, the order
 * that it picks, and what that order's forecasts are worth on rows it has not seen.
 */
export const experiment: Experiment<ArmaEvent> = function* ({ dataset, params, seed }) {
  const column = readArimaColumn(dataset, params, { least: LEAST_ROWS, most: MOST_ROWS });
  yield { kind: 'used', words: column.used };
  const differencing = refusingExact(column, () =>
    differencingOf(column, params['differencing'] ?? 'auto'),
  );
  yield describe(column, differencing);

  const count = stepCounter(column);
  const fitted = yield* fillMap(column, differencing, count);
  const order = refusingExact(column, () => {
    const [first] = ranked(fitted);
    if (first === undefined) throw new RangeError('no order has a fit');
    return ranked(fitted);
  });
  const chosen = chosenOf(order, fitted);
  yield chosen;
  yield answerOf(chosen, fitted);

  const scores = yield* judge(column, order, { seed, count });
  const cells = mapCells(fitted);
  yield conclusion(column, { chosen, scores, cells });
  yield commonFactor(seed);
};

function describe(
  { name, unit, season, split, lambda, before }: ArimaColumn,
  { d, D, isSuggested, lacksSeason }: Differencing,
): ArmaEvent {
  return {
    kind: 'column',
    column: name,
    unit,
    d,
    D,
    season: season.season,
    isSuggested,
    lacksSeason,
    transformWords: transformWords(lambda),
    seasonWords: seasonWords(season),
    splitWords: splitWords(split),
    rows: before.length,
    constant: hasConstant({ d, D }),
  };
}

function stepCounter({ split }: ArimaColumn): CountStep {
  const total = (MOST + 1) ** 2 + 2 * (split.test.end - split.test.start);
  let step = 0;
  return () => ({ kind: 'progress', step: Math.min(total, ++step), total });
}

/** Cell by cell, so that the reader sees the map fill. */
function* fillMap(
  column: ArimaColumn,
  differencing: Differencing,
  count: CountStep,
): Told<FittedCell[]> {
  const fitted: FittedCell[] = [];
  for (const order of ordersOf()) {
    fitted.push(fitCell(column, differencing, order));
    yield { kind: 'orders', most: MOST, cells: mapCells(fitted) };
    yield count();
  }
  return fitted;
}

function chosenOf([best, second]: readonly FittedCell[], fitted: readonly FittedCell[]): Chosen {
  const good = mapCells(fitted).filter(({ state }) => state === 'good');
  const orderOf = ({ cell: { p, q } }: FittedCell): Order => ({ p, q });
  return {
    kind: 'chosen',
    best: orderOf(best!),
    second: second && orderOf(second),
    delta: second && second.cell.aicc! - best!.cell.aicc!,
    near: good.filter(({ delta }) => delta !== undefined && delta < NEAR).length,
    good: good.length,
    coefficients: best!.fit!.coefficients.map(({ name, value, standardError }) => ({
      name,
      value,
      standardError,
    })),
  };
}

function answerOf(
  { best, second, delta }: Chosen,
  fitted: readonly FittedCell[],
): Extract<SharedEvent, { kind: 'answer' }> {
  const { p, q } = best;
  const option = p > 0 && q > 0 ? 'both' : p > 0 ? 'ar' : q > 0 ? 'ma' : 'neither';
  const { aicc } = fitted.find(({ cell }) => cell.p === p && cell.q === q)!.cell;
  return {
    kind: 'answer',
    option,
    values: {
      order: orderName(best),
      aicc: figure(aicc ?? 0),
      second: second === undefined ? '–' : orderName(second),
      delta: delta === undefined ? '–' : figure(delta),
    },
  };
}

function orderName({ p, q }: Order): string {
  return `ARMA(${p},${q})`;
}

/** Two digits after the point: how AICc are told apart. */
function figure(value: number): string {
  return value.toFixed(2).replace('-', '−');
}

/** The chosen order and the next one, over the test rows beside what learns nothing. */
function* judge(
  column: ArimaColumn,
  [best, second]: readonly FittedCell[],
  { seed, count }: { readonly seed: number; readonly count: CountStep },
): Told<TestScores> {
  const own = yield* oneRowAhead(column, best!.fit!, count);
  const other = second?.fit && (yield* oneRowAhead(column, second.fit, count));
  const simple = simpleForecasts(column, 1);
  const seasonal = simple['seasonal-naive']?.oneRow;
  const { values, split } = column;
  const { start, end } = split.test;
  const testRows = Array.from({ length: end - start }, (_, i) => start + i);
  const forecasts: TestForecasts = {
    kind: 'forecasts',
    lines: testRows.map((row) => column.line(row)),
    labels: testRows.map((row) => column.label(row)),
    actual: [...values.subarray(start, end)],
    best: Array.from(own, known),
    second: other && Array.from(other, known),
    persistence: [...simple.persistence.oneRow],
    seasonalNaive: seasonal && [...seasonal],
  };
  yield forecasts;
  const others: [TestScore['id'], Phrase, Float64Array][] = [
    ['persistence', SCORE_NAMES.persistence, simple.persistence.oneRow],
    ['drift', SCORE_NAMES.drift, simple.drift.oneRow],
  ];
  if (seasonal) others.push(['seasonal-naive', SCORE_NAMES['seasonal-naive'], seasonal]);
  if (other) others.unshift(['second', named(second.cell), other]);
  const scores = scoreRows(column, [named(best!.cell), own], others, seed);
  yield scores;
  return scores;
}

function named(order: Order): Phrase {
  return { ko: orderName(order), en: orderName(order), filled: true };
}

function* oneRowAhead(column: ArimaColumn, fit: ArimaFit, count: CountStep): Told<Float64Array> {
  const { oneRow } = yield* followTraining(arimaForecasts(column, fit, 1), () => [count()]);
  return oneRow;
}

function known(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

/** All on the test rows that the file really has. */
function scoreRows(
  { values, filled, split, period }: ArimaColumn,
  [name, own]: readonly [Phrase, Float64Array],
  others: readonly (readonly [TestScore['id'], Phrase, Float64Array])[],
  seed: number,
): TestScores {
  const { start, end } = split.test;
  const rows = Array.from({ length: end - start }, (_, i) => i).filter((i) => !filled[start + i]);
  const pick = (forecast: Float64Array) => Float64Array.from(rows, (i) => forecast[i]!);
  const actual = pick(values.subarray(start, end));
  const score = forecastScorer(actual, values.subarray(0, split.training.end), period);
  return {
    kind: 'scores',
    rowCount: rows.length,
    rows: [
      { id: 'best', name, ...score(pick(own)), gain: undefined },
      ...others.map(([id, otherName, forecast]) => ({
        id,
        name: otherName,
        ...score(pick(forecast)),
        gain: pairedGain(actual, pick(own), pick(forecast), createRandom(seed)),
      })),
    ],
  };
}

const HEADLINE: Phrase = {
  ko: 'AICc는 {best|을/를} 골랐어요. 다음은 {second}, 차이는 {delta|이에요/예요}.',
  en: 'AICc picks {best}. Next comes {second}, {delta} above it.',
};
const ALONE: Phrase = {
  ko: 'AICc는 {best|을/를} 골랐어요. 고를 수 있는 다른 차수는 없어요.',
  en: 'AICc picks {best}. No other order may be chosen.',
};
const CLOSE: Phrase = {
  ko: '고른 차수까지 {near}개가 AICc 차이 {limit} 안에 있어요. 이만한 차이로는 어느 쪽이 나은지 말하기 어려워요.',
  en: '{near} orders, the picked one among them, lie less than {limit} above the smallest AICc: too near to say which is better.',
};
const APART: Phrase = {
  ko: '다른 차수는 모두 AICc가 {limit} 넘게 커요.',
  en: 'All other orders lie more than {limit} above it.',
};
const LEFT_OUT: Phrase = {
  ko: '{all}칸 가운데 {count}칸은 고르지 않아요. 근이 단위원에 너무 가깝거나, 계산이 끝나지 않았거나, 맞출 수 없는 칸이에요.',
  en: 'Of {all} cells {count} may not be chosen: a root lies too near the unit circle, the search did not come to rest, or there is no fit.',
};
const JUDGED: Phrase = {
  ko: '평가 {rows}행에서 한 행 앞을 맞힐 때 평균 오차는 {best} {own}, 배우지 않는 예측 가운데 가장 나은 것({rival}) {other|이에요/예요}.',
  en: 'One row ahead on {rows} test rows, the mean error is {own} for {best} and {other} for the best forecast that learns nothing ({rival}).',
};
const BETTER: Phrase = {
  ko: '차이의 95% 구간은 {low}부터 {high}까지예요. 0이 들어 있지 않으니, 고른 모델이 더 나아요.',
  en: 'The 95 % interval of the gain is {low} to {high}. It leaves out 0: the chosen model is better.',
};
const WORSE: Phrase = {
  ko: '차이의 95% 구간은 {low}부터 {high}까지예요. 여기서는 배우지 않는 예측이 더 나아요.',
  en: 'The 95 % interval of the gain is {low} to {high}: here the forecast that learns nothing is better.',
};
const UNCLEAR: Phrase = {
  ko: '차이의 95% 구간은 {low}부터 {high}까지예요. 0이 들어 있어서 뚜렷한 차이가 없어요.',
  en: 'The 95 % interval of the gain is {low} to {high}. It holds 0: no clear difference.',
};

interface Findings {
  readonly chosen: Chosen;
  readonly scores: TestScores;
  readonly cells: readonly OrderCell[];
}

function conclusion(
  { unit }: ArimaColumn,
  { chosen, scores, cells }: Findings,
): Extract<SharedEvent, { kind: 'verdict' }> {
  const { best, second, delta, near } = chosen;
  const names = { best: orderName(best), second: second ? orderName(second) : '' };
  const isAlone = second === undefined || delta === undefined;
  const reasons: Phrase[] = [];
  if (!isAlone) reasons.push(fill(near > 1 ? CLOSE : APART, { near, limit: NEAR }));
  const count = cells.filter(({ state }) => state !== 'good').length;
  if (count > 0) reasons.push(fill(LEFT_OUT, { all: cells.length, count }));
  const size = (value: number) => formatNumber(Number(value.toPrecision(3))) + unit;
  const rivals = scores.rows.filter(({ id }) => id !== 'best' && id !== 'second');
  const rival = rivals.reduce((a, b) => (b.mae < a.mae ? b : a));
  const { low, high, verdict } = rival.gain!;
  const words = { better: BETTER, worse: WORSE, unclear: UNCLEAR }[verdict];
  reasons.push(
    fill(JUDGED, {
      rows: scores.rowCount,
      best: names.best,
      own: size(scores.rows[0]!.mae),
      rival: rival.name,
      other: size(rival.mae),
    }),
    fill(words, { low: size(low), high: size(high) }),
  );
  const headline = isAlone
    ? fill(ALONE, names)
    : fill(HEADLINE, { ...names, delta: figure(delta) });
  return { kind: 'verdict', headline, reasons };
}
