import {
  readArimaColumn,
  refusingExact,
  transformedValues,
  transformWords,
  type ArimaColumn,
} from '../../models/arima-column';
import { CELL_NAMES, SCORE_NAMES, splitWords } from '../../models/forecast-comparison';
import { forecastScorer, pairedGain } from '../../models/forecast-scoring';
import { followTraining } from '../../models/follow-training';
import {
  arimaForecasts,
  LEVELS,
  originsOf,
  simpleForecasts,
  type ArimaForecasts,
  type RowForecasts,
} from '../../models/test-row-forecasts';
import { fill, type Phrase } from '../../phrase/phrase';
import { Refusal } from '../../phrase/refusal';
import { createRandom } from '../../random/random';
import { fitArima, orderName, type ArimaFit } from '../../series/arima';
import { forecastDifferences, integrateDifferences } from '../../series/arima-integration';
import { automaticArimaInSlices, MOST_TRIED } from '../../series/arima-order';
import { undoBoxCox } from '../../series/box-cox';
import { difference } from '../../series/differencing';
import { seasonWords } from '../../series/season-words';
import type { Experiment, Lab } from '../experiment';
import type {
  ArimaEvent,
  ColumnRead,
  Coverage,
  Differences,
  DrawnScore,
  HeldOut,
  NamedScore,
  Rival,
  RivalId,
  Scores,
} from './arima-event';
import { answerOf, conclusion } from './conclusion';
import { fitFigures } from './fit-figures';
import { placesOf, rowsFromOrigin, rowsOneAhead, rowsToCome } from './forecast-rows';
import { residualReport } from './residual-report';
import { holtWintersForecasts, networkForecasts, networkTraining } from './rival-forecasts';
import { LENGTHS, SERIES, simulatedCoverage } from './simulated-coverage';
import { known, type CountStep, type Told } from './told';

const LEAST_ROWS = 48;
/** The search for an order of more rows would take more than a few seconds. */
const MOST_ROWS = 600;
/** Rows drawn and forecast where there is no season. */
const HORIZON = 12;
/** Nobody draws more. */
const LONGEST_HORIZON = 24;
/** Seasons shown before what is forecast. */
const SEASONS_BEFORE = 3;
/** In a longer season than this each order costs so much that fewer are tried. */
const LONG_SEASON = 24;
const FEWER_ORDERS = { p: 2, q: 2, P: 1, Q: 1 };
const CELLS = ['lstm', 'gru', 'rnn'] as const;

/**
 * An ARIMA model of a column: its order by AICc, its forecasts and how often their bands hold, beside
 * networks, smoothing and what learns nothing, all on the same test rows.
 */
export const experiment: Experiment<ArimaEvent> = function* ({ dataset, params, seed, engine }) {
  const column = readArimaColumn(dataset, params, { least: LEAST_ROWS, most: MOST_ROWS });
  yield { kind: 'used', words: column.used };
  const horizon = horizonOf(column);
  yield columnRead(column, horizon);

  const steps = stepCounter(column, seed);
  const search = params['order'] === 'airline' ? givenOrder(column) : searchOrder(column, steps);
  const { fit, constant, tried } = yield* search;
  yield { kind: 'fit', fit: fitFigures(fit), isChosen: tried > 0 };

  const running = arimaForecasts(column, fit, horizon);
  const own = yield* followTraining(running, () => [steps.count()]);
  const table = scoreTable(column, own, horizon, seed);
  yield heldOutRows(column, own, horizon);
  yield { kind: 'test-rows', ...rowsOneAhead(column, own), network: undefined };
  const coverage = coverageOf(column, own, horizon);
  yield coverage;
  const residuals = residualReport(fit);
  if (residuals !== undefined) yield residuals;

  for (const [id, forecasts] of Object.entries(simpleForecasts(column, horizon))) {
    table.add(id as RivalId, forecasts);
  }
  table.add('holt-winters', yield* holtWintersForecasts(column, horizon));
  yield table.scores();
  yield* tellFuture(column, fit, constant, horizon);

  for (const cell of CELLS) {
    const options = { seed, ahead: horizon, count: steps.count };
    table.add(cell, yield* networkForecasts(engine, column, cell, options));
    yield table.scores();
    yield { kind: 'test-rows', ...rowsOneAhead(column, own), network: table.bestNetwork() };
  }
  const { oneRow: rivals, rowCount } = table.scores();
  yield answerOf(rivals);
  const { unit } = column;
  yield conclusion({ unit, rowCount, fit: fitFigures(fit), tried, rivals, coverage });
  yield yield* simulatedCoverage(seed, steps.count);
  return drawingLab(column, horizon);
};

function horizonOf({ season, split }: ArimaColumn): number {
  const rows = split.test.end - split.test.start;
  return Math.min(season.season ?? HORIZON, LONGEST_HORIZON, rows);
}

/** Rows shown before an origin. */
function historyOf({ period }: ArimaColumn, horizon: number): number {
  return SEASONS_BEFORE * Math.max(horizon, Math.min(period, LONGEST_HORIZON));
}

function columnRead(column: ArimaColumn, horizon: number): ColumnRead {
  const { name, unit, values, season, split, lambda } = column;
  const origin = values.length - horizon;
  const start = Math.max(0, origin - historyOf(column, horizon));
  return {
    kind: 'column',
    column: name,
    unit,
    history: [...values.subarray(start, origin)],
    labels: placesOf(column, start, values.length).labels,
    horizon,
    season: season.season,
    seasonWords: seasonWords(season),
    splitWords: splitWords(split),
    transformWords: transformWords(lambda),
  };
}

interface Steps {
  readonly count: CountStep;
  /** the search has ended early: its steps are done */
  readonly skipTo: (step: number) => void;
}

function stepCounter(column: ArimaColumn, seed: number): Steps {
  const { steps } = networkTraining(column, seed);
  const { start, end } = column.split.test;
  const total = MOST_TRIED + (end - start) + CELLS.length * steps + LENGTHS.length * SERIES;
  let step = 0;
  return {
    count: () => ({ kind: 'progress', step: Math.min(total, ++step), total }),
    skipTo: (next) => {
      step = next;
    },
  };
}

interface Chosen {
  readonly fit: ArimaFit;
  readonly constant: boolean;
  /** 0 where the order was given */
  readonly tried: number;
}

function* searchOrder(column: ArimaColumn, { count, skipTo }: Steps): Told<Chosen> {
  const { before, period: season, lambda } = column;
  const most = season > LONG_SEASON ? FEWER_ORDERS : {};
  const options = lambda === undefined ? { season, most } : { season, most, lambda };
  const search = automaticArimaInSlices(before, options);
  let turn = refusingExact(column, () => search.next());
  while (turn.done !== true) {
    const { order, constant, aicc } = turn.value;
    yield { kind: 'tried', name: orderName(order), constant, aicc: known(aicc) };
    yield count();
    turn = refusingExact(column, () => search.next());
  }
  skipTo(MOST_TRIED);
  const { fit, constant, tried } = turn.value;
  return { fit, constant, tried: tried.length };
}

/** The order of Box and Jenkins' airline model. */
function* givenOrder(column: ArimaColumn): Told<Chosen> {
  const { before, period: season, lambda } = column;
  const plain = { p: 0, d: 1, q: 1 };
  const order = season === 1 ? plain : { ...plain, P: 0, D: 1, Q: 1, season };
  const options = lambda === undefined ? {} : { lambda };
  const fit = refusingExact(column, () => fitArima(before, order, options));
  yield { kind: 'slice' };
  return { fit, constant: false, tried: 0 };
}

const ARIMA: Phrase = { ko: 'ARIMA', en: 'ARIMA' };
const NAMES: Readonly<Record<RivalId, Phrase>> = {
  lstm: { ko: CELL_NAMES.lstm, en: CELL_NAMES.lstm },
  gru: { ko: CELL_NAMES.gru, en: CELL_NAMES.gru },
  rnn: { ko: CELL_NAMES.rnn, en: CELL_NAMES.rnn },
  'holt-winters': { ko: '홀트–윈터스', en: 'Holt–Winters' },
  ...SCORE_NAMES,
};

/** Scores everyone on the rows that the file really has: all the same rows. */
function scoreTable(column: ArimaColumn, own: ArimaForecasts, ahead: number, seed: number) {
  const { values, filled, split, period } = column;
  const { start, end } = split.test;
  const rows = Array.from({ length: end - start }, (_, i) => i).filter((i) => !filled[start + i]);
  const pick = (forecast: Float64Array) => Float64Array.from(rows, (i) => forecast[i]!);
  const pairs = originsOf(column, ahead).flatMap((origin, i) =>
    Array.from({ length: ahead }, (_, h) => ({ i, h, row: origin + h })).filter(
      ({ row }) => !filled[row],
    ),
  );
  const training = values.subarray(0, split.training.end);
  const actual = pick(values.subarray(start, end));
  const score = forecastScorer(actual, training, period);
  const laterActual = Float64Array.from(pairs, ({ row }) => values[row]!);
  const scoreLater = forecastScorer(laterActual, training, period);
  const later = ({ several }: RowForecasts) =>
    scoreLater(Float64Array.from(pairs, ({ i, h }) => several[i]![h]!));

  const oneRow: Rival[] = [
    { id: 'arima', name: ARIMA, ...score(pick(own.oneRow)), gain: undefined },
  ];
  const several: NamedScore[] = [{ id: 'arima', name: ARIMA, ...later(own) }];
  const networks: { id: RivalId; values: number[] }[] = [];
  return {
    add(id: RivalId, forecasts: RowForecasts): void {
      const name = NAMES[id];
      const forecast = pick(forecasts.oneRow);
      const gain = pairedGain(actual, pick(own.oneRow), forecast, createRandom(seed));
      oneRow.push({ id, name, ...score(forecast), gain });
      several.push({ id, name, ...later(forecasts) });
      const isNetwork = CELLS.some((cell) => cell === id);
      if (isNetwork) networks.push({ id, values: [...forecasts.oneRow] });
    },
    scores: (): Scores => ({
      kind: 'scores',
      rowCount: rows.length,
      oneRow: [...oneRow],
      ahead,
      origins: originsOf(column, ahead).length,
      several: [...several],
    }),
    /** by its MAE on the test rows: which line is drawn, nothing is chosen by it */
    bestNetwork() {
      const maeOf = (id: RivalId) => oneRow.find((row) => row.id === id)!.mae;
      const best = networks.reduce((a, b) => (maeOf(b.id) < maeOf(a.id) ? b : a));
      return { name: NAMES[best.id], values: best.values };
    },
  };
}

/** The last rows from before them: what the drawing is compared with. */
function heldOutRows(column: ArimaColumn, own: ArimaForecasts, horizon: number): HeldOut {
  const { values, split, period } = column;
  const origin = values.length - horizon;
  const start = Math.max(0, origin - historyOf(column, horizon));
  const forecast = own.all[origin - split.test.start]!;
  const rows = rowsFromOrigin(column, start, origin, forecast);
  const score = heldOutScorer(column, horizon);
  const of = (line: readonly (number | undefined)[]) =>
    score(Float64Array.from(line.slice(origin - start), (value) => value ?? NaN));
  const scores: NamedScore[] = [
    { id: 'arima', name: ARIMA, ...score(forecast.median) },
    { id: 'persistence', name: NAMES.persistence, ...of(rows.persistence) },
  ];
  if (rows.seasonalNaive !== undefined && period > 1) {
    const name = NAMES['seasonal-naive'];
    scores.push({ id: 'seasonal-naive', name, ...of(rows.seasonalNaive) });
  }
  return { kind: 'held-out', ...rows, start: origin - start, scores };
}

/** Scores forecasts of the last rows, on those that the file really has. */
function heldOutScorer({ values, filled, split, period }: ArimaColumn, horizon: number) {
  const origin = values.length - horizon;
  const rows = Array.from({ length: horizon }, (_, h) => h).filter((h) => !filled[origin + h]);
  const actual = Float64Array.from(rows, (h) => values[origin + h]!);
  const score = forecastScorer(actual, values.subarray(0, split.training.end), period);
  return (forecast: ArrayLike<number>) => score(Float64Array.from(rows, (h) => forecast[h] ?? NaN));
}

function coverageOf(column: ArimaColumn, { all }: ArimaForecasts, horizon: number): Coverage {
  const { values, filled, split } = column;
  const rows = [...new Set([1, horizon])].flatMap((ahead) =>
    LEVELS.map((level, i) => {
      let [held, of, width] = [0, 0, 0];
      all.forEach(({ intervals }, origin) => {
        const row = split.test.start + origin + ahead - 1;
        const { low, high } = intervals[i]!;
        if (ahead > low.length || filled[row]) return;
        of++;
        width += high[ahead - 1]! - low[ahead - 1]!;
        if (low[ahead - 1]! <= values[row]! && values[row]! <= high[ahead - 1]!) held++;
      });
      return { level, ahead, held, of, width: known(width / of) };
    }),
  );
  return { kind: 'coverage', rows };
}

/** The rows to come, from coefficients of all rows; first as differences, then added up again. */
function* tellFuture(
  column: ArimaColumn,
  { order, lambda }: ArimaFit,
  constant: boolean,
  heldOut: number,
): Told {
  const { values, period } = column;
  const horizon = period === 1 ? HORIZON : Math.max(HORIZON, Math.min(2 * period, 48));
  const options = lambda === undefined ? { constant } : { constant, lambda };
  const fit = refusingExact(column, () => fitArima(values, order, options));
  yield { kind: 'slice' };
  const history = historyOf(column, heldOut);
  yield differencesOf(column, fit, history, horizon);
  const rows = rowsToCome(column, fit, { history, horizon });
  const start = Math.min(history, values.length);
  yield { kind: 'future', ...rows, start, fit: fitFigures(fit) };
}

const LOGARITHM: Phrase = { ko: '로그를 씌우기', en: 'take the logarithm' };
const POWER: Phrase = {
  ko: '박스–콕스 변환(λ = {lambda}) 하기',
  en: 'Box–Cox transform (λ = {lambda})',
};
const SEASONAL: Phrase = {
  ko: '{season}행 전 값을 빼기',
  en: 'take away the value {season} rows before',
};
const FIRST: Phrase = { ko: '바로 앞 값을 빼기', en: 'take away the value just before' };

function differencesOf(
  column: ArimaColumn,
  fit: ArimaFit,
  history: number,
  horizon: number,
): Differences {
  const { lambda, order } = fit;
  const { d, D, season } = order;
  const transformed = transformedValues(column);
  const changes = difference(difference(transformed, season, D), 1, d);
  const forecast = forecastDifferences(fit, horizon);
  const integrated = integrateDifferences(forecast, transformed, order);
  const n = transformed.length;
  const start = Math.max(d + D * season, n - history);
  const steps: Phrase[] = [];
  if (lambda !== undefined) steps.push(lambda === 0 ? LOGARITHM : fill(POWER, { lambda }));
  for (let i = 0; i < D; i++) steps.push(fill(SEASONAL, { season }));
  for (let i = 0; i < d; i++) steps.push(FIRST);
  const before = Array.from({ length: n - start }, () => undefined);
  return {
    kind: 'differences',
    steps,
    ...placesOf(column, start, n + horizon),
    known: [
      ...changes.slice(start - (n - changes.length)),
      ...Array.from(forecast, () => undefined),
    ],
    forecast: [...before, ...Array.from(forecast, known)],
    integrated: Array.from(
      lambda === undefined ? integrated : undoBoxCox(integrated, lambda),
      known,
    ),
  };
}

const NOT_DRAWN: Phrase = {
  ko: '그림에는 값이 {horizon}개 있어야 해요.',
  en: 'A drawing has {horizon} values.',
};

/** Scores a drawing of the held-out rows: `{ drawn: '417,391,…' }`. */
function drawingLab(column: ArimaColumn, horizon: number): Lab<ArimaEvent> {
  const score = heldOutScorer(column, horizon);
  return {
    *ask(question): Generator<DrawnScore> {
      const values = String(question['drawn'] ?? '')
        .split(',')
        .map(Number);
      if (values.length !== horizon || !values.every(Number.isFinite)) {
        throw new Refusal(fill(NOT_DRAWN, { horizon }));
      }
      yield { kind: 'drawn', values, ...score(values) };
    },
    dispose: () => undefined,
  };
}
