import assert from 'node:assert/strict';
import { createRandom, normal } from '../../src/random/random';
import { umapMap } from '../../src/text/umap-map';

const D = 6;

/** Two crowds of rows, round two directions. */
function twoCrowds(each: number): Float32Array {
  const random = createRandom(7);
  return Float32Array.from({ length: 2 * each * D }, (_, i) => {
    const crowd = i < each * D ? 0 : 1;
    return (i % D === crowd ? 3 : 0) + 0.2 * normal(random);
  });
}

function mapOf(rows: Float32Array, seed: number, epochs = 60): Float64Array {
  const steps = umapMap(rows, D, createRandom(seed), { neighbours: 8, epochs });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

describe('umapMap', () => {
  const each = 20;
  const rows = twoCrowds(each);

  it('keeps two crowds apart: each row’s nearest on the map is of its own crowd', () => {
    const map = mapOf(rows, 1);
    for (let a = 0; a < 2 * each; a++) {
      const distances = Array.from({ length: 2 * each }, (_, b) =>
        a === b
          ? Infinity
          : Math.hypot(map[2 * a]! - map[2 * b]!, map[2 * a + 1]! - map[2 * b + 1]!),
      );
      const nearest = distances.indexOf(Math.min(...distances));
      assert.equal(nearest < each, a < each);
    }
  });
  it('draws the same map for the same seed and another for another', () => {
    assert.deepEqual(mapOf(rows, 1), mapOf(rows, 1));
    assert.notDeepEqual(mapOf(rows, 1), mapOf(rows, 2));
  });
  it('yields the map of each epoch, the last one being the map', () => {
    const steps = [...umapMap(rows, D, createRandom(1), { epochs: 5 })];
    assert.deepEqual(
      steps.map(({ epoch, epochs }) => [epoch, epochs]),
      [1, 2, 3, 4, 5].map((epoch) => [epoch, 5]),
    );
    assert.notDeepEqual(steps[0]?.positions, steps[4]?.positions);
  });
  it('takes as few as four rows, and rows that are alike', () => {
    const map = mapOf(new Float32Array(4 * D).fill(1), 1, 10);
    assert.equal(map.length, 8);
    assert.ok(map.every(Number.isFinite));
  });
  it('refuses fewer rows and options that are out of range', () => {
    const start = (data: Float32Array, options = {}) =>
      umapMap(data, D, createRandom(1), options).next();
    assert.throws(() => start(new Float32Array(3 * D)), /4 or more rows, got 3/u);
    assert.throws(() => start(rows, { neighbours: 1 }), /neighbours >= 2, got 1/u);
    assert.throws(() => start(rows, { minDistance: 2 }), /minDistance in \[0, 1\], got 2/u);
    assert.throws(() => start(rows, { epochs: 0 }), /epochs >= 1, got 0/u);
  });
});
