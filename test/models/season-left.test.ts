import assert from 'node:assert/strict';
import { seasonLeft } from '../../src/models/season-left';
import { createRandom, normal } from '../../src/random/random';
import { difference } from '../../src/series/differencing';

const random = createRandom(3);
const noise = Float64Array.from({ length: 240 }, () => normal(random));
const wave = noise.map((value, t) => value + 4 * Math.sin((2 * Math.PI * t) / 12));

describe('seasonLeft', () => {
  it('sees a smooth wave and a spike of every season, and nothing in noise', () => {
    assert.ok(seasonLeft(difference(wave), 12)!.isThere);
    const spikes = noise.map((value, t) => value + (t % 7 === 0 ? 6 : 0));
    assert.ok(seasonLeft(difference(spikes), 7)!.isThere);
    assert.ok(!seasonLeft(difference(noise), 12)!.isThere);
  });

  it('sees none once the season is taken off', () => {
    assert.ok(!seasonLeft(difference(difference(wave, 12)), 12)!.isThere);
  });

  it('does not take slow changes for a season', () => {
    let [level, change] = [0, 0];
    const slow = noise.map((value) => {
      change = 0.95 * change + value;
      return (level += change);
    });
    const { isThere, autocorrelation, band } = seasonLeft(difference(slow), 4)!;
    assert.ok(autocorrelation > band && !isThere);
  });

  it('says nothing of two seasons or less, or of equal values', () => {
    assert.equal(seasonLeft(noise.subarray(0, 24), 12), undefined);
    assert.equal(seasonLeft(new Float64Array(60).fill(2), 12), undefined);
  });
});
