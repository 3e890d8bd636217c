import assert from 'node:assert/strict';
import { createRandom, normal } from '../../src/random/random';
import { findSpikes } from '../../src/series/spikes';

const walk = (n: number, seed: number) => {
  const random = createRandom(seed);
  let x = 100;
  return Float64Array.from({ length: n }, () => (x += normal(random)));
};

describe('findSpikes', () => {
  it('finds a slipped digit, and says how much is usual', () => {
    const values = walk(200, 1);
    values[80] = values[80]! * 10;
    const [spike, ...more] = findSpikes(values);
    assert.equal(spike?.at, 80);
    assert.equal(more.length, 0);
    assert.ok(spike.usual > 0.3 && spike.usual < 1.2, String(spike.usual));
  });

  it('finds nothing in random walks, nor where a level changes for good', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const values = walk(300, seed);
      assert.deepEqual(findSpikes(values), [], String(seed));
      assert.deepEqual(findSpikes(values.map((value, i) => value + (i < 150 ? 0 : 80))), []);
    }
  });

  it('leaves alone what comes back each season', () => {
    const random = createRandom(3);
    const sales = Float64Array.from({ length: 120 }, (_, i) => {
      return (i % 12 === 11 ? 90 : 10) + normal(random);
    });
    sales[40] = 200;
    assert.deepEqual(
      findSpikes(sales, 12).map(({ at }) => at),
      [40],
    );
    assert.equal(findSpikes(sales, 0).length, 0); // every December: more than 1 %
  });

  it('says nothing of constant and of short series', () => {
    assert.deepEqual(findSpikes(new Float64Array(50)), []);
    assert.deepEqual(findSpikes(Float64Array.of(1, 100, 1)), []);
  });
});
