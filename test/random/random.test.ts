import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createRandom, normal, permutation } from '../../src/random/random';
import reference from '../fixtures/reference/random.json';

describe('createRandom', () => {
  it('gives the words that xoshiro128** gives in C', () => {
    for (const { seed, words } of reference.seeds) {
      const random = createRandom(seed);
      assert.deepEqual(
        words.map(() => random() * 2 ** 32),
        words,
      );
    }
  });
  it('counts the low 32 bits of its seed', () => {
    for (const [seed, same] of [
      [-1, 4294967295],
      [4294967297, 1],
      [1.9, 1],
    ] as const) {
      assert.equal(createRandom(seed)(), createRandom(same)());
    }
  });
  it('stays in [0, 1) for any seed, and gives other seeds another row', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (seed, other) => {
        const take = (from: number) => Array.from({ length: 20 }, createRandom(from));
        for (const value of take(seed)) assert.ok(value >= 0 && value < 1);
        if (seed !== other) assert.notDeepEqual(take(seed), take(other));
      }),
    );
  });
});

describe('normal', () => {
  it('has mean 0, deviation 1 and the tails of the normal distribution', () => {
    const random = createRandom(1);
    const draws = Float64Array.from({ length: 100_000 }, () => normal(random));
    const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
    const variance = draws.reduce((sum, value) => sum + value * value, 0) / draws.length;
    // Standard errors 1 / √n = 0.0032, √(2 / n) = 0.0045 and √(p (1 − p) / n); three of each.
    assert.ok(Math.abs(mean) < 0.0095, `mean ${mean}`);
    assert.ok(Math.abs(variance - 1) < 0.0134, `variance ${variance}`);
    for (const [limit, below] of [
      [-1.96, 0.025],
      [-0.6745, 0.25],
      [0, 0.5],
      [1, 0.8413],
      [1.96, 0.975],
    ] as const) {
      const share = draws.filter((value) => value < limit).length / draws.length;
      const error = Math.sqrt((below * (1 - below)) / draws.length);
      assert.ok(Math.abs(share - below) < 3 * error, `${share} below ${limit}`);
    }
  });
  it('is finite even for a draw of 0', () => {
    assert.equal(Math.abs(normal(() => 0)), 0);
    assert.ok(Number.isFinite(normal(() => 1 - 2 ** -32)));
  });
});

describe('permutation', () => {
  it('holds each number once', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.integer(), (n, seed) => {
        const order = permutation(n, createRandom(seed));
        assert.deepEqual(
          [...order].sort((a, b) => a - b),
          Array.from({ length: n }, (_, i) => i),
        );
      }),
    );
  });
  it('gives every order of three equally often', () => {
    const random = createRandom(2);
    const counts = new Map<string, number>();
    for (let draw = 0; draw < 6000; draw++) {
      const order = permutation(3, random).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    assert.equal(counts.size, 6);
    // 1000 each, standard deviation √(6000 · 1/6 · 5/6) = 29; three of them
    for (const [order, count] of counts)
      assert.ok(Math.abs(count - 1000) < 87, `${order} ${count}`);
  });
});
