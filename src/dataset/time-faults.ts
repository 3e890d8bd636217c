import type { Frequency } from './series';

/** What is wrong with the time of one row. */
export interface TimeFault {
  readonly row: number;
  /** times left out before it, an uneven step to it, a step back, a time that stood before */
  readonly kind: 'gap' | 'uneven' | 'backward' | 'repeated';
  /** rows left out before it; 0 for all other kinds */
  readonly skipped: number;
}

export interface TimeStepsFound {
  readonly frequency: Frequency | undefined;
  /** every step goes back: the file is written newest first */
  readonly runsBackwards: boolean;
  /** by row; a row may have several */
  readonly faults: readonly TimeFault[];
}

const UNITS = [
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/**
 * The step between neighbouring rows, and the rows that break it. The step is the median one, and
 * counts as the frequency when more than half of all steps equal it; the others are then gaps (whole
 * multiples) or uneven. Times that share their day of the month and time of day, or all end a month,
 * step in months, however many days those have.
 *
 * @param values ms since 1970 UTC, shape [rows]; NaN where a row has no time
 */
export function findTimeSteps(values: Float64Array): TimeStepsFound {
  const inMonths = stepInMonths(values);
  const clock = inMonths ? values.map(monthOf) : values;
  const steps = rowSteps(clock);
  let backward = count(steps, (step) => step < 0);
  const runsBackwards = backward > 0 && !steps.some((step) => step > 0);
  if (runsBackwards) {
    steps.forEach((step, row) => (steps[row] = -step));
    backward = 0;
  }
  const { base, isRegular } = commonStep(steps);

  const faults: TimeFault[] = [];
  const isRepeated = repetition(backward > 0);
  for (const [row, time] of clock.entries()) {
    if (isRepeated(time)) faults.push({ row, kind: 'repeated', skipped: 0 });
    const step = steps[row]!;
    if (step < 0) faults.push({ row, kind: 'backward', skipped: 0 });
    if (base === undefined || !(step > 0) || step === base) continue;
    const ratio = step / base;
    const isMultiple = ratio > 1.5 && Math.abs(ratio - Math.round(ratio)) < 1e-6;
    const isGap = isRegular && isMultiple;
    const skipped = isGap ? Math.round(ratio) - 1 : 0;
    faults.push({ row, kind: isGap ? 'gap' : 'uneven', skipped });
  }
  const frequency = isRegular ? frequencyOf(base!, inMonths) : undefined;
  return { frequency, runsBackwards, faults };
}

/** step[row] = clock[row] - clock[row - 1], NaN for the first row and beside an unknown time */
function rowSteps(clock: Float64Array): Float64Array {
  return clock.map((time, row) => (row === 0 ? NaN : time - clock[row - 1]!));
}

/** The median of the steps forward, and whether more than half of all known steps equal it. */
function commonStep(steps: Float64Array): {
  readonly base: number | undefined;
  readonly isRegular: boolean;
} {
  const forward = new Float64Array(count(steps, (step) => step > 0));
  let next = 0;
  for (const step of steps) if (step > 0) forward[next++] = step;
  forward.sort();
  const base = forward[(forward.length - 1) >> 1];
  const equal = count(forward, (step) => step === base);
  const known = count(steps, (step) => !Number.isNaN(step));
  return { base, isRegular: equal >= 2 && 2 * equal > known };
}

function count(steps: Float64Array, test: (step: number) => boolean): number {
  let found = 0;
  for (const step of steps) if (test(step)) found++;
  return found;
}

function stepInMonths(values: Float64Array): boolean {
  const first = values.find((time) => !Number.isNaN(time));
  if (first === undefined) return false;
  const { day, time } = dayAndTime(first);
  let sameDay = true;
  let monthEnds = true;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    const here = dayAndTime(value);
    if (here.time !== time) return false;
    sameDay &&= here.day === day;
    monthEnds &&= dayAndTime(value + 86_400_000).day === 1;
    if (!sameDay && !monthEnds) return false;
  }
  return true;
}

function dayAndTime(ms: number): { readonly day: number; readonly time: number } {
  const time = ((ms % 86_400_000) + 86_400_000) % 86_400_000;
  return { day: new Date(ms).getUTCDate(), time };
}

/** months since January of the year 0 */
function monthOf(ms: number): number {
  const date = new Date(ms);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** @param step months, or milliseconds */
function frequencyOf(step: number, inMonths: boolean): Frequency {
  if (inMonths) {
    if (step % 12 === 0) return { unit: 'year', step: step / 12 };
    if (step % 3 === 0) return { unit: 'quarter', step: step / 3 };
    return { unit: 'month', step };
  }
  for (const [unit, length] of UNITS) {
    if (step % length === 0) return { unit, step: step / length };
  }
  return { unit: 'second', step: step / 1000 };
}

/** Says of one time after the other whether it stood before; in sorted times that is the row before. */
function repetition(isUnsorted: boolean): (time: number) => boolean {
  const seen = new Set<number>();
  let previous = NaN;
  return (time) => {
    if (Number.isNaN(time)) return false;
    const repeated = time === previous || seen.has(time);
    if (isUnsorted) seen.add(time);
    previous = time;
    return repeated;
  };
}
