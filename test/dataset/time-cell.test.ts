import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseTime, type TimeFormat } from '../../src/dataset/time-cell';

/** 2024-01-02T00:00Z, by hand: 54 years of 365 days, 13 leap days, 1 day, times 86,400,000 ms */
const DAY = 1_704_153_600_000;
const HOUR = 3_600_000;
const MINUTE = 60_000;

function same(format: TimeFormat, expected: number, cells: readonly string[]): void {
  for (const cell of cells) assert.equal(parseTime(cell, format), expected, cell);
}

function refused(format: TimeFormat, cells: readonly string[]): void {
  for (const cell of cells) assert.equal(parseTime(cell, format), undefined, cell);
}

describe('parseTime', () => {
  it('reads every spelling of a calendar day as the same midnight UTC', () => {
    same('calendar', DAY, [
      ...['2024-01-02', '2024-1-2', '2024/1/2', '2024/01/02', '2024.1.2', '2024. 1. 2.'],
      ...['2024년 1월 2일', '2024년1월2일', '2024년 01월 02일', '2024-01-02 (화)', ' 2024-01-02 '],
    ]);
  });

  it('reads a day with its time, and a zone as its distance from UTC', () => {
    const expected = DAY + 15 * HOUR + 4 * MINUTE;
    same('calendar', expected, [
      ...['2024-01-02T15:04', '2024-01-02 15:04:00', '2024/1/2 15:04', '2024-01-02T15:04:00Z'],
      ...['2024-01-03T00:04+09:00', '2024-01-02T10:04:00-0500', '2024-01-02T15:04:00+00'],
      ...['2024년 1월 2일 오후 3시 4분', '2024-01-02 오후 3:04', '2024-01-02 3:04 PM'],
    ]);
    assert.equal(parseTime('2024-01-02T00:00:01.25Z', 'calendar'), DAY + 1250);
    assert.equal(parseTime('2024-01-02 12:00 AM', 'calendar'), DAY);
    assert.equal(parseTime('2024-01-02 오후 12시', 'calendar'), DAY + 12 * HOUR);
  });

  it('takes 24:00 for the end of the day', () => {
    assert.equal(parseTime('2024-01-02 24:00', 'calendar'), DAY + 24 * HOUR);
    refused('calendar', ['2024-01-02 24:01']);
  });

  it('reads months, quarters and years as their first day', () => {
    const january1949 = -662_688_000_000; // 21 years before 1970 with 5 leap days: -7,670 days
    same('calendar', january1949, ['1949-01', '1949/1', '1949년 1월', '1949. 1.']);
    same('year', january1949, ['1949', '1949년']);
    const april2024 = Date.UTC(2024, 3, 1);
    same('quarter', april2024, [
      '2024Q2',
      '2024-Q2',
      '2024 q2',
      'Q2 2024',
      '2024년 2분기',
      '2024.2/4',
    ]);
  });

  it('reads digits without signs between them', () => {
    same('compact', DAY, ['20240102', '2024010200', '202401020000', '20240102T000000Z']);
    assert.equal(parseTime('202401', 'compact'), Date.UTC(2024, 0, 1));
    assert.equal(parseTime('20240102T030405', 'compact'), DAY + 3 * HOUR + 4 * MINUTE + 5000);
    assert.equal(parseTime('2024010124', 'compact'), DAY);
  });

  it('reads seconds and milliseconds since 1970', () => {
    assert.equal(parseTime('1704153600', 'epoch-seconds'), DAY);
    assert.equal(parseTime('1704153600.5', 'epoch-seconds'), DAY + 500);
    assert.equal(parseTime('1704153600000', 'epoch-milliseconds'), DAY);
  });

  it('reads day and month in the order it is told', () => {
    same('day-first', DAY, ['2/1/2024', '02.01.2024', '02-01-2024', '2/1/2024 00:00']);
    same('month-first', DAY, ['1/2/2024', '01-02-2024']);
    assert.equal(parseTime('25/12/2024', 'month-first'), undefined);
  });

  it('knows leap years: 2000 and 2024 have a 29 February, 1900 and 2023 have none', () => {
    assert.equal(parseTime('2024-02-29', 'calendar'), Date.UTC(2024, 1, 29));
    assert.equal(parseTime('2000/2/29', 'calendar'), Date.UTC(2000, 1, 29));
    refused('calendar', ['2023-02-29', '1900-02-29']);
    refused('compact', ['20230229']);
  });

  it('refuses days and hours that do not exist, and what goes on after the time', () => {
    refused('calendar', [
      ...['2024-02-31', '2024-13-01', '2024-00-10', '2024-01-00', '2024-01-02 25:00'],
      ...['2024-01-02 10:60', '2024-01-02T10:00:60', '2024-01-02 13:00 PM', '2024-01-02 0:30 AM'],
      ...['2024-01-02 and more', '24-01-02', '2024-1/2', '2024-01-02T', '2024-01-02T10:00+25:00'],
      ...['', '2024', '20240102', 'Jan 2, 2024', '0000-01-01'],
    ]);
    refused('quarter', ['2024Q5', '2024Q0', 'Q1', '2024년 5분기']);
    refused('year', ['24', '20240', '0999']);
  });

  it('gives back every day of the calendar', () => {
    const day = fc.date({
      min: new Date('1000-01-01'),
      max: new Date('9999-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString();
        assert.equal(parseTime(iso, 'calendar'), date.getTime());
        const [year, month, dayOfMonth] = iso.slice(0, 10).split('-').map(Number);
        const midnight = Date.parse(`${iso.slice(0, 10)}T00:00Z`);
        assert.equal(parseTime(iso.slice(0, 10), 'calendar'), midnight);
        assert.equal(parseTime(`${year!}년 ${month!}월 ${dayOfMonth!}일`, 'calendar'), midnight);
        assert.equal(parseTime(iso.slice(0, 10).replaceAll('-', ''), 'compact'), midnight);
      }),
    );
  });

  it('answers at once on a long cell of blanks', () => {
    refused('calendar', [`2024-01-02 1:00${' '.repeat(1_000_000)}x`]);
  });
});
