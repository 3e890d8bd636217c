import assert from 'node:assert/strict';
import { parseTime } from '../../src/dataset/time-cell';
import { inspectTimeSteps, type TimeSteps } from '../../src/dataset/time-steps';

function inspect(times: readonly string[]): TimeSteps {
  const values = Float64Array.from(times, (time) => parseTime(time, 'calendar') ?? NaN);
  const lines = Int32Array.from(times, (_, row) => row);
  return inspectTimeSteps(values, lines, { name: 'a.csv', column: 'Date' });
}

const found = ({ problems }: TimeSteps): unknown[] =>
  problems.map(({ code, lines }) => [code, lines]);

describe('inspectTimeSteps', () => {
  it('names the unit and the step, from seconds to years', () => {
    const cases = [
      [['2024-01-01 00:00:00', '2024-01-01 00:00:10', '2024-01-01 00:00:20'], 'second', 10],
      [['2024-01-01 00:00', '2024-01-01 00:15', '2024-01-01 00:30'], 'minute', 15],
      [['2024-01-01 22:00', '2024-01-01 23:00', '2024-01-02 00:00'], 'hour', 1],
      [['2024-02-28', '2024-02-29', '2024-03-01'], 'day', 1],
      [['2024-01-01', '2024-01-08', '2024-01-15'], 'week', 1],
      [['2024-01', '2024-02', '2024-03', '2024-04'], 'month', 1],
      [['2024-01-31', '2024-02-29', '2024-03-31'], 'month', 1],
      [['2023-10', '2024-01', '2024-04'], 'quarter', 1],
      [['2022-01', '2023-01', '2024-01'], 'year', 1],
      [['2010-01', '2015-01', '2020-01'], 'year', 5],
    ] as const;
    for (const [times, unit, step] of cases) {
      const steps = inspect(times);
      assert.deepEqual(steps, { frequency: { unit, step }, problems: [] }, times.join(' '));
    }
  });

  it('names the rows after a gap and how many rows are absent', () => {
    const steps = inspect(['2024-01', '2024-02', '2024-03', '2024-06', '2024-07']);
    assert.deepEqual(steps.frequency, { unit: 'month', step: 1 });
    assert.deepEqual(found(steps), [['gaps', [4]]]);
    assert.match(steps.problems[0]!.message.en, /leaves out 2 times in 1 place \(before line 4\)/);
  });

  it('has no frequency where no step is that of most rows', () => {
    const steps = inspect(['2024-01-01', '2024-01-02', '2024-01-05', '2024-01-11', '2024-01-12']);
    assert.equal(steps.frequency, undefined);
    assert.deepEqual(found(steps)[0], ['irregular-times', [3, 4]]);
  });

  it('names rows that repeat a time and rows that go back', () => {
    const steps = inspect(['2024-01-01', '2024-01-02', '2024-01-02', '2024-01-03', '2024-01-01']);
    assert.deepEqual(found(steps), [
      ['unsorted-times', [5]],
      ['duplicate-times', [3, 5]],
    ]);
  });

  it('keeps the frequency of a file that runs from newest to oldest, and says that it does', () => {
    const steps = inspect(['2024-01-03', '2024-01-02', '2024-01-01']);
    assert.deepEqual(steps.frequency, { unit: 'day', step: 1 });
    assert.deepEqual(found(steps), [['times-run-backwards', [2, 3]]]);
  });

  it('does not measure a step across a row without a time', () => {
    const steps = inspect(['2024-01-01', '2024-01-02', '?', '2024-01-04', '2024-01-05']);
    assert.deepEqual(steps, { frequency: { unit: 'day', step: 1 }, problems: [] });
  });

  it('says nothing about fewer than three times', () => {
    assert.deepEqual(inspect(['2024-01-01', '2024-01-02']).frequency, undefined);
    assert.deepEqual(inspect([]), { frequency: undefined, problems: [] });
  });
});
