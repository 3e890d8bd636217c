import assert from 'node:assert/strict';
import { createRandom, normal } from '../../src/random/random';
import { simulateArma } from '../../src/series/arma-simulation';
import { augmentedDickeyFuller } from '../../src/series/augmented-dickey-fuller';

/** Sums of normal steps. */
function randomWalk(n: number, seed: number): Float64Array {
  const random = createRandom(seed);
  let level = 0;
  return Float64Array.from({ length: n }, () => (level += normal(random)));
}

describe('augmentedDickeyFuller', () => {
  it('at lag 0 is the t-value of the level in a regression of the changes', () => {
    const x = Float64Array.of(1, 3, 2, 5, 4);
    const level = [1, 3, 2, 5];
    const d = [2, -1, 3, -1];
    const [meanX, meanD] = [2.75, 0.75];
    const sxx = level.reduce((sum, value) => sum + (value - meanX) ** 2, 0);
    const sxy = level.reduce((sum, value, t) => sum + (value - meanX) * (d[t]! - meanD), 0);
    const slope = sxy / sxx;
    const rss = d.reduce((sum, v, t) => sum + (v - meanD - slope * (level[t]! - meanX)) ** 2, 0);
    const { statistic, lag, rows } = augmentedDickeyFuller(x, 'constant', 0);
    assert.ok(Math.abs(statistic - slope / Math.sqrt(rss / 2 / sxx)) < 1e-12);
    assert.equal(lag, 0);
    assert.equal(rows, 4);
  });
  it('does not depend on the unit or the level of the series', () => {
    const x = randomWalk(120, 5);
    for (const deterministic of ['constant', 'trend'] as const) {
      const expected = augmentedDickeyFuller(x, deterministic);
      for (const [scale, shift] of [
        [1e-200, 0],
        [1e200, 0],
        [-3, 1e5],
      ] as const) {
        const test = augmentedDickeyFuller(
          x.map((value) => scale * value + shift),
          deterministic,
        );
        assert.equal(test.lag, expected.lag);
        assert.ok(Math.abs(test.statistic - expected.statistic) < 1e-7);
      }
    }
  });
  it('rejects the unit root of a stationary series, and of a random walk about one time in twenty', () => {
    const stationary = simulateArma(300, { ar: [0.5] }, createRandom(1));
    assert.ok(augmentedDickeyFuller(stationary).p < 0.01);
    const trials = 200;
    let rejected = 0;
    for (let seed = 0; seed < trials; seed++) {
      if (augmentedDickeyFuller(randomWalk(150, seed), 'constant', 1).p < 0.05) rejected++;
    }
    // 10 expected, standard deviation 3.1; four of them
    assert.ok(rejected < 23, `${rejected} of ${trials}`);
  });
  it('chooses the lag that the series has', () => {
    const random = createRandom(9);
    const steps = simulateArma(600, { ar: [0, 0, 0.7] }, random);
    let level = 0;
    const x = steps.map((step) => (level += step));
    const { lag } = augmentedDickeyFuller(x);
    assert.ok(lag >= 3, `${lag}`);
  });
  it('refuses what is too short, constant, not finite, or explained whole', () => {
    assert.throws(
      () => augmentedDickeyFuller(Float64Array.of(1, 2, 4)),
      /at least 4 values, got 3/,
    );
    assert.throws(() => augmentedDickeyFuller(new Float64Array(20).fill(3)), /values that differ/);
    assert.throws(() => augmentedDickeyFuller(Float64Array.of(1, NaN, 2, 5)), /NaN at index 1/);
    const line = Float64Array.from({ length: 30 }, (_, t) => 2 * t);
    assert.throws(() => augmentedDickeyFuller(line), RangeError);
    const walk = randomWalk(30, 1);
    assert.throws(
      () => augmentedDickeyFuller(walk, 'constant', 14),
      /at least 32 values for lag 14/,
    );
    assert.throws(() => augmentedDickeyFuller(walk, 'constant', -1), /integer lag >= 0, got -1/);
  });
});
