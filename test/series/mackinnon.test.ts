import assert from 'node:assert/strict';
import { mackinnonCriticalValues, mackinnonP } from '../../src/series/mackinnon';

describe('mackinnonP', () => {
  it('gives about the level at the critical value of a long series', () => {
    for (const deterministic of ['constant', 'trend'] as const) {
      const critical = mackinnonCriticalValues(1e9, deterministic);
      for (const [level, share] of [
        ['1%', 0.01],
        ['5%', 0.05],
        ['10%', 0.1],
      ] as const) {
        const p = mackinnonP(critical[level], deterministic);
        assert.ok(Math.abs(p / share - 1) < 0.02, `${deterministic} ${level}: ${p}`);
      }
    }
  });
  it('grows with the statistic, from 0 to 1', () => {
    for (const deterministic of ['constant', 'trend'] as const) {
      let before = -1;
      for (let statistic = -20; statistic <= 3; statistic += 0.05) {
        const p = mackinnonP(statistic, deterministic);
        // Where the two polynomials meet they differ in the third digit.
        assert.ok(p >= before - 2e-3, `${deterministic} at ${statistic}`);
        before = p;
      }
      assert.equal(mackinnonP(-20, deterministic), 0);
      assert.equal(mackinnonP(3, deterministic), 1);
    }
  });
});

describe('mackinnonCriticalValues', () => {
  it('is b₀ + b₁/n + b₂/n² + b₃/n³', () => {
    const { '5%': five } = mackinnonCriticalValues(100, 'constant');
    assert.ok(Math.abs(five - (-2.86154 - 0.028903 - 0.0004234 - 0.00004004)) < 1e-12);
  });
  it('is farther from 0 with a trend, and in shorter series', () => {
    const [short, long] = [
      mackinnonCriticalValues(30, 'constant'),
      mackinnonCriticalValues(500, 'constant'),
    ];
    assert.ok(short['1%'] < long['1%']);
    assert.ok(mackinnonCriticalValues(30, 'trend')['1%'] < short['1%']);
  });
});
