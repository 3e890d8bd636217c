import type { SeriesDataset } from '../../dataset/series';
import { quotedCell } from '../../dataset/cells-of-line';
import { trainableValues } from '../../dataset/trainable-values';
import { tooFewRows } from '../../dataset/problem';
import { Refusal } from '../../phrase/refusal';
import { difference } from '../../series/differencing';
import type { ColumnDifferenced, ExamineQuestion } from './examine-event';

/** More digits would show how a computer rounds. */
const DIGITS = 12;

/**
 * A column's differences as a table: d[t] = x[t] − x[t − lag], or of ln x, beside the time as written.
 *
 * @throws {Refusal} if the column has fewer rows than the lag takes
 */
export function differenceColumn(
  series: SeriesDataset,
  { column, lag, log }: Extract<ExamineQuestion, { about: 'difference' }>,
): ColumnDifferenced {
  const { values, firstRow } = trainableValues(series, column);
  if (values.length <= lag) {
    throw new Refusal(tooFewRows(series.name, values.length, lag + 1).message);
  }
  const changes = difference(log === 1 ? values.map(Math.log) : values, lag);
  const { time, separator } = series;
  const name = `${log === 1 ? 'diff_log' : 'diff'}${lag === 1 ? '' : String(lag)} ${column}`;
  const line = (cells: readonly string[]) =>
    cells.map((cell) => quotedCell(cell, separator)).join(separator);
  const rows = [...changes].map((change, i) => {
    const text = plain(change);
    return time === undefined ? text : line([time.label(firstRow + lag + i), text]);
  });
  const header = time === undefined ? quotedCell(name, separator) : line([time.name, name]);
  return { kind: 'column-differenced', column, text: [header, ...rows, ''].join('\n') };
}

/** Without the last digits of a double: 0.1, not 0.09999999999999964. */
function plain(value: number): string {
  return String(Number(value.toPrecision(DIGITS)));
}
