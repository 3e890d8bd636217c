import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createRandom } from '../../src/random/random';
import { armaAutocovariance } from '../../src/series/arma-autocovariance';
import { armaLikelihood, concentrated } from '../../src/series/arma-likelihood';
import { simulateArma } from '../../src/series/arma-simulation';
import { kalmanFilter } from '../../src/series/kalman-filter';
import { stationaryCoefficients } from '../../src/series/stationary-parameters';

const of = (...values: number[]) => Float64Array.from(values);

/** xᵀ Γ⁻¹ x and log det Γ by Cholesky: the Gaussian likelihood from its definition. */
function byDefinition(x: Float64Array, gamma: Float64Array): { square: number; logDet: number } {
  const n = x.length;
  const l = Array.from({ length: n }, () => new Float64Array(n));
  const z = new Float64Array(n);
  let [square, logDet] = [0, 0];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = gamma[i - j]!;
      for (let k = 0; k < j; k++) sum -= l[i]![k]! * l[j]![k]!;
      l[i]![j] = i === j ? Math.sqrt(sum) : sum / l[j]![j]!;
    }
    let sum = x[i]!;
    for (let k = 0; k < i; k++) sum -= l[i]![k]! * z[k]!;
    z[i] = sum / l[i]![i]!;
    square += z[i]! ** 2;
    logDet += 2 * Math.log(l[i]![i]!);
  }
  return { square, logDet };
}

describe('armaLikelihood', () => {
  it('of AR(1) has the first value from the stationary distribution', () => {
    const sums = armaLikelihood(of(2, 1), 0)(of(0.5), of())!;
    // 2² (1 − 0.25) + (1 − 0.5 · 2)², and log 1/(1 − 0.25)
    assert.ok(Math.abs(sums.own - 3) < 1e-14);
    assert.ok(Math.abs(sums.logVariance - Math.log(4 / 3)) < 1e-14);
  });
  it('is the density of a normal vector with these autocovariances, for any order', () => {
    const free = fc.array(fc.double({ min: -1.5, max: 1.5, noNaN: true }), { maxLength: 4 });
    const x = simulateArma(60, { ar: [0.4], ma: [0.3] }, createRandom(6));
    fc.assert(
      fc.property(free, free, (a, b) => {
        const [phi, theta] = [new Float64Array(a.length), new Float64Array(b.length)];
        stationaryCoefficients(Float64Array.from(a), 0, 1, phi);
        stationaryCoefficients(Float64Array.from(b), 0, -1, theta);
        const sums = armaLikelihood(x, 0)(phi, theta)!;
        const expected = byDefinition(x, armaAutocovariance(phi, theta, x.length)!);
        assert.ok(Math.abs(sums.own / expected.square - 1) < 1e-7);
        assert.ok(Math.abs(sums.logVariance - expected.logDet) < 1e-6);
      }),
    );
  });
  it('agrees with the Kalman filter of whole covariances, with a regressor too', () => {
    const x = simulateArma(150, { ar: [0.5] }, createRandom(8));
    const model = { phi: of(0.3, 0, 0, 0.4, -0.12), theta: of(-0.5, 0, 0.2), delta: of() };
    const quick = armaLikelihood(x, 1)(model.phi, model.theta)!;
    const { sums } = kalmanFilter(x, new Float64Array(150).fill(1), model)!;
    for (const key of ['own', 'cross', 'regressor', 'logVariance', 'count'] as const) {
      assert.ok(Math.abs(quick[key] - sums[key]) < 1e-9, key);
    }
  });
  it('gives the same again after another order', () => {
    const likelihood = armaLikelihood(of(1, -1, 2, 0, 1), 0);
    const before = likelihood(of(0.5), of());
    likelihood(of(0.1, 0.1), of(0.4, 0.2, 0.1));
    assert.deepEqual(likelihood(of(0.5), of()), before);
  });
  it('is undefined where φ is not stationary', () => {
    assert.equal(armaLikelihood(of(1, 2), 0)(of(1.1), of()), undefined);
  });
});

describe('concentrated', () => {
  it('takes the regressor out at its best', () => {
    // own 10, of which 3² / 1 is the regressor's: 0.5 (log(1/2) + 4/2)
    const sums = { own: 10, cross: 3, regressor: 1, logVariance: 4, count: 2 };
    assert.ok(Math.abs(concentrated(sums) - 0.5 * (Math.log(0.5) + 2)) < 1e-15);
    assert.equal(
      concentrated({ ...sums, cross: 0, regressor: 0, logVariance: 0 }),
      0.5 * Math.log(5),
    );
  });
});
