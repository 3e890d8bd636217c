import assert from 'node:assert/strict';
import { createRandom } from '../../src/random/random';
import { psiWeights } from '../../src/series/arma-autocovariance';
import { simulateArma } from '../../src/series/arma-simulation';
import { forecastState, kalmanFilter } from '../../src/series/kalman-filter';

const of = (...values: number[]) => Float64Array.from(values);
const near = (actual: number, expected: number, slack = 1e-10) =>
  assert.ok(Math.abs(actual - expected) < slack, `${actual}, not ${expected}`);

describe('kalmanFilter', () => {
  it('expects φ times the last value of AR(1), and φ² times the one before a gap', () => {
    const { innovations, variances } = kalmanFilter(of(2, NaN, 3), undefined, {
      phi: of(0.5),
      theta: of(),
      delta: of(),
    })!;
    near(innovations[0]!, 2);
    near(variances[0]!, 4 / 3);
    assert.ok(Number.isNaN(innovations[1]!));
    near(innovations[2]!, 3 - 0.25 * 2);
    near(variances[2]!, 1 + 0.25);
  });
  it('sees a random walk after its start, with a wider step over a gap', () => {
    const { innovations, variances, sums } = kalmanFilter(of(5, 6, NaN, 9), undefined, {
      phi: of(),
      theta: of(),
      delta: of(1),
    })!;
    near(innovations[1]!, 1, 1e-5);
    near(variances[1]!, 1, 1e-5);
    near(innovations[3]!, 3, 1e-5);
    near(variances[3]!, 2, 1e-5);
    assert.equal(sums.count, 2); // the first row only says where the walk starts
    near(sums.own, 1 + 9 / 2, 1e-4);
  });
  it('is what it was with the rows it has, when rows are missing at the end', () => {
    const x = simulateArma(40, { ar: [0.6], ma: [0.3] }, createRandom(1));
    const model = { phi: of(0.6), theta: of(0.3), delta: of() };
    const whole = kalmanFilter(x, undefined, model)!;
    const gaps = kalmanFilter(Float64Array.of(...x, NaN, NaN, NaN), undefined, model)!;
    near(gaps.sums.own, whole.sums.own);
    assert.equal(gaps.sums.count, 40);
    // and its state is the forecast of three rows on
    const ahead = forecastState(whole.state, model, 4);
    near(gaps.state.mean[0]!, ahead.mean[3]!);
    near(gaps.state.covariance[0]!, ahead.variance[3]!);
  });
  it('is undefined where φ is not stationary', () => {
    const model = { phi: of(1), theta: of(), delta: of() };
    assert.equal(kalmanFilter(of(1, 2), undefined, model), undefined);
  });
});

describe('forecastState', () => {
  it('has the variance Σ ψ² once the errors before are known', () => {
    const model = { phi: of(0.5, 0.2), theta: of(0.4), delta: of() };
    const x = simulateArma(200, { ar: [0.5, 0.2], ma: [0.4] }, createRandom(2));
    const { state } = kalmanFilter(x, undefined, model)!;
    const psi = psiWeights(model.phi, model.theta, 6);
    const { variance } = forecastState(state, model, 6);
    let sum = 0;
    psi.forEach((weight, h) => {
      sum += weight * weight;
      near(variance[h]!, sum);
    });
  });
  it('of a random walk stays, and its variance grows by one a row', () => {
    const state = { mean: of(0, 7), covariance: of(1, 0, 0, 0) };
    const { mean, variance } = forecastState(state, { phi: of(), theta: of(), delta: of(1) }, 3);
    assert.deepEqual([...mean], [7, 7, 7]);
    assert.deepEqual([...variance], [1, 2, 3]);
  });
});
