import { autocorrelation, autocorrelationBand } from './autocorrelation';
import { difference } from './differencing';

/** The step between rows, as the time column gives it. */
export interface RowFrequency {
  readonly unit: 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';
  readonly step: number;
}

export interface FoundSeason {
  /** rows in one season, undefined where there is none to rely on */
  readonly season: number | undefined;
  readonly reason:
    | 'confirmed'
    | 'chosen'
    | 'no-time-column'
    | 'no-season-for-frequency'
    | 'too-short'
    | 'not-confirmed';
  /** the season that the frequency suggests */
  readonly candidate: number | undefined;
  /** of the differenced series, at the candidate lag */
  readonly autocorrelation: number | undefined;
}

/** Units of time in the next longer round: the calendar's own seasons. */
const UNITS_IN_SEASON: Readonly<Partial<Record<RowFrequency['unit'], number>>> = {
  second: 60,
  minute: 60,
  hour: 24,
  day: 7,
  week: 52,
  month: 12,
  quarter: 4,
};

/**
 * The season of a series: suggested by the time column (months: 12 rows, days: 7, hours: 24, …) and
 * confirmed by the data. Confirmed means that the autocorrelation of the differenced series at that
 * lag is above its 95 % band and no smaller than at the lags beside it. The series is differenced
 * first, because a trend makes every lag look alike.
 *
 * @param training the training part only, shape [n], any unit
 * @param frequency of the time column, undefined where there is none or it is irregular
 * @see Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 2.8
 */
export function findSeason(
  training: Float64Array,
  frequency: RowFrequency | undefined,
): FoundSeason {
  const none = { season: undefined, candidate: undefined, autocorrelation: undefined };
  if (frequency === undefined) return { ...none, reason: 'no-time-column' };
  const units = UNITS_IN_SEASON[frequency.unit];
  const candidate = units === undefined ? undefined : units / frequency.step;
  if (candidate === undefined || !Number.isInteger(candidate) || candidate < 2) {
    return { ...none, reason: 'no-season-for-frequency' };
  }
  const changes = difference(training);
  if (changes.length < 2 * candidate + 1) return { ...none, candidate, reason: 'too-short' };
  if (changes.every((change) => change === changes[0])) {
    return { ...none, candidate, reason: 'not-confirmed' }; // a straight line
  }
  const r = autocorrelation(changes, candidate + 1);
  const here = r[candidate]!;
  const isPeak = here >= r[candidate - 1]! && here >= r[candidate + 1]!;
  const confirmed = isPeak && here > autocorrelationBand(changes.length);
  return {
    season: confirmed ? candidate : undefined,
    reason: confirmed ? 'confirmed' : 'not-confirmed',
    candidate,
    autocorrelation: here,
  };
}
