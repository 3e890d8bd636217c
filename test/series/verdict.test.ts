import assert from 'node:assert/strict';
import { createRandom, normal } from '../../src/random/random';
import { difference } from '../../src/series/differencing';
import { changesLookRandom, forecastVerdict } from '../../src/series/verdict';
import reference from '../fixtures/reference/autocorrelation.json';

const ROWS = 200;

/** A random walk of n rows with steps of deviation 1. */
function walk(n: number, seed: number): Float64Array {
  const random = createRandom(seed);
  let row = 50;
  return Float64Array.from({ length: n }, () => (row += normal(random)));
}

const series = walk(ROWS + 1, 31);
const actual = series.subarray(1);
const previous = series.subarray(0, -1);
const changes = difference(series);

/** The verdict on a forecast that says how much of the coming change it sees: 0 none, 1 all. */
function verdictOn(seen: (t: number) => number, seasonalNaive?: Float64Array) {
  return forecastVerdict({
    actual,
    previous,
    network: previous.map((value, t) => value + seen(t) * changes[t]!),
    persistence: previous,
    seasonalNaive,
    training: walk(500, 32),
    random: createRandom(33),
  });
}

/** A share of the change around `middle`, with noise. */
function around(middle: number, noise: number): (t: number) => number {
  const random = createRandom(34);
  const shares = Float64Array.from({ length: ROWS }, () => middle + noise * normal(random));
  return (t) => shares[t]!;
}

describe('forecastVerdict', () => {
  it('finds a copy: nearer to the last row, and no gain over it', () => {
    const { code, gain, shift } = verdictOn(around(0, 0.1));
    assert.equal(code, 'copies');
    assert.ok(gain.low < 0 && gain.high > 0);
    assert.ok(shift.ratio > 5);
  });
  it('finds a plain copy of the last row, whose gain is 0 throughout', () => {
    const { code, gain, shift, p, network, persistence } = verdictOn(() => 0);
    assert.equal(code, 'copies');
    assert.deepEqual([gain.low, gain.mean, gain.high], [0, 0, 0]);
    assert.equal(shift.ratio, Infinity);
    assert.equal(p, 1);
    assert.equal(network, persistence);
  });
  it('finds a forecast that leans on the last row and still gains', () => {
    const { code, gain, shift, p } = verdictOn(around(0.3, 0.1));
    assert.equal(code, 'leans');
    assert.ok(gain.low > 0 && shift.ratio > 1.5 && p < 0.001);
  });
  it('finds a forecast that predicts: it gains, and is nearer to the row it names', () => {
    const { code, gain, shift, network, persistence } = verdictOn(around(0.8, 0.1));
    assert.equal(code, 'predicts');
    assert.ok(shift.ratio < 0.5);
    // The mean gain is the difference of the two errors, added up in another order.
    assert.ok(Math.abs(gain.mean - (persistence - network)) < 1e-12);
  });
  it('turns from leaning to predicting where half of the change is seen', () => {
    assert.equal(verdictOn(() => 0.49).code, 'leans');
    assert.equal(verdictOn(() => 0.51).code, 'predicts');
  });
  it('finds no clear difference: as wrong as the last row, but not by following it', () => {
    const { code, gain, shift, p } = verdictOn(around(2, 0.3));
    assert.equal(code, 'no-clear-difference');
    assert.ok(gain.low <= 0 && gain.high >= 0 && shift.ratio < 1 && p > 0.05);
  });
  it('finds a forecast that is worse, whether it follows the last row or not', () => {
    for (const middle of [-0.5, 3]) {
      const { code, gain, p } = verdictOn(around(middle, 0.1));
      assert.equal(code, 'worse');
      assert.ok(gain.high < 0 && p < 0.001);
    }
  });
  it('weighs the seasonal naive where there is one, and lets it not sway the verdict', () => {
    const near = verdictOn(
      around(0.3, 0.1),
      actual.map((value) => value + 0.01),
    );
    assert.ok(near.seasonalGain!.high < 0);
    assert.ok(Math.abs(near.seasonalNaive! - 0.01) < 1e-12);
    assert.equal(near.code, 'leans');
    const far = verdictOn(
      around(0.3, 0.1),
      actual.map((value) => value + 30),
    );
    assert.ok(far.seasonalGain!.low > 0);
    const without = verdictOn(around(0.3, 0.1));
    assert.deepEqual([without.seasonalNaive, without.seasonalGain], [undefined, undefined]);
  });
  it('counts the rows that lie above or below all training rows', () => {
    const rows = Float64Array.of(1, 2, 3, 4, 9, -9);
    const { outOfRange } = forecastVerdict({
      actual: rows,
      previous: rows,
      network: rows,
      persistence: rows,
      training: Float64Array.of(2, 4, 3),
      random: createRandom(1),
    });
    assert.equal(outOfRange, 3); // 1, 9 and −9; the limits themselves are known
  });
  it('says the same again for the same seed', () => {
    assert.deepEqual(verdictOn(around(0.3, 0.1)), verdictOn(around(0.3, 0.1)));
  });
  it('refuses forecasts of no rows or of other rows', () => {
    const input = { previous, persistence: previous, training: series, random: createRandom(1) };
    const none = new Float64Array(0);
    assert.throws(
      () => forecastVerdict({ ...input, actual, network: actual.subarray(1) }),
      RangeError,
    );
    assert.throws(
      () =>
        forecastVerdict({
          ...input,
          actual: none,
          previous: none,
          network: none,
          persistence: none,
        }),
      RangeError,
    );
  });
});

describe('changesLookRandom', () => {
  it('says so of about 95 random walks in 100', () => {
    let random = 0;
    for (let seed = 0; seed < 400; seed++) if (changesLookRandom(walk(300, seed))) random++;
    // 380 expected, standard deviation 4.4; three of them
    assert.ok(random > 366 && random < 394, `${random} of 400`);
  });
  it('agrees with R, which finds a random walk in Lake Huron and none in AirPassengers', () => {
    // forecast 8.20, auto.arima: ARIMA(0,1,0) and ARIMA(2,1,1)(0,1,0)[12]
    const { AirPassengers, LakeHuron } = reference.series;
    assert.equal(changesLookRandom(Float64Array.from(LakeHuron.values)), true);
    assert.equal(changesLookRandom(Float64Array.from(AirPassengers.values)), false);
  });
  it('says so of no series whose changes follow from each other', () => {
    for (let seed = 0; seed < 20; seed++) {
      const random = createRandom(seed);
      let [row, change] = [0, 0];
      const steady = Float64Array.from({ length: 300 }, () => {
        change = 0.5 * change + normal(random);
        return (row += change);
      });
      assert.equal(changesLookRandom(steady), false, `seed ${seed}`);
    }
  });
  it('says nothing of a straight line or of too few rows', () => {
    assert.equal(changesLookRandom(Float64Array.from({ length: 100 }, (_, t) => 2 * t)), false);
    assert.equal(changesLookRandom(walk(21, 1)), false);
    assert.equal(changesLookRandom(walk(22, 1)), true);
  });
});
