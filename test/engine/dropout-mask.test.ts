import assert from 'node:assert/strict';
import { dropoutKey, dropoutMask } from '../../src/engine/dropout-mask';

describe('dropoutMask', () => {
  const site = { sequences: 20, steps: 10, axis: [50], rate: 0.3, key: 123 };

  it('drops about its rate and grows the rest so that the mean stays', () => {
    for (const rate of [0.1, 0.3, 0.5, 0.9]) {
      const mask = dropoutMask({ ...site, rate });
      assert.equal(mask.length, 10_000);
      assert.deepEqual(new Set(mask).size, 2);
      const dropped = mask.filter((factor) => factor === 0).length / mask.length;
      // 5 standard errors of a share of 10,000
      assert.ok(
        Math.abs(dropped - rate) < 5 * Math.sqrt((rate * (1 - rate)) / 10_000),
        `${dropped}`,
      );
      const kept = mask.find((factor) => factor !== 0)!;
      assert.ok(Math.abs(kept * (1 - rate) - 1) < 1e-6);
    }
  });

  it('at rate 0 keeps everything as it is', () => {
    assert.ok(dropoutMask({ ...site, rate: 0 }).every((factor) => factor === 1));
  });

  it('is the hash’s, as worked out in whole numbers', () => {
    // lowbias32 in BigInt: another arithmetic than the one that is tested
    const word = (x: bigint) => x & 0xffffffffn;
    const hash = (x: bigint) => {
      x ^= x >> 16n;
      x = word(x * 0x7feb352dn);
      x ^= x >> 15n;
      x = word(x * 0x846ca68bn);
      return x ^ (x >> 16n);
    };
    const key = 0xdeadbeef;
    const mask = dropoutMask({ sequences: 2, steps: 3, axis: [5, 3], rate: 0.5, key });
    const lanes = [0, 1, 2, 3, 4, 8, 9, 10]; // 5 numbers fill up 8 lanes, 3 fill up 4
    for (let row = 0; row < 6; row++) {
      lanes.forEach((lane, i) => {
        const place = BigInt(row * 12 + lane);
        const isKept = hash(hash(place) ^ BigInt(key)) >= 1n << 31n;
        assert.equal(mask[row * 8 + i], isKept ? 2 : 0);
      });
    }
    const step = hash(7n ^ hash(4n) ^ hash(word(2n * 0x9e3779b9n)));
    assert.equal(dropoutKey(7, 4, 2), Number(step));
  });

  it('of the first numbers does not depend on how many sequences follow', () => {
    const few = dropoutMask({ ...site, sequences: 3 });
    assert.deepEqual(dropoutMask(site).subarray(0, few.length), few);
  });

  it('is another for every key', () => {
    assert.notDeepEqual(dropoutMask(site), dropoutMask({ ...site, key: 124 }));
  });
});

describe('dropoutKey', () => {
  it('is another for every seed, step and layer', () => {
    const keys = new Set<number>();
    for (let seed = 0; seed < 10; seed++) {
      for (let step = 0; step < 10; step++) {
        for (let n = 0; n < 10; n++) keys.add(dropoutKey(seed, step, n));
      }
    }
    assert.equal(keys.size, 1000);
  });

  it('takes negative seeds and gives 32 bits without a sign', () => {
    for (const seed of [-1, 0, 2 ** 31]) {
      const key = dropoutKey(seed, 1, 1);
      assert.ok(Number.isInteger(key) && key >= 0 && key < 2 ** 32);
    }
  });
});
