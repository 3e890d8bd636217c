import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createRandom, normal } from '../../src/random/random';
import { forecastArima } from '../../src/series/arima-forecast';
import { automaticArima, automaticArimaInSlices } from '../../src/series/arima-order';
import { simulateArma } from '../../src/series/arma-simulation';

const random = createRandom(31);
const noise = Float64Array.from({ length: 150 }, () => normal(random));

describe('automaticArima', () => {
  it('chooses the least AICc of what it tried, all of one differencing', () => {
    const x = simulateArma(200, { ar: [0.7], mean: 50 }, createRandom(1));
    const { fit, tried, differencing } = automaticArima(x);
    const least = Math.min(...tried.map(({ aicc }) => aicc));
    assert.ok(Math.abs(fit.aicc - least) < 1e-4, `${fit.aicc}, not ${least}`);
    for (const { order } of tried) assert.deepEqual(order.d, differencing.d);
    const keys = tried.map(({ order, constant }) => `${order.p},${order.q},${constant}`);
    assert.equal(new Set(keys).size, keys.length);
  });
  it('tells of every order as it is tried, in slices', () => {
    const told = [];
    const search = automaticArimaInSlices(noise);
    let turn = search.next();
    for (; turn.done !== true; turn = search.next()) told.push(turn.value);
    assert.deepEqual(told, turn.value.tried);
    assert.deepEqual(turn.value, automaticArima(noise));
  });
  it('ends where no neighbour is better', () => {
    const x = simulateArma(200, { ar: [0.5, 0.3] }, createRandom(2));
    const { fit, tried, constant } = automaticArima(x);
    const { p, q } = fit.order;
    for (const [dp, dq] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      if (p + dp < 0 || q + dq < 0) continue;
      const neighbour = tried.find(
        ({ order, constant: own }) => order.p === p + dp && order.q === q + dq && own === constant,
      );
      assert.ok(neighbour !== undefined && neighbour.aicc >= fit.aicc - 1e-4);
    }
  });
  it('takes nothing from noise but its mean, and one difference from a walk', () => {
    const flat = automaticArima(noise.map((value) => value + 9));
    assert.equal(flat.constant, true);
    assert.deepEqual([flat.fit.order.p, flat.fit.order.d, flat.fit.order.q], [0, 0, 0]);
    let level = 0;
    assert.deepEqual(automaticArima(noise.map((step) => (level += step))).differencing, {
      d: 1,
      D: 0,
    });
  });
  it('takes a season by a seasonal difference', () => {
    const x = noise.map((value, t) => 10 * Math.sin((2 * Math.PI * t) / 12) + value);
    const { fit, differencing } = automaticArima(x, { season: 12 });
    assert.deepEqual(differencing, { d: 0, D: 1 });
    assert.equal(fit.order.season, 12);
  });
  it('has a result for a handful of rows, and with rows missing', () => {
    assert.ok(Number.isFinite(automaticArima(Float64Array.of(1, 5, 2, 4)).fit.logLikelihood));
    const gaps = noise.map((value, t) => (t % 9 === 4 ? NaN : value));
    assert.ok(Number.isFinite(automaticArima(gaps).fit.aicc));
  });
  it('gives finite forecasts for whatever it can fit, huge or tiny, short or broken', () => {
    const shapes: readonly ((t: number) => number)[] = [
      (t) => noise[t]!,
      (t) => t * t,
      (t) => t % 4,
      (t) => (t < 9 ? 0 : 1),
      (t) => (t === 5 ? 1 : 0),
      (t) => Math.sin(t / 2),
      (t) => Math.exp(t / 3),
      (t) => (t % 3 === 1 ? NaN : noise[t]!),
      () => 7,
      (t) => (t % 11 === 0 ? t : NaN),
    ];
    const shape = fc.constantFrom(...shapes);
    const scale = fc.constantFrom(1e-300, 1e-9, 1, 1e9, 1e140);
    fc.assert(
      fc.property(shape, fc.nat(40), scale, fc.constantFrom(1, 4), (of, n, unit, season) => {
        const x = Float64Array.from({ length: n }, (_, t) => unit * of(t));
        try {
          const { fit } = automaticArima(x, { season });
          const { mean, intervals, transformed } = forecastArima(fit, 6);
          assert.ok(mean.every(Number.isFinite));
          assert.ok(transformed.standardErrors.every((se) => se > 0 && se < Infinity));
          for (const { low, high } of intervals) {
            low.forEach((limit, h) => assert.ok(limit <= mean[h]! && mean[h]! <= high[h]!));
          }
        } catch (error) {
          assert.ok(error instanceof RangeError, String(error));
          assert.match(error.message, /requires/);
        }
      }),
      { numRuns: 120 },
    );
  });
  it('says what it needs', () => {
    assert.throws(() => automaticArima(Float64Array.of(1, 2)), /at least 3 values, got 2/);
    assert.throws(() => automaticArima(new Float64Array(20).fill(NaN)), /at least 3 values, got 0/);
    assert.throws(() => automaticArima(new Float64Array(20).fill(6)), /differ, got 6 throughout/);
    assert.throws(() => automaticArima(noise, { season: 0 }), /integer season >= 1, got 0/);
    assert.throws(() => automaticArima(noise, { lambda: 0 }), /above 0/);
  });
});
