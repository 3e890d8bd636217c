import { fill, type Phrase } from '../phrase/phrase';
import { Refusal } from '../phrase/refusal';
import { cellsOfLine, quotedCell } from './cells-of-line';
import type { DecimalSign } from './number-cell';
import type { TimeFormat } from './time-cell';
import { writeNumber } from './write-number';
import { writeTime } from './write-time';

/** How a table writes its rows: all that is needed to write one more. */
export interface TableStyle {
  readonly separator: string;
  /** cells in a row */
  readonly width: number;
  readonly time: { readonly index: number; readonly format: TimeFormat } | undefined;
  readonly numbers: readonly {
    readonly index: number;
    readonly name: string;
    readonly decimal: DecimalSign;
    readonly unit: string;
  }[];
}

/** Something to change in a table's rows. Lines are 0-based, of the text before any change. */
export type RowEdit =
  /** a number into a cell */
  | { readonly kind: 'set'; readonly line: number; readonly column: number; readonly value: number }
  | { readonly kind: 'drop'; readonly line: number }
  | { readonly kind: 'drop-column'; readonly column: number }
  /** a new row before a line, or after the last one */
  | { readonly kind: 'insert'; readonly line: number; readonly row: NewRow };

export interface NewRow {
  /** ms since 1970-01-01 UTC */
  readonly time: number | undefined;
  /** by column of the file; all others stay empty */
  readonly numbers: readonly { readonly column: number; readonly value: number }[];
}

/** What becomes of one line. */
export interface LineChange {
  readonly line: number;
  /** whole lines to stand before it */
  readonly before: readonly string[];
  /** the new line, `drop`, or `keep` */
  readonly text: string | typeof KEEP | typeof DROP;
}

export const KEEP: unique symbol = Symbol('keep');
export const DROP: unique symbol = Symbol('drop');

/** Lines of the text, without their breaks. */
export interface Lines {
  readonly count: number;
  at(line: number): string;
}

/** Rows that show how a column is written. */
const MOST_ALIKE = 40;

const SEVERAL_LINES: Phrase = {
  ko: '{line}번째 줄의 칸은 여러 줄에 걸쳐 있어서 고치지 않았어요. 한 줄에 한 행이 되게 적어 주세요.',
  en: 'A cell on line {line} goes over several lines, so nothing was changed; write one row to a line.',
};
const UNWRITABLE_TIME: Phrase = {
  ko: '{line}번째 줄 가까이의 시각 "{found}" 꼴로는 다음 시각을 적을 수 없어요.',
  en: 'The times near line {line} (“{found}”) are written in a way that cannot be continued.',
};

/**
 * The lines that edits change, written as the rows beside them are: the same separator, decimals,
 * units and dates.
 *
 * @returns by line, ascending, one for each line concerned
 * @throws {Refusal} if a row goes over several lines, or a time cannot be written like the others
 */
export function changeLines(
  edits: readonly RowEdit[],
  lines: Lines,
  style: TableStyle,
): LineChange[] {
  const changes = new Map<
    number,
    { before: string[]; cells?: Map<number, string>; drop: boolean }
  >();
  const at = (line: number) => {
    const known = changes.get(line) ?? { before: [], drop: false };
    changes.set(line, known);
    return known;
  };
  const dropped = new Set<number>();
  for (const edit of edits) {
    if (edit.kind === 'drop') at(edit.line).drop = true;
    else if (edit.kind === 'drop-column') dropped.add(edit.column);
    else if (edit.kind === 'insert') {
      at(edit.line).before.push(writeRow(edit.row, edit.line, lines, style));
    } else {
      const change = at(edit.line);
      change.cells ??= new Map();
      change.cells.set(edit.column, writeValue(edit.column, edit.value, edit.line, lines, style));
    }
  }
  if (dropped.size > 0) for (let line = 0; line < lines.count; line++) at(line);
  return [...changes]
    .sort(([a], [b]) => a - b)
    .map(([line, { before, cells, drop }]) => {
      if (drop) return { line, before, text: DROP };
      if (cells === undefined && dropped.size === 0) return { line, before, text: KEEP };
      return { line, before, text: withCells(line, lines, style, cells ?? new Map(), dropped) };
    });
}

/** A row of the table, with the cells that are known. */
export function writeRow(row: NewRow, near: number, lines: Lines, style: TableStyle): string {
  const cells = Array.from({ length: style.width }, () => '');
  if (row.time !== undefined && style.time !== undefined) {
    const like = alike(style.time.index, near, lines, style);
    const written = writeTime(row.time, like, style.time.format);
    if (written === undefined) {
      throw new Refusal(fill(UNWRITABLE_TIME, { line: String(near), found: like.at(-1) ?? '' }));
    }
    cells[style.time.index] = written;
  }
  for (const { column, value } of row.numbers) {
    cells[column] = writeValue(column, value, near, lines, style);
  }
  return cells.map((cell) => quotedCell(cell, style.separator)).join(style.separator);
}

function writeValue(
  column: number,
  value: number,
  near: number,
  lines: Lines,
  style: TableStyle,
): string {
  const format = style.numbers.find(({ index }) => index === column);
  if (format === undefined) throw new RangeError(`column ${column} is none of numbers`);
  return writeNumber(value, alike(column, near, lines, style), format);
}

/** Cells of a column around a line, those before it last: the nearest is the newest. */
function alike(column: number, near: number, lines: Lines, { separator }: TableStyle): string[] {
  const cells: string[] = [];
  const add = (line: number) => {
    const cell = cellsOfLine(lines.at(line), separator)?.[column]?.text;
    if (cell !== undefined) cells.push(cell);
  };
  for (let line = Math.min(near + MOST_ALIKE / 2, lines.count - 1); line > near; line--) add(line);
  for (let line = Math.max(0, near - MOST_ALIKE); line < Math.min(near, lines.count); line++)
    add(line);
  return cells;
}

function withCells(
  line: number,
  lines: Lines,
  { separator }: TableStyle,
  cells: ReadonlyMap<number, string>,
  dropped: ReadonlySet<number>,
): string {
  const old = cellsOfLine(lines.at(line), separator);
  if (old === undefined) throw new Refusal(fill(SEVERAL_LINES, { line: String(line + 1) }));
  const text = lines.at(line);
  const width = Math.max(old.length, ...[...cells.keys()].map((column) => column + 1));
  return Array.from({ length: width }, (_, column) => {
    const cell = cells.get(column);
    if (cell !== undefined) return quotedCell(cell, separator);
    const own = old[column];
    return own === undefined ? '' : text.slice(own.start, own.end);
  })
    .filter((_, column) => !dropped.has(column))
    .join(separator);
}

/** The whole text with its changes made. */
export function applyChanges(text: string, changes: readonly LineChange[]): string {
  const lines = text.split('\n');
  const byLine = new Map(changes.map((change) => [change.line, change]));
  const breaks = text.includes('\r\n') ? '\r' : '';
  return lines
    .flatMap((line, i) => {
      const change = byLine.get(i);
      if (change === undefined) return [line];
      const before = change.before.map((each) => each + breaks);
      if (change.text === DROP) return before;
      const end = line.endsWith('\r') ? '\r' : '';
      return [...before, change.text === KEEP ? line : change.text + end];
    })
    .join('\n');
}
