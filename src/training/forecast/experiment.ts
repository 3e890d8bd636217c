import type { CellKind } from '../../engine/model-spec';
import type { Experiment } from '../../lessons/experiment';
import {
  CELL_NAMES,
  chartedRows,
  compareForecasts,
  SCORE_NAMES,
  setForecastProblem,
  splitWords,
  type ForecastProblem,
} from '../../models/forecast-comparison';
import { forecasterTraining, trainForecaster } from '../../models/forecaster';
import { fill, type Phrase } from '../../phrase/phrase';
import { seasonWords } from '../../series/season-words';
import { verdictWords } from '../../series/verdict-words';
import type { ForecastData, ForecastEvent } from './forecast-event';

const USED: Phrase = { ko: '{column} · {from}–{to}번째 줄', en: '{column} · lines {from}–{to}' };
const UNITS: Phrase = { ko: '{cell}, {units}유닛', en: '{cell}, {units} units' };

/** A recurrent network learns one column of the file; the forecasts that learn nothing beside it. */
export const experiment: Experiment<ForecastEvent> = function* ({ dataset, params, seed, engine }) {
  if (dataset.kind !== 'series') throw new RangeError(`forecast requires a series`);
  const window = Number(params['window'] ?? 12);
  const cell = (params['cell'] ?? 'lstm') as CellKind;
  const units = Number(params['units'] ?? 16);
  const column = String(params['column'] ?? dataset.columns[0]?.name ?? '');
  const problem = setForecastProblem(dataset, column, window);
  const { values, split } = problem;
  const from = problem.line(0);
  const to = problem.line(values.length - 1);
  yield { kind: 'used', words: fill(USED, { column, from, to }) };

  const rows = chartedRows(split);
  const training = trainForecaster(
    engine,
    values,
    split,
    { cell, units, window, ahead: 1 },
    forecasterTraining(window, seed),
  );
  const { steps } = forecasterTraining(window, seed);
  const network = CELL_NAMES[cell];
  let turn = training.next();
  if (turn.done !== true) yield describe(problem, network, turn.value.forecaster.parameterCount);
  while (turn.done !== true) {
    const { step, training: loss, validation, forecaster } = turn.value;
    yield { kind: 'loss', step, training: loss, validation };
    if (validation !== undefined) {
      yield { kind: 'forecast', step, values: [...forecaster.predict(values, rows)] };
    }
    yield { kind: 'progress', step, total: steps };
    turn = training.next();
  }

  const { forecaster, bestStep } = turn.value;
  try {
    const forecast = forecaster.predict(values, rows);
    yield { kind: 'forecast', step: bestStep, values: [...forecast] };
    const { scores, verdict } = compareForecasts(problem, forecast, seed);
    const named = scores.map(({ id, mae, rmse, mase }) => {
      const name = id === 'network' ? fill(UNITS, { cell: network, units }) : SCORE_NAMES[id];
      return { id, name, mae, rmse, mase };
    });
    yield { kind: 'scores', rows: named, bestStep };
    const { unit } = problem;
    const judged = split.test.end - split.test.start;
    const words = verdictWords(verdict, { network, unit, column, rows: judged });
    yield { kind: 'verdict', ...words };
  } finally {
    forecaster.dispose();
  }
};

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
