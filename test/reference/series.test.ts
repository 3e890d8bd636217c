import assert from 'node:assert/strict';
import { fitArima } from '../../src/series/arima';
import { forecastArima } from '../../src/series/arima-forecast';
import { automaticArima } from '../../src/series/arima-order';
import { augmentedDickeyFuller } from '../../src/series/augmented-dickey-fuller';
import { autocorrelation } from '../../src/series/autocorrelation';
import { difference } from '../../src/series/differencing';
import { firstDifferences, seasonalDifferences } from '../../src/series/differencing-order';
import { kpss } from '../../src/series/kpss';
import { ljungBox } from '../../src/series/ljung-box';
import { partialAutocorrelation } from '../../src/series/partial-autocorrelation';
import { readFixture } from './fixture';

// Every series of a fixture of reference values, against the tools that its `sources` names.

interface UnitRootTest {
  readonly stat: number;
  readonly p: number;
  readonly lag: number;
  readonly nobs?: number;
  readonly crit?: Readonly<Record<string, number>>;
}

interface ReferenceFit {
  readonly order: readonly [number, number, number];
  readonly seasonal: readonly [number, number, number, number];
  /** all of it is of the logarithms */
  readonly log: boolean;
  readonly coef: Readonly<Record<string, number>>;
  readonly loglik: number;
  readonly mean: readonly number[];
  readonly se: readonly number[];
}

interface ReferenceAuto {
  readonly model: string;
  /** p, q, P, Q, m, d, D */
  readonly arma: readonly [number, number, number, number, number, number, number];
  readonly aicc: number;
  readonly mean: readonly number[];
  readonly lower95: readonly number[];
  readonly upper95: readonly number[];
}

interface ReferenceSeries {
  readonly fits?: readonly ReferenceFit[];
  readonly auto?: ReferenceAuto;
  readonly values: readonly (number | null)[];
  readonly frequency: number;
  readonly acf?: readonly number[];
  readonly pacf_ldb?: readonly number[];
  readonly adf_c?: UnitRootTest;
  readonly adf_ct?: UnitRootTest;
  readonly adf_c_diff1?: UnitRootTest;
  readonly kpss_c?: UnitRootTest;
  readonly kpss_ct?: UnitRootTest;
  readonly ljungbox?: {
    readonly lags: readonly number[];
    readonly stat: readonly number[];
    readonly p: readonly number[];
  };
  readonly ndiffs?: number;
  readonly nsdiffs?: number;
}

const fixture = readFixture('UNROLL_SERIES_FIXTURE', 'series.json') as {
  readonly series: Readonly<Record<string, ReferenceSeries>>;
};

function near(actual: number, expected: number, tolerance: number, what: string): void {
  assert.ok(
    Math.abs(actual - expected) <= tolerance,
    `${what}: ${actual}, not ${expected} ± ${tolerance}`,
  );
}

describe('the reference values of series', () => {
  it('are of at least one series', () => {
    assert.ok(Object.keys(fixture.series).length > 0);
  });
  for (const [name, reference] of Object.entries(fixture.series)) {
    const values = Float64Array.from(reference.values, (value) => value ?? NaN);
    describe(name, () => {
      const { acf, pacf_ldb: pacf, ljungbox } = reference;
      if (acf !== undefined) {
        it('has the autocorrelation of statsmodels to 1e-8', () => {
          const r = autocorrelation(values, acf.length - 1);
          acf.forEach((expected, lag) => near(r[lag]!, expected, 1e-8, `lag ${lag}`));
        });
      }
      if (pacf !== undefined) {
        it('has the partial autocorrelation of statsmodels to 1e-8', () => {
          const partial = partialAutocorrelation(values, pacf.length - 1);
          pacf.forEach((expected, lag) => near(partial[lag]!, expected, 1e-8, `lag ${lag}`));
        });
      }
      for (const [key, deterministic, order] of [
        ['adf_c', 'constant', 0],
        ['adf_ct', 'trend', 0],
        ['adf_c_diff1', 'constant', 1],
      ] as const) {
        const expected = reference[key];
        if (expected === undefined) continue;
        it(`has the ${key} of statsmodels: statistic to 1e-6, the same lag, p to 1e-3`, () => {
          const test = augmentedDickeyFuller(difference(values, 1, order), deterministic);
          assert.equal(test.lag, expected.lag);
          near(test.statistic, expected.stat, 1e-6, 'statistic');
          near(test.p, expected.p, 1e-3, 'p');
          if (expected.nobs !== undefined) assert.equal(test.rows, expected.nobs);
          for (const level of ['1%', '5%', '10%'] as const) {
            const critical = expected.crit?.[level];
            if (critical !== undefined) near(test.critical[level], critical, 1e-6, level);
          }
        });
      }
      for (const [key, deterministic] of [
        ['kpss_c', 'constant'],
        ['kpss_ct', 'trend'],
      ] as const) {
        const expected = reference[key];
        if (expected === undefined) continue;
        it(`has the ${key} of statsmodels: statistic to 1e-6, the same lag, p to 1e-3`, () => {
          const test = kpss(values, deterministic);
          assert.equal(test.lag, expected.lag);
          near(test.statistic, expected.stat, 1e-6, 'statistic');
          near(test.p, expected.p, 1e-3, 'p');
        });
      }
      if (ljungbox !== undefined) {
        it('has the Ljung–Box test of statsmodels: statistic to 1e-6, p to 1e-3', () => {
          ljungbox.lags.forEach((lag, i) => {
            const { statistic, p } = ljungBox(values, lag);
            near(statistic, ljungbox.stat[i]!, 1e-6 * Math.max(1, ljungbox.stat[i]!), `lag ${lag}`);
            near(p, ljungbox.p[i]!, 1e-3, `p at lag ${lag}`);
          });
        });
      }
      const { ndiffs, nsdiffs } = reference;
      if (ndiffs !== undefined) {
        it('needs as many first differences as ndiffs of R says', () => {
          assert.equal(firstDifferences(values), ndiffs);
        });
      }
      if (nsdiffs !== undefined) {
        it('needs as many seasonal differences as nsdiffs of R says', () => {
          assert.equal(seasonalDifferences(values, reference.frequency), nsdiffs);
        });
      }
      for (const expected of reference.fits ?? []) {
        const [p, d, q] = expected.order;
        const [P, D, Q, season] = expected.seasonal;
        const constant = 'intercept' in expected.coef || 'drift' in expected.coef;
        const title = `(${p},${d},${q})(${P},${D},${Q})[${season}]${expected.log ? ' of its logarithm' : ''}`;
        it(`is as likely, with the coefficients and forecasts of R, under ARIMA${title}`, () => {
          const fit = fitArima(
            expected.log ? values.map(Math.log) : values,
            { p, d, q, P, D, Q, season },
            { constant },
          );
          const slack = d + D === 0 ? 1e-3 : 1e-2; // R's diffuse start differs
          assert.ok(
            fit.logLikelihood >= expected.loglik - slack,
            `log-likelihood ${fit.logLikelihood}, R ${expected.loglik}`,
          );
          assert.deepEqual(
            fit.coefficients.map(({ name }) => name).sort(),
            Object.keys(expected.coef).sort(),
          );
          const isBoundary = fit.roots.some((root) => root.isBoundary);
          for (const { name, value, standardError } of isBoundary ? [] : fit.coefficients) {
            near(value, expected.coef[name]!, Math.max(2e-3, 0.05 * (standardError ?? 0)), name);
          }
          const { transformed } = forecastArima(fit, expected.mean.length);
          expected.se.forEach((se, h) => {
            near(transformed.mean[h]!, expected.mean[h]!, 0.05 * se, `forecast ${h + 1}`);
            near(transformed.standardErrors[h]!, se, 0.02 * se, `standard error ${h + 1}`);
          });
        });
      }
      const { auto } = reference;
      if (auto !== undefined) {
        const [p, q, P, Q, season, d, D] = auto.arma;
        it(`under ${auto.model}, chosen by R, has the forecasts and limits of R`, () => {
          const constant = /with (?:non-zero mean|drift)/u.test(auto.model);
          const fit = fitArima(values, { p, d, q, P, D, Q, season }, { constant });
          near(fit.aicc, auto.aicc, 0.05, 'AICc');
          const { mean, intervals } = forecastArima(fit, auto.mean.length, {
            levels: [0.95],
            variance: 'unbiased',
          });
          auto.mean.forEach((expected, h) => {
            const se = (auto.upper95[h]! - expected) / 1.96;
            near(mean[h]!, expected, 0.05 * se, `forecast ${h + 1}`);
            near(intervals[0]!.low[h]!, auto.lower95[h]!, 0.05 * se, `lower limit ${h + 1}`);
            near(intervals[0]!.high[h]!, auto.upper95[h]!, 0.05 * se, `upper limit ${h + 1}`);
          });
        });
        it('is differenced automatically as by R, and no worse an order is chosen', () => {
          const { fit, differencing } = automaticArima(values, { season: reference.frequency });
          assert.deepEqual(differencing, { d, D });
          assert.ok(fit.aicc <= auto.aicc + 2, `AICc ${fit.aicc}, R ${auto.aicc}`);
        });
      }
    });
  }
});
