import { createInt32List } from './growing-list';
import { createNumberCells, type NumberCells } from './number-cells';
import * as problem from './problem';
import type { Problem } from './problem';
import type { SeriesDataset } from './series';
import type { TableLayout } from './table-layout';
import type { TableSink } from './table-sink';
import { createTimeCells, type TimeCells } from './time-cells';

/** Rows of a table as columns of numbers, in the file's order: nothing is sorted or left out. */
export function createSeriesTable(name: string, layout: TableLayout): TableSink<SeriesDataset> {
  const { width, header, separator, hasHeader } = layout;
  const lines = createInt32List();
  const short = problem.createPlaces();
  const long = problem.createPlaces();
  const numbers: NumberCells[] = [];
  let time: TimeCells | undefined;
  layout.columns.forEach((column, index) => {
    if (column.kind === 'number') numbers.push(createNumberCells(header[index]!, index, column));
    if (column.kind === 'time') time = createTimeCells(header[index]!, index, column.format);
  });

  return {
    add(cells, line) {
      lines.push(line);
      if (cells.length < width) short.add(line);
      if (cells.length > width) long.add(line);
      for (const column of numbers) column.add(cells[column.index] ?? '', line);
      time?.add(cells[time.index] ?? '', line);
    },
    finish(found) {
      const rowLines = lines.toArray();
      const columns = numbers.map((column) => column.finish(name));
      const times = time?.finish(name, rowLines);
      const problems = [...found, ...aboutTexts(name, layout)];
      if (short.count > 0) problems.push(problem.tooFewCells(name, short, width));
      if (long.count > 0) problems.push(problem.tooManyCells(name, long, width));
      if (columns.length === 0) problems.push(problem.noNumericColumn(name, header));
      else if (rowLines.length === 0) problems.push(problem.noRows(name));
      const ofColumns = columns.flatMap((column) => column.problems);
      problems.push(...stopIfNoNumbers(ofColumns, columns.length), ...(times?.problems ?? []));
      return {
        kind: 'series',
        name,
        separator,
        header,
        hasHeader,
        columns: columns.map(({ column }) => column),
        time: times?.column,
        rowCount: rowLines.length,
        lines: rowLines,
        problems: problem.inFileOrder(problems),
      };
    },
  };
}

function aboutTexts(name: string, { columns, header }: TableLayout): Problem[] {
  const problems: Problem[] = [];
  const unused: string[] = [];
  columns.forEach((column, index) => {
    if (column.kind !== 'text') return;
    const { dates } = column;
    const title = header[index]!;
    if (dates === undefined) {
      unused.push(title);
    } else if (dates.order === 'ambiguous') {
      problems.push(problem.ambiguousDates(name, title, dates.found));
    } else {
      problems.push(problem.mixedDateOrder(name, title, dates.dayFirst, dates.monthFirst));
    }
  });
  return unused.length === 0 ? problems : [...problems, problem.unusedColumns(name, unused)];
}

/** One column without a number is worth a word; when all are so, nothing can be learned. */
function stopIfNoNumbers(problems: readonly Problem[], columns: number): readonly Problem[] {
  const empty = problems.filter(({ code }) => code === 'all-missing-column');
  if (empty.length < columns) return problems;
  return problems.map((each) => (empty.includes(each) ? { ...each, severity: 'stops' } : each));
}
