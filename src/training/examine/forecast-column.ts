import { nextTimes } from '../../dataset/next-times';
import type { SeriesDataset } from '../../dataset/series';
import { refusingExact } from '../../models/arima-column';
import { trainableValues } from '../../dataset/trainable-values';
import { fill, type Phrase } from '../../phrase/phrase';
import { Refusal } from '../../phrase/refusal';
import { orderName, type ArimaFit } from '../../series/arima';
import { forecastArima } from '../../series/arima-forecast';
import { automaticArima } from '../../series/arima-order';
import { boxCox, undoBoxCox } from '../../series/box-cox';
import { findSeason } from '../../series/season';
import { spreadRatio } from '../../series/stationarity';
import type { NewRow } from '../../dataset/row-edits';
import { columnOf } from './examine-column';
import type { ColumnForecast } from './examine-event';

/** The model learns from so many newest rows: what lies further back says little of tomorrow. */
const MOST_FITTED = 1000;
const LEAST_FITTED = 12;
const USUAL_HORIZON = 12;
/** A longer season is foretold in part. */
const MOST_AHEAD = 24;
/** Changes that spread so much further in one half than in the other grow with the level. */
const GROWING_SPREAD = 1.5;

/** One-step forecasts of the rows a model was fitted to, in the column's unit. */
export interface FittedColumn {
  readonly firstRow: number;
  readonly forecasts: Float64Array;
}

const TOO_FEW: Phrase = {
  ko: '{name}의 "{column}" 열에는 행이 {rows}개뿐이에요. 앞날을 내다보려면 적어도 {needed}개가 있어야 해요.',
  en: '{name}, column "{column}" has too few rows: {rows}. A forecast needs at least {needed}.',
};
const NO_STEP: Phrase = {
  ko: '{name}의 "{column}" 열에는 고른 시간 간격이 없어서 다음 시점을 적을 수 없어요. 빠지거나 거꾸로 된 시점을 먼저 고쳐 주세요.',
  en: '{name}, column "{column}" has no regular step forward in time, so the next times cannot be written: mend left-out or reversed times first.',
};

/**
 * The rows after the last one, by an automatic ARIMA of the newest rows: as many as a season has, or
 * twelve. Where all values are above 0 and the changes grow with the level, it is fitted to logarithms.
 *
 * @throws {Refusal} if the column has too few rows or no model, or the times have no step forward
 */
export function forecastColumn(
  series: SeriesDataset,
  name: string,
): { readonly forecast: ColumnForecast; readonly fit: FittedColumn } {
  const { values, firstRow } = trainableValues(series, name);
  if (values.length < LEAST_FITTED) {
    const found = { name: series.name, column: name, rows: values.length, needed: LEAST_FITTED };
    throw new Refusal(fill(TOO_FEW, found));
  }
  const newest = values.subarray(-MOST_FITTED);
  const season = findSeason(values, series.time?.frequency).season ?? 1;
  const log = newest.every((value) => value > 0) && (spreadRatio(newest) ?? 1) > GROWING_SPREAD;
  const names = { dataset: series.name, name };
  const options = { season, ...(log ? { lambda: 0 } : {}) };
  const { fit } = refusingExact(names, () => automaticArima(newest, options));

  const horizon = season > 1 ? Math.min(season, MOST_AHEAD) : USUAL_HORIZON;
  const { median, intervals } = forecastArima(fit, horizon);
  const [inner, outer] = intervals;
  const { index, unit } = columnOf(series, name);
  const ahead = [...median].map((value, i) => ({
    value,
    low80: inner!.low[i]!,
    high80: inner!.high[i]!,
    low95: outer!.low[i]!,
    high95: outer!.high[i]!,
  }));
  return {
    forecast: {
      kind: 'column-forecast',
      column: name,
      unit,
      model: orderName(fit.order),
      log,
      fittedRows: newest.length,
      lastLine: series.lines[series.rowCount - 1]!,
      rows: newRows(series, index, median),
      ahead,
    },
    fit: {
      firstRow: firstRow + values.length - newest.length,
      forecasts: oneStep(newest, fit),
    },
  };
}

/** x̂[t] = x[t] − e[t]; only nearly so in the first rows, whose errors are scaled. */
function oneStep(values: Float64Array, { lambda, residuals }: ArimaFit): Float64Array {
  const scaled = lambda === undefined ? values : boxCox(values, lambda);
  const forecasts = scaled.map((value, t) => value - residuals[t]!);
  return lambda === undefined ? forecasts : undoBoxCox(forecasts, lambda);
}

/** The forecast as rows of the file: its next times, and other columns that only count go on counting. */
function newRows(series: SeriesDataset, index: number, forecast: Float64Array): NewRow[] {
  const { time, columns, rowCount } = series;
  let times: readonly number[] | undefined;
  if (time !== undefined) {
    const last = time.values.subarray(-3);
    const goesOn =
      time.frequency !== undefined && last.every((at, i) => i === 0 || at > last[i - 1]!);
    if (!goesOn || last.some(Number.isNaN)) {
      throw new Refusal(fill(NO_STEP, { name: series.name, column: time.name }));
    }
    times = nextTimes(time.values, time.frequency, forecast.length);
  }
  const counters = columns.filter(({ values, index: own }) => own !== index && counts(values));
  return [...forecast].map((value, i) => ({
    time: times?.[i],
    numbers: [
      { column: index, value },
      ...counters.map(({ index: column, values }) => {
        const step = values[rowCount - 1]! - values[rowCount - 2]!;
        return { column, value: values[rowCount - 1]! + (i + 1) * step };
      }),
    ],
  }));
}

/** Whether a column goes up by the same amount from row to row: a row's number. */
function counts(values: Float64Array): boolean {
  const step = values[1]! - values[0]!;
  if (step === 0 || Number.isNaN(step) || values.length < 3) return false;
  return values.every((value, i) => i === 0 || value === values[i - 1]! + step);
}
