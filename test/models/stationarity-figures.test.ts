import assert from 'node:assert/strict';
import { MOST_TESTED, testStationarity } from '../../src/models/stationarity-figures';
import { createRandom, normal } from '../../src/random/random';

const random = createRandom(17);
const noise = Float64Array.from({ length: 300 }, () => normal(random));

describe('testStationarity', () => {
  it('says of each test whether it rejects its own null hypothesis', () => {
    const { figures, verdict } = testStationarity(noise, { deterministic: 'constant' })!;
    assert.equal(figures.code, 'stationary');
    assert.ok(figures.adf.rejects && !figures.kpss.rejects);
    assert.deepEqual([figures.d, figures.D], [0, 0]);
    assert.equal(figures.adf.statistic, verdict.adf!.statistic);
  });

  it('tests the newest rows of a long column', () => {
    const long = Float64Array.from({ length: MOST_TESTED + 10 }, (_, t) => noise[t % 300]! + t / 9);
    const options = { deterministic: 'trend' } as const;
    assert.deepEqual(testStationarity(long, options), testStationarity(long.slice(10), options));
  });

  it('finds nothing to test in equal values, a line or an exact wave', () => {
    for (const valueAt of [() => 4, (t: number) => t, (t: number) => Math.sin(t / 3)]) {
      const values = Float64Array.from({ length: 80 }, (_, t) => valueAt(t));
      assert.equal(testStationarity(values, { deterministic: 'constant' }), undefined);
    }
  });
});
