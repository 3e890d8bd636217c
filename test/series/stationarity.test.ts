import assert from 'node:assert/strict';
import { createRandom, normal } from '../../src/random/random';
import { stationarity } from '../../src/series/stationarity';

const random = createRandom(17);
const noise = Float64Array.from({ length: 300 }, () => normal(random));
let level = 0;
const walk = noise.map((step) => (level += step));

describe('stationarity', () => {
  it('reads both tests together', () => {
    const { code, adf, kpss } = stationarity(noise);
    assert.equal(code, 'stationary');
    assert.ok(adf!.p < 0.05 && kpss!.p > 0.05);
    const unit = stationarity(walk);
    assert.equal(unit.code, 'unit-root');
    assert.ok(unit.adf!.p >= 0.05 && unit.kpss!.p < 0.05);
    assert.equal(unit.differencing.d, 1);
  });
  it('says that neither fits where a level jumps, and needs a line to see around a line', () => {
    const jump = noise.map((value, t) => value + (t < 150 ? 0 : 0.5));
    assert.equal(stationarity(jump).code, 'neither-fits');
    const line = noise.map((value, t) => value + 0.1 * t);
    assert.equal(stationarity(line).code, 'unit-root');
    assert.ok(stationarity(line, { deterministic: 'trend' }).adf!.p < 0.01);
  });
  it('finds too little evidence in a few rows', () => {
    assert.equal(stationarity(Float64Array.of(3, 1, 4, 1, 5, 9, 2, 6)).code, 'too-little-evidence');
  });
  it('sees a spread that grows, which neither test does', () => {
    assert.ok(stationarity(noise).spreadRatio! < 1.3);
    const grows = noise.map((value, t) => value * (t < 150 ? 1 : 4));
    assert.ok(stationarity(grows).spreadRatio! > 3);
    const starts = noise.map((value, t) => (t < 150 ? 0 : value));
    assert.equal(stationarity(starts).spreadRatio, undefined);
  });
  it('has nothing to test where all values are the same', () => {
    const { code, adf, kpss } = stationarity(new Float64Array(30).fill(0.1));
    assert.deepEqual([code, adf, kpss], ['constant', undefined, undefined]);
  });
  it('refuses too few values, and values that are not finite', () => {
    assert.throws(() => stationarity(Float64Array.of(1, 2, 3)), /at least 6 values, got 3/);
    const gap = noise.map((value, t) => (t === 4 ? NaN : value));
    assert.throws(() => stationarity(gap), /finite values, got NaN at index 4/);
  });

  it('has nothing to test where each value follows from those before', () => {
    const exact = Float64Array.from({ length: 200 }, (_, t) => Math.sin((2 * Math.PI * t) / 12));
    for (const values of [exact, exact.map((_, t) => 3 * t), exact.map((_, t) => (7 * t) % 11)]) {
      assert.equal(stationarity(values).code, 'exact');
    }
  });
});
