import assert from 'node:assert/strict';
import { createRandom, normal } from '../../src/random/random';
import { kpss } from '../../src/series/kpss';

const noise = (n: number, seed: number) => {
  const random = createRandom(seed);
  return Float64Array.from({ length: n }, () => normal(random));
};

describe('kpss', () => {
  it('at lag 0 is the sum of squared partial sums over n Σ e²', () => {
    // around the mean 2: −1, 1, −1, 1; partial sums −1, 0, −1, 0; 2 / (4 · 4)
    const { statistic } = kpss(Float64Array.of(1, 3, 1, 3), 'constant', 0);
    assert.ok(Math.abs(statistic - 2 / 16) < 1e-15);
  });
  it('around a line does not see a line that is added', () => {
    const x = noise(80, 2);
    const tilted = x.map((value, t) => 5 - 0.3 * t + value);
    const [flat, steep] = [kpss(x, 'trend'), kpss(tilted, 'trend')];
    assert.equal(flat.lag, steep.lag);
    assert.ok(Math.abs(flat.statistic - steep.statistic) < 1e-10);
  });
  it('says on which side of its table p lies', () => {
    const random = noise(200, 3);
    const still = kpss(random);
    assert.deepEqual([still.p, still.beyond], [0.1, 'above']);
    let level = 0;
    const walk = kpss(random.map((step) => (level += step)));
    assert.deepEqual([walk.p, walk.beyond], [0.01, 'below']);
  });
  it('reads p between the rows of the table', () => {
    // Tilt a still series until the statistic lies inside the table.
    const x = noise(100, 7);
    let inside = 0;
    for (let slope = 0; slope < 0.03; slope += 0.001) {
      const test = kpss(
        x.map((value, t) => value + slope * t),
        'constant',
        4,
      );
      if (test.beyond !== undefined) continue;
      inside++;
      assert.ok(test.p > 0.01 && test.p < 0.1);
      assert.equal(test.p < 0.05, test.statistic > 0.463);
    }
    assert.ok(inside > 0);
  });
  it('refuses what is too short, constant, on the line, or not finite', () => {
    assert.throws(() => kpss(Float64Array.of(1, 2)), /at least 3 values, got 2/);
    assert.throws(() => kpss(new Float64Array(9).fill(0.1)), /requires values that differ/);
    const line = Float64Array.from({ length: 9 }, (_, t) => 3 * t + 1);
    assert.throws(() => kpss(line, 'trend'), /do not all lie on a line/);
    assert.throws(() => kpss(Float64Array.of(1, NaN, 3)), /NaN at index 1/);
    assert.throws(() => kpss(Float64Array.of(1, 2, 4), 'constant', 3), /lag in \[0, 3\), got 3/);
  });
});
