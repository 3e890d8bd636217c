import assert from 'node:assert/strict';
import { forecastHoltWinters, holtWinters } from '../../src/series/holt-winters';

const swing = (t: number) => 10 * Math.sin((2 * Math.PI * t) / 4);

describe('holtWinters', () => {
  it('moves level and slope by their shares of the error', () => {
    // starts at level 3, slope 2: expects 5, gets 6; l = 0.5 · 6 + 0.5 · 5, b = 0.5 · 2.5 + 0.5 · 2
    const weights = { alpha: 0.5, beta: 0.5, gamma: 0 };
    const { level, slope, fitted, sumOfSquares } = holtWinters(Float64Array.of(1, 3, 6), {
      weights,
    });
    assert.ok(Math.abs(fitted[2]! - 5) < 1e-12 && Number.isNaN(fitted[1]!));
    assert.ok(Math.abs(sumOfSquares - 1) < 1e-12);
    assert.ok(Math.abs(level - 5.5) < 1e-12);
    assert.ok(Math.abs(slope - 2.25) < 1e-12);
  });
  it('goes on with a line and a season that never failed, whatever the weights', () => {
    const values = Float64Array.from({ length: 24 }, (_, t) => 100 + 2 * t + swing(t));
    const weights = { alpha: 0.3, beta: 0.2, gamma: 0.4 };
    const forecasts = forecastHoltWinters(holtWinters(values, { season: 4, weights }), 9);
    forecasts.forEach((value, h) => {
      assert.ok(Math.abs(value - (100 + 2 * (24 + h) + swing(24 + h))) < 1e-9, `${h}: ${value}`);
    });
  });
  it('chooses weights that are no worse than others', () => {
    const values = Float64Array.from({ length: 60 }, (_, t) => 50 + ((t * 37) % 11) + swing(t));
    const best = holtWinters(values, { season: 4 });
    for (const alpha of [0.05, 0.3, 0.7]) {
      for (const gamma of [0.05, 0.3, 0.7]) {
        const weights = { alpha, beta: 0.05, gamma };
        const other = holtWinters(values, { season: 4, weights });
        assert.ok(best.sumOfSquares <= other.sumOfSquares * (1 + 1e-6));
      }
    }
  });
  it('follows swings that grow with the level when they are multiplied', () => {
    const values = Float64Array.from({ length: 40 }, (_, t) => (20 + t) * (1 + 0.02 * swing(t)));
    const multiplied = holtWinters(values, { season: 4, kind: 'multiplicative' });
    assert.ok(multiplied.sumOfSquares < holtWinters(values, { season: 4 }).sumOfSquares);
  });
  it('is finite for constants, and huge and tiny values', () => {
    for (const scale of [0, 1e-300, 1, 1e149]) {
      const values = Float64Array.from({ length: 12 }, (_, t) => scale * (5 + (t % 4)));
      const forecasts = forecastHoltWinters(holtWinters(values, { season: 4 }), 4);
      assert.ok(forecasts.every(Number.isFinite), `${scale}`);
    }
  });
  it('refuses too few rows, missing values, weights that are no share, and values it cannot divide by', () => {
    const values = Float64Array.of(1, 2, 3, 4, 5);
    assert.throws(() => holtWinters(values, { season: 4 }), /at least 9 values, got 5/);
    assert.throws(
      () => holtWinters(Float64Array.of(1, NaN, 3)),
      /finite values, got NaN at index 1/,
    );
    const weights = { alpha: 2, beta: 0, gamma: 0 };
    assert.throws(() => holtWinters(values, { weights }), /alpha in \[0, 1\], got 2/);
    const zero = Float64Array.of(1, 2, 0, 4, 5);
    assert.throws(() => holtWinters(zero, { season: 2, kind: 'multiplicative' }), /above 0, got 0/);
    const huge = values.map((value) => value * 1e200);
    assert.throws(() => holtWinters(huge), /no larger than 1e\+150, got 4\.99/);
    assert.throws(() => forecastHoltWinters(holtWinters(values), 0), /horizon >= 1, got 0/);
  });
});
