import assert from 'node:assert/strict';
import { createRandom, normal } from '../../src/random/random';
import { fitArima } from '../../src/series/arima';
import { forecastArima } from '../../src/series/arima-forecast';
import { simulateArma } from '../../src/series/arma-simulation';

const near = (actual: number, expected: number, slack: number, what = '') =>
  assert.ok(Math.abs(actual - expected) <= slack, `${what} ${actual}, not ${expected}`);

/** A walk with drift, up by its steps. */
const walk = (n: number, seed: number, step = 0.5) => {
  const random = createRandom(seed);
  let level = 100;
  return Float64Array.from({ length: n }, () => (level += step + normal(random)));
};

describe('forecastArima', () => {
  it('of a random walk with drift goes on in a line, and its limits widen with √h', () => {
    const x = Float64Array.of(1, 3, 4, 8); // changes 2, 1, 4: drift 7/3, σ² = 14/9
    const fit = fitArima(x, { p: 0, d: 1, q: 0 }, { constant: true });
    const { mean, intervals } = forecastArima(fit, 3);
    for (let h = 1; h <= 3; h++) {
      near(mean[h - 1]!, 8 + (7 / 3) * h, 1e-10);
      const half = 1.959964 * Math.sqrt((14 / 9) * h);
      near(intervals[1]!.high[h - 1]! - mean[h - 1]!, half, 1e-6);
      near(mean[h - 1]! - intervals[1]!.low[h - 1]!, half, 1e-6);
    }
    assert.deepEqual(
      intervals.map(({ level }) => level),
      [0.8, 0.95],
    );
  });
  it('of AR(1) falls back to the mean by φ a row', () => {
    const x = simulateArma(300, { ar: [0.8], mean: 20 }, createRandom(1));
    const fit = fitArima(x, { p: 1, d: 0, q: 0 }, { constant: true });
    const { mean } = forecastArima(fit, 40);
    const [phi] = fit.ar;
    mean.forEach((value, h) => {
      near(value, fit.constant + phi! ** (h + 1) * (x.at(-1)! - fit.constant), 1e-9);
    });
  });
  it('repeats the last season of a seasonal walk', () => {
    const x = walk(40, 2);
    const fit = fitArima(x, { p: 0, d: 0, q: 0, D: 1, season: 7 });
    forecastArima(fit, 14).mean.forEach((value, h) => near(value, x[33 + (h % 7)]!, 1e-9));
  });
  it('through a gap before the end is the forecast across it', () => {
    const x = walk(60, 3);
    const fit = fitArima(x, { p: 0, d: 1, q: 0 });
    const gap = fitArima(Float64Array.of(...x, NaN, NaN), { p: 0, d: 1, q: 0 });
    const [whole, after] = [forecastArima(fit, 3), forecastArima(gap, 1)];
    near(after.mean[0]!, whole.mean[2]!, 1e-3);
    near(after.transformed.standardErrors[0]!, whole.transformed.standardErrors[2]!, 1e-3);
  });
  it('after a logarithm has the median below the mean, and limits above 0', () => {
    const x = walk(100, 4, 0.02).map((value) => Math.exp(value / 5 - 20));
    const fit = fitArima(x, { p: 0, d: 1, q: 0 }, { constant: true, lambda: 0 });
    const { mean, median, intervals, transformed } = forecastArima(fit, 5);
    median.forEach((value, h) => {
      const [m, s] = [transformed.mean[h]!, transformed.standardErrors[h]!];
      near(value / Math.exp(m), 1, 1e-12);
      near(mean[h]! / Math.exp(m + (s * s) / 2), 1, 1e-12);
      assert.ok(intervals[1]!.low[h]! > 0 && intervals[1]!.low[h]! < value);
      assert.ok(value < mean[h]! && mean[h]! < intervals[1]!.high[h]!);
    });
  });
  it('widens its limits by √(n / (n − k)) when σ² is to be unbiased', () => {
    const fit = fitArima(walk(30, 5), { p: 0, d: 1, q: 1 }, { constant: true });
    const [narrow, wide] = [forecastArima(fit, 1), forecastArima(fit, 1, { variance: 'unbiased' })];
    const ratio = wide.transformed.standardErrors[0]! / narrow.transformed.standardErrors[0]!;
    near(ratio, Math.sqrt(29 / 27), 1e-12);
  });
  it('refuses horizons and levels that are none', () => {
    const fit = fitArima(walk(30, 6), { p: 0, d: 1, q: 0 });
    assert.throws(() => forecastArima(fit, 0), /integer horizon >= 1, got 0/);
    assert.throws(() => forecastArima(fit, 2, { levels: [95] }), /levels in \(0, 1\), got 95/);
  });
});
