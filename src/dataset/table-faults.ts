import type { Phrase, PhraseValues } from '../phrase/phrase';
import { findLevelJump } from '../series/level-jump';
import { findSpikes } from '../series/spikes';
import { findSeason } from '../series/season';
import { nextTimes } from './next-times';
import type { NewRow, RowEdit } from './row-edits';
import type { NumberColumn, SeriesDataset } from './series';
import { findTimeSteps } from './time-faults';

/** Something in a table that a forecast trips over, at one place, with what can be done about it. */
export interface TableFault {
  readonly code: FaultCode;
  /** 0-based line of the document */
  readonly line: number;
  /** 0-based column of the file */
  readonly column: number;
  /** `{found}`, what stands in the cell, is the caller's to fill in */
  readonly message: Phrase;
  readonly values: PhraseValues;
  /** best first; the first one is taken for a fixed copy */
  readonly fixes: readonly FixKind[];
  /** 0-based row of the dataset */
  readonly row: number;
  /** rows left out before a gap; what a jump of unit multiplied by */
  readonly size: number;
}

export type FaultCode =
  | 'constant-column'
  | 'gap'
  | 'no-number'
  | 'no-time'
  | 'outlier'
  | 'repeated-time'
  | 'uneven-step'
  | 'unit-change';

/** Put a value in; leave the row out; take the rows back to the unit before; leave the column out. */
export type FixKind = 'fill' | 'drop' | 'convert' | 'drop-column';

/** A gap of more rows is no gap but another time: nothing is made up for it. */
const MOST_FILLED = 1000;

const MESSAGES: Readonly<Record<FaultCode, Phrase>> = {
  'constant-column': {
    ko: '"{column}" 열은 모든 값이 {value|이라/라}서 배울 변화가 없어요.',
    en: '"{column}" is {value} in every row: there is no change to learn.',
  },
  gap: {
    ko: '바로 앞에서 시점 {size}개가 빠졌어요.',
    en: 'Times left out just before this row: {size}.',
  },
  'no-number': {
    ko: '"{column}" 열에 숫자가 없어요(쓰여 있는 것: "{found}").',
    en: '"{column}" holds no number here (it says “{found}”).',
  },
  'no-time': {
    ko: '"{column}" 열에서 시점으로 읽을 수 없어요("{found}").',
    en: '“{found}” in "{column}" is no time.',
  },
  outlier: {
    ko: '"{column}" 열의 {value|은/는} 앞뒤 값({before}, {after})과 동떨어져 있어요. 보통 한 행에 {usual}쯤 바뀌어요.',
    en: '"{column}": {value} lies far from the rows beside it ({before} and {after}); usually a row changes by about {usual}.',
  },
  'repeated-time': {
    ko: '앞에 이미 나온 시점이에요("{found}").',
    en: 'The time “{found}” is already on an earlier row.',
  },
  'uneven-step': {
    ko: '바로 앞 행과의 시간 간격이 다른 행들과 달라요.',
    en: 'The step in time to this row is not that of the other rows.',
  },
  'unit-change': {
    ko: '"{column}" 열의 값이 여기서부터 {size}배쯤이 되었어요. 단위가 바뀐 것 같아요.',
    en: '"{column}" is about {size} times as large from here on: has the unit changed?',
  },
};

/** All that is wrong with a table's times and numbers, in the file's order. */
export function findFaults(series: SeriesDataset): TableFault[] {
  const faults = [...timeFaults(series)];
  for (const column of series.columns) faults.push(...columnFaults(series, column));
  return faults.sort((a, b) => a.row - b.row || a.column - b.column);
}

type FaultDetails = Partial<Pick<TableFault, 'size' | 'values'>> & Pick<TableFault, 'fixes'>;

function fault(
  series: SeriesDataset,
  code: FaultCode,
  row: number,
  column: { readonly name: string; readonly index: number },
  { size = 0, values = {}, fixes }: FaultDetails,
): TableFault {
  return {
    code,
    row,
    line: series.lines[row]!,
    column: column.index,
    message: MESSAGES[code],
    values: { column: column.name, size, ...values },
    fixes,
    size,
  };
}

function* timeFaults(series: SeriesDataset): Generator<TableFault> {
  const { time } = series;
  if (time === undefined) return;
  for (const [row, value] of time.values.entries()) {
    if (Number.isNaN(value)) yield fault(series, 'no-time', row, time, { fixes: ['drop'] });
  }
  const { faults } = findTimeSteps(time.values);
  const codes = { gap: 'gap', uneven: 'uneven-step', repeated: 'repeated-time' } as const;
  for (const { row, kind, skipped } of faults) {
    if (kind === 'backward') continue; // sorting a file is no mending of one row
    const fixes: readonly FixKind[] =
      kind === 'repeated' ? ['drop'] : kind === 'gap' && skipped <= MOST_FILLED ? ['fill'] : [];
    yield fault(series, codes[kind], row, time, { size: skipped, fixes });
  }
}

function* columnFaults(series: SeriesDataset, column: NumberColumn): Generator<TableFault> {
  const { values } = column;
  const known: number[] = [];
  for (const [row, value] of values.entries()) {
    if (Number.isFinite(value)) {
      known.push(row);
      continue;
    }
    const inside = known.length > 0 && hasLater(values, row);
    const fixes: readonly FixKind[] = inside ? ['fill', 'drop'] : ['drop'];
    yield fault(series, 'no-number', row, column, { fixes });
  }
  const first = values[known[0] ?? 0]!;
  if (known.length > 1 && known.every((row) => values[row] === first)) {
    const fixes: readonly FixKind[] = series.columns.length > 1 ? ['drop-column'] : [];
    yield fault(series, 'constant-column', 0, column, { values: { value: first }, fixes });
    return;
  }
  const series1 = Float64Array.from(known, (row) => values[row]!);
  const jump = findLevelJump(series1);
  if (jump !== undefined) {
    const row = known[jump.at]!;
    yield fault(series, 'unit-change', row, column, { size: jump.factor, fixes: ['convert'] });
    return; // beside such a jump nothing else can be judged
  }
  const season = findSeason(series1, series.time?.frequency).season ?? 0;
  for (const { at, usual } of findSpikes(series1, season)) {
    const [value, before, after] = [series1[at]!, series1[at - 1]!, series1[at + 1]!];
    yield fault(series, 'outlier', known[at]!, column, {
      values: { value, before, after, usual },
      fixes: ['fill', 'drop'],
    });
  }
}

function hasLater(values: Float64Array, row: number): boolean {
  for (let later = row + 1; later < values.length; later++) {
    if (Number.isFinite(values[later]!)) return true;
  }
  return false;
}

/** What one fix of one fault changes. */
export function fixEdits(series: SeriesDataset, found: TableFault, fix: FixKind): RowEdit[] {
  const { row, line, column, size } = found;
  switch (fix) {
    case 'drop':
      return [{ kind: 'drop', line }];
    case 'drop-column':
      return [{ kind: 'drop-column', column }];
    case 'convert': {
      const { values } = series.columns.find(({ index }) => index === column)!;
      return Array.from({ length: values.length - row }, (_, i) => row + i)
        .filter((each) => Number.isFinite(values[each]!))
        .map((each) => {
          const value = values[each]! / size;
          return { kind: 'set', line: series.lines[each]!, column, value };
        });
    }
    case 'fill':
      if (found.code === 'gap') return filledGap(series, row, size);
      return [{ kind: 'set', line, column, value: between(series, row, column) }];
  }
}

/** The first fix of every fault; a row that is left out needs no other. */
export function fixAll(series: SeriesDataset, faults: readonly TableFault[]): RowEdit[] {
  const dropped = new Set(faults.filter(({ fixes }) => fixes[0] === 'drop').map(({ row }) => row));
  return faults.flatMap((found) => {
    const [fix] = found.fixes;
    if (fix === undefined) return [];
    if (dropped.has(found.row) && fix === 'fill' && found.code !== 'gap') return [];
    return fixEdits(series, found, fix);
  });
}

/** The value on the straight line between the nearest rows that have one. */
function between(series: SeriesDataset, row: number, column: number): number {
  const { values } = series.columns.find(({ index }) => index === column)!;
  let [a, b] = [row - 1, row + 1];
  while (!Number.isFinite(values[a] ?? 0)) a--;
  while (!Number.isFinite(values[b] ?? 0)) b++;
  const [before, after] = [values[a] ?? values[b]!, values[b] ?? values[a]!];
  return before + ((after - before) * (row - a)) / (b - a);
}

function filledGap(series: SeriesDataset, row: number, missing: number): RowEdit[] {
  const { time, columns, lines } = series;
  if (time?.frequency === undefined) return [];
  const times = nextTimes(time.values.subarray(0, row), time.frequency, missing);
  return times.map((at, i) => {
    const numbers: NewRow['numbers'] = columns.flatMap(({ index, values }) => {
      const [before, after] = [values[row - 1]!, values[row]!];
      if (!Number.isFinite(before) || !Number.isFinite(after)) return [];
      const share = (i + 1) / (missing + 1);
      return [{ column: index, value: before + (after - before) * share }];
    });
    return { kind: 'insert', line: lines[row]!, row: { time: at, numbers } };
  });
}
