import type { Engine } from '../../engine/engine';
import type { CellKind } from '../../engine/model-spec';
import { followTraining } from '../../models/follow-training';
import {
  CELL_NAMES,
  chartedRows,
  compareForecasts,
  SCORE_NAMES,
  scoredRows,
  setForecastProblem,
  splitWords,
  type ForecastProblem,
} from '../../models/forecast-comparison';
import { trainForecasterInSlices, type ForecasterDesign } from '../../models/forecaster';
import { seasonOf, usedColumn } from '../../models/series-column';
import { fill } from '../../phrase/phrase';
import { Refusal } from '../../phrase/refusal';
import { meanAbsoluteError } from '../../series/accuracy';
import { mean } from '../../series/mean';
import { seasonWords } from '../../series/season-words';
import { verdictWords } from '../../series/verdict-words';
import type { Experiment, Params, SharedEvent, UntimedContext } from '../experiment';
import type { Baseline, LengthScore, TestScores, WindowData, WindowEvent } from './window-event';
import { headline, noValidation, spreadReasons } from './verdict';

const LENGTHS = [1, 2, 4, 8, 12, 24, 36, 60];
/** A length that leaves fewer pairs to learn from is left out. */
const LEAST_PAIRS = 10;
/** Of each length: what differs between them is no matter of the length. */
const TRAININGS = 3;
/** The same for every length; enough for the validation loss to have turned on most files. */
const STEPS = 200;

type Told = Generator<WindowEvent | SharedEvent, void, undefined>;

/**
 * One small network for each length of the window, several times; the length with the smallest
 * validation error is scored on the test rows, once.
 */
export const experiment: Experiment<WindowEvent, UntimedContext> = function* ({
  dataset,
  params,
  seed,
  engine,
}) {
  if (dataset.kind !== 'series') throw new RangeError('window requires a series');
  const name = String(params['column'] ?? dataset.columns[0]?.name ?? '');
  const problem = setForecastProblem(dataset, name, LENGTHS[0]!, seasonOf(params['season']));
  if (scoredRows(problem, problem.split.validation).length === 0) {
    throw new Refusal(noValidation(dataset.name, name));
  }
  const [from, to] = [problem.line(0), problem.line(problem.values.length - 1)];
  yield { kind: 'used', words: usedColumn(name, from, to) };
  const data = dataOf(problem, params);
  yield data;

  const tried: Tried[] = [];
  for (const window of data.lengths) {
    const design = designOf(params, window);
    const own = yield* tryLength(engine, problem, design, seed, {
      step: tried.length * TRAININGS * STEPS,
      total: data.lengths.length * TRAININGS * STEPS,
    });
    tried.push(own);
    yield own.score;
  }
  yield* conclude(problem, data, tried, { seed, params });
};

function designOf(params: Params, window: number): ForecasterDesign {
  return {
    cell: params['cell'] as CellKind,
    units: Number(params['units']),
    window,
    ahead: 1,
    learns: params['learns'] === 'value' ? 'value' : 'change',
  };
}

function dataOf(problem: ForecastProblem, params: Params): WindowData {
  const { values, split, baselines, season, column, unit } = problem;
  const { start, end } = chartedRows(split);
  const rows = Array.from({ length: end - start }, (_, i) => start + i);
  const pairsOf = (window: number) => split.training.end - split.training.start - window;
  const lengths = LENGTHS.filter((window) => pairsOf(window) >= LEAST_PAIRS);
  const baseline = (forecast: Float64Array): Baseline => ({
    error: validationError(problem, forecast),
    values: [...forecast],
  });
  return {
    kind: 'data',
    column,
    unit,
    network: CELL_NAMES[params['cell'] as CellKind],
    lengths,
    leftOut: LENGTHS.filter((window) => !lengths.includes(window)),
    pairs: lengths.map(pairsOf),
    trainings: TRAININGS,
    validationRows: scoredRows(problem, split.validation).length,
    testRows: scoredRows(problem, split.test).length,
    lines: rows.map((row) => problem.line(row)),
    labels: rows.map((row) => problem.label(row)),
    actual: [...values.subarray(start, end)],
    testStart: split.test.start - start,
    persistence: baseline(baselines.persistence),
    seasonalNaive: baselines.seasonalNaive && baseline(baselines.seasonalNaive),
    seasonWords: seasonWords(season),
    splitWords: splitWords(split),
  };
}

/** @param forecast of the charted rows */
function validationError(problem: ForecastProblem, forecast: Float64Array): number {
  const { values, split } = problem;
  const rows = scoredRows(problem, split.validation);
  return meanAbsoluteError(
    Float64Array.from(rows, (row) => values[row]!),
    Float64Array.from(rows, (row) => forecast[row - split.validation.start]!),
  );
}

interface Tried {
  readonly score: LengthScore;
  /** of the charted rows, by the training with the smallest validation error; its test rows wait */
  readonly forecast: Float64Array;
}

/** One length, trained several times. */
function* tryLength(
  engine: Engine,
  problem: ForecastProblem,
  design: ForecasterDesign,
  seed: number,
  { step: before, total }: { readonly step: number; readonly total: number },
): Generator<WindowEvent | SharedEvent, Tried, undefined> {
  const { values, split } = problem;
  const errors: number[] = [];
  let [best, forecast]: [number, Float64Array] = [Infinity, new Float64Array()];
  for (let i = 0; i < TRAININGS; i++) {
    const training = trainForecasterInSlices(engine, values, split, design, {
      steps: STEPS,
      batch: 32,
      learningRate: 0.01,
      stepsBetweenChecks: 10,
      seed: seed * TRAININGS + i,
    });
    const { forecaster } = yield* followTraining(training, function* ({ step }): Told {
      yield { kind: 'progress', step: before + i * STEPS + step, total };
    });
    const own = forecaster.predict(values, chartedRows(split));
    forecaster.dispose();
    const error = validationError(problem, own);
    errors.push(error);
    if (error < best) [best, forecast] = [error, own];
  }
  const shown = [...forecast.subarray(0, split.test.start - split.validation.start)];
  return {
    score: { kind: 'length', window: design.window, errors, mean: mean(errors), forecast: shown },
    forecast,
  };
}

function* conclude(
  problem: ForecastProblem,
  data: WindowData,
  tried: readonly Tried[],
  { seed, params }: { readonly seed: number; readonly params: Params },
): Told {
  const chosen = tried.reduce((a, b) => (b.score.mean < a.score.mean ? b : a));
  const { window } = chosen.score;
  const comparison = compareForecasts(problem, chosen.forecast, seed);
  const test: TestScores = {
    kind: 'test',
    window,
    forecast: [...chosen.forecast.subarray(data.testStart)],
    rows: comparison.scores.map(({ id, mae, rmse }) => {
      const own = fill(OWN, { network: data.network, window });
      return { id, name: id === 'network' ? own : SCORE_NAMES[id], mae, rmse };
    }),
  };
  yield test;
  const scores = tried.map(({ score }) => score);
  yield answerOf(chosen.score, scores);
  const words = verdictWords(comparison.verdict, {
    network: data.network,
    unit: data.unit,
    column: data.column,
    rows: data.testRows,
    learns: designOf(params, window).learns,
  });
  yield {
    kind: 'verdict',
    headline: headline(window, words.headline),
    reasons: [...spreadReasons(chosen.score, scores), ...words.reasons],
  };
}

const OWN = { ko: '{network}, {window}행', en: '{network}, window {window}' };

function answerOf(
  { window, mean: error }: LengthScore,
  scores: readonly LengthScore[],
): Extract<SharedEvent, { kind: 'answer' }> {
  const [shortest, longest] = [scores[0]!, scores.at(-1)!];
  return {
    kind: 'answer',
    option: window < 8 ? 'few' : window < 24 ? 'some' : 'many',
    values: {
      window,
      error,
      shortest: shortest.window,
      shortestError: shortest.mean,
      longest: longest.window,
      longestError: longest.mean,
    },
  };
}
