import type { SeriesDataset } from '../dataset/series';
import { tooFewRows } from '../dataset/problem';
import { trainableValues } from '../dataset/trainable-values';
import type { Problem } from '../dataset/problem';
import { chosenSeason } from './series-column';
import { fill, type Phrase } from '../phrase/phrase';
import { Refusal } from '../phrase/refusal';
import { createRandom } from '../random/random';
import { accuracyOf, type Accuracy } from '../series/accuracy';
import { drift, persistence, seasonalNaive } from '../series/baselines';
import { findSeason, type FoundSeason } from '../series/season';
import { chronologicalSplit, type Range, type Split } from '../series/split';
import { forecastVerdict, type ForecastVerdict } from '../series/verdict';

/** More rows are neither drawn nor scored: the newest count. */
const MOST_SCORED = 500;
/** Fewer training windows teach nothing. */
const LEAST_WINDOWS = 10;
const SHARE = 0.15;

const FLAT_TRAINING: Phrase = {
  ko: '{name}의 "{column}" 열은 학습에 쓸 앞쪽 {rows}행이 모두 {value|이라/라}서 배울 변화가 없어요. 앞쪽에서도 값이 바뀌는 열을 골라 주세요.',
  en: '{name}, column "{column}" is {value} in all of the first {rows} rows, which are the ones to learn from; choose a column that changes there.',
};

/** One column of a file, split for a fair comparison, with the forecasts that need no training. */
export interface ForecastProblem {
  readonly column: string;
  readonly unit: string;
  /** what was filled in or left out of the column */
  readonly problems: readonly Problem[];
  readonly values: Float64Array;
  /** 1 where the file had no value: such a row is not scored */
  readonly filled: Uint8Array;
  readonly split: Split;
  readonly season: FoundSeason;
  /** 1-based line of the document of a row of `values` */
  line(row: number): number;
  /** the time of a row as written, or its line */
  label(row: number): string;
  /** one-step-ahead forecasts of validation and test rows together, in the column's unit */
  readonly baselines: Baselines;
}

export interface Baselines {
  readonly persistence: Float64Array;
  readonly drift: Float64Array;
  /** undefined without a season, and where the season is longer than the rows before */
  readonly seasonalNaive: Float64Array | undefined;
}

/**
 * Takes a column apart in time order: training, then validation, then test; each of the last two
 * has 15 % of the rows, at most 500.
 *
 * @param window rows the network sees before the row it names
 * @param season undefined: found from the time column; a number: the reader's choice; 0: none
 * @throws {Refusal} if the column cannot be trained on, has too few rows for the window, or one value
 *   in all the training rows
 */
export function setForecastProblem(
  series: SeriesDataset,
  column: string,
  window: number,
  season?: number,
): ForecastProblem {
  const { values, firstRow, filled, problems } = trainableValues(series, column);
  const needed = Math.ceil((window + LEAST_WINDOWS) / (1 - 2 * SHARE));
  if (values.length < needed) {
    throw new Refusal(tooFewRows(series.name, values.length, needed).message);
  }
  const share = Math.min(SHARE, MOST_SCORED / values.length);
  const split = chronologicalSplit(values.length, { validation: share, test: share });
  const training = values.subarray(split.training.start, split.training.end);
  if (training.every((value) => value === training[0])) {
    const [rows, value] = [training.length, training[0]!];
    throw new Refusal(fill(FLAT_TRAINING, { name: series.name, column, rows, value }));
  }
  const chosen = chosenSeason(findSeason(training, series.time?.frequency), season);
  const length = chosen.season;
  const charted = chartedRows(split);
  const line = (row: number) => series.lines[firstRow + row]! + 1;
  return {
    column,
    unit: series.columns.find(({ name }) => name === column)?.unit ?? '',
    problems,
    values,
    filled,
    split,
    season: chosen,
    line,
    label: (row) => series.time?.label(firstRow + row) ?? String(line(row)),
    baselines: {
      persistence: persistence(values, charted),
      drift: drift(values, charted),
      seasonalNaive:
        length !== undefined && length <= charted.start
          ? seasonalNaive(values, charted, length)
          : undefined,
    },
  };
}

/** Validation and test rows: what the chart shows. */
export function chartedRows({ validation, test }: Split): Range {
  return { start: validation.start, end: test.end };
}

/** The rows of a range that the file really has. */
export function scoredRows({ filled }: ForecastProblem, { start, end }: Range): number[] {
  const rows = Array.from({ length: end - start }, (_, i) => start + i);
  return rows.filter((row) => filled[row] === 0);
}

export interface Score extends Accuracy {
  readonly id: 'network' | 'persistence' | 'seasonal-naive' | 'drift';
}

export interface ForecastComparison {
  /** every forecast on the same test rows, in the column's unit */
  readonly scores: readonly Score[];
  readonly verdict: ForecastVerdict;
}

/**
 * Scores the network's forecast beside the baselines, on the test rows that the file really has.
 *
 * @param network forecasts of the charted rows
 * @param seed of the bootstrap
 */
export function compareForecasts(
  problem: ForecastProblem,
  network: Float64Array,
  seed: number,
): ForecastComparison {
  const { values, split, baselines, season } = problem;
  const rows = scoredRows(problem, split.test);
  const { start } = chartedRows(split);
  const pick = (forecast: Float64Array) => Float64Array.from(rows, (row) => forecast[row - start]!);
  const actual = Float64Array.from(rows, (row) => values[row]!);
  const previous = Float64Array.from(rows, (row) => values[row - 1]!);
  const training = values.subarray(split.training.start, split.training.end);
  const score = (id: Score['id'], forecast: Float64Array): Score => ({
    id,
    ...accuracyOf(actual, pick(forecast), training, season.season),
  });
  const scores = [
    score('network', network),
    score('persistence', baselines.persistence),
    score('drift', baselines.drift),
  ];
  if (baselines.seasonalNaive) scores.push(score('seasonal-naive', baselines.seasonalNaive));
  return {
    scores,
    verdict: forecastVerdict({
      actual,
      previous,
      network: pick(network),
      persistence: pick(baselines.persistence),
      seasonalNaive: baselines.seasonalNaive && pick(baselines.seasonalNaive),
      training,
      random: createRandom(seed),
    }),
  };
}

const SPLIT: Phrase = {
  ko: '{train}행으로 학습하고, {validation}행을 보며 고르고, 마지막 {test}행으로 판정해요',
  en: 'Learned from {train} rows, chosen by {validation}, judged on the last {test}',
};

/** How the rows were divided, for the page. */
export function splitWords({ training, validation, test }: Split): Phrase {
  const count = ({ start, end }: Range) => end - start;
  return fill(SPLIT, {
    train: count(training),
    validation: count(validation),
    test: count(test),
  });
}

export const SCORE_NAMES: Readonly<Record<Exclude<Score['id'], 'network'>, Phrase>> = {
  persistence: { ko: '마지막 값 되풀이', en: 'repeat the last row' },
  drift: { ko: '마지막 값 + 평균 변화', en: 'last row plus mean change' },
  'seasonal-naive': { ko: '한 주기 전 값 되풀이', en: 'repeat the last season' },
};

/** The network's name in tables and verdicts, the same in both languages: `LSTM`. */
export const CELL_NAMES = { rnn: 'RNN', gru: 'GRU', lstm: 'LSTM' } as const;
