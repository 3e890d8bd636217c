import type { NewRow, RowEdit, TableStyle } from '../../dataset/row-edits';
import type { FixKind } from '../../dataset/table-faults';
import type { Phrase } from '../../phrase/phrase';

/** What the examination of an open table says: first the whole table, then an answer to each question. */
export type ExamineEvent =
  TableExamined | ColumnExamined | CellExamined | ColumnForecast | ColumnDifferenced | FixFound;

/** A question to the lab of an examination, as its `ask` takes it. */
export type ExamineQuestion =
  | { readonly about: 'column'; readonly column: string }
  /** @see CellExamined.line */
  | { readonly about: 'cell'; readonly column: string; readonly line: number }
  | { readonly about: 'forecast'; readonly column: string }
  | {
      readonly about: 'difference';
      readonly column: string;
      readonly lag: number;
      /** 1: of the logarithm */
      readonly log: number;
    }
  /** of one fault, by its place in the list; of all with -1 */
  | { readonly about: 'fix'; readonly fault: number; readonly fix: FixKind | 'all' };

export interface TableExamined {
  readonly kind: 'table-examined';
  readonly style: TableStyle;
  readonly faults: readonly ListedFault[];
  /** in all; the list has the first of them */
  readonly faultCount: number;
}

export interface ListedFault {
  readonly code: string;
  /** 0-based line of the document and column of the file */
  readonly line: number;
  readonly column: number;
  /** `{found}`, what stands in the cell, is still to be filled in */
  readonly message: Phrase;
  readonly values: Readonly<Record<string, string | number>>;
  readonly fixes: readonly FixKind[];
}

export interface ColumnExamined {
  readonly kind: 'column-examined';
  readonly column: string;
  readonly unit: string;
  readonly rows: number;
  readonly missing: number;
  /** unit of the column */
  readonly smallest: number;
  readonly largest: number;
  readonly mean: number;
  readonly deviation: number;
  /** evenly picked, in the file's order; undefined where a row has no number */
  readonly spark: readonly (number | undefined)[];
  /** ADF and KPSS read together; undefined where they have too few rows */
  readonly verdict:
    | {
        readonly headline: Phrase;
        readonly reasons: readonly Phrase[];
        readonly d: number;
        readonly D: number;
        /** the newest rows, which were tested */
        readonly testedRows: number;
      }
    | undefined;
  /** rows in a season, and how it was found */
  readonly season: number | undefined;
  readonly seasonWords: Phrase;
  /** whether all values are above 0, so that a logarithm can be taken */
  readonly isPositive: boolean;
}

export interface CellExamined {
  readonly kind: 'cell-examined';
  readonly column: string;
  /** 0-based, of the document */
  readonly line: number;
  readonly unit: string;
  /** 1-based, and how many there are */
  readonly row: number;
  readonly rows: number;
  /** as written; empty where the file has no time */
  readonly time: string;
  /** undefined: the cell holds no number; all else in the column's unit */
  readonly value: number | undefined;
  readonly zScore: number | undefined;
  readonly change: number | undefined;
  /** of the model of the newest forecast, from the rows before this one */
  readonly forecast: number | undefined;
}

/** The rows after the last one, with what is known of how far they may be off. */
export interface ColumnForecast {
  readonly kind: 'column-forecast';
  readonly column: string;
  readonly unit: string;
  /** `ARIMA(0,1,1)(0,1,1)[12]` */
  readonly model: string;
  /** fitted to the logarithm, because the changes grow with the level */
  readonly log: boolean;
  /** newest rows the model was fitted to */
  readonly fittedRows: number;
  /** 0-based line of the last row of the table */
  readonly lastLine: number;
  readonly rows: readonly NewRow[];
  /** of each new row, in the column's unit */
  readonly ahead: readonly {
    readonly value: number;
    readonly low80: number;
    readonly high80: number;
    readonly low95: number;
    readonly high95: number;
  }[];
}

/** A column's differences as a table of their own. */
export interface ColumnDifferenced {
  readonly kind: 'column-differenced';
  readonly column: string;
  readonly text: string;
}

export interface FixFound {
  readonly kind: 'fix-found';
  readonly fault: number;
  readonly edits: readonly RowEdit[];
}
