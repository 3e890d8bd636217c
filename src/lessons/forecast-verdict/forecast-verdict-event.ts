import type { ForecastEvent } from '../../training/forecast/forecast-event';

/** What a run of the lesson tells its picture: a forecast run's events, and its own. */
export type ForecastVerdictEvent = ForecastEvent | CopyTests | Band | Horizons;

/** Whether the forecast only follows the series, and whether its gain can be chance. */
export interface CopyTests {
  readonly kind: 'copy-tests';
  /** MAE against the row to be named and against the row before, unit of the column */
  readonly inPlace: number;
  readonly shifted: number;
  /** Diebold–Mariano, two-sided, network against repeating the last row; undefined: no estimate */
  readonly p: number | undefined;
}

/** The interval around the forecast of every test row, and how often it held. */
export interface Band {
  readonly kind: 'band';
  /** promised share, in (0, 1) */
  readonly level: number;
  /** errors at earlier rows that made it */
  readonly residuals: number;
  /** of the charted rows, in the column's unit; absent before the test rows */
  readonly low: readonly (number | undefined)[];
  readonly high: readonly (number | undefined)[];
  /** test rows inside, of test rows in all */
  readonly held: number;
  readonly of: number;
}

/** Mean absolute errors several rows ahead, all on the same test rows, unit of the column. */
export interface Horizons {
  readonly kind: 'horizons';
  readonly rows: readonly HorizonScore[];
}

export interface HorizonScore {
  readonly ahead: number;
  /** one model that reads its own forecasts */
  readonly recursive: number;
  /** a model of its own for this distance; one row ahead it is the same model */
  readonly direct: number;
  /** repeating the last row known */
  readonly persistence: number;
}
