import { Refusal } from '../phrase/refusal';
import { fill, type Phrase, type PhraseValues } from '../phrase/phrase';
import * as problem from './problem';
import type { Problem } from './problem';
import type { NumberColumn, SeriesDataset } from './series';

/** The stretch of a column that a model can train on: no value is missing in it. */
export interface TrainableValues {
  /** in the column's unit, shape [n] */
  readonly values: Float64Array;
  /** the first row of the stretch: value i stands on row `firstRow + i` */
  readonly firstRow: number;
  /** 1 where the file had no value and one was filled in, shape [n]: not for scoring */
  readonly filled: Uint8Array;
  /** what was filled in or left out */
  readonly problems: readonly Problem[];
}

/**
 * A column made ready for training. Rows without a value before the first number and after the last
 * one are left out; in between, a missing value becomes the one on the straight line between its
 * neighbours: x[i] = x[a] + (x[b] - x[a]) · (i - a) / (b - a), with a and b the nearest rows that have
 * one. Such a value knows what came after it, so it is marked and should not be scored against.
 *
 * @throws {Refusal} if there is no such column, or it has no number, an infinite one, one value
 *   throughout, or fewer numbers than missing values between them
 */
export function trainableValues(series: SeriesDataset, columnName: string): TrainableValues {
  const column = series.columns.find(({ name }) => name === columnName);
  if (column === undefined) throw noSuchColumn(series, columnName);
  const first = column.values.findIndex((value) => !Number.isNaN(value));
  if (first < 0)
    throw new Refusal(problem.allMissingColumn(series.name, columnName, 'stops').message);
  const end = column.values.findLastIndex((value) => !Number.isNaN(value)) + 1;
  refuseInfinite(series, column);

  const values = column.values.slice(first, end);
  // A single row is no constant column: how many rows it takes, the model says.
  if (values.length > 1 && values.every((value) => Number.isNaN(value) || value === values[0])) {
    throw new Refusal(problem.constantColumn(series.name, columnName, values[0]!).message);
  }
  const filled = Uint8Array.from(values, (value) => (Number.isNaN(value) ? 1 : 0));
  const missing = filled.reduce((sum, each) => sum + each, 0);
  if (2 * missing > values.length) throw mostlyMissing(series, columnName, missing, values.length);
  fillBetween(values);
  return {
    values,
    firstRow: first,
    filled,
    problems: whatWasDone(series, columnName, first, filled),
  };
}

function fillBetween(values: Float64Array): void {
  let before = 0;
  for (let i = 1; i < values.length; i++) {
    if (Number.isNaN(values[i]!)) continue;
    const gap = i - before;
    const step = values[i]! / gap - values[before]! / gap; // their difference could overflow
    for (let k = before + 1; k < i; k++) values[k] = values[before]! + step * (k - before);
    before = i;
  }
}

function whatWasDone(
  { name, lines, rowCount }: SeriesDataset,
  column: string,
  first: number,
  filled: Uint8Array,
): Problem[] {
  const ends = problem.createPlaces();
  const inner = problem.createPlaces();
  for (let row = 0; row < rowCount; row++) {
    if (row < first || row >= first + filled.length) ends.add(lines[row]!);
    else if (filled[row - first] === 1) inner.add(lines[row]!);
  }
  const problems: Problem[] = [];
  if (ends.count > 0) problems.push(problem.endsLeftOut(name, column, ends));
  if (inner.count > 0) problems.push(problem.filledValues(name, column, inner));
  return problems;
}

function refuseInfinite({ name, lines }: SeriesDataset, column: NumberColumn): void {
  const places = problem.createPlaces();
  column.values.forEach((value, row) => {
    if (Math.abs(value) === Infinity) places.add(lines[row]!);
  });
  if (places.count > 0) {
    throw new Refusal(problem.infiniteValues(name, column.name, places).message);
  }
}

function noSuchColumn({ name, columns }: SeriesDataset, column: string): Refusal {
  return refuse(
    {
      ko: '{name}에 "{column}"이라는 숫자 열이 없어요(있는 열: {columns}).',
      en: '{name} has no column of numbers called "{column}" (it has: {columns}).',
    },
    { name, column, columns: columns.map((each) => `"${each.name}"`).join(', ') || '–' },
  );
}

function mostlyMissing(
  { name }: SeriesDataset,
  column: string,
  missing: number,
  rows: number,
): Refusal {
  return refuse(
    {
      ko: '{name}의 "{column}" 열은 {rows}행 가운데 {missing}행이 비어 있어서 채우면 지어낸 값이 더 많아져요. 값이 있는 열을 골라 주세요.',
      en: '{name}, column "{column}": {missing} of {rows} rows are missing, so most values would be made up; choose a column that has more.',
    },
    { name, column, missing, rows },
  );
}

function refuse(phrase: Phrase, values: PhraseValues): Refusal {
  return new Refusal(fill(phrase, values));
}
