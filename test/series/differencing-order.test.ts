import assert from 'node:assert/strict';
import { createRandom, normal } from '../../src/random/random';
import {
  differencingOrder,
  firstDifferences,
  seasonalDifferences,
} from '../../src/series/differencing-order';

const random = createRandom(21);
const noise = Float64Array.from({ length: 240 }, () => normal(random));
const sum = (values: Float64Array) => {
  let level = 0;
  return values.map((value) => (level += value));
};
const season = noise.map((value, t) => 5 * Math.cos((2 * Math.PI * t) / 12) + 0.5 * value);

describe('differencingOrder', () => {
  it('leaves noise as it is, takes a walk once and a walk of walks twice', () => {
    assert.deepEqual(differencingOrder(noise), { d: 0, D: 0 });
    assert.deepEqual(differencingOrder(sum(noise)), { d: 1, D: 0 });
    assert.deepEqual(differencingOrder(sum(sum(noise))), { d: 2, D: 0 });
  });
  it('takes the season off before it looks for a walk', () => {
    assert.deepEqual(differencingOrder(season, 12), { d: 0, D: 1 });
    const both = sum(noise).map((value, t) => value + 20 * Math.cos((2 * Math.PI * t) / 12));
    assert.deepEqual(differencingOrder(both, 12), { d: firstDifferences(both), D: 1 });
  });
  it('passes over missing values', () => {
    const gaps = season.map((value, t) => (t % 17 === 3 ? NaN : value));
    assert.equal(seasonalDifferences(gaps, 12), 1);
    const walk = sum(noise).map((value, t) => (t % 17 === 3 ? NaN : value));
    assert.equal(firstDifferences(walk), 1);
    const ends = season.map((value, t) => (t < 4 || t > 230 ? NaN : value));
    assert.equal(seasonalDifferences(ends, 12), 1);
  });
  it('takes none of constants, of two rows, and of fewer rows than two seasons', () => {
    assert.deepEqual(differencingOrder(new Float64Array(50).fill(7), 12), { d: 0, D: 0 });
    assert.deepEqual(differencingOrder(Float64Array.of(1, 2)), { d: 0, D: 0 });
    assert.equal(seasonalDifferences(season.subarray(0, 24), 12), 0);
  });
  it('refuses seasons that are none, and a series without a value', () => {
    assert.throws(() => differencingOrder(noise, 0), /integer season >= 1, got 0/);
    assert.throws(
      () => differencingOrder(new Float64Array(9).fill(NaN)),
      /requires values, got none/,
    );
    assert.throws(
      () => firstDifferences(Float64Array.of(1, Infinity)),
      /finite values, got Infinity/,
    );
  });
});
