import type { ArimaColumn } from '../../models/arima-column';
import type { ArimaFit } from '../../series/arima';
import { forecastArima, type ArimaForecast } from '../../series/arima-forecast';
import {
  persistence,
  persistenceAhead,
  seasonalNaive,
  seasonalNaiveAhead,
} from '../../series/baselines';
import type { ForecastRows } from './arima-event';
import { FORECAST_OPTIONS, LEVELS, type ArimaForecasts } from '../../models/test-row-forecasts';
import { known } from './told';

/** Places and names of rows [start, end); after the last row of the file they are counted on. */
export function placesOf(
  column: ArimaColumn,
  start: number,
  end: number,
): Pick<ForecastRows, 'lines' | 'labels'> {
  const last = column.values.length - 1;
  const rows = Array.from({ length: end - start }, (_, i) => start + i);
  return {
    lines: rows.map((row) => (row <= last ? column.line(row) : column.line(last) + row - last)),
    labels: rows.map((row) => (row <= last ? column.label(row) : `+${row - last}`)),
  };
}

/** Rows from `start`, and a forecast of those from `origin` on that knows only what came before. */
export function rowsFromOrigin(
  column: ArimaColumn,
  start: number,
  origin: number,
  forecast: ArimaForecast,
): ForecastRows {
  const { values, period } = column;
  const horizon = forecast.median.length;
  const shift = Array.from({ length: origin - start }, () => undefined);
  const after = (rows: Float64Array) => [...shift, ...Array.from(rows, known)];
  const end = origin + horizon;
  return {
    ...placesOf(column, start, end),
    actual: Array.from({ length: end - start }, (_, i) => values[start + i]),
    median: after(forecast.median),
    mean: after(forecast.mean),
    limits: forecast.intervals.map(({ level, low, high }) => ({
      level,
      low: after(low),
      high: after(high),
    })),
    persistence: after(persistenceAhead(values, origin, horizon)),
    seasonalNaive:
      period === 1 ? undefined : after(seasonalNaiveAhead(values, origin, horizon, period)),
  };
}

/** Every test row, each from the rows before it. */
export function rowsOneAhead(column: ArimaColumn, { all }: ArimaForecasts): ForecastRows {
  const { values, split, period } = column;
  const { start, end } = split.test;
  const first = (of: (forecast: ArimaForecast) => Float64Array) =>
    all.map((forecast) => known(of(forecast)[0]!));
  return {
    ...placesOf(column, start, end),
    actual: [...values.subarray(start, end)],
    median: first(({ median }) => median),
    mean: first(({ mean }) => mean),
    limits: LEVELS.map((level, i) => ({
      level,
      low: first(({ intervals }) => intervals[i]!.low),
      high: first(({ intervals }) => intervals[i]!.high),
    })),
    persistence: [...persistence(values, split.test)],
    seasonalNaive: period === 1 ? undefined : [...seasonalNaive(values, split.test, period)],
  };
}

/** Rows after the last one, as a fit of all rows forecasts them. */
export function rowsToCome(
  column: ArimaColumn,
  fit: ArimaFit,
  { history, horizon }: { readonly history: number; readonly horizon: number },
): ForecastRows {
  const n = column.values.length;
  const forecast = forecastArima(fit, horizon, FORECAST_OPTIONS);
  return rowsFromOrigin(column, Math.max(0, n - history), n, forecast);
}
