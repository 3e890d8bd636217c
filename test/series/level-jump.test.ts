import assert from 'node:assert/strict';
import { createRandom, normal } from '../../src/random/random';
import { findLevelJump } from '../../src/series/level-jump';

const level = (n: number, seed: number, mean = 50) => {
  const random = createRandom(seed);
  return Float64Array.from({ length: n }, () => mean + 3 * normal(random));
};

describe('findLevelJump', () => {
  for (const factor of [10, 100, 1000, 60, 0.001]) {
    it(`finds where values become ${factor} times as large`, () => {
      for (let seed = 1; seed <= 10; seed++) {
        const values = level(100, seed).map((value, i) => (i < 63 ? value : value * factor));
        const jump = findLevelJump(values);
        assert.equal(jump?.at, 63);
        assert.ok(Math.abs(jump.factor / factor - 1) < 1e-12);
      }
    });
  }

  it('finds none in a steady level, a doubling, a growing series or a random walk', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const steady = level(100, seed);
      assert.equal(findLevelJump(steady), undefined);
      assert.equal(
        findLevelJump(steady.map((value, i) => (i < 50 ? value : 2 * value))),
        undefined,
      );
      const growing = steady.map((value, i) => value * Math.exp(0.05 * i));
      assert.equal(findLevelJump(growing), undefined);
    }
  });

  it('needs three values on either side, and no zero', () => {
    assert.equal(findLevelJump(Float64Array.of(1, 1, 1000, 1000)), undefined);
    assert.equal(findLevelJump(level(50, 1).map((value, i) => (i === 9 ? 0 : value))), undefined);
  });
});
