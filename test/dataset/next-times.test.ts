import assert from 'node:assert/strict';
import { nextTimes } from '../../src/dataset/next-times';

const times = (...days: string[]) => Float64Array.from(days, (day) => Date.parse(`${day}T00:00Z`));
const days = (list: readonly number[]) => list.map((ms) => new Date(ms).toISOString().slice(0, 10));

describe('nextTimes', () => {
  it('adds days, hours and weeks', () => {
    const next = nextTimes(times('2024-02-27', '2024-02-28'), { unit: 'day', step: 1 }, 2);
    assert.deepEqual(days(next), ['2024-02-29', '2024-03-01']);
    const hours = nextTimes(times('2024-01-01'), { unit: 'hour', step: 12 }, 2);
    assert.deepEqual(days(hours), ['2024-01-01', '2024-01-02']);
  });

  it('keeps the day of the month, or its end', () => {
    const month = { unit: 'month', step: 1 } as const;
    const ends = nextTimes(times('2023-11-30', '2023-12-31', '2024-01-31'), month, 3);
    assert.deepEqual(days(ends), ['2024-02-29', '2024-03-31', '2024-04-30']);
    const firsts = nextTimes(times('2023-11-01', '2023-12-01'), month, 2);
    assert.deepEqual(days(firsts), ['2024-01-01', '2024-02-01']);
    const fifteenths = nextTimes(times('2023-12-15'), { unit: 'quarter', step: 1 }, 1);
    assert.deepEqual(days(fifteenths), ['2024-03-15']);
  });
});
