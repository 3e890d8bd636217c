import {
  isMissing,
  parseNumber,
  splitUnit,
  type DecimalSign,
  type NumberFormat,
} from './number-cell';
import { createRecordReader, type SeparatedRecord } from './records';
import { parseTime, type TimeFormat } from './time-cell';

/** How a separated file is to be read, decided from its beginning. */
export interface TableLayout {
  readonly separator: string;
  /** cells of a row */
  readonly width: number;
  /** records before the table, which have another number of cells */
  readonly recordsBefore: number;
  readonly hasHeader: boolean;
  /** the header's names made unique, or `Column 1`, `Column 2`, …, shape [width] */
  readonly header: readonly string[];
  /** names that had to be changed because an earlier column has them */
  readonly renamed: readonly string[];
  /** shape [width] */
  readonly columns: readonly ColumnFormat[];
  /** share of the records with `width` cells and sound quotes, 0 … 1 */
  readonly regularity: number;
  readonly records: number;
}

export type ColumnFormat =
  | {
      readonly kind: 'number';
      readonly format: NumberFormat;
      /** no cell so far held anything */
      readonly isEmpty: boolean;
      /** a cell whose comma may group or be a decimal sign, where nothing in the file tells */
      readonly ambiguous: string | undefined;
    }
  | { readonly kind: 'time'; readonly format: TimeFormat }
  | {
      readonly kind: 'text';
      /** at least half of its cells are more than one word */
      readonly isProse: boolean;
      /** days and months that could not be told apart */
      readonly dates: UndecidedDates | undefined;
    };

/** One cell that reads either way, or one of each order. */
export type UndecidedDates =
  | { readonly order: 'ambiguous'; readonly found: string }
  | { readonly order: 'mixed'; readonly dayFirst: string; readonly monthFirst: string };

type Rows = readonly (readonly string[])[];

export function isBlank({ cells }: SeparatedRecord): boolean {
  return cells.length === 1 && cells[0]!.trim() === '';
}

/** @param isWhole false where the text was cut: its last record may not be whole */
export function readRecords(text: string, separator: string, isWhole: boolean): SeparatedRecord[] {
  const records: SeparatedRecord[] = [];
  const reader = createRecordReader(separator, (record) => records.push(record));
  reader.push(text);
  if (isWhole) reader.end();
  return records;
}

const SEPARATORS = ['\t', ';', '|', ','] as const;

/**
 * The layout under the separator that makes the most regular table with the most numbers and times
 * in it; a tie goes to the tab, then `;`, `|` and `,`.
 *
 * @param forced the separator where the file's language says it
 */
export function detectLayout(
  text: string,
  isWhole: boolean,
  forced: string | undefined,
): TableLayout {
  const candidates = forced === undefined ? SEPARATORS : [forced];
  const scored = candidates.map((separator) => {
    const records = readRecords(text, separator, isWhole);
    return { layout: layOut(records, separator), fit: shareOfTyped(records) };
  });
  const tables = scored.filter(({ layout }) => layout.width > 1);
  const score = ({ layout, fit }: (typeof scored)[number]): number => layout.regularity + fit;
  const best = tables.reduce<(typeof scored)[number] | undefined>(
    (winner, next) => (winner === undefined || score(next) > score(winner) ? next : winner),
    undefined,
  );
  return (best ?? scored.at(-1)!).layout;
}

function shareOfTyped(records: readonly SeparatedRecord[]): number {
  const cells = records.slice(0, 200).flatMap((record) => record.cells);
  const filledCells = cells.filter((cell) => !isMissing(cell));
  return filledCells.filter(isTyped).length / Math.max(1, filledCells.length);
}

/**
 * Reads the layout off the records: the table's width is the most frequent number of cells and
 * begins with the first record that has it; its first row is a header if a cell of it does not fit a
 * column of numbers or times (and none is a date). The file has one decimal sign: the comma only if some number makes
 * sense with it alone and no more numbers make sense with the point alone.
 */
export function layOut(all: readonly SeparatedRecord[], separator: string): TableLayout {
  const records = all.filter((record) => !isBlank(record));
  const width = commonWidth(records);
  const recordsBefore = Math.max(
    0,
    records.findIndex(({ cells }) => cells.length === width),
  );
  const rows = records.slice(recordsBefore).map(({ cells }) => cells);
  const body = rows.slice(1);
  const hasHeader = rows.length > 0 && isHeader(rows[0]!, body, width);
  const table = hasHeader ? body : rows;
  const { header, renamed } = namesOf(hasHeader ? rows[0]! : [], width);
  return {
    ...{ separator, width, recordsBefore, hasHeader, header, renamed },
    columns: columnFormats(table, header, { hasHeader, separator }),
    regularity: regularityOf(records, width),
    records: records.length,
  };
}

/** The most frequent number of cells, the larger one on a tie. */
function commonWidth(records: readonly SeparatedRecord[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  let common = 1;
  for (const [width, count] of counts) {
    const best = counts.get(common) ?? 0;
    if (count > best || (count === best && width > common)) common = width;
  }
  return common;
}

/** Quotes that close within a cell mean the wrong separator as much as another width does. */
function regularityOf(records: readonly SeparatedRecord[], width: number): number {
  const regular = records.filter(({ cells, fault }) => cells.length === width && !fault).length;
  return regular / Math.max(1, records.length);
}

/** Names by which two columns of text say what they are. */
const PAIR_NAMES =
  /^(?:q|a|question|answer|source|target|src|tgt|input|output|prompt|response|ko|kor|korean|en|eng|english|from|to|word|meaning|질문|답변?|대답|한국어|한글|영어|영문|원문|번역문?|단어|뜻|입력|출력)$/iu;

function isHeader(first: readonly string[], body: Rows, width: number): boolean {
  // Names may be numbers (`Date,2001,2002`) but are never days or months written out.
  if (first.some(isWrittenTime)) return false;
  const misfits = first.some((cell, c) => {
    if (isMissing(cell) || isTyped(cell)) return false;
    return mostly(filled(body, c).slice(0, 200), isTyped);
  });
  if (misfits) return true;
  if (first.some((cell) => isTyped(cell) && !isMissing(cell))) return false;
  const isAllText = (c: number): boolean => !mostly(filled(body, c).slice(0, 200), isTyped);
  if (!first.every((_, c) => isAllText(c))) return false;
  // Names over columns that hold nothing, or a row alone.
  if (body.every((cells) => cells.every(isMissing))) return width > 1 || body.length > 0;
  // Nothing but text: two or three columns may be pairs without a header, more are a table with one.
  if (width > 3) return true;
  return width > 1 && first.slice(0, 2).every((cell) => PAIR_NAMES.test(cell.trim()));
}

function isTyped(cell: string): boolean {
  if (isMissing(cell)) return true;
  const parts = splitUnit(cell);
  if (parts !== undefined) {
    const { unit } = parts;
    if (parseNumber(cell, { decimal: '.', unit }) !== undefined) return true;
    if (parseNumber(cell, { decimal: ',', unit }) !== undefined) return true;
  }
  return isWrittenTime(cell);
}

function isWrittenTime(cell: string): boolean {
  return WRITTEN_TIMES.some((format) => parseTime(cell, format) !== undefined);
}

function namesOf(
  first: readonly string[],
  width: number,
): { readonly header: string[]; readonly renamed: string[] } {
  const taken = new Set<string>();
  const renamed: string[] = [];
  const header = Array.from({ length: width }, (_, c) => {
    const written = first[c]?.trim() ?? '';
    const wanted = written === '' ? `Column ${c + 1}` : written;
    let name = wanted;
    for (let copy = 2; taken.has(name); copy++) name = `${wanted} (${copy})`;
    if (name !== wanted) renamed.push(name);
    taken.add(name);
    return name;
  });
  return { header, renamed };
}

/** Formats that no plain number can be mistaken for; a tie of the last two is told apart later. */
const WRITTEN_TIMES = ['calendar', 'quarter', 'day-first', 'month-first'] as const;
/** Formats that are whole numbers as well: the column's name or place must speak for a time. */
const NUMERIC_TIMES = ['compact', 'year', 'epoch-seconds', 'epoch-milliseconds'] as const;

function columnFormats(
  rows: Rows,
  header: readonly string[],
  { hasHeader, separator }: { readonly hasHeader: boolean; readonly separator: string },
): ColumnFormat[] {
  const names = hasHeader ? header : [];
  const cells = header.map((_, c) => filled(rows, c));
  const decimal = decimalSign(cells);
  const dates = cells.map((column) => writtenTime(column));
  const time =
    indexOf(dates, (format) => typeof format === 'string') ??
    indexOf(cells, (column, c) => {
      return numericTime(column, names[c], c) !== undefined;
    });
  return cells.map((column, c) => {
    const date = dates[c];
    if (c === time) {
      const format = typeof date === 'string' ? date : numericTime(column, names[c], c);
      return { kind: 'time', format: format! };
    }
    if (column.length === 0) {
      const format = { decimal: decimal.sign, unit: '' };
      return { kind: 'number', format, isEmpty: true, ambiguous: undefined };
    }
    const format = { decimal: decimal.sign, unit: commonUnit(column) };
    if (date === undefined && mostly(column, (cell) => parseNumber(cell, format) !== undefined)) {
      // Where commas part the cells, nobody writes them for the decimal sign.
      const isTold = decimal.isKnown || separator === ',';
      const ambiguous = isTold ? undefined : column.find((cell) => isAmbiguous(cell));
      return { kind: 'number', format, isEmpty: false, ambiguous };
    }
    return {
      kind: 'text',
      isProse: 2 * column.filter((cell) => /\S\s+\S/u.test(cell)).length >= column.length,
      dates: typeof date === 'object' ? date : undefined,
    };
  });
}

function filled(rows: Rows, column: number): string[] {
  return rows.flatMap((cells) => {
    const cell = cells[column];
    return cell === undefined || isMissing(cell) ? [] : [cell];
  });
}

function mostly(cells: readonly string[], test: (cell: string) => boolean): boolean {
  return 2 * cells.filter(test).length > cells.length;
}

function indexOf<T>(
  items: readonly T[],
  test: (item: T, index: number) => boolean,
): number | undefined {
  const index = items.findIndex(test);
  return index < 0 ? undefined : index;
}

/** One sign for the whole file, by the numbers that make sense under one sign only. */
function decimalSign(columns: readonly (readonly string[])[]): {
  readonly sign: DecimalSign;
  readonly isKnown: boolean;
} {
  let point = 0;
  let comma = 0;
  for (const cell of columns.flat()) {
    if (!/[.,]/u.test(cell)) continue;
    const { asPoint, asComma } = bothReadings(cell);
    if (asPoint !== undefined && asComma === undefined) point++;
    if (asComma !== undefined && asPoint === undefined) comma++;
  }
  return { sign: comma > point ? ',' : '.', isKnown: comma + point > 0 };
}

function bothReadings(cell: string): {
  readonly asPoint: number | undefined;
  readonly asComma: number | undefined;
} {
  const unit = splitUnit(cell)?.unit ?? '';
  return {
    asPoint: parseNumber(cell, { decimal: '.', unit }),
    asComma: parseNumber(cell, { decimal: ',', unit }),
  };
}

function isAmbiguous(cell: string): boolean {
  if (!cell.includes(',')) return false;
  const { asPoint, asComma } = bothReadings(cell);
  return asPoint !== undefined && asComma !== undefined && asPoint !== asComma;
}

function commonUnit(cells: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    const unit = splitUnit(cell)?.unit;
    if (unit !== undefined) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  let common = '';
  for (const [unit, count] of counts) if (count > (counts.get(common) ?? 0)) common = unit;
  return common;
}

/** The format most cells share; days and months in either order are told apart by the whole column. */
function writtenTime(cells: readonly string[]): TimeFormat | UndecidedDates | undefined {
  const first = cells.slice(0, 200);
  const fits = (format: TimeFormat): boolean =>
    first.length > 0 && mostly(first, (cell) => parseTime(cell, format) !== undefined);
  if (fits('calendar')) return 'calendar';
  if (fits('quarter')) return 'quarter';
  if (!mostly(first, (cell) => isEither(cell)) || first.length === 0) return undefined;
  let dayFirst: string | undefined;
  let monthFirst: string | undefined;
  for (const cell of cells) {
    const asDayFirst = parseTime(cell, 'day-first') !== undefined;
    const asMonthFirst = parseTime(cell, 'month-first') !== undefined;
    if (asDayFirst && !asMonthFirst) dayFirst ??= cell;
    if (asMonthFirst && !asDayFirst) monthFirst ??= cell;
  }
  if (dayFirst !== undefined && monthFirst !== undefined) {
    return { order: 'mixed', dayFirst, monthFirst };
  }
  if (dayFirst !== undefined) return 'day-first';
  return monthFirst === undefined ? { order: 'ambiguous', found: first[0]! } : 'month-first';
}

function isEither(cell: string): boolean {
  return parseTime(cell, 'day-first') !== undefined || parseTime(cell, 'month-first') !== undefined;
}

const TIME_WORDS = new Set(
  [
    'date datetime time timestamp times dates day days week month months quarter year years yr',
    'period ds dt ts epoch unix ymd ym yyyymmdd yyyymm when',
  ]
    .join(' ')
    .split(' '),
);
const TIME_WORDS_KO =
  /날짜|일자|일시|시각|시간|시점|연도|년도|년월|연월|분기|기간|기준일|거래일|측정일|^[년월일]$/u;

/** `Date`, `order_date`, `createdTime`, `측정일시`, `연도`, … */
function isTimeName(name: string): boolean {
  if (TIME_WORDS_KO.test(name)) return true;
  const words = name
    .slice(0, 100)
    .replace(/([a-z])([A-Z])/gu, '$1 $2')
    .toLowerCase();
  return words.split(/[^a-z]+/u).some((word) => TIME_WORDS.has(word));
}

/**
 * Whole numbers are times where the column's name says so, or, in a file without names, where the
 * first column rises or falls throughout.
 */
function numericTime(
  cells: readonly string[],
  name: string | undefined,
  index: number,
): TimeFormat | undefined {
  if (cells.length === 0) return undefined;
  const format = NUMERIC_TIMES.find((each) =>
    mostly(cells.slice(0, 200), (cell) => parseTime(cell, each) !== undefined),
  );
  if (format === undefined) return undefined;
  if (name !== undefined) return isTimeName(name) ? format : undefined;
  return index === 0 && cells.length >= 3 && isMonotone(cells.map(Number)) ? format : undefined;
}

function isMonotone(values: readonly number[]): boolean {
  const direction = Math.sign(values[1]! - values[0]!);
  return values.every((value, i) => i === 0 || direction * (value - values[i - 1]!) > 0);
}
