import type { ArimaFit } from '../series/arima';
import { continueArima } from '../series/arima-continuation';
import { forecastArima, type ArimaForecast } from '../series/arima-forecast';
import {
  drift,
  persistence,
  persistenceAhead,
  seasonalNaive,
  seasonalNaiveAhead,
} from '../series/baselines';
import type { ArimaColumn } from './arima-column';

/** Forecasts of the test rows by one method, all in the column's unit. */
export interface RowForecasts {
  /** one row ahead, shape [test rows] */
  readonly oneRow: Float64Array;
  /** from each origin the rows after it, shape [origins, ahead]; origins begin at the first test row */
  readonly several: readonly Float64Array[];
}

/** ARIMA's own, with everything that its forecasts know. */
export interface ArimaForecasts extends RowForecasts {
  /** from each test row, as far as there are rows to be compared with */
  readonly all: readonly ArimaForecast[];
}

export const LEVELS = [0.8, 0.95];
/** Divided by rows less coefficients, as R's `forecast` does. */
export const FORECAST_OPTIONS = { levels: LEVELS, variance: 'unbiased' } as const;

/**
 * Runs a fit over the test rows, a turn each: its coefficients stay, and it is told row after row. Of
 * each forecast the median counts, which is what a mean absolute error asks for.
 *
 * @param ahead rows, integer >= 1
 */
export function* arimaForecasts(
  { values, split }: ArimaColumn,
  fit: ArimaFit,
  ahead: number,
): Generator<number, ArimaForecasts, undefined> {
  const all: ArimaForecast[] = [];
  for (let origin = split.test.start; origin < values.length; origin++) {
    const told = continueArima(fit, values.subarray(0, origin));
    all.push(forecastArima(told, Math.min(ahead, values.length - origin), FORECAST_OPTIONS));
    yield origin;
  }
  return {
    all,
    oneRow: Float64Array.from(all, ({ median }) => median[0]!),
    several: all.filter(({ median }) => median.length === ahead).map(({ median }) => median),
  };
}

/** Starting points with `ahead` test rows after them. */
export function originsOf({ values, split }: ArimaColumn, ahead: number): number[] {
  const count = values.length - ahead - split.test.start + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => split.test.start + i);
}

/** Those that learn nothing, by the names of `SCORE_NAMES`; no seasonal naive without a season. */
export function simpleForecasts(
  column: ArimaColumn,
  ahead: number,
): Readonly<Record<'persistence' | 'drift', RowForecasts>> & {
  readonly 'seasonal-naive'?: RowForecasts;
} {
  const { values, split, period } = column;
  const origins = originsOf(column, ahead);
  const drifted = origins.map((origin) => {
    const last = values[origin - 1]!;
    const change = (last - values[0]!) / (origin - 1);
    return Float64Array.from({ length: ahead }, (_, h) => last + (h + 1) * change);
  });
  const simple = {
    persistence: {
      oneRow: persistence(values, split.test),
      several: origins.map((origin) => persistenceAhead(values, origin, ahead)),
    },
    drift: { oneRow: drift(values, split.test), several: drifted },
  };
  if (period === 1) return simple;
  const seasonal = {
    oneRow: seasonalNaive(values, split.test, period),
    several: origins.map((origin) => seasonalNaiveAhead(values, origin, ahead, period)),
  };
  return { ...simple, 'seasonal-naive': seasonal };
}
