import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createRandom, normal } from '../../src/random/random';
import { arimaCandidate, fitArima, orderName } from '../../src/series/arima';
import { simulateArma } from '../../src/series/arma-simulation';
import { difference } from '../../src/series/differencing';

const near = (actual: number, expected: number, slack: number, what = '') =>
  assert.ok(Math.abs(actual - expected) <= slack, `${what} ${actual}, not ${expected}`);

const noise = (n: number, seed: number) => {
  const random = createRandom(seed);
  return Float64Array.from({ length: n }, () => normal(random));
};

describe('fitArima', () => {
  it('without coefficients is the mean, and the likelihood of a normal distribution', () => {
    const fit = fitArima(Float64Array.of(1, 3, 5, 7), { p: 0, d: 0, q: 0 }, { constant: true });
    near(fit.constant, 4, 1e-12);
    near(fit.variance, 5, 1e-12); // (9 + 1 + 1 + 9) / 4
    near(fit.logLikelihood, -2 * (Math.log(2 * Math.PI * 5) + 1), 1e-12);
    near(fit.aic, -2 * fit.logLikelihood + 4, 1e-12);
    near(fit.aicc, fit.aic + (2 * 2 * 3) / (4 - 2 - 1), 1e-12);
    near(fit.bic, -2 * fit.logLikelihood + 2 * Math.log(4), 1e-12);
    near(fit.coefficients[0]!.standardError!, Math.sqrt(5 / 4), 1e-12);
    [-3, -1, 1, 3].forEach((residual, t) => near(fit.residuals[t]!, residual, 1e-12));
  });
  it('of an AR(1) without mean has the root of the cubic that its likelihood has', () => {
    const x = simulateArma(80, { ar: [0.6] }, createRandom(3));
    const { ar } = fitArima(x, { p: 1, d: 0, q: 0 });
    const likelihood = (phi: number) => {
      let squares = x[0]! ** 2 * (1 - phi * phi);
      for (let t = 1; t < x.length; t++) squares += (x[t]! - phi * x[t - 1]!) ** 2;
      return -0.5 * (x.length * Math.log(squares) - Math.log(1 - phi * phi));
    };
    for (const by of [-1e-3, 1e-3]) assert.ok(likelihood(ar[0]!) > likelihood(ar[0]! + by));
  });
  it('finds the coefficients a series was drawn with, within three standard errors', () => {
    const truth = { ar: [0.5, -0.3], ma: [0.4] };
    const x = simulateArma(2000, { ...truth, mean: 10, deviation: 3 }, createRandom(12));
    const fit = fitArima(x, { p: 2, d: 0, q: 1 }, { constant: true });
    const expected = { ar1: 0.5, ar2: -0.3, ma1: 0.4, intercept: 10 };
    for (const { name, value, standardError } of fit.coefficients) {
      near(value, expected[name as keyof typeof expected], 3 * standardError!, name);
      assert.ok(standardError! < 0.2, name);
    }
    near(Math.sqrt(fit.variance), 3, 0.15);
  });
  it('differences, and takes a drift for the mean of the changes', () => {
    const steps = simulateArma(300, { ma: [-0.4], mean: 0.7 }, createRandom(5));
    let level = 50;
    const x = Float64Array.of(level, ...steps.map((step) => (level += step)));
    const walk = fitArima(x, { p: 0, d: 1, q: 1 }, { constant: true });
    const changes = fitArima(difference(x), { p: 0, d: 0, q: 1 }, { constant: true });
    near(walk.constant, changes.constant, 1e-6);
    near(walk.ma[0]!, changes.ma[0]!, 1e-5);
    near(walk.logLikelihood, changes.logLikelihood, 1e-8);
    assert.equal(walk.coefficients.at(-1)!.name, 'drift');
    assert.ok(Number.isNaN(walk.residuals[0]!) && !Number.isNaN(walk.residuals[1]!));
  });
  it('takes the drift of a seasonal difference per row, not per season', () => {
    const x = noise(120, 6).map((value, t) => 0.3 * t + 5 * Math.sin(t) * (t % 2) + 0.1 * value);
    const line = x.map((_, t) => 2 * t + noise(120, 7)[t]! + [0, 3, 1, 5][t % 4]!);
    const { constant } = fitArima(line, { p: 0, d: 0, q: 0, D: 1, season: 4 }, { constant: true });
    near(constant, 2, 0.05);
  });
  it('does not depend on the unit, huge or tiny, but by the density of the unit', () => {
    const x = simulateArma(90, { ar: [0.7], mean: 5 }, createRandom(9));
    const fit = fitArima(x, { p: 1, d: 0, q: 0 }, { constant: true });
    for (const scale of [1e-150, 1e-6, 1e6, 1e150]) {
      const scaled = fitArima(
        x.map((value) => value * scale),
        { p: 1, d: 0, q: 0 },
        { constant: true },
      );
      near(scaled.ar[0]!, fit.ar[0]!, 1e-6);
      near(scaled.constant / scale, fit.constant, 1e-6);
      near(scaled.logLikelihood, fit.logLikelihood - 90 * Math.log(scale), 1e-6);
    }
  });
  it('leaves rows out that are missing: at the ends they change nothing', () => {
    const x = simulateArma(100, { ar: [0.6], ma: [0.3] }, createRandom(2));
    const padded = Float64Array.of(NaN, NaN, ...x, NaN);
    for (const order of [
      { p: 1, d: 0, q: 1 },
      { p: 0, d: 1, q: 1 },
    ]) {
      const [whole, gaps] = [fitArima(x, order), fitArima(padded, order)];
      near(gaps.logLikelihood, whole.logLikelihood, 1e-4);
      near(gaps.ma[0]!, whole.ma[0]!, 2e-4);
      assert.equal(gaps.rows, whole.rows);
    }
  });
  it('finds nearly the same with every tenth row missing, with larger standard errors', () => {
    const x = simulateArma(1000, { ar: [0.7] }, createRandom(4));
    const whole = fitArima(x, { p: 1, d: 0, q: 0 });
    const gaps = fitArima(
      x.map((value, t) => (t % 10 === 5 ? NaN : value)),
      { p: 1, d: 0, q: 0 },
    );
    assert.equal(gaps.rows, 900);
    near(gaps.ar[0]!, whole.ar[0]!, 0.05);
    assert.ok(gaps.coefficients[0]!.standardError! > whole.coefficients[0]!.standardError!);
  });
  it('flags a root on the unit circle of what was differenced too often, without a standard error', () => {
    const fit = fitArima(noise(200, 8), { p: 0, d: 1, q: 1 });
    assert.ok(fit.ma[0]! < -0.98);
    assert.deepEqual(
      fit.roots.map(({ part, isBoundary }) => [part, isBoundary]),
      [['ma', true]],
    );
    assert.equal(fit.coefficients[0]!.standardError, undefined);
  });
  it('is finite, stationary and invertible, or refuses with what it needs, whatever the rows', () => {
    const value = fc.oneof(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.constantFrom(0, 1, 1, 1e-12, 1e12, NaN),
    );
    const order = fc.record({ p: fc.nat(2), d: fc.nat(2), q: fc.nat(2) });
    fc.assert(
      fc.property(fc.array(value, { maxLength: 25 }), order, fc.boolean(), (read, chosen, wish) => {
        const constant = wish && chosen.d < 2;
        try {
          const fit = fitArima(Float64Array.from(read), chosen, { constant });
          for (const number of [fit.logLikelihood, fit.aic, fit.variance, fit.constant]) {
            assert.ok(Number.isFinite(number));
          }
          assert.ok(fit.coefficients.every((coefficient) => Number.isFinite(coefficient.value)));
          for (const { modulus } of fit.roots) assert.ok(modulus > 1 - 1e-3, `${modulus}`);
        } catch (error) {
          assert.ok(error instanceof RangeError, String(error));
          assert.match(error.message, /^fitArima (?:requires|found)/);
        }
      }),
      { numRuns: 150 },
    );
  });
  it('says what it needs', () => {
    const order = { p: 1, d: 0, q: 0 };
    const x = noise(30, 1);
    assert.throws(
      () => fitArima(Float64Array.of(1, 2), order),
      /at least 3 values for ARIMA\(1,0,0\), got 2/,
    );
    assert.throws(() => fitArima(new Float64Array(9).fill(4), order), /differ, got 4 throughout/);
    assert.throws(() => fitArima(new Float64Array(9).fill(NaN), order), /at least 3 values.*got 0/);
    const line = Float64Array.from({ length: 20 }, (_, t) => 3 * t);
    assert.throws(() => fitArima(line, { p: 0, d: 1, q: 1 }), /differ after differencing, got 3/);
    assert.throws(() => fitArima(Float64Array.of(1, Infinity, 2, 3), order), /Infinity at index 1/);
    const huge = x.map((value) => value * 1e200);
    assert.throws(() => fitArima(huge, order), /no larger than 1e\+152, got/);
    assert.throws(() => fitArima(x, { p: -1, d: 0, q: 0 }), /integer p >= 0, got -1/);
    assert.throws(() => fitArima(x, { p: 0, d: 0, q: 0, P: 1 }), /season >= 2, got 1/);
    assert.throws(() => fitArima(x, { p: 0, d: 2, q: 1 }, { constant: true }), /d \+ D <= 1/);
    assert.throws(() => fitArima(x, order, { lambda: 0 }), /boxCox requires values above 0/);
  });
});

describe('arimaCandidate', () => {
  it('has the AICc of the fit, and its nearest root in B', () => {
    const x = simulateArma(200, { ar: [0.6], ma: [0.3] }, createRandom(10));
    const order = { p: 1, d: 0, q: 0, P: 1, season: 4 };
    const fit = fitArima(x, order, { constant: true });
    const { aicc, nearestRoot } = arimaCandidate(x, order, { constant: true });
    near(aicc, fit.aicc, 1e-6);
    const [ar, sar] = [fit.ar[0]!, fit.seasonalAr[0]!].map(Math.abs) as [number, number];
    near(nearestRoot, Math.min(1 / ar, (1 / sar) ** (1 / 4)), 1e-3);
  });
  it('has no root without coefficients, and refuses what the fit refuses', () => {
    const order = { p: 0, d: 0, q: 0 };
    assert.equal(arimaCandidate(noise(20, 1), order).nearestRoot, Infinity);
    assert.throws(() => arimaCandidate(Float64Array.of(1), order), /at least 2 values/);
  });
});

describe('orderName', () => {
  it('leaves out the season where there is none', () => {
    assert.equal(orderName({ p: 1, d: 0, q: 2 }), 'ARIMA(1,0,2)');
    assert.equal(orderName({ p: 2, d: 1, q: 1, D: 1, season: 12 }), 'ARIMA(2,1,1)(0,1,0)[12]');
  });
});
