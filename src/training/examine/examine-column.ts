import type { SeriesDataset } from '../../dataset/series';
import { findSeason } from '../../series/season';
import { seasonWords } from '../../series/season-words';
import { stationarity } from '../../series/stationarity';
import { stationarityWords } from '../../series/stationarity-words';
import type { CellExamined, ColumnExamined, ExamineQuestion } from './examine-event';
import type { FittedColumn } from './forecast-column';

/** The tests take longer than a hover may with more rows; the newest say most. */
const MOST_TESTED = 5000;
const LEAST_TESTED = 8;
const SPARK_POINTS = 60;

/** A column's range, its picture in small, and whether it is stationary. */
export function examineColumn(series: SeriesDataset, name: string): ColumnExamined {
  const { values, unit } = columnOf(series, name);
  const known = values.filter(Number.isFinite);
  const { mean, deviation } = spread(known);
  const season = findSeason(known, series.time?.frequency);
  return {
    kind: 'column-examined',
    column: name,
    unit,
    rows: values.length,
    missing: values.length - known.length,
    smallest: known.reduce((a, b) => Math.min(a, b), Infinity),
    largest: known.reduce((a, b) => Math.max(a, b), -Infinity),
    mean,
    deviation,
    spark: sparkOf(values),
    verdict: verdictOn(known, season.season),
    season: season.season,
    seasonWords: seasonWords(season),
    isPositive: known.every((value) => value > 0),
  };
}

/** One cell: where it stands, how unusual it is, what was to be expected of it. */
export function examineCell(
  series: SeriesDataset,
  { column: name, line }: Extract<ExamineQuestion, { about: 'cell' }>,
  fitted: FittedColumn | undefined,
): CellExamined {
  const { values, unit } = columnOf(series, name);
  const row = series.lines.indexOf(line);
  const value = finite(values[row]);
  const before = finite(values[row - 1]);
  const { mean, deviation } = spread(values.filter(Number.isFinite));
  return {
    kind: 'cell-examined',
    column: name,
    line,
    unit,
    row: row + 1,
    rows: values.length,
    time: row < 0 ? '' : (series.time?.label(row) ?? ''),
    value,
    zScore: value === undefined || deviation === 0 ? undefined : (value - mean) / deviation,
    change: value === undefined || before === undefined ? undefined : value - before,
    forecast: fitted && finite(fitted.forecasts[row - fitted.firstRow]),
  };
}

export function columnOf(series: SeriesDataset, name: string) {
  const column = series.columns.find((each) => each.name === name);
  if (column === undefined) throw new RangeError(`no column "${name}"`);
  return column;
}

function finite(value: number | undefined): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

/** Mean and standard deviation of values of any size. */
function spread(known: Float64Array): { readonly mean: number; readonly deviation: number } {
  const n = known.length || 1;
  const mean = known.reduce((sum, value) => sum + value / n, 0);
  const largest = known.reduce((most, value) => Math.max(most, Math.abs(value - mean)), 0) || 1;
  const squares = known.reduce((sum, value) => sum + ((value - mean) / largest) ** 2, 0);
  return { mean, deviation: largest * Math.sqrt(squares / Math.max(1, n - 1)) };
}

function sparkOf(values: Float64Array): (number | undefined)[] {
  const count = Math.min(values.length, SPARK_POINTS);
  return Array.from({ length: count }, (_, i) => {
    return finite(values[Math.round((i * (values.length - 1)) / Math.max(1, count - 1))]);
  });
}

function verdictOn(known: Float64Array, season: number | undefined): ColumnExamined['verdict'] {
  const tested = known.subarray(-MOST_TESTED);
  if (tested.length < LEAST_TESTED) return undefined;
  const verdict = stationarity(tested, { season: season ?? 1 });
  const { d, D } = verdict.differencing;
  return { ...stationarityWords(verdict), d, D, testedRows: tested.length };
}
