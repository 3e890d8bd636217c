import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  drift,
  persistence,
  persistenceAhead,
  seasonalNaive,
  seasonalNaiveAhead,
} from '../../src/series/baselines';

const values = Float64Array.of(3, 5, 4, 8, 6, 9);
const rows = { start: 3, end: 6 };

describe('persistence', () => {
  it('repeats the row before, one row at a time', () => {
    assert.deepEqual([...persistence(values, rows)], [4, 8, 6]);
    assert.deepEqual([...persistenceAhead(values, 3, 3)], [4, 4, 4]);
  });
});

describe('seasonalNaive', () => {
  it('repeats the row one season before', () => {
    assert.deepEqual([...seasonalNaive(values, rows, 2)], [5, 4, 8]);
    assert.deepEqual([...seasonalNaive(values, rows, 3)], [3, 5, 4]);
  });
  it('with a season of one row is persistence', () => {
    assert.deepEqual(seasonalNaive(values, rows, 1), persistence(values, rows));
    assert.deepEqual(seasonalNaiveAhead(values, 4, 3, 1), persistenceAhead(values, 4, 3));
  });
  it('repeats the last known season over and over further ahead', () => {
    assert.deepEqual([...seasonalNaiveAhead(values, 4, 5, 3)], [5, 4, 8, 5, 4]);
  });
});

describe('drift', () => {
  it('adds the mean change of all rows before', () => {
    // row 3: 4 + (4 − 3) / 2; row 4: 8 + (8 − 3) / 3; row 5: 6 + (6 − 3) / 4
    assert.deepEqual([...drift(values, rows)], [4.5, 8 + 5 / 3, 6.75]);
  });
  it('knows no change before the second row, and goes on along a straight line', () => {
    const line = Float64Array.of(7, 10, 13, 16);
    assert.deepEqual([...drift(line, { start: 1, end: 4 })], [7, 13, 16]);
  });
});

describe('baselines', () => {
  it('read rows before the one they name only, however later rows change', () => {
    const cells = fc.array(fc.integer(), { minLength: 6, maxLength: 40 });
    fc.assert(
      fc.property(cells, fc.nat(), fc.integer({ min: 1, max: 5 }), (read, where, season) => {
        const before = Float64Array.from(read);
        const row = 5 + (where % (read.length - 5));
        const changed = before.map((value, t) => (t < row ? value : value + 1e10 + t));
        const seen = { start: 5, end: row + 1 };
        assert.deepEqual(persistence(changed, seen), persistence(before, seen));
        assert.deepEqual(drift(changed, seen), drift(before, seen));
        assert.deepEqual(seasonalNaive(changed, seen, season), seasonalNaive(before, seen, season));
        const ahead = (series: Float64Array) => [
          persistenceAhead(series, row, 8),
          seasonalNaiveAhead(series, row, 8, season),
        ];
        assert.deepEqual(ahead(changed), ahead(before));
      }),
    );
  });
  it('refuse rows that have too few before them', () => {
    const first = { start: 0, end: 2 };
    assert.throws(() => persistence(values, first), /persistence requires 1 rows before row 0/);
    assert.throws(() => drift(values, first), RangeError);
    assert.throws(() => persistenceAhead(values, 0, 2), RangeError);
    assert.throws(() => seasonalNaive(values, rows, 4), /requires 4 rows before row 3/);
    assert.throws(() => seasonalNaiveAhead(values, 3, 2, 4), RangeError);
    assert.throws(() => seasonalNaive(values, rows, 0), RangeError);
    assert.throws(() => seasonalNaive(values, rows, 1.5), RangeError);
  });
});
