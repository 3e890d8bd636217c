import type { Engine } from '../../engine/engine';
import type { CellKind } from '../../engine/model-spec';
import { transformedValues, type ArimaColumn } from '../../models/arima-column';
import { followTraining } from '../../models/follow-training';
import {
  forecasterTraining,
  trainForecasterInSlices,
  type ForecasterTraining,
} from '../../models/forecaster';
import type { ArimaFit } from '../../series/arima';
import { continueArima } from '../../series/arima-continuation';
import { forecastArima, type ArimaForecast } from '../../series/arima-forecast';
import {
  drift,
  persistence,
  persistenceAhead,
  seasonalNaive,
  seasonalNaiveAhead,
} from '../../series/baselines';
import { undoBoxCox } from '../../series/box-cox';
import { forecastHoltWinters, holtWinters, type HoltWinters } from '../../series/holt-winters';
import type { CountStep, Told } from './told';

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
 * Runs a fit over the test rows: its coefficients stay, and it is told row after row. Of each
 * forecast the median counts, which is what a mean absolute error asks for.
 */
export function* arimaForecasts(
  { values, split }: ArimaColumn,
  fit: ArimaFit,
  ahead: number,
  count: CountStep,
): Told<ArimaForecasts> {
  const all: ArimaForecast[] = [];
  for (let origin = split.test.start; origin < values.length; origin++) {
    const told = continueArima(fit, values.subarray(0, origin));
    all.push(forecastArima(told, Math.min(ahead, values.length - origin), FORECAST_OPTIONS));
    yield count();
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

/**
 * Holt and Winters, its weights and its kind (season added or multiplied) by least squares on the rows
 * before the test rows, then run over these with the weights as they are.
 */
export function* holtWintersForecasts(column: ArimaColumn, ahead: number): Told<RowForecasts> {
  const { values, before, split, period: season } = column;
  const kinds = values.every((value) => value > 0)
    ? (['additive', 'multiplicative'] as const)
    : (['additive'] as const);
  let best: HoltWinters | undefined;
  for (const kind of season === 1 ? (['additive'] as const) : kinds) {
    const fit = holtWinters(before, { season, kind });
    if (best === undefined || fit.sumOfSquares < best.sumOfSquares) best = fit;
    yield { kind: 'slice' };
  }
  const { kind, weights } = best!;
  const run = (end: number) => holtWinters(values.subarray(0, end), { season, kind, weights });
  return {
    oneRow: run(values.length).fitted.slice(split.test.start),
    several: originsOf(column, ahead).map((origin) => forecastHoltWinters(run(origin), ahead)),
  };
}

const UNITS = 16;
/** A window longer than this makes a training take long. */
const LONGEST_WINDOW = 25;

/** Rows that a network sees: a season and one more, so that it can see what came after this row last time. */
function windowOf({ period, split }: ArimaColumn): number {
  const rows = split.training.end - split.training.start;
  return Math.min(period === 1 ? 12 : period + 1, LONGEST_WINDOW, Math.floor(rows / 2));
}

/** How long a network is trained, for the progress. */
export function networkTraining(column: ArimaColumn, seed: number): ForecasterTraining {
  return forecasterTraining(windowOf(column), seed);
}

/**
 * A network on the same transformed column: it learns how the next row differs from the last one from
 * the training rows, and the validation rows say when to stop.
 */
export function* networkForecasts(
  engine: Engine,
  column: ArimaColumn,
  cell: CellKind,
  {
    seed,
    ahead,
    count,
  }: { readonly seed: number; readonly ahead: number; readonly count: CountStep },
): Told<RowForecasts> {
  const { split, lambda } = column;
  const transformed = transformedValues(column);
  const design = {
    cell,
    units: UNITS,
    window: windowOf(column),
    ahead: 1,
    learns: 'change',
  } as const;
  const training = trainForecasterInSlices(
    engine,
    transformed,
    split,
    design,
    networkTraining(column, seed),
  );
  const { forecaster } = yield* followTraining(training, function* (): Told {
    yield count();
  });
  try {
    const back = (forecast: Float64Array) =>
      lambda === undefined ? forecast : undoBoxCox(forecast, lambda);
    return {
      oneRow: back(forecaster.predict(transformed, split.test)),
      several: forecaster.predictAhead(transformed, originsOf(column, ahead), ahead).map(back),
    };
  } finally {
    forecaster.dispose();
  }
}
