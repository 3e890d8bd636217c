import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createRandom, normal } from '../../src/random/random';
import { boxCox, guerreroLambda, undoBoxCox, undoBoxCoxMean } from '../../src/series/box-cox';

describe('boxCox', () => {
  it('is the logarithm at 0, the value less one at 1, and 2 (√x − 1) at a half', () => {
    const values = Float64Array.of(1, 4, 9);
    assert.deepEqual([...boxCox(values, 0)], [0, Math.log(4), Math.log(9)]);
    boxCox(values, 1).forEach((y, t) => assert.ok(Math.abs(y - [0, 3, 8][t]!) < 1e-14));
    boxCox(values, 0.5).forEach((y, t) => assert.ok(Math.abs(y - [0, 2, 4][t]!) < 1e-14));
  });
  it('is undone by undoBoxCox', () => {
    const positive = fc.array(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), { maxLength: 20 });
    fc.assert(
      fc.property(positive, fc.double({ min: -1, max: 2, noNaN: true }), (read, lambda) => {
        const back = undoBoxCox(boxCox(Float64Array.from(read), lambda), lambda);
        back.forEach((value, t) => assert.ok(Math.abs(value / read[t]! - 1) < 1e-3));
      }),
    );
  });
  it('keeps what is missing missing', () => {
    assert.ok(Number.isNaN(boxCox(Float64Array.of(1, NaN), 0.3)[1]!));
  });
  it('refuses values that have no logarithm, and λ that is no number', () => {
    assert.throws(() => boxCox(Float64Array.of(1, 0), 0.5), /above 0, got 0 at index 1/);
    assert.throws(() => boxCox(Float64Array.of(-1), 0), RangeError);
    assert.throws(() => boxCox(Float64Array.of(1), NaN), /finite λ, got NaN/);
    assert.throws(() => undoBoxCox(Float64Array.of(1), Infinity), /finite λ, got Infinity/);
  });
});

describe('undoBoxCox', () => {
  it('gives the nearest there is where no value has this transform', () => {
    assert.equal(undoBoxCox(Float64Array.of(-10), 0.5)[0], 0);
    assert.equal(undoBoxCox(Float64Array.of(10), -0.5)[0], Infinity);
  });
});

describe('undoBoxCoxMean', () => {
  it('is exp(m + s²/2) after the logarithm', () => {
    const mean = undoBoxCoxMean(Float64Array.of(1), Float64Array.of(2), 0);
    assert.ok(Math.abs(mean[0]! - Math.exp(3)) < 1e-12);
  });
  it('is near the mean of many values taken back', () => {
    const random = createRandom(4);
    for (const lambda of [0, 0.3, 0.5]) {
      const draws = Float64Array.from({ length: 100_000 }, () => 5 + 0.5 * normal(random));
      const back = undoBoxCox(draws, lambda);
      const expected = back.reduce((sum, value) => sum + value, 0) / back.length;
      const [mean] = undoBoxCoxMean(Float64Array.of(5), Float64Array.of(0.5), lambda);
      assert.ok(Math.abs(mean! / expected - 1) < 0.01, `λ ${lambda}: ${mean!}, not ${expected}`);
    }
  });
  it('is the median where the transform is a shift', () => {
    assert.ok(Math.abs(undoBoxCoxMean(Float64Array.of(3), Float64Array.of(9), 1)[0]! - 4) < 1e-12);
  });
});

describe('guerreroLambda', () => {
  it('is near 0 for swings that grow with the level, near 1 for swings that do not', () => {
    const swing = (t: number) => Math.sin((2 * Math.PI * t) / 12);
    const grows = Float64Array.from({ length: 144 }, (_, t) => Math.exp(0.02 * t + 0.2 * swing(t)));
    const stays = Float64Array.from({ length: 144 }, (_, t) => 10 + 0.5 * t + swing(t));
    assert.ok(Math.abs(guerreroLambda(grows, 12)) < 0.05);
    assert.ok(guerreroLambda(stays, 12) > 0.9);
  });
  it('refuses fewer than two seasons', () => {
    assert.throws(() => guerreroLambda(Float64Array.of(1, 2, 3), 2), /requires 4 values, got 3/);
  });
});
