import assert from 'node:assert/strict';
import { experiment } from '../../../src/training/examine/experiment';
import type { ExamineEvent, ExamineQuestion } from '../../../src/training/examine/examine-event';
import { Refusal } from '../../../src/phrase/refusal';
import { createRandom, normal } from '../../../src/random/random';
import { runToLab, sampleFile, type OpenFile } from '../../lessons/run-experiment';

const passengers = sampleFile('air-passengers.csv');

type Answer<Kind> = Extract<ExamineEvent, { kind: Kind }>;

function ask<Kind extends ExamineEvent['kind']>(
  file: OpenFile,
  kind: Kind,
  ...questions: ExamineQuestion[]
): Answer<Kind> {
  const { ask: answer, dispose } = runToLab(experiment, file, {});
  try {
    const answers = questions.flatMap((question) => answer(question));
    return answers.findLast((event): event is Answer<Kind> => event.kind === kind)!;
  } finally {
    dispose();
  }
}

const column = passengers.text.split('\n')[0]!.split(',')[1]!;

describe('examine', () => {
  it('says how the table is written, and its faults', () => {
    const { events, dispose } = runToLab(experiment, passengers, {});
    dispose();
    const table = events.find((event) => event.kind === 'table-examined')!;
    assert.deepEqual([table.style.separator, table.style.width, table.faultCount], [',', 2, 0]);
    assert.equal(table.style.time?.format, 'calendar');
  });

  it('a column: range, mean, season, and the differences that the two tests and the season ask for', () => {
    const found = ask(passengers, 'column-examined', { about: 'column', column });
    assert.deepEqual(
      [found.rows, found.missing, found.smallest, found.largest],
      [144, 0, 104, 622],
    );
    assert.ok(Math.abs(found.mean - 280.2986) < 1e-3);
    assert.deepEqual([found.season, found.verdict?.d, found.verdict?.D], [12, 1, 1]);
    assert.equal(found.spark.length, 60);
    assert.deepEqual([found.spark[0], found.spark.at(-1)], [112, 432]);
    assert.ok(found.isPositive);
  });

  it('a cell: its row, its change, and what the model expected of it, once there is one', () => {
    const cell = { about: 'cell', column, line: 144 } as const;
    const before = ask(passengers, 'cell-examined', cell);
    assert.deepEqual([before.row, before.value, before.change], [144, 432, 42]);
    assert.equal(before.time, '1960-12');
    assert.equal(before.forecast, undefined);
    const after = ask(passengers, 'cell-examined', { about: 'forecast', column }, cell);
    assert.ok(Math.abs(after.forecast! - 432) < 40, String(after.forecast));
  });

  it('a forecast: one season of rows with their months, within its own limits, in the unit of the file', () => {
    const found = ask(passengers, 'column-forecast', { about: 'forecast', column });
    assert.equal(found.rows.length, 12);
    assert.equal(found.lastLine, 144);
    assert.deepEqual(
      [found.rows[0]!.time, found.rows[11]!.time],
      [Date.UTC(1961, 0, 1), Date.UTC(1961, 11, 1)],
    );
    assert.ok(found.log && found.model.includes('[12]'), found.model);
    for (const { value, low80, high80, low95, high95 } of found.ahead) {
      assert.ok(low95 < low80 && low80 < value && value < high80 && high80 < high95);
      assert.ok(value > 380 && value < 750, String(value));
    }
    assert.deepEqual(
      found.rows.map(({ numbers }) => numbers[0]!.value),
      found.ahead.map(({ value }) => value),
    );
  });

  it('a forecast needs rows, and times that go forward evenly', () => {
    const short = { name: 'short.csv', text: 'Day,x\n2024-01-01,1\n2024-01-02,3\n' };
    assert.throws(() => ask(short, 'column-forecast', { about: 'forecast', column: 'x' }), Refusal);
    const rows = Array.from({ length: 30 }, (_, i) => `${2030 - i}-01-01,${(i * i * 7) % 11}`);
    const backwards = { name: 'back.csv', text: ['Day,x', ...rows].join('\n') };
    assert.throws(
      () => ask(backwards, 'column-forecast', { about: 'forecast', column: 'x' }),
      Refusal,
    );
  });

  it('a column that only counts goes on counting', () => {
    const rows = Array.from({ length: 40 }, (_, i) => `${i + 1},${(i * 7) % 11}`);
    const counted = { name: 'counted.csv', text: ['t,x', ...rows].join('\n') };
    const found = ask(counted, 'column-forecast', { about: 'forecast', column: 'x' });
    assert.deepEqual(found.rows[0]!.numbers.slice(1), [{ column: 0, value: 41 }]);
  });

  it('differences as a table: each row less the one before it, or the logarithm’s', () => {
    const plain = { about: 'difference', column, lag: 1, log: 0 } as const;
    const lines = ask(passengers, 'column-differenced', plain).text.split('\n');
    assert.deepEqual(lines.slice(0, 3), [`Month,diff ${column}`, '1949-02,6', '1949-03,14']);
    assert.equal(lines.length, 145);
    const growth = ask(passengers, 'column-differenced', { ...plain, log: 1 }).text.split('\n');
    const [month, rate] = growth[1]!.split(',');
    assert.equal(month, '1949-02');
    assert.ok(Math.abs(Number(rate) - Math.log(118 / 112)) < 1e-11);
    const yearly = ask(passengers, 'column-differenced', { ...plain, lag: 12 }).text.split('\n');
    assert.equal(yearly[1], '1950-01,3');
  });

  it('a hundred thousand rows are answered all the same', () => {
    const random = createRandom(1);
    const rows = Array.from({ length: 100_000 }, (_, i) => {
      const at = new Date(Date.UTC(2000, 0, 1) + i * 3_600_000).toISOString().slice(0, 16);
      return `${at},${(10 + 3 * Math.sin((2 * Math.PI * i) / 24) + normal(random)).toFixed(2)}`;
    });
    const hourly = { name: 'hourly.csv', text: ['Hour,x', ...rows].join('\n') };
    const found = ask(hourly, 'column-examined', { about: 'column', column: 'x' });
    assert.deepEqual([found.rows, found.season, found.verdict?.testedRows], [100_000, 24, 5000]);
    const forecast = ask(hourly, 'column-forecast', { about: 'forecast', column: 'x' });
    assert.deepEqual([forecast.rows.length, forecast.fittedRows], [24, 1000]);
  });
});
