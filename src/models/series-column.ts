import type { Dataset } from '../dataset/dataset';
import { tooFewRows } from '../dataset/problem';
import { trainableValues } from '../dataset/trainable-values';
import { fill, type Phrase } from '../phrase/phrase';
import { Refusal } from '../phrase/refusal';
import { findSeason, type FoundSeason } from '../series/season';

/** One column of the open file, as the lessons on time series read it. */
export interface SeriesColumn {
  readonly name: string;
  /** written behind its numbers, such as `%`; empty when none is */
  readonly unit: string;
  /** shape [n], in the column's unit, no value missing */
  readonly values: Float64Array;
  /** 1 where the file had no value and one was filled in, shape [n]: not for scoring */
  readonly filled: Uint8Array;
  readonly season: FoundSeason;
  /** the column and its lines, for the page's source line */
  readonly used: Phrase;
  /** 1-based line of the document */
  line(row: number): number;
  /** the time as written, or the line's number */
  label(row: number): string;
}

export interface SeriesColumnOptions {
  /** only the newest rows, where there are more */
  readonly most?: number;
  readonly least: number;
  /** undefined: found in the file; 0: none; or the reader's choice, rows */
  readonly season?: number | undefined;
}

const USED: Phrase = { ko: '{column} · {from}–{to}번째 줄', en: '{column} · lines {from}–{to}' };

/**
 * @param params `column` names the column; without it the first column of numbers is read
 * @throws {Refusal} if the column cannot be learnt from, or has fewer rows than `least`
 */
export function readSeriesColumn(
  dataset: Dataset,
  params: Readonly<Record<string, string | number>>,
  { most = Infinity, least, season }: SeriesColumnOptions,
): SeriesColumn {
  if (dataset.kind !== 'series') throw new RangeError('readSeriesColumn requires a series');
  const name = String(params['column'] ?? dataset.columns[0]?.name ?? '');
  const all = trainableValues(dataset, name);
  const skipped = Math.max(0, all.values.length - most);
  const values = all.values.subarray(skipped);
  if (values.length < least) {
    throw new Refusal(tooFewRows(dataset.name, values.length, least).message);
  }
  const first = all.firstRow + skipped;
  const line = (row: number) => dataset.lines[first + row]! + 1;
  return {
    name,
    unit: dataset.columns.find((column) => column.name === name)?.unit ?? '',
    values,
    filled: all.filled.subarray(skipped),
    season: chosenSeason(findSeason(values, dataset.time?.frequency), season),
    used: usedColumn(name, line(0), line(values.length - 1)),
    line,
    label: (row) => dataset.time?.label(first + row) ?? String(line(row)),
  };
}

/** The season found, or the reader's own. */
export function chosenSeason(found: FoundSeason, season: number | undefined): FoundSeason {
  return season === undefined ? found : { ...found, season: season || undefined, reason: 'chosen' };
}

/** What a season knob says: `auto` is undefined (found in the file), `none` is 0, or rows. */
export function seasonOf(choice: string | number | undefined): number | undefined {
  return choice === 'none' ? 0 : Number(choice) || undefined;
}

/** Which column and which lines of the document, 1-based. */
export function usedColumn(column: string, from: number, to: number): Phrase {
  return fill(USED, { column, from, to });
}
