import assert from 'node:assert/strict';
import fc from 'fast-check';
import { chronologicalSplit } from '../../src/series/split';

describe('chronologicalSplit', () => {
  it('keeps the last 15 % to judge by and the 15 % before to choose by', () => {
    assert.deepEqual(chronologicalSplit(100), {
      training: { start: 0, end: 70 },
      validation: { start: 70, end: 85 },
      test: { start: 85, end: 100 },
    });
  });
  it('rounds each share to whole rows, but never to none', () => {
    const { validation, test } = chronologicalSplit(11); // 1.65 rows each
    assert.deepEqual([validation.start, test.start], [7, 9]);
    assert.deepEqual(chronologicalSplit(3).training, { start: 0, end: 1 });
  });
  it('takes the shares it is given', () => {
    const { validation, test } = chronologicalSplit(1000, { validation: 0.1, test: 0.05 });
    assert.deepEqual(validation, { start: 850, end: 950 });
    assert.deepEqual(test, { start: 950, end: 1000 });
  });
  it('cuts any number of rows into three parts that touch, none empty and none left out', () => {
    const share = fc.double({ min: 0, max: 0.33, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 5000 }), share, share, (n, validation, test) => {
        const parts = chronologicalSplit(n, { validation, test });
        assert.equal(parts.training.start, 0);
        assert.equal(parts.training.end, parts.validation.start);
        assert.equal(parts.validation.end, parts.test.start);
        assert.equal(parts.test.end, n);
        for (const { start, end } of Object.values(parts)) assert.ok(start < end);
      }),
    );
  });
  it('refuses rows too few for three parts', () => {
    assert.throws(() => chronologicalSplit(2), /at least 3 rows, got 2/);
    assert.throws(() => chronologicalSplit(10, { validation: 0.5, test: 0.5 }), RangeError);
  });
});
