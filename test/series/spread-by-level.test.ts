import assert from 'node:assert/strict';
import { spreadByLevel } from '../../src/series/spread-by-level';

describe('spreadByLevel', () => {
  it('finds the slope of a spread that is a fifth of its level', () => {
    const levels = [10, 20, 40, 80];
    const values = levels.flatMap((level) => [0.8 * level, level, 1.2 * level]);
    const { line, spreads, ...found } = spreadByLevel(Float64Array.from(values), 3);
    found.levels.forEach((level, i) => assert.ok(Math.abs(level - levels[i]!) < 1e-12));
    spreads.forEach((spread, i) => assert.ok(Math.abs(spread - 0.2 * levels[i]!) < 1e-12));
    assert.ok(Math.abs(line!.slope - 0.2) < 1e-12 && Math.abs(line!.intercept) < 1e-12);
  });

  it('leaves out the oldest rows that fill no window, and has no line where all levels are the same', () => {
    const { levels, line } = spreadByLevel(Float64Array.of(99, 1, 3, 0, 4, 2, 2), 2);
    assert.deepEqual([...levels], [2, 2, 2]);
    assert.equal(line, undefined);
  });

  it('refuses fewer than 3 windows, and windows of one row', () => {
    assert.throws(() => spreadByLevel(new Float64Array(5), 2), RangeError);
    assert.throws(() => spreadByLevel(new Float64Array(9), 1), RangeError);
    assert.throws(() => spreadByLevel(new Float64Array(9), 2.5), RangeError);
  });
});
