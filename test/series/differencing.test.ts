import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createRandom, normal } from '../../src/random/random';
import { autocorrelation } from '../../src/series/autocorrelation';
import { difference, undoDifference } from '../../src/series/differencing';

describe('difference', () => {
  it('takes each row from the one a lag later', () => {
    assert.deepEqual([...difference(Float64Array.of(1, 3, 6, 10))], [2, 3, 4]);
    assert.deepEqual([...difference(Float64Array.of(1, 3, 6, 10), 2)], [5, 7]);
  });
  it('loses nothing but the first rows: added up again, they give the series back', () => {
    const cells = fc.array(fc.integer(), { maxLength: 50 });
    fc.assert(
      fc.property(cells, fc.integer({ min: 1, max: 8 }), (values, lag) => {
        const changes = difference(Float64Array.from(values), lag);
        assert.equal(changes.length, Math.max(0, values.length - lag));
        // integers of 32 bits: no rounding
        changes.forEach((change, t) => assert.equal(values[t]! + change, values[t + lag]));
      }),
    );
  });
  it('refuses lags that are no whole number of rows', () => {
    for (const lag of [0, -1, 1.5, NaN]) {
      assert.throws(() => difference(Float64Array.of(1, 2), lag), RangeError);
    }
  });
});

describe('difference of a higher order', () => {
  it('takes differences of differences, and nothing at order 0', () => {
    assert.deepEqual([...difference(Float64Array.of(1, 4, 9, 16, 25), 1, 2)], [2, 2, 2]);
    assert.deepEqual([...difference(Float64Array.of(1, 4, 9), 1, 0)], [1, 4, 9]);
    assert.deepEqual([...difference(Float64Array.of(1, 4), 1, 2)], []);
  });
  it('of white noise has an autocorrelation of −0.5 at lag 1', () => {
    const random = createRandom(3);
    const noise = Float64Array.from({ length: 10_000 }, () => normal(random));
    const [, first] = autocorrelation(difference(noise), 1);
    assert.ok(Math.abs(first! + 0.5) < 3 / Math.sqrt(noise.length), `${first!}`);
  });
});

describe('undoDifference', () => {
  it('adds the changes up from where they began', () => {
    assert.deepEqual([...undoDifference(Float64Array.of(2, 3), Float64Array.of(1))], [1, 3, 6]);
  });
  it('gives integers back exactly, at any lag and order', () => {
    const cells = fc.array(fc.integer({ min: -1e6, max: 1e6 }), { maxLength: 60 });
    fc.assert(
      fc.property(cells, fc.integer({ min: 1, max: 7 }), fc.nat(3), (read, lag, order) => {
        fc.pre(read.length >= lag * order);
        const values = Float64Array.from(read);
        const changes = difference(values, lag, order);
        const back = undoDifference(changes, values.subarray(0, lag * order), lag, order);
        assert.deepEqual([...back], read);
      }),
    );
  });
  it('gives any series back within 4 n^d 2⁻⁵² of its largest size', () => {
    const cells = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { maxLength: 40 });
    fc.assert(
      fc.property(cells, fc.integer({ min: 1, max: 4 }), fc.nat(2), (read, lag, order) => {
        fc.pre(read.length >= Math.max(1, lag * order));
        const values = Float64Array.from(read);
        const changes = difference(values, lag, order);
        const back = undoDifference(changes, values.subarray(0, lag * order), lag, order);
        const largest = Math.max(...read.map(Math.abs));
        const slack = 4 * values.length ** order * 2 ** -52 * largest;
        back.forEach((value, t) => assert.ok(Math.abs(value - read[t]!) <= slack));
      }),
    );
  });
  it('refuses a start of another length, and orders that are none', () => {
    const changes = Float64Array.of(1, 2);
    assert.throws(() => undoDifference(changes, changes, 1, 1), /first 1 values, got 2/);
    assert.throws(() => difference(changes, 1, -1), /integer order >= 0, got -1/);
  });
});
