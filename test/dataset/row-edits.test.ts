import assert from 'node:assert/strict';
import { cellsOfLine } from '../../src/dataset/cells-of-line';
import {
  applyChanges,
  changeLines,
  type RowEdit,
  type TableStyle,
} from '../../src/dataset/row-edits';
import { Refusal } from '../../src/phrase/refusal';

const style: TableStyle = {
  separator: ',',
  width: 3,
  time: { index: 0, format: 'calendar' },
  numbers: [{ index: 2, name: 'Price', decimal: '.', unit: '' }],
};
const text = 'Day,Note,Price\n2024-01-01,"a, b",1.50\n2024-01-02,c,x\n2024-01-04,d,2.50\n';
const linesOf = (all: string) => {
  const lines = all.split('\n');
  return { count: lines.length, at: (line: number) => lines[line]! };
};
const edited = (edits: readonly RowEdit[], of = text) =>
  applyChanges(of, changeLines(edits, linesOf(of), style));

describe('cellsOfLine', () => {
  it('knows quotes, doubled quotes and separators within them', () => {
    const cells = cellsOfLine('1,"a, ""b""",,3', ',')!;
    assert.deepEqual(
      cells.map(({ text: each }) => each),
      ['1', 'a, "b"', '', '3'],
    );
    assert.deepEqual([cells[1]!.start, cells[1]!.end], [2, 12]);
  });

  it('has no answer for a quote that stays open', () => {
    assert.equal(cellsOfLine('1,"two', ','), undefined);
  });
});

describe('row edits', () => {
  it('set a number as the cells beside it are written, and leave the rest of the line', () => {
    const after = edited([{ kind: 'set', line: 2, column: 2, value: 2 }]);
    assert.equal(after.split('\n')[2], '2024-01-02,c,2.00');
    assert.equal(after.split('\n')[1], '2024-01-01,"a, b",1.50');
  });

  it('insert a row with its time, and drop one', () => {
    const time = Date.UTC(2024, 0, 3);
    const row = { time, numbers: [{ column: 2, value: 2.25 }] };
    const after = edited([
      { kind: 'insert', line: 3, row },
      { kind: 'drop', line: 2 },
    ]);
    assert.deepEqual(after.split('\n').slice(2), ['2024-01-03,,2.25', '2024-01-04,d,2.50', '']);
  });

  it('drop a column from every line', () => {
    const after = edited([{ kind: 'drop-column', column: 1 }]);
    assert.equal(after, 'Day,Price\n2024-01-01,1.50\n2024-01-02,x\n2024-01-04,2.50\n');
  });

  it('keep the line breaks of the file', () => {
    const windows = text.replaceAll('\n', '\r\n');
    const row = { time: Date.UTC(2024, 0, 3), numbers: [] };
    const after = edited([{ kind: 'insert', line: 3, row }], windows);
    assert.equal(after.split('\r\n').length, 6);
    assert.ok(!/[^\r]\n/u.test(after));
  });

  it('refuse a row that goes over several lines, and change nothing', () => {
    const open = 'Day,Note,Price\n2024-01-01,"a\nb",1\n';
    const edits = [{ kind: 'set', line: 1, column: 2, value: 2 }] as const;
    assert.throws(
      () => edited(edits, open),
      (error) => {
        return error instanceof Refusal && error.phrase.en.includes('line 2');
      },
    );
  });
});
