import assert from 'node:assert/strict';
import {
  armaAutocovariance,
  psiWeights,
  stateValueCovariance,
} from '../../src/series/arma-autocovariance';

const of = (...values: number[]) => Float64Array.from(values);
const near = (actual: number, expected: number, slack = 1e-12) =>
  assert.ok(Math.abs(actual - expected) < slack, `${actual}, not ${expected}`);

describe('armaAutocovariance', () => {
  it('of AR(1) is φᵏ / (1 − φ²), of MA(1) 1 + θ², θ, 0', () => {
    const ar = armaAutocovariance(of(0.5), of(), 2)!;
    [4 / 3, 2 / 3, 1 / 3].forEach((expected, k) => near(ar[k]!, expected));
    const ma = armaAutocovariance(of(), of(0.4), 2)!;
    [1.16, 0.4, 0].forEach((expected, k) => near(ma[k]!, expected));
  });
  it('is Σ ψ[j] ψ[j + k]', () => {
    const [phi, theta] = [of(0.6, -0.3, 0.2), of(0.5, 0.1)];
    const psi = psiWeights(phi, theta, 400);
    const gamma = armaAutocovariance(phi, theta, 6)!;
    gamma.forEach((value, k) => {
      let sum = 0;
      for (let j = 0; j + k < psi.length; j++) sum += psi[j]! * psi[j + k]!;
      near(value, sum);
    });
  });
  it('is unknown where the process is not stationary', () => {
    assert.equal(armaAutocovariance(of(1), of(), 1), undefined);
    assert.equal(armaAutocovariance(of(0.5, 0.6), of(0.1), 1), undefined);
    assert.equal(stateValueCovariance(of(-1.2), of()), undefined);
  });
  it('of white noise is 1 at lag 0 alone, with zeros for coefficients or without any', () => {
    assert.deepEqual([...armaAutocovariance(of(), of(), 2)!], [1, 0, 0]);
    assert.deepEqual([...armaAutocovariance(of(0, 0), of(0), 2)!], [1, 0, 0]);
  });
});

describe('psiWeights', () => {
  it('of ARMA(1, 1) is 1, φ + θ, φ (φ + θ)', () => {
    const psi = psiWeights(of(0.5), of(0.2), 3);
    [1, 0.7, 0.35].forEach((expected, j) => near(psi[j]!, expected));
  });
});

describe('stateValueCovariance', () => {
  it('of AR(2) is γ[0], φ₂ γ[1]; of MA(1) 1 + θ², θ', () => {
    const gamma = armaAutocovariance(of(0.5, 0.3), of(), 1)!;
    const ar = stateValueCovariance(of(0.5, 0.3), of())!;
    near(ar[0]!, gamma[0]!);
    near(ar[1]!, 0.3 * gamma[1]!);
    const ma = stateValueCovariance(of(), of(0.4))!;
    near(ma[0]!, 1.16);
    near(ma[1]!, 0.4);
  });
});
