import { constantColumn } from '../../dataset/problem';
import { readSeriesColumn, seasonOf, type SeriesColumn } from '../../models/series-column';
import { formatP } from '../../phrase/phrase';
import { Refusal } from '../../phrase/refusal';
import { createRandom, normal, permutation, type Random } from '../../random/random';
import { orderName, type ArimaFit } from '../../series/arima';
import { automaticArima } from '../../series/arima-order';
import { autocorrelation, autocorrelationBand, bartlettBand } from '../../series/autocorrelation';
import { difference } from '../../series/differencing';
import { ljungBox } from '../../series/ljung-box';
import { mean } from '../../series/mean';
import { levinsonDurbin } from '../../series/partial-autocorrelation';
import { diagnoseResiduals, type ResidualDiagnosis } from '../../series/residual-diagnosis';
import type { Experiment, SharedEvent, UntimedContext } from '../experiment';
import type {
  AutocorrelationEvent,
  ColumnRows,
  Correlogram,
  FittedModel,
  Guess,
  GuessPicture,
  LjungBoxFigures,
  NoiseShare,
} from './autocorrelation-event';
import { LEVEL, verdictOf } from './verdict';

/** More rows make the stems hardly surer; the newest count. */
const MOST_ROWS = 100_000;
const LEAST_ROWS = 20;
/** A search through models on more rows would take longer than a page may wait. */
const MODEL_ROWS = 240;
/** A difference with fewer rows has no stems worth looking at. */
const LEAST_CHANGES = 10;
const SLID_ROWS = 240;
/** So many series of white noise tell how often a stem leaves the band by chance. */
const NOISES = 20;
const STEPS = 4;

/** The stems of a column, of its difference, and of what a model leaves of it. */
export const experiment: Experiment<AutocorrelationEvent, UntimedContext> = function* ({
  dataset,
  params,
  seed,
}) {
  const season = seasonOf(params['season']);
  const options = { most: MOST_ROWS, least: LEAST_ROWS, season };
  const column = readSeriesColumn(dataset, params, options);
  const { values } = column;
  if (isFlat(values, values)) {
    throw new Refusal(constantColumn(dataset.name, column.name, values[0]!).message);
  }
  yield { kind: 'used', words: column.used };
  const lags = Number(params['lags']);
  const random = createRandom(seed);
  yield guessOf(column, lags, random);
  yield rowsOf(column, lags);
  const own = correlogramOf('column', values, lags);
  yield own;
  yield { kind: 'progress', step: 1, total: STEPS };

  const changes = changesOf(column, params['differencing'] === 'season', lags);
  if (changes !== undefined) yield changes;
  yield answerOf(own, changes, column.season.season);
  yield { kind: 'progress', step: 2, total: STEPS };

  const fitted = fittedTo(column);
  const model = modelOf(fitted, Math.min(values.length, MODEL_ROWS));
  yield model;
  const left = fitted && residualsOf(fitted, lags);
  if (left !== undefined) yield left;
  yield { kind: 'progress', step: 3, total: STEPS };

  const noise = yield* countInside(values.length, own.acf.length - 1, random);
  yield noise;
  yield { kind: 'progress', step: 4, total: STEPS };
  yield verdictOf({ own, changes, model, left, noise });
};

/** The column's stems between those of noise and of a walk, as many rows, in a drawn order. */
function guessOf({ name, values }: SeriesColumn, lags: number, random: Random): Guess {
  const noise = values.map(() => normal(random));
  let sum = 0;
  const walk = values.map(() => (sum += normal(random)));
  const pictures = [
    pictureOf('column', values, lags),
    pictureOf('noise', noise, lags),
    pictureOf('walk', walk, lags),
  ];
  const order = permutation(pictures.length, random);
  return {
    kind: 'guess',
    column: name,
    rows: values.length,
    pictures: Array.from(order, (i) => pictures[i]!),
  };
}

function pictureOf(of: GuessPicture['of'], values: Float64Array, lags: number): GuessPicture {
  const acf = autocorrelation(values, shownLags(values, lags));
  const band = autocorrelationBand(values.length);
  return { of, acf: [...acf], band, outside: outsideOf(acf, band).length, largest: largestOf(acf) };
}

/** Beyond half the rows, too few pairs of rows are left for a stem. */
function shownLags({ length }: Float64Array, lags: number): number {
  return Math.min(lags, Math.floor(length / 2));
}

function outsideOf(acf: Float64Array, band: number): number[] {
  return [...acf.keys()].filter((lag) => lag > 0 && Math.abs(acf[lag]!) > band);
}

/** The lag from 1 on with the largest autocorrelation. */
function largestOf(acf: ArrayLike<number>): number {
  let largest = 1;
  for (let lag = 2; lag < acf.length; lag++) if (acf[lag]! > acf[largest]!) largest = lag;
  return largest;
}

function rowsOf(column: SeriesColumn, lags: number): ColumnRows {
  const { unit, values, season } = column;
  const start = Math.max(0, values.length - SLID_ROWS);
  const rows = Array.from({ length: values.length - start }, (_, i) => start + i);
  return {
    kind: 'rows',
    unit,
    values: [...values.subarray(start)],
    lines: rows.map((row) => column.line(row)),
    labels: rows.map((row) => column.label(row)),
    season: season.season,
    tooManyLags: shownLags(values, lags) < lags ? lags : undefined,
  };
}

function correlogramOf(
  of: Correlogram['of'],
  values: Float64Array,
  lags: number,
  more: Partial<Pick<Correlogram, 'ljungBox' | 'difference'>> = {},
): Correlogram {
  const most = shownLags(values, lags);
  const acf = autocorrelation(values, most);
  const band = autocorrelationBand(values.length);
  return {
    kind: 'correlogram',
    of,
    difference: more.difference,
    rows: values.length,
    acf: [...acf],
    pacf: [...levinsonDurbin(acf)],
    band,
    bartlett: [...bartlettBand(acf, values.length)],
    outside: outsideOf(acf, band),
    ljungBox: more.ljungBox ?? figuresOf({ ...ljungBox(values, most), lag: most }, 0),
  };
}

function figuresOf(
  { statistic, lag, degreesOfFreedom, p }: Omit<LjungBoxFigures, 'parameters'>,
  parameters: number,
): LjungBoxFigures {
  return { statistic, lag, parameters, degreesOfFreedom, p: Math.max(0, p) };
}

/** Undefined where the column is a straight line: its difference does not vary. */
function changesOf(
  { values, season: { season } }: SeriesColumn,
  wantsSeason: boolean,
  lags: number,
): Correlogram | undefined {
  const known = season !== undefined && values.length - season >= LEAST_CHANGES;
  const lag = wantsSeason && known ? season : 1;
  const changes = difference(values, lag);
  if (isFlat(changes, values)) return undefined;
  const seasonMissing = wantsSeason && !known;
  return correlogramOf('difference', changes, lags, { difference: { lag, seasonMissing } });
}

/** Whether values are all the same, but for what rounding leaves of numbers as large as `unit`. */
function isFlat(values: Float64Array, unit: Float64Array): boolean {
  const size = unit.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const [low, high] = values.reduce(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [Infinity, -Infinity],
  );
  return high - low <= 1e-12 * size;
}

function answerOf(
  own: Correlogram,
  changes: Correlogram | undefined,
  season: number | undefined,
): Extract<SharedEvent, { kind: 'answer' }> {
  const lag = largestOf(own.acf);
  const changedLag = changes && largestOf(changes.acf);
  const option =
    own.ljungBox.p >= LEVEL ? 'none' : lag === 1 ? 'next' : lag === season ? 'season' : 'other';
  return {
    kind: 'answer',
    option,
    values: {
      lag,
      value: own.acf[lag]!,
      p: formatP(own.ljungBox.p),
      changedLag: changedLag ?? '–',
      changedValue: changedLag === undefined ? '–' : changes!.acf[changedLag]!,
    },
  };
}

interface Fitted {
  readonly fit: ArimaFit;
  readonly diagnosis: ResidualDiagnosis;
}

/** A small ARIMA model of the newest rows; undefined where none fits, or nothing is left over. */
function fittedTo({ values, season: { season = 1 } }: SeriesColumn): Fitted | undefined {
  try {
    const newest = values.slice(-MODEL_ROWS);
    const { fit } = automaticArima(newest, { season, most: { p: 2, q: 2, P: 1, Q: 1 } });
    return { fit, diagnosis: diagnoseResiduals(fit) };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function modelOf(fitted: Fitted | undefined, rows: number): FittedModel {
  if (fitted === undefined) return { kind: 'model', name: undefined, order: undefined, rows };
  const { order } = fitted.fit;
  const { p, q, P, Q } = order;
  return { kind: 'model', name: orderName(order), order: { p, q, P, Q }, rows };
}

function residualsOf({ fit, diagnosis }: Fitted, lags: number): Correlogram {
  const known = fit.residuals.filter((value) => !Number.isNaN(value));
  const { p, q, P, Q } = fit.order;
  const test = figuresOf(diagnosis.ljungBox, p + q + P + Q);
  return correlogramOf('residuals', known, lags, { ljungBox: test });
}

/** Series of white noise as long as the column: how many of their stems keep inside the band. */
function* countInside(
  rows: number,
  lags: number,
  random: Random,
): Generator<{ readonly kind: 'slice' }, NoiseShare, undefined> {
  const band = autocorrelationBand(rows);
  const shares: number[] = [];
  for (let i = 0; i < NOISES; i++) {
    const noise = Float64Array.from({ length: rows }, () => normal(random));
    shares.push(1 - outsideOf(autocorrelation(noise, lags), band).length / lags);
    yield { kind: 'slice' };
  }
  const inside = mean(shares);
  const squares = shares.reduce((sum, share) => sum + (share - inside) ** 2, 0);
  const deviation = Math.sqrt(squares / (shares.length - 1));
  return { kind: 'noise', series: NOISES, lags, inside, deviation };
}
