import assert from 'node:assert/strict';
import { createRandom, normal } from '../../src/random/random';
import { findSeason, type RowFrequency } from '../../src/series/season';
import reference from '../fixtures/reference/autocorrelation.json';

const MONTHS: RowFrequency = { unit: 'month', step: 1 };

/** A pattern of `period` rows, over and over on a trend, with noise. */
function repeated(period: number, n: number): Float64Array {
  const random = createRandom(3);
  const pattern = Float64Array.from({ length: period }, () => 5 * normal(random));
  return Float64Array.from({ length: n }, (_, t) => t / 5 + pattern[t % period]! + normal(random));
}

describe('findSeason', () => {
  it('confirms the twelve months of AirPassengers, where R differences at lag 12 too', () => {
    // forecast 8.20: nsdiffs(AirPassengers) is 1
    const found = findSeason(Float64Array.from(reference.series.AirPassengers.values), MONTHS);
    assert.equal(found.season, 12);
    assert.equal(found.reason, 'confirmed');
    assert.ok(found.autocorrelation! > 0.8);
  });
  it('suggests the season that the step has in the calendar', () => {
    for (const [unit, step, season] of [
      ['second', 1, 60],
      ['minute', 15, 4],
      ['hour', 1, 24],
      ['hour', 6, 4],
      ['day', 1, 7],
      ['week', 1, 52],
      ['month', 1, 12],
      ['month', 3, 4],
      ['quarter', 1, 4],
    ] as const) {
      const found = findSeason(repeated(season, 6 * season + 20), { unit, step });
      assert.deepEqual([found.season, found.reason], [season, 'confirmed'], `${step} ${unit}`);
    }
  });
  it('has none for steps that fit no round of the calendar', () => {
    for (const [unit, step] of [
      ['year', 1],
      ['day', 2],
      ['day', 7],
      ['hour', 24],
      ['month', 5],
    ] as const) {
      const found = findSeason(repeated(7, 100), { unit, step });
      assert.deepEqual(
        [found.season, found.candidate, found.reason],
        [undefined, undefined, 'no-season-for-frequency'],
      );
    }
    assert.equal(findSeason(repeated(7, 100), undefined).reason, 'no-time-column');
  });
  it('does not confirm a season that the rows do not have', () => {
    const found = findSeason(Float64Array.from(reference.series.LakeHuron.values), MONTHS);
    assert.deepEqual([found.season, found.reason], [undefined, 'not-confirmed']);
    assert.equal(found.candidate, 12);
  });
  it('does not take a peak within the band of white noise for a season', () => {
    const random = createRandom(33);
    let row = 0;
    const walk = Float64Array.from({ length: 120 }, () => (row += normal(random)));
    const { autocorrelation: r, reason } = findSeason(walk, { unit: 'day', step: 1 });
    assert.ok(r! > 0.1); // a peak at lag 7 by chance, below 1.96 / √119 = 0.18
    assert.equal(reason, 'not-confirmed');
  });
  it('does not take the flank of a longer wave for a season', () => {
    // The changes of a wave of 40 rows are much alike 7 rows apart, and more so 6 rows apart.
    const found = findSeason(
      Float64Array.from({ length: 400 }, (_, t) => Math.sin((2 * Math.PI * t) / 40)),
      { unit: 'day', step: 1 },
    );
    assert.ok(found.autocorrelation! > 0.3);
    assert.equal(found.reason, 'not-confirmed');
  });
  it('asks for more than two seasons of rows, and says so only where they are missing', () => {
    assert.equal(findSeason(repeated(12, 25), MONTHS).reason, 'too-short');
    assert.equal(findSeason(repeated(12, 26), MONTHS).reason, 'confirmed');
    const line = Float64Array.from({ length: 100 }, (_, t) => 3 * t);
    assert.equal(findSeason(line, MONTHS).reason, 'not-confirmed');
  });
});
