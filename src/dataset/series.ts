import type { DatasetBase } from './dataset';
import type { DecimalSign } from './number-cell';
import type { TimeFormat } from './time-cell';

/** Rows of numbers in the file's order, with the column that says when. */
export interface SeriesDataset extends DatasetBase {
  readonly kind: 'series';
  readonly separator: string;
  /** the header's names, or `Column 1`, `Column 2`, … where the file has none */
  readonly header: readonly string[];
  readonly hasHeader: boolean;
  /** columns that are numbers, time left out; every one has `rowCount` values */
  readonly columns: readonly NumberColumn[];
  readonly time: TimeColumn | undefined;
  readonly rowCount: number;
  /** 0-based line of the document on which each row begins, shape [rowCount] */
  readonly lines: Int32Array;
}

export interface NumberColumn {
  readonly name: string;
  /** 0-based position in the file */
  readonly index: number;
  /** shape [rowCount]; NaN where the cell holds no number */
  readonly values: Float64Array;
  /** written behind every number of the column, such as `%` */
  readonly unit: string;
  readonly decimal: DecimalSign;
}

export interface TimeColumn {
  readonly name: string;
  readonly index: number;
  /** milliseconds since 1970-01-01 UTC, shape [rowCount]; NaN where the cell is no time */
  readonly values: Float64Array;
  /** how the column writes its times */
  readonly format: TimeFormat;
  /** as written in the file, for axes and messages */
  label(row: number): string;
  /** the step between neighbouring rows, undefined when there is no regular one */
  readonly frequency: Frequency | undefined;
}

export interface Frequency {
  readonly unit: 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';
  /** one row is this many units */
  readonly step: number;
}
