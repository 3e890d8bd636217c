import type { Place } from '../../dataset/dataset';

/** What a run of the lesson tells its picture. */
export type TimeseriesGeneratorEvent = PairsMade | Misaligned;

/** The column cut into (window, target) pairs. Rows are positions in `rows`. */
export interface PairsMade {
  readonly kind: 'pairs';
  readonly column: string;
  readonly unit: string;
  readonly window: number;
  readonly gap: number;
  readonly horizon: number;
  readonly stride: number;
  /** rows of the column, and pairs made from them */
  readonly rowCount: number;
  readonly count: number;
  /** input rows that two neighbouring pairs have in common */
  readonly shared: number;
  /** rows after the last target, too few for one more pair */
  readonly leftOver: number;
  /** of the rows that the walked pairs touch */
  readonly rows: readonly PairRow[];
  /** the first pairs, in order */
  readonly walked: readonly Pair[];
}

export interface PairRow {
  readonly place: Place;
  /** 1-based line of the document */
  readonly line: number;
  /** the time as written, or the line */
  readonly label: string;
  /** unit of the column */
  readonly value: number;
}

/** Half-open stretches of rows. */
export interface Pair {
  readonly inputs: { readonly start: number; readonly end: number };
  readonly targets: { readonly start: number; readonly end: number };
}

/** What a target one row too early does: the mean error of repeating the last input row, both ways. */
export interface Misaligned {
  readonly kind: 'misaligned';
  readonly unit: string;
  /** MAE against the right targets, unit of the column */
  readonly right: number;
  /** MAE against targets that begin one row earlier: within the window when there is no gap */
  readonly early: number;
}
