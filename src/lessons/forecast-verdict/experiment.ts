import type { Engine } from '../../engine/engine';
import { scoredRows } from '../../models/forecast-comparison';
import { followTraining } from '../../models/follow-training';
import { forecasterTraining, trainForecasterInSlices } from '../../models/forecaster';
import { seasonOf } from '../../models/series-column';
import type { PhraseValues } from '../../phrase/phrase';
import { meanAbsoluteError } from '../../series/accuracy';
import { coverage, residualIntervals } from '../../series/rolling-origin';
import { designOf, learnColumn, type LearntColumn } from '../../training/forecast/learn-column';
import type { Experiment, SharedEvent } from '../experiment';
import type { Band, CopyTests, ForecastVerdictEvent, HorizonScore } from './forecast-verdict-event';

/** Rows ahead; one row ahead, both ways are the same model. */
const HORIZONS = [1, 3, 6, 12];
const LEVEL = 0.8;

type Told = Generator<ForecastVerdictEvent | SharedEvent, void, undefined>;

/**
 * A network learns a column; then: does its forecast only copy the last row, how wide is the band
 * that holds what comes, and which way is better several rows ahead?
 */
export const experiment: Experiment<ForecastVerdictEvent> = function* ({ dataset, ...context }) {
  if (dataset.kind !== 'series') throw new RangeError('forecast-verdict requires a series');
  const { params, engine, seed } = context;
  const later = HORIZONS.slice(1);
  const { steps } = forecasterTraining(designOf(params).window, seed);
  const stepsAfter = later.length * steps;
  const season = seasonOf(params['season']);
  const learnt = yield* learnColumn({ dataset, ...context, season, stepsAfter });
  try {
    yield copyTestsOf(learnt);
    yield bandOf(learnt);
    yield answerOf(learnt);
    yield* compareHorizons(engine, learnt, seed);
  } finally {
    learnt.forecaster.dispose();
  }
};

function copyTestsOf({ comparison }: LearntColumn): CopyTests {
  const { shift, p } = comparison.verdict;
  return {
    kind: 'copy-tests',
    inPlace: shift.inPlace,
    shifted: shift.shifted,
    p: Number.isNaN(p) ? undefined : p,
  };
}

/** The errors of the rows before the test part say how wide; the test rows say how often it held. */
function bandOf({ problem, forecast }: LearntColumn): Band {
  const { values, split } = problem;
  const { start } = split.validation;
  const of = (rows: readonly number[]) => ({
    actual: Float64Array.from(rows, (row) => values[row]!),
    forecast: Float64Array.from(rows, (row) => forecast[row - start]!),
  });
  const before = of(scoredRows(problem, split.validation));
  const residuals = before.actual.map((value, i) => value - before.forecast[i]!);
  const test = of(scoredRows(problem, split.test));
  const scored = residualIntervals(residuals, test.forecast, LEVEL);
  const drawn = residualIntervals(residuals, forecast, LEVEL);
  const onlyTest = (limits: Float64Array) =>
    Array.from(limits, (limit, i) => (start + i < split.test.start ? undefined : limit));
  const count = test.actual.length;
  return {
    kind: 'band',
    level: LEVEL,
    residuals: residuals.length,
    low: onlyTest(drawn.low),
    high: onlyTest(drawn.high),
    held: Math.round(coverage(test.actual, scored.low, scored.high) * count),
    of: count,
  };
}

function answerOf({ comparison }: LearntColumn): Extract<SharedEvent, { kind: 'answer' }> {
  const maeOf = (wanted: string) => comparison.scores.find(({ id }) => id === wanted)?.mae;
  const asked = ['network', 'persistence', 'seasonal-naive'].map((id) => ({ id, mae: maeOf(id) }));
  const best = asked.reduce((a, b) => ((b.mae ?? Infinity) < (a.mae ?? Infinity) ? b : a));
  const figure = (mae: number | undefined) => mae ?? '–';
  const values: PhraseValues = {
    network: figure(asked[0]?.mae),
    persistence: figure(asked[1]?.mae),
    seasonalNaive: figure(asked[2]?.mae),
  };
  return { kind: 'answer', option: best.id, values };
}

/** Trains one model for each distance, and lets the first one read its own forecasts instead. */
function* compareHorizons(
  engine: Engine,
  { problem, design, forecaster, forecast }: LearntColumn,
  seed: number,
): Told {
  const { values, split } = problem;
  const options = forecasterTraining(design.window, seed);
  const total = HORIZONS.length * options.steps;
  const rows = scoredRows(problem, split.test);
  const actual = Float64Array.from(rows, (row) => values[row]!);
  const errorOf = (forecastOf: (row: number) => number) =>
    meanAbsoluteError(actual, Float64Array.from(rows, forecastOf));
  // The same test rows at every distance: the far ones are foretold from before the test part.
  const reach = design.window + Math.max(...HORIZONS);
  const known = HORIZONS.filter((ahead) => split.training.end > reach + ahead);
  const scores: HorizonScore[] = [];

  for (const [i, ahead] of known.entries()) {
    const recursive = forecaster.predictAhead(
      values,
      rows.map((row) => row - ahead + 1),
      ahead,
    );
    const recursiveError = meanAbsoluteError(
      actual,
      Float64Array.from(recursive, (path) => path[ahead - 1]!),
    );
    let direct = errorOf((row) => forecast[row - split.validation.start]!);
    if (ahead > 1) {
      const training = trainForecasterInSlices(
        engine,
        values,
        split,
        { ...design, ahead },
        options,
      );
      const trained = yield* followTraining(training, function* ({ step }): Told {
        yield { kind: 'progress', step: i * options.steps + step, total };
      });
      const own = trained.forecaster.predict(values, split.test);
      trained.forecaster.dispose();
      direct = errorOf((row) => own[row - split.test.start]!);
    }
    const persistence = errorOf((row) => values[row - ahead]!);
    scores.push({ ahead, recursive: recursiveError, direct, persistence });
    yield { kind: 'horizons', rows: [...scores] };
  }
}
