import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addRowsInTurn, sumRows, sumRowsInTurn } from '../twins/rows';
import { inner } from '../twins/tensor';
import { assertPlaces, assertRows, describeInEachBinary, forAll, width } from './workbench';

const rows = fc.integer({ min: 0, max: 20 });
const columns = fc.integer({ min: 0, max: 21 });
const count = fc.integer({ min: 0, max: 12 }).map((fours) => 4 * fours);
const turns = {
  rows,
  columns,
  rowsOfOne: fc.integer({ min: 1, max: 4 }),
  period: fc.integer({ min: 1, max: 7 }),
};

describe('the twins of rows', () => {
  it('take rows in turn as by hand', () => {
    const from = [[1], [2], [4]];
    assert.deepEqual(sumRowsInTurn(from, 1, 1, 2), [[5], [2]]);
    assert.deepEqual(sumRowsInTurn(from, 1, 2, 2), [[3], [4]]);
    assert.deepEqual(addRowsInTurn(from, [[10], [20]], 2), [[11], [12], [24]]);
    assert.deepEqual(sumRows(from, 1), [7]);
  });
});

describeInEachBinary('rows', (bench) => {
  it('fill, copy and add go over n numbers', () => {
    forAll(
      { n: count },
      20,
      ({ n }, drawn) => {
        const [x, y] = [drawn.vector(n), drawn.vector(n)];
        const [from, to, filled, copied] = [
          bench.put(x),
          bench.put(y),
          bench.space(n),
          bench.space(n),
        ];
        bench.call('fill', [n, filled, 2.5], [filled]);
        assert.deepEqual([...filled.floats()], x.map(() => 2.5)); // prettier-ignore
        bench.call('copy', [n, from, copied], [copied]);
        assert.deepEqual([...copied.floats()], x);
        bench.call('add', [n, from, to], [to]);
        assert.deepEqual(
          [...to.floats()],
          x.map((value, i) => Math.fround(value + y[i]!)),
        );
      },
      bench,
    );
  });

  it('addRowsInTurn adds to every row the one whose turn it is', () => {
    forAll(
      turns,
      50,
      ({ rows, columns, rowsOfOne, period }, drawn) => {
        const [to, from] = [drawn.matrix(rows, columns), drawn.matrix(period, columns)];
        const at = bench.putRows(to);
        const args = [rows, width(columns), bench.putRows(from), at, rowsOfOne, period];
        bench.call('addRowsInTurn', args, [at]);
        assertRows(at, addRowsInTurn(to, from, rowsOfOne), 'to', 1e-6, 1);
      },
      bench,
    );
  });

  it('sumRowsInTurn is its way back: whatever stood there before is gone', () => {
    forAll(
      turns,
      50,
      ({ rows, columns, rowsOfOne, period }, drawn) => {
        const from = drawn.matrix(rows, columns);
        const to = bench.space(period * width(columns));
        const args = [rows, width(columns), bench.putRows(from), to, rowsOfOne, period];
        bench.call('sumRowsInTurn', args, [to]);
        const sums = sumRowsInTurn(from, columns, rowsOfOne, period);
        assertRows(to, sums, 'to', 1e-6, rows);
        // ⟨add(p), d⟩ = ⟨p, sum(d)⟩ for every p
        const p = drawn.matrix(period, columns);
        const added = addRowsInTurn(
          from.map((row) => row.map(() => 0)),
          p,
          rowsOfOne,
        );
        assert.ok(Math.abs(inner(added, from) - inner(p, sums)) < 1e-10);
      },
      bench,
    );
  });

  it('sumRows adds all rows up', () => {
    forAll(
      { rows, columns },
      30,
      ({ rows, columns }, drawn) => {
        const from = drawn.matrix(rows, columns);
        const to = bench.space(width(columns));
        bench.call('sumRows', [rows, width(columns), bench.putRows(from), to], [to]);
        assertRows(to, [sumRows(from, columns)], 'sums', 1e-6, rows);
      },
      bench,
    );
  });

  it('copyRows copies or adds between other steps, and leaves what is between the rows', () => {
    forAll(
      { rows, n: count, more: count, other: count, accumulate: fc.boolean() },
      50,
      ({ rows, n, more, other, accumulate }, drawn) => {
        const [fromRow, toRow] = [n + more, n + other];
        const [x, y] = [drawn.vector(rows * fromRow), drawn.vector(rows * toRow)];
        const [from, to] = [bench.put(x), bench.put(y)];
        const before = to.bits();
        const args = [rows, n, from, fromRow, to, toRow, Number(accumulate)];
        bench.call('copyRows', args, [to]);
        const expected = new Map<number, number>();
        for (let r = 0; r < rows; r++) {
          for (let j = 0; j < n; j++) {
            const [value, old] = [x[r * fromRow + j]!, y[r * toRow + j]!];
            expected.set(r * toRow + j, Math.fround(accumulate ? old + value : value));
          }
        }
        assertPlaces(to, before, expected, 'to', 0);
      },
      bench,
    );
  });

  it('clearBeyond clears what is beyond the first numbers of every row, and nothing else', () => {
    forAll(
      { rows, columns },
      30,
      ({ rows, columns }, drawn) => {
        const row = width(columns);
        const x = drawn.vector(rows * row);
        const at = bench.put(x);
        bench.call('clearBeyond', [rows, row, columns, at], [at]);
        assert.deepEqual(
          [...at.floats()],
          x.map((value, i) => (i % row < columns ? value : 0)),
        );
      },
      bench,
    );
  });
});
