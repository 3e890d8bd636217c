import assert from 'node:assert/strict';
import { createRandom, normal } from '../../src/random/random';
import { seasonalStrength, stl } from '../../src/series/stl';
import reference from '../fixtures/reference/stl.json';

describe('stl', () => {
  it('decomposes as mstl of R does, to 1e-9', () => {
    const { values, season, trend, seasonal } = reference;
    const parts = stl(Float64Array.from(values), season);
    trend.forEach((expected, t) => assert.ok(Math.abs(parts.trend[t]! - expected) < 1e-9));
    seasonal.forEach((expected, t) => assert.ok(Math.abs(parts.seasonal[t]! - expected) < 1e-9));
    assert.ok(Math.abs(seasonalStrength(parts) - reference.strength) < 1e-9);
  });
  it('splits a series into parts that add up to it', () => {
    const random = createRandom(1);
    const values = Float64Array.from({ length: 60 }, (_, t) => t + 9 * (t % 7) + normal(random));
    const { trend, seasonal, remainder } = stl(values, 7);
    values.forEach((value, t) => {
      assert.ok(Math.abs(trend[t]! + seasonal[t]! + remainder[t]! - value) < 1e-12);
    });
  });
  it('finds a season that repeats exactly strong, and none in noise', () => {
    const random = createRandom(2);
    const noise = Float64Array.from({ length: 120 }, () => normal(random));
    const season = noise.map((value, t) => 0.01 * value + Math.sin((2 * Math.PI * t) / 12));
    assert.ok(seasonalStrength(stl(season, 12)) > 0.99);
    assert.ok(seasonalStrength(stl(noise, 12)) < 0.64);
    assert.equal(seasonalStrength(stl(new Float64Array(30).fill(4), 12)), 0);
  });
  it('refuses two seasons or fewer, and seasons that are none', () => {
    assert.throws(
      () => stl(new Float64Array(24), 12),
      /more than two seasons \(24 values\), got 24/,
    );
    assert.throws(() => stl(new Float64Array(24), 1), /integer season >= 2, got 1/);
    assert.throws(() => stl(Float64Array.of(1, 2, NaN, 4, 5), 2), /finite values, got NaN at 2/);
  });
});
