import type { Engine } from '../../engine/engine';
import type { CellKind } from '../../engine/model-spec';
import { transformedValues, type ArimaColumn } from '../../models/arima-column';
import { followTraining } from '../../models/follow-training';
import {
  forecasterTraining,
  trainForecasterInSlices,
  type ForecasterTraining,
} from '../../models/forecaster';
import { originsOf, type RowForecasts } from '../../models/test-row-forecasts';
import { undoBoxCox } from '../../series/box-cox';
import { forecastHoltWinters, holtWinters, type HoltWinters } from '../../series/holt-winters';
import type { CountStep, Told } from './told';

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
