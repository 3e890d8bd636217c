import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseTime, type TimeFormat } from '../../src/dataset/time-cell';
import { writeTime } from '../../src/dataset/write-time';

const at = (text: string) => Date.parse(`${text}Z`);

describe('writeTime', () => {
  const cases: readonly (readonly [TimeFormat, readonly string[], string, string])[] = [
    ['calendar', ['2024-01-31'], '2024-02-01T00:00', '2024-02-01'],
    ['calendar', ['1960-12'], '1961-01-01T00:00', '1961-01'],
    ['calendar', ['2024. 9. 30.'], '2024-10-01T00:00', '2024. 10. 1.'],
    ['calendar', ['2024/9/30', '2024/10/1'], '2024-10-02T00:00', '2024/10/2'],
    ['calendar', ['2024년 12월 31일'], '2025-01-01T00:00', '2025년 1월 1일'],
    ['calendar', ['2024년 12월'], '2025-01-01T00:00', '2025년 1월'],
    ['calendar', ['2024-01-31 (수)'], '2024-02-01T00:00', '2024-02-01 (목)'],
    ['calendar', ['2024-01-02T23:00:00Z'], '2024-01-03T00:00', '2024-01-03T00:00:00Z'],
    ['calendar', ['2024-01-02T23:00+09:00'], '2024-01-02T15:00', '2024-01-03T00:00+09:00'],
    ['calendar', ['2024-01-02 오후 11시'], '2024-01-03T00:00', '2024-01-03 오전 12시'],
    ['calendar', ['2024-01-02 11:00 PM'], '2024-01-03T00:00', '2024-01-03 12:00 AM'],
    ['calendar', ['2024-01-02 9:00'], '2024-01-02T10:00', '2024-01-02 10:00'],
    ['day-first', ['31.12.2024'], '2025-01-01T00:00', '01.01.2025'],
    ['day-first', ['9/1/2024', '10/1/2024'], '2024-01-11T00:00', '11/1/2024'],
    ['month-first', ['12/31/2024'], '2025-01-01T00:00', '01/01/2025'],
    ['quarter', ['2024Q4'], '2025-01-01T00:00', '2025Q1'],
    ['quarter', ['Q4 2024'], '2025-01-01T00:00', 'Q1 2025'],
    ['quarter', ['2024년 4분기'], '2025-01-01T00:00', '2025년 1분기'],
    ['quarter', ['2024 4/4'], '2025-01-01T00:00', '2025 1/4'],
    ['compact', ['20241231'], '2025-01-01T00:00', '20250101'],
    ['compact', ['202412'], '2025-01-01T00:00', '202501'],
    ['year', ['2024'], '2025-01-01T00:00', '2025'],
    ['year', ['2024년'], '2025-01-01T00:00', '2025년'],
    ['epoch-seconds', ['1700000000'], '2023-11-14T22:14:20', '1700000060'],
    ['epoch-milliseconds', ['1700000000000'], '2023-11-14T22:14:20', '1700000060000'],
  ];
  for (const [format, like, time, expected] of cases) {
    it(`continues ${like.at(-1)!} as ${expected}`, () => {
      assert.equal(writeTime(at(time), like, format), expected);
    });
  }

  it('says so where the way of writing has no room for the time', () => {
    assert.equal(writeTime(at('2024-01-02T05:00'), ['2024-01-01'], 'calendar'), undefined);
    assert.equal(writeTime(at('2024-01-02T00:00'), ['soon'], 'calendar'), undefined);
  });

  it('is read again as the same time, or is not written', () => {
    const likes = cases.map(([format, like]) => [format, like] as const);
    const day = fc.integer({ min: -10_000, max: 30_000 }).map((days) => days * 86_400_000);
    fc.assert(
      fc.property(day, fc.constantFrom(...likes), (time, [format, like]) => {
        const written = writeTime(time, like, format);
        if (written !== undefined) assert.equal(parseTime(written, format), time);
      }),
    );
  });
});
