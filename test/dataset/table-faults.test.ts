import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { datasetFromText } from '../../src/dataset/from-text';
import { applyChanges, changeLines } from '../../src/dataset/row-edits';
import type { SeriesDataset } from '../../src/dataset/series';
import { findFaults, fixAll, fixEdits } from '../../src/dataset/table-faults';
import { tableStyle } from '../../src/dataset/table-style';

const day = (i: number) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10);
/** Sixty days of a slow wave. */
const rows = Array.from({ length: 60 }, (_, i) => {
  return `${day(i)},${(20 + 5 * Math.sin(i / 6) + 0.1 * (i % 3)).toFixed(1)},7`;
});
const csv = (change: (lines: string[]) => void, header = 'Day,Temp,Rain') => {
  const lines = rows.map((row, i) => (i % 2 === 0 ? row : row.replace(/7$/u, '8')));
  change(lines);
  return [header, ...lines].join('\n') + '\n';
};
const read = (text: string) =>
  datasetFromText(text, { name: 'days.csv', languageId: 'csv' }) as SeriesDataset;
const codesOf = (text: string) => findFaults(read(text)).map(({ code, line }) => [code, line]);
const fixed = (text: string, pick = 0) => {
  const series = read(text);
  const [fault] = findFaults(series);
  const lines = text.split('\n');
  const source = { count: lines.length, at: (line: number) => lines[line]! };
  const edits = fixEdits(series, fault!, fault!.fixes[pick]!);
  return applyChanges(text, changeLines(edits, source, tableStyle(series)));
};

describe('table faults', () => {
  it('finds none in clean rows, nor in the bundled sample', () => {
    assert.deepEqual(codesOf(csv(() => undefined)), []);
    const sample = path.resolve(__dirname, '../../media/samples/air-passengers.csv');
    assert.deepEqual(codesOf(readFileSync(sample, 'utf8')), []);
  });

  it('finds a left-out day and fills it from the rows beside it', () => {
    const text = csv((lines) => lines.splice(10, 2));
    assert.deepEqual(codesOf(text), [['gap', 11]]);
    const after = fixed(text).split('\n');
    assert.equal(after[11]!.slice(0, 10), day(10));
    assert.equal(after[12]!.slice(0, 10), day(11));
    const [before, , , behind] = [10, 11, 12, 13].map((i) => Number(after[i]!.split(',')[1]));
    assert.ok(Number(after[11]!.split(',')[1]) <= Math.max(before!, behind!) + 0.05);
    assert.deepEqual(codesOf(after.join('\n')), []);
  });

  it('finds a repeated day and drops its second row', () => {
    const text = csv((lines) => lines.splice(10, 0, lines[9]!));
    assert.deepEqual(codesOf(text), [['repeated-time', 11]]);
    assert.equal(
      fixed(text),
      csv(() => undefined),
    );
  });

  it('finds what is no number, and fills or drops it', () => {
    const text = csv((lines) => (lines[4] = `${day(4)},wet,7`));
    assert.deepEqual(codesOf(text), [['no-number', 5]]);
    const cells = fixed(text).split('\n')[5]!.split(',');
    assert.ok(Number(cells[1]) > 20 && cells[2] === '7');
    assert.equal(fixed(text, 1).split('\n').length, text.split('\n').length - 1);
  });

  it('finds a constant column, and drops the column', () => {
    const text = [`Day,Temp,Rain`, ...rows].join('\n');
    assert.deepEqual(codesOf(text), [['constant-column', 1]]);
    assert.equal(fixed(text).split('\n')[0], 'Day,Temp');
  });

  it('finds where the unit changes, and takes the rows back', () => {
    const text = csv((lines) => {
      for (let i = 40; i < 60; i++) {
        const [date, temp, rain] = lines[i]!.split(',');
        lines[i] = `${date!},${(Number(temp) * 10).toFixed(1)},${rain!}`;
      }
    });
    assert.deepEqual(codesOf(text), [['unit-change', 41]]);
    assert.equal(
      fixed(text),
      csv(() => undefined),
    );
  });

  it('finds an outlier, and puts it between its neighbours', () => {
    const text = csv((lines) => (lines[30] = `${day(30)},214.0,7`));
    assert.deepEqual(codesOf(text), [['outlier', 31]]);
    assert.ok(Number(fixed(text).split('\n')[31]!.split(',')[1]) < 30);
  });

  it('a fixed copy has no fault left', () => {
    const text = csv((lines) => {
      lines[30] = `${day(30)},214.0,7`;
      lines[20] = `${day(20)},,8`;
      lines.splice(10, 2);
      lines.splice(5, 0, lines[4]!);
    });
    const series = read(text);
    const faults = findFaults(series);
    assert.equal(faults.length, 4);
    const lines = text.split('\n');
    const source = { count: lines.length, at: (line: number) => lines[line]! };
    const changes = changeLines(fixAll(series, faults), source, tableStyle(series));
    const copy = applyChanges(text, changes);
    assert.deepEqual(codesOf(copy), []);
    assert.equal(copy.split('\n').length, 62);
  });
});
