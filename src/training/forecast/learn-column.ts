import type { SeriesDataset } from '../../dataset/series';
import type { Engine } from '../../engine/engine';
import type { CellKind } from '../../engine/model-spec';
import type { Params, SharedEvent } from '../../lessons/experiment';
import {
  CELL_NAMES,
  chartedRows,
  compareForecasts,
  SCORE_NAMES,
  setForecastProblem,
  splitWords,
  type ForecastComparison,
  type ForecastProblem,
} from '../../models/forecast-comparison';
import {
  forecasterTraining,
  trainForecasterInSlices,
  type Forecaster,
  type ForecasterDesign,
} from '../../models/forecaster';
import { usedColumn } from '../../models/series-column';
import { followTraining } from '../../models/follow-training';
import { fill, type Phrase } from '../../phrase/phrase';
import { seasonWords } from '../../series/season-words';
import { verdictWords } from '../../series/verdict-words';
import type { ForecastData, ForecastEvent } from './forecast-event';

const UNITS: Phrase = { ko: '{cell}, {units}유닛', en: '{cell}, {units} units' };

type Told = Generator<ForecastEvent | SharedEvent, void, undefined>;

export interface ColumnRun {
  readonly dataset: SeriesDataset;
  readonly params: Params;
  readonly seed: number;
  readonly engine: Engine;
  /** rows in a season: undefined: found in the file; 0: none */
  readonly season?: number | undefined;
  /** steps that the caller's own models will train after this one, for the progress */
  readonly stepsAfter?: number;
}

export interface LearntColumn {
  readonly problem: ForecastProblem;
  readonly design: ForecasterDesign;
  /** to be disposed of by the caller */
  readonly forecaster: Forecaster;
  /** of the charted rows, in the column's unit */
  readonly forecast: Float64Array;
  readonly comparison: ForecastComparison;
}

/** How a run's settings shape its network. */
export function designOf(params: Params): ForecasterDesign {
  return {
    cell: (params['cell'] ?? 'lstm') as CellKind,
    units: Number(params['units'] ?? 16),
    window: Number(params['window'] ?? 12),
    ahead: 1,
    learns: params['learns'] === 'value' ? 'value' : 'change',
  };
}

/**
 * A recurrent network learns one column of the file, beside the forecasts that learn nothing: every
 * event of such a run up to and with its verdict.
 *
 * @throws {Refusal} if the column cannot be learnt, with the sentence for the person
 */
export function* learnColumn({
  dataset,
  params,
  seed,
  engine,
  season,
  stepsAfter = 0,
}: ColumnRun): Generator<ForecastEvent | SharedEvent, LearntColumn, undefined> {
  const design = designOf(params);
  const column = String(params['column'] ?? dataset.columns[0]?.name ?? '');
  const problem = setForecastProblem(dataset, column, design.window, season);
  const { values, split, unit } = problem;
  const [from, to] = [problem.line(0), problem.line(values.length - 1)];
  yield { kind: 'used', words: usedColumn(column, from, to) };

  const rows = chartedRows(split);
  const options = forecasterTraining(design.window, seed);
  const training = trainForecasterInSlices(engine, values, split, design, options);
  const network = CELL_NAMES[design.cell];
  const { forecaster, bestStep } = yield* followTraining(training, function* (now): Told {
    const { step, training: loss, validation } = now;
    if (step === 1) yield describe(problem, network, now.forecaster.parameterCount);
    yield { kind: 'loss', step, training: loss, validation };
    if (validation !== undefined) {
      yield { kind: 'forecast', step, values: [...now.forecaster.predict(values, rows)] };
    }
    yield { kind: 'progress', step, total: options.steps + stepsAfter };
  });

  let isHandedOn = false;
  try {
    const forecast = forecaster.predict(values, rows);
    yield { kind: 'forecast', step: bestStep, values: [...forecast] };
    const comparison = compareForecasts(problem, forecast, seed);
    const name = fill(UNITS, { cell: network, units: design.units });
    const named = comparison.scores.map(({ id, mae, rmse, mase }) => {
      const known = Number.isNaN(mase) ? undefined : mase;
      return { id, name: id === 'network' ? name : SCORE_NAMES[id], mae, rmse, mase: known };
    });
    yield { kind: 'scores', rows: named, bestStep };
    const judged = split.test.end - split.test.start;
    const names = { network, unit, column, rows: judged, learns: design.learns };
    yield { kind: 'verdict', ...verdictWords(comparison.verdict, names) };
    isHandedOn = true;
    return { problem, design, forecaster, forecast, comparison };
  } finally {
    if (!isHandedOn) forecaster.dispose(); // cancelled at one of the last events
  }
}

function describe(problem: ForecastProblem, network: string, parameterCount: number): ForecastData {
  const { values, split, baselines, season, column, unit } = problem;
  const { start, end } = chartedRows(split);
  const rows = Array.from({ length: end - start }, (_, i) => start + i);
  return {
    kind: 'data',
    column,
    unit,
    network,
    parameterCount,
    lines: rows.map((row) => problem.line(row)),
    labels: rows.map((row) => problem.label(row)),
    actual: [...values.subarray(start, end)],
    testStart: split.test.start - start,
    persistence: [...baselines.persistence],
    seasonalNaive: baselines.seasonalNaive && [...baselines.seasonalNaive],
    season: season.season,
    seasonWords: seasonWords(season),
    splitWords: splitWords(split),
  };
}
