import assert from 'node:assert/strict';
import { createRandom } from '../../src/random/random';
import { fitArima } from '../../src/series/arima';
import { simulateArma } from '../../src/series/arma-simulation';
import { ljungBox } from '../../src/series/ljung-box';
import { diagnoseResiduals } from '../../src/series/residual-diagnosis';

const x = simulateArma(400, { ar: [0.8] }, createRandom(6));

describe('diagnoseResiduals', () => {
  it('finds noise behind the right model, and what is left behind too small a one', () => {
    const right = diagnoseResiduals(fitArima(x, { p: 1, d: 0, q: 0 }));
    assert.equal(right.looksLikeNoise, true);
    const small = diagnoseResiduals(fitArima(x, { p: 0, d: 0, q: 0 }));
    assert.equal(small.looksLikeNoise, false);
    assert.ok(small.outside.includes(1));
    assert.ok(small.autocorrelation[1]! > small.band);
  });
  it('takes p + q off the degrees of freedom', () => {
    const fit = fitArima(x, { p: 1, d: 0, q: 1 });
    const { ljungBox: test } = diagnoseResiduals(fit);
    assert.equal(test.degreesOfFreedom, test.lag - 2);
    assert.equal(test.statistic, ljungBox(fit.residuals, test.lag).statistic);
  });
  it('has moments near those of the normal distribution, and finds a far outlier', () => {
    const calm = diagnoseResiduals(fitArima(x, { p: 1, d: 0, q: 0 }));
    assert.ok(Math.abs(calm.skewness) < 0.4 && Math.abs(calm.kurtosis - 3) < 0.8);
    assert.ok(calm.normality.p > 0.01);
    const hit = x.map((value, t) => (t === 200 ? value + 15 : value));
    const { normality, kurtosis } = diagnoseResiduals(fitArima(hit, { p: 1, d: 0, q: 0 }));
    assert.ok(normality.p < 1e-6 && kurtosis > 10);
  });
  it('passes over the rows that differencing takes', () => {
    const fit = fitArima(x, { p: 0, d: 1, q: 1 });
    assert.ok(Number.isNaN(fit.residuals[0]!));
    assert.ok(Number.isFinite(diagnoseResiduals(fit).mean));
  });
  it('refuses fewer residuals than it needs', () => {
    const fit = fitArima(Float64Array.of(1, 5, 2, 4), { p: 0, d: 0, q: 0 });
    const few = { ...fit, residuals: Float64Array.of(NaN, NaN, 1, 2) };
    assert.throws(() => diagnoseResiduals(few), /at least 3 residuals, got 2/);
  });
});
