import assert from 'node:assert/strict';
import {
  accuracyOf,
  meanAbsoluteError,
  meanAbsoluteScaledError,
  rootMeanSquaredError,
  symmetricMeanAbsolutePercentageError,
} from '../../src/series/accuracy';
import { persistenceAhead, seasonalNaiveAhead } from '../../src/series/baselines';
import beer from '../fixtures/reference/accuracy.json';

describe('symmetricMeanAbsolutePercentageError', () => {
  it('is a share of the mean of both sizes', () => {
    const [actual, forecast] = [Float64Array.of(1, 4), Float64Array.of(3, 4)];
    assert.equal(symmetricMeanAbsolutePercentageError(actual, forecast), 50);
  });
  it('lies between 0 and 200, and is the same with both exchanged', () => {
    const a = Float64Array.of(1, -2, 0, 5);
    const b = Float64Array.of(-1, -3, 0, 0);
    const both = symmetricMeanAbsolutePercentageError(a, b);
    assert.ok(both > 0 && both <= 200);
    assert.equal(symmetricMeanAbsolutePercentageError(b, a), both);
    assert.equal(symmetricMeanAbsolutePercentageError(a, a), 0);
    assert.equal(
      symmetricMeanAbsolutePercentageError(Float64Array.of(1), Float64Array.of(-1)),
      200,
    );
  });
  it('refuses two series of different lengths', () => {
    const name = /symmetricMeanAbsolutePercentageError requires two series of one length/;
    const [two, one] = [Float64Array.of(1, 2), Float64Array.of(1)];
    assert.throws(() => symmetricMeanAbsolutePercentageError(two, one), name);
  });
});

describe('accuracy', () => {
  it('gives the RMSE, MAE and MASE that R gives for three forecasts of beer production', () => {
    const training = Float64Array.from(beer.training);
    const actual = Float64Array.from(beer.test);
    const series = Float64Array.of(...training, ...actual);
    const [origin, horizon] = [training.length, actual.length];
    const mean = training.reduce((sum, value) => sum + value, 0) / origin;
    for (const [forecast, expected] of [
      [new Float64Array(horizon).fill(mean), beer.mean],
      [persistenceAhead(series, origin, horizon), beer.naive],
      [seasonalNaiveAhead(series, origin, horizon, beer.season), beer.seasonalNaive],
    ] as const) {
      const mase = meanAbsoluteScaledError(actual, forecast, training, beer.season);
      // R prints seven digits.
      assertNear(rootMeanSquaredError(actual, forecast), expected.rmse, 1e-5);
      assertNear(meanAbsoluteError(actual, forecast), expected.mae, 1e-5);
      assertNear(mase, expected.mase, 1e-6);
    }
  });
  it('is 0 for a perfect forecast, and no better for errors that cancel out', () => {
    const actual = Float64Array.of(1, 2, 3, 4);
    assert.equal(meanAbsoluteError(actual, actual), 0);
    assert.equal(rootMeanSquaredError(actual, actual), 0);
    const off = Float64Array.of(2, 1, 6, 1); // errors −1, 1, −3, 3
    assert.equal(meanAbsoluteError(actual, off), 2);
    assert.equal(rootMeanSquaredError(actual, off), Math.sqrt(5));
  });
  it('scales by the naive error on the training rows', () => {
    const training = Float64Array.of(1, 3, 2, 6); // changes 2, 1, 4
    const [actual, forecast] = [Float64Array.of(10, 10), Float64Array.of(9, 14)];
    assertNear(meanAbsoluteScaledError(actual, forecast, training), 2.5 / (7 / 3), 1e-15);
    assertNear(meanAbsoluteScaledError(actual, forecast, training, 2), 2.5 / 2, 1e-15);
  });
  it('refuses lengths that differ or are 0, and a training part without a scale', () => {
    const one = Float64Array.of(1);
    const [none, two] = [new Float64Array(0), Float64Array.of(1, 2)];
    assert.throws(() => meanAbsoluteError(one, two), /meanAbsoluteError .* got 1 and 2/);
    assert.throws(() => rootMeanSquaredError(none, none), /got 0 and 0/);
    assert.throws(() => meanAbsoluteScaledError(one, one, two, 2), /more than 2 .* got 2/);
    const same = Float64Array.of(0.1, 0.1, 0.1);
    assert.throws(() => meanAbsoluteScaledError(one, one, same), /training rows that change/);
  });
});

function assertNear(actual: number, expected: number, tolerance: number): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual}, expected ${expected}`);
}

describe('accuracyOf', () => {
  const actual = Float64Array.of(3, 5);
  const forecast = Float64Array.of(4, 9);

  it('is the three scores, scaled by the season of the training rows', () => {
    const training = Float64Array.of(1, 5, 3, 9);
    const { mae, rmse, mase } = accuracyOf(actual, forecast, training, 2);
    assert.equal(mae, 2.5);
    assert.equal(rmse, Math.sqrt(8.5));
    assert.equal(mase, 2.5 / 3); // │3 − 1│ and │9 − 5│
  });
  it('takes the row before where there is no season, or one too long', () => {
    const training = Float64Array.of(0, 2, 6);
    for (const season of [undefined, 3, 9]) {
      assert.equal(accuracyOf(actual, forecast, training, season).mase, 2.5 / 3);
    }
  });
  it('has no scale where the training rows repeat themselves', () => {
    assert.ok(Number.isNaN(accuracyOf(actual, forecast, Float64Array.of(1, 2, 1, 2), 2).mase));
  });
});
