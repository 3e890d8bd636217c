import { parseTime, type TimeFormat } from './time-cell';

/** The runs of digits of a format, in the order in which it writes them. */
const ORDER: Readonly<Record<Exclude<TimeFormat, 'compact' | 'quarter'>, readonly Part[]>> = {
  calendar: ['year', 'month', 'day', 'hour', 'minute', 'second'],
  'day-first': ['day', 'month', 'year', 'hour', 'minute', 'second'],
  'month-first': ['month', 'day', 'year', 'hour', 'minute', 'second'],
  year: ['year'],
  'epoch-seconds': ['epochSeconds'],
  'epoch-milliseconds': ['epochMilliseconds'],
};

type Part =
  'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'epochSeconds' | 'epochMilliseconds';

const ZONE = /(?<=[\d\s])([+-])(\d{2}):?(\d{2})?$/u;
const WEEKDAYS = ['일', '월', '화', '수', '목', '금', '토'] as const;

/**
 * A time as its column writes times: the last cell's own signs between the numbers, its zone, zeros in
 * front where the column has them. What it writes, {@link parseTime} reads as the same time.
 *
 * @param time milliseconds since 1970-01-01 UTC
 * @param like cells of the column, the newest last
 * @returns undefined where the column's way of writing cannot be continued
 * @example writeTime(Date.UTC(2024, 0, 9), ['2024. 1. 8.'], 'calendar') // => '2024. 1. 9.'
 */
export function writeTime(
  time: number,
  like: readonly string[],
  format: TimeFormat,
): string | undefined {
  const times = like.map((cell) => cell.trim()).filter((cell) => isTime(cell, format));
  const last = times.at(-1);
  if (last === undefined) return undefined;
  const written =
    format === 'quarter'
      ? quarter(time, last)
      : format === 'compact'
        ? compact(time, last)
        : inRuns(time, times, ORDER[format]);
  return parseTime(written, format) === time ? written : undefined;
}

function isTime(cell: string, format: TimeFormat): boolean {
  return parseTime(cell, format) !== undefined;
}

/** Puts the new numbers where the last cell has its own. */
function inRuns(time: number, times: readonly string[], order: readonly Part[]): string {
  const last = times.at(-1)!;
  const zone = ZONE.exec(order.length > 1 && last.includes(':') ? last : '');
  const body = zone === null ? last : last.slice(0, zone.index);
  const parts = partsOf(time + offsetOf(zone));
  const twelve = /오전|오후|[AaPp][Mm]/u.test(body);
  let next = 0;
  const written = body.replace(/\d+(?:\.\d+)?/gu, (run, at: number) => {
    // A dot followed by digits is a date's own sign in 2.1.2024, and a fraction behind seconds.
    const [whole = '', fraction] = order[next] === 'second' ? run.split('.') : [run];
    if (fraction === undefined && run.includes('.')) {
      return run
        .split('.')
        .map((piece) => piece && padded(piece, parts, order[next++], times, twelve))
        .join('.');
    }
    const isPadded = padded(whole, parts, order[next++], times, twelve);
    return fraction === undefined || at < 0 ? isPadded : `${isPadded}.${fraction}`;
  });
  return halves(weekday(written, time), parts.hour) + (zone?.[0] ?? '');
}

function padded(
  run: string,
  parts: Readonly<Record<Part, number>>,
  part: Part | undefined,
  times: readonly string[],
  twelve: boolean,
): string {
  if (part === undefined) return run;
  const value = part === 'hour' && twelve ? parts.hour % 12 || 12 : parts[part];
  if (part === 'year' || part.startsWith('epoch')) return String(value);
  const short =
    times.some((cell) => SHORT[part]?.test(cell)) ||
    // October to December look alike either way: Korean dates are rarely written with zeros.
    !times.some((cell) => /(?<!\d)0\d/u.test(cell) || !/년|\.\s/u.test(cell));
  return String(value).padStart(run.length === 2 && !short ? 2 : 1, '0');
}

/** A number of one digit, by which a column shows that it puts no zeros in front. */
const SHORT: Readonly<Partial<Record<Part, RegExp>>> = {
  month: /(?<!\d)\d(?![\d:시분초])/u,
  day: /(?<!\d)\d(?![\d:시분초])/u,
  hour: /(?<!\d)\d(?=[:시])/u,
  minute: /(?<!\d)\d(?=분)/u,
  second: /(?<!\d)\d(?=초)/u,
};

function partsOf(time: number): Readonly<Record<Part, number>> {
  const date = new Date(time);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    epochSeconds: Math.floor(time / 1000),
    epochMilliseconds: time,
  };
}

function offsetOf(zone: RegExpExecArray | null): number {
  if (zone === null) return 0;
  const minutes = 60 * Number(zone[2]) + Number(zone[3] ?? 0);
  return (zone[1] === '-' ? -1 : 1) * minutes * 60_000;
}

function weekday(written: string, time: number): string {
  const day = WEEKDAYS[new Date(time).getUTCDay()]!;
  return written
    .replace(/\([월화수목금토일]\)/u, `(${day})`)
    .replace(/[월화수목금토일]요일/u, `${day}요일`);
}

function halves(written: string, hour: number): string {
  return written
    .replace(/오전|오후/u, hour < 12 ? '오전' : '오후')
    .replace(/[AaPp](?=[Mm])/u, (letter) => {
      const half = hour < 12 ? 'A' : 'P';
      return letter === letter.toLowerCase() ? half.toLowerCase() : half;
    });
}

function quarter(time: number, last: string): string {
  const { year, month } = partsOf(time);
  const number = String(Math.ceil(month / 3));
  return last.replace(/\d{4}/u, String(year)).replace(/(?<=[Qq])[1-4]|[1-4](?=분기|\/4)/u, number);
}

function compact(time: number, last: string): string {
  const { year, month, day, hour, minute, second } = partsOf(time);
  const digits = [year, month, day, hour, minute, second]
    .map((value, i) => String(value).padStart(i === 0 ? 4 : 2, '0'))
    .join('');
  let at = 0;
  return last.replace(/\d/gu, () => digits[at++] ?? '0');
}
