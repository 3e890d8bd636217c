import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dieboldMariano } from '../../src/series/diebold-mariano';
import reference from '../fixtures/reference/diebold-mariano.json';

const ets = Float64Array.from(reference.ets);
const arima = Float64Array.from(reference.arima);

describe('dieboldMariano', () => {
  for (const { loss, horizon, statistic, p } of reference.tests) {
    it(`is that of R and statsmodels for ${loss} errors, ${horizon} ahead`, () => {
      assert.ok(loss === 'absolute' || loss === 'squared');
      const found = dieboldMariano(ets, arima, { loss, horizon });
      // Twenty terms, added in another order.
      assert.ok(Math.abs(found.statistic - statistic) < 1e-12, `S ${found.statistic}`);
      assert.ok(Math.abs(found.p - p) < 1e-12, `p ${found.p}`);
    });
  }
  it('takes absolute errors one row ahead unless told otherwise', () => {
    const explicit = dieboldMariano(ets, arima, { loss: 'absolute', horizon: 1 });
    assert.deepEqual(dieboldMariano(ets, arima), explicit);
  });
  it('turns its sign, and nothing else, when the forecasts change places', () => {
    const errors = fc.array(fc.tuple(fc.integer(), fc.integer()), { minLength: 4, maxLength: 30 });
    fc.assert(
      fc.property(errors, fc.constantFrom(1, 2, 3), (pairs, horizon) => {
        const [a, b] = [0, 1].map((i) => Float64Array.from(pairs, (pair) => pair[i]!));
        const [one, other] = [
          dieboldMariano(a!, b!, { horizon }),
          dieboldMariano(b!, a!, { horizon }),
        ];
        assert.equal(one.statistic, Object.is(other.statistic, 0) ? 0 : -other.statistic);
        assert.equal(one.p, other.p);
      }),
    );
  });
  it('is positive, with a small p, when the second forecast is clearly better', () => {
    const worse = Float64Array.from({ length: 50 }, (_, t) => (t % 2 ? 3 : -4));
    const better = Float64Array.from({ length: 50 }, (_, t) => (t % 3) - 1);
    const { statistic, p } = dieboldMariano(worse, better);
    assert.ok(statistic > 10 && p < 1e-12);
  });
  it('finds no difference between the same losses, and none it can judge in a constant one', () => {
    assert.deepEqual(
      dieboldMariano(
        ets,
        ets.map((error) => -error),
      ),
      { statistic: 0, p: 1 },
    );
    // the mean of ten times 0.1 is 0.09999999999999999: no variance all the same
    const off = dieboldMariano(new Float64Array(10).fill(0.1), new Float64Array(10));
    assert.deepEqual(off, { statistic: NaN, p: NaN });
  });
  it('refuses lengths that differ, or do not exceed the horizon', () => {
    assert.throws(() => dieboldMariano(ets, arima.subarray(1)), /got 20 and 19/);
    assert.throws(() => dieboldMariano(ets, arima, { horizon: 20 }), /length above 20/);
    assert.throws(() => dieboldMariano(new Float64Array(1), new Float64Array(1)), RangeError);
  });
});
