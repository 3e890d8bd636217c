import assert from 'node:assert/strict';
import fc from 'fast-check';
import { chronologicalSplit } from '../../src/series/split';
import { windowCount, windows } from '../../src/series/windows';

/** A series whose values are its row numbers, so that a window shows which rows it read. */
const rowNumbers = (n: number) => Float64Array.from({ length: n }, (_, row) => row);

const options = fc.record({
  window: fc.integer({ min: 1, max: 12 }),
  gap: fc.nat(5),
  horizon: fc.integer({ min: 1, max: 6 }),
  stride: fc.integer({ min: 1, max: 7 }),
});

describe('windows', () => {
  it('pairs neighbouring rows with the row that follows', () => {
    const { inputs, targets, starts } = windows(Float64Array.of(10, 20, 30, 40), { window: 2 });
    assert.deepEqual([...inputs], [10, 20, 20, 30]);
    assert.deepEqual([...targets], [30, 40]);
    assert.deepEqual([...starts], [0, 1]);
  });
  it('leaves the gap out, and takes strides', () => {
    const pairs = windows(rowNumbers(10), { window: 3, gap: 1, horizon: 2, stride: 2 });
    assert.deepEqual([...pairs.starts], [0, 2, 4]);
    assert.deepEqual([...pairs.inputs], [0, 1, 2, 2, 3, 4, 4, 5, 6]);
    assert.deepEqual([...pairs.targets], [4, 5, 6, 7, 8, 9]);
  });
  it('reads each window and its targets where they should be', () => {
    fc.assert(
      fc.property(fc.nat(80), options, (n, chosen) => {
        const { window, gap, horizon, stride } = chosen;
        const { inputs, targets, starts } = windows(rowNumbers(n), chosen);
        starts.forEach((start, k) => {
          assert.equal(start, k * stride);
          for (let i = 0; i < window; i++) assert.equal(inputs[k * window + i], start + i);
          for (let h = 0; h < horizon; h++) {
            assert.equal(targets[k * horizon + h], start + window + gap + h);
          }
        });
        assert.equal(inputs.length, starts.length * window);
        assert.equal(targets.length, starts.length * horizon);
      }),
    );
  });
  it('of the training rows never reach into validation or test, and waste no row', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 300 }), options, (n, { window, gap, horizon }) => {
        const { training } = chronologicalSplit(n);
        const rows = rowNumbers(n).subarray(training.start, training.end);
        const { inputs, targets, starts } = windows(rows, { window, gap, horizon });
        for (const row of [...inputs, ...targets]) assert.ok(row < training.end);
        if (starts.length > 0) assert.equal(targets.at(-1), training.end - 1);
        else assert.ok(training.end < window + gap + horizon);
      }),
    );
  });
});

describe('windowCount', () => {
  it('counts the starts from which window, gap and targets all fit', () => {
    fc.assert(
      fc.property(fc.nat(80), options, (n, chosen) => {
        const { window, gap, horizon, stride } = chosen;
        let count = 0;
        for (let start = 0; start + window + gap + horizon <= n; start += stride) count++;
        assert.equal(windowCount(n, chosen), count);
      }),
    );
  });
  it('refuses sizes that are none', () => {
    assert.throws(() => windowCount(10, { window: 0 }), /integer window >= 1, got 0/);
    assert.throws(() => windowCount(10, { window: 2.5 }), /window >= 1, got 2.5/);
    assert.throws(() => windowCount(10, { window: 2, horizon: 0 }), /horizon >= 1/);
    assert.throws(() => windowCount(10, { window: 2, stride: 0 }), /stride >= 1/);
    assert.throws(() => windowCount(10, { window: 2, gap: -1 }), /gap >= 0, got -1/);
  });
});
