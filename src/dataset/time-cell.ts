/**
 * How a column writes its times. `day-first` and `month-first` look the same cell by cell: the
 * column decides.
 */
export type TimeFormat =
  | 'calendar'
  | 'quarter'
  | 'compact'
  | 'year'
  | 'epoch-seconds'
  | 'epoch-milliseconds'
  | 'day-first'
  | 'month-first';

/** No time is longer, and no pattern below may search a whole novel. */
const LONGEST = 64;

/**
 * The time in a cell, strictly: the whole cell must be a time, and one that exists (no 31 February,
 * no 25:00; 24:00 is the day's end). Locale-free, and never `new Date(text)`, which reads
 * `2024-01-02` as UTC, `2024/1/2` as local and `20240102` not at all. A time without a zone is read
 * as UTC.
 *
 * | format | cells |
 * |---|---|
 * | calendar | `2024-01-02`, `2024/1/2`, `2024. 1. 2.`, `2024년 1월 2일`, `2024-01`, `2024년 1월`, each day also with `T03:04:05.678+09:00`, `오후 3시 4분` or `3:04 PM` |
 * | quarter | `2024Q1`, `2024-Q1`, `Q1 2024`, `2024년 1분기`, `2024 1/4` |
 * | compact | `20240102`, `202401`, `2024010203`, `202401020304`, `20240102T030405Z` |
 * | year | `2024`, `2024년` |
 * | epoch | seconds (9 or 10 digits) or milliseconds (12 or 13) since 1970 |
 * | day-first, month-first | `2/1/2024`, `02.01.2024 03:04` |
 *
 * @returns milliseconds since 1970-01-01 UTC, or undefined
 */
export function parseTime(cell: string, format: TimeFormat): number | undefined {
  if (cell.length > LONGEST) return undefined;
  const text = cell.trim();
  switch (format) {
    case 'calendar':
      return calendar(text);
    case 'quarter':
      return quarter(text);
    case 'compact':
      return compact(text);
    case 'year': {
      const year = /^(\d{4})년?$/u.exec(text)?.[1];
      return year === undefined ? undefined : dayStart(Number(year), 1, 1);
    }
    case 'epoch-seconds':
      return /^\d{9,10}(?:\.\d+)?$/.test(text) ? Number(text) * 1000 : undefined;
    case 'epoch-milliseconds':
      return /^\d{12,13}(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
    case 'day-first':
      return dayAndMonth(text, 1, 2);
    case 'month-first':
      return dayAndMonth(text, 2, 1);
  }
}

const CLOCK = String.raw`(?:(오전|오후)\s*)?(\d{1,2})(?::(\d{2})(?::(\d{2}(?:[.,]\d{1,9})?))?|시(?:\s*(\d{1,2})분(?:\s*(\d{1,2})초)?)?)(?:\s*([AaPp][Mm]))?\s*(Z|z|[+-]\d{2}(?::?\d{2})?)?`;
const CALENDAR = new RegExp(
  String.raw`^(\d{4})(?:(-)(\d{1,2})-(\d{1,2})|(/)(\d{1,2})/(\d{1,2})|(\.)\s?(\d{1,2})\.\s?(\d{1,2})\.?|년\s*(\d{1,2})월\s*(\d{1,2})일)(?:\s*\(?[월화수목금토일]\)|\s[월화수목금토일]요일)?(?:[Tt\s]\s*${CLOCK})?$`,
  'u',
);
const MONTH = /^(\d{4})(?:-(\d{1,2})|\/(\d{1,2})|\.\s(\d{1,2})\.?|년\s*(\d{1,2})월)$/u;

/** By far the most frequent spelling, read without the captures of the pattern above. */
const ISO = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?$/;

function iso(text: string): number | undefined {
  const year = 100 * twoDigits(text, 0) + twoDigits(text, 2);
  const start = dayStart(year, twoDigits(text, 5), twoDigits(text, 8));
  if (start === undefined || text.length === 10) return start;
  const second = text.length === 16 ? 0 : twoDigits(text, 17);
  const time = timeOfDay(twoDigits(text, 11), twoDigits(text, 14), second);
  return time === undefined ? undefined : start + time;
}

function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
}

function calendar(text: string): number | undefined {
  if (ISO.test(text)) return iso(text);
  const day = CALENDAR.exec(text);
  if (day) {
    const month = day[3] ?? day[6] ?? day[9] ?? day[11];
    const date = day[4] ?? day[7] ?? day[10] ?? day[12];
    const start = dayStart(Number(day[1]), Number(month), Number(date));
    return withClock(start, day.slice(13));
  }
  const month = MONTH.exec(text);
  if (!month) return undefined;
  return dayStart(Number(month[1]), Number(month[2] ?? month[3] ?? month[4] ?? month[5]), 1);
}

const DAY_AND_MONTH = new RegExp(
  String.raw`^(?:(\d{1,2})/(\d{1,2})/|(\d{1,2})\.\s?(\d{1,2})\.\s?|(\d{1,2})-(\d{1,2})-)(\d{4})(?:[T\s]\s*${CLOCK})?$`,
  'u',
);

function dayAndMonth(text: string, dayAt: 1 | 2, monthAt: 1 | 2): number | undefined {
  const parts = DAY_AND_MONTH.exec(text);
  if (!parts) return undefined;
  const pair = [undefined, parts[1] ?? parts[3] ?? parts[5], parts[2] ?? parts[4] ?? parts[6]];
  const start = dayStart(Number(parts[7]), Number(pair[monthAt]), Number(pair[dayAt]));
  return withClock(start, parts.slice(8));
}

/** @param clock the groups of CLOCK, all undefined where the cell has a day only */
function withClock(
  start: number | undefined,
  clock: readonly (string | undefined)[],
): number | undefined {
  const [half, hourText, minute, second, minuteKo, secondKo, halfEn, zone] = clock;
  if (start === undefined || hourText === undefined) return start;
  const hour = hourOfDay(Number(hourText), half ?? halfEn?.toUpperCase());
  const minutes = Number(minute ?? minuteKo ?? 0);
  const seconds = Number((second ?? secondKo ?? '0').replace(',', '.'));
  const time = timeOfDay(hour, minutes, seconds);
  const offset = zoneOffset(zone);
  return time === undefined || offset === undefined ? undefined : start + time - offset;
}

/** 12 AM is 0 and 12 PM is 12; NaN for an hour no clock of twelve has. */
function hourOfDay(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return NaN;
  return (hour % 12) + (half === '오후' || half === 'PM' ? 12 : 0);
}

function timeOfDay(hour: number, minute: number, second: number): number | undefined {
  const isDayEnd = hour === 24 && minute === 0 && second === 0;
  if (!isDayEnd && !(hour < 24 && minute < 60 && second < 60)) return undefined;
  return hour * 3_600_000 + minute * 60_000 + Math.round(second * 1e6) / 1e3;
}

function zoneOffset(zone: string | undefined): number | undefined {
  if (zone === undefined || /^z$/i.test(zone)) return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', ''));
  if (hours > 18 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

const COMPACT =
  /^(\d{4})(\d{2})(?:(\d{2})(?:[T\s]?(\d{2})(?:(\d{2})(\d{2}(?:\.\d{1,9})?)?)?(Z|[+-]\d{2}:?\d{2})?)?)?$/;

function compact(text: string): number | undefined {
  const parts = COMPACT.exec(text);
  if (!parts) return undefined;
  const [, year, month, day = '1', hour = '0', minute = '0', second = '0', zone] = parts;
  const start = dayStart(Number(year), Number(month), Number(day));
  const time = timeOfDay(Number(hour), Number(minute), Number(second));
  const offset = zoneOffset(zone);
  if (start === undefined || time === undefined || offset === undefined) return undefined;
  return start + time - offset;
}

const QUARTER =
  /^(?:(\d{4})[\s./-]?[Qq]([1-4])|[Qq]([1-4])[\s/-]?(\d{4})|(\d{4})년\s*([1-4])분기|(\d{4})[\s.]+([1-4])\/4)$/u;

function quarter(text: string): number | undefined {
  const parts = QUARTER.exec(text);
  if (!parts) return undefined;
  const year = Number(parts[1] ?? parts[4] ?? parts[5] ?? parts[7]);
  const number = Number(parts[2] ?? parts[3] ?? parts[6] ?? parts[8]);
  return dayStart(year, 3 * number - 2, 1);
}

/** Midnight UTC of a day of the Gregorian calendar, undefined where there is no such day. */
function dayStart(year: number, month: number, day: number): number | undefined {
  if (year < 1000 || month < 1 || month > 12) return undefined;
  if (day < 1 || day > daysInMonth(year, month)) return undefined;
  return Date.UTC(year, month - 1, day);
}

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function daysInMonth(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : DAYS_IN_MONTH[month - 1]!;
}
