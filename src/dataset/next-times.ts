import type { Frequency } from './series';

const MS: Readonly<Partial<Record<Frequency['unit'], number>>> = {
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
};
const MONTHS: Readonly<Partial<Record<Frequency['unit'], number>>> = {
  month: 1,
  quarter: 3,
  year: 12,
};

/**
 * The times that follow a row, at the column's own step. Months keep the day, or stay at the month's
 * end where the rows before do.
 *
 * @param before times of the rows up to there, ms since 1970-01-01 UTC; the last one is known
 * @param count integer >= 0
 */
export function nextTimes(
  before: Float64Array,
  { unit, step }: Frequency,
  count: number,
): number[] {
  const last = before.at(-1)!;
  const length = MS[unit];
  if (length !== undefined) {
    return Array.from({ length: count }, (_, i) => last + (i + 1) * step * length);
  }
  const atEnds = before.subarray(-3).every(isMonthEnd);
  const date = new Date(last);
  return Array.from({ length: count }, (_, i) => {
    const months = (i + 1) * step * MONTHS[unit]!;
    const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
    const days = new Date(
      Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0),
    ).getUTCDate();
    const day = atEnds ? days : Math.min(date.getUTCDate(), days);
    return first + (day - 1) * 86_400_000 + (last - startOfDay(last));
  });
}

function isMonthEnd(time: number): boolean {
  return new Date(time + 86_400_000).getUTCDate() === 1;
}

function startOfDay(time: number): number {
  return Math.floor(time / 86_400_000) * 86_400_000;
}
