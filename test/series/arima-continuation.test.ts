import assert from 'node:assert/strict';
import { createRandom, normal } from '../../src/random/random';
import { fitArima, type ArimaOrder } from '../../src/series/arima';
import { continueArima } from '../../src/series/arima-continuation';
import { forecastArima } from '../../src/series/arima-forecast';
import { forecastDifferences, integrateDifferences } from '../../src/series/arima-integration';
import { boxCox } from '../../src/series/box-cox';
import { difference } from '../../src/series/differencing';

const random = createRandom(8);
let level = 0;
const series = Float64Array.from({ length: 150 }, (_, t) => {
  level += normal(random);
  return 200 + 0.6 * t + level + 12 * Math.sin((2 * Math.PI * t) / 6) + normal(random);
});

const SHAPES: readonly (readonly [order: ArimaOrder, constant: boolean, lambda?: number])[] = [
  [{ p: 2, d: 0, q: 1 }, true],
  [{ p: 1, d: 1, q: 1 }, true, 0],
  [{ p: 0, d: 1, q: 1, P: 0, D: 1, Q: 1, season: 6 }, false, 0],
  [{ p: 1, d: 0, q: 0, P: 1, D: 1, Q: 0, season: 6 }, true, 0.5],
  [{ p: 0, d: 2, q: 2 }, false],
];

const near = (actual: Float64Array, expected: Float64Array, slack: number) =>
  actual.forEach((value, i) => {
    assert.ok(Math.abs(value - expected[i]!) <= slack, `${i}: ${value}, not ${expected[i]!}`);
  });

describe('continueArima', () => {
  for (const [order, constant, lambda] of SHAPES) {
    const options = { constant, ...(lambda === undefined ? {} : { lambda }) };
    const fit = fitArima(series.subarray(0, 120), order, options);
    const name = JSON.stringify({ order, ...options });

    it(`on the rows of the fit changes nothing: ${name}`, () => {
      const same = continueArima(fit, series.subarray(0, 120));
      const known = (residuals: Float64Array) => residuals.filter((value) => !Number.isNaN(value));
      near(known(same.residuals), known(fit.residuals), 1e-8);
      const [a, b] = [forecastArima(same, 9), forecastArima(fit, 9)];
      near(a.mean, b.mean, 1e-7);
      near(a.intervals[0]!.high, b.intervals[0]!.high, 1e-7);
    });

    it(`one row on, the row forecast before is missed by the residual: ${name}`, () => {
      for (const n of [120, 131, 149]) {
        const { transformed } = forecastArima(continueArima(fit, series.subarray(0, n)), 1);
        const next = continueArima(fit, series.subarray(0, n + 1)).residuals.at(-1)!;
        const row = series.subarray(n, n + 1);
        const actual = (lambda === undefined ? row : boxCox(row, lambda))[0]!;
        const scaled =
          (actual - transformed.mean[0]!) / (transformed.standardErrors[0]! / fit.deviation);
        assert.ok(Math.abs(scaled - next) < 1e-7, `${n}: ${scaled}, not ${next}`);
      }
    });

    it(`its differences added up again are its forecast: ${name}`, () => {
      const later = continueArima(fit, series);
      const { transformed } = forecastArima(later, 14);
      const known = lambda === undefined ? series : boxCox(series, lambda);
      const changes = forecastDifferences(later, 14);
      near(integrateDifferences(changes, known, later.order), transformed.mean, 1e-8);
      const path = Float64Array.of(...known, ...transformed.mean);
      const { d, D, season } = later.order;
      near(changes, difference(difference(path, season, D), 1, d).slice(-14), 1e-8);
    });
  }

  it('a random walk expects the last row, whatever came', () => {
    const walk = fitArima(series.subarray(0, 100), { p: 0, d: 1, q: 0 });
    assert.equal(forecastArima(continueArima(walk, series), 3).mean[2], series.at(-1));
  });

  it('refuses what it cannot run over', () => {
    const fit = fitArima(series, { p: 0, d: 1, q: 1 });
    assert.throws(() => continueArima(fit, Float64Array.of(1)), /more than 1 values/u);
    assert.throws(() => continueArima(fit, Float64Array.of(1, NaN, 2)), /finite values/u);
    assert.throws(() => forecastDifferences(fit, 0), /horizon/u);
    assert.throws(
      () => integrateDifferences(Float64Array.of(1), Float64Array.of(1), fit.order),
      /known rows/u,
    );
  });
});
