import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createRandom, normal } from '../../src/random/random';
import { alignMap } from '../../src/text/map-alignment';

const assertNear = (a: Float64Array, b: ArrayLike<number>) =>
  a.forEach((value, i) => assert.ok(Math.abs(value - b[i]!) < 1e-9, `${value} is not ${b[i]!}`));

describe('alignMap', () => {
  it('turns a map about its own centre', () => {
    // up from (0, 1) against right: the points turn about (0, 1)
    const aligned = alignMap(Float64Array.of(0, 0, 0, 2), Float64Array.of(0, 0, 2, 0));
    assertNear(aligned, [-1, 1, 1, 1]);
  });
  it('undoes any turn and any mirror image', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.double({ min: -4, max: 4, noNaN: true }), fc.boolean(), (seed, angle, isMirrored) => {
        const random = createRandom(seed);
        const map = Float64Array.from({ length: 16 }, () => normal(random));
        for (const axis of [0, 1]) {
          let mean = 0;
          for (let i = axis; i < 16; i += 2) mean += map[i]! / 8;
          for (let i = axis; i < 16; i += 2) map[i]! -= mean;
        }
        const turned = map.slice();
        for (let i = 0; i < 16; i += 2) {
          const [x, y] = [map[i]!, isMirrored ? -map[i + 1]! : map[i + 1]!];
          turned[i] = Math.cos(angle) * x - Math.sin(angle) * y;
          turned[i + 1] = Math.sin(angle) * x + Math.cos(angle) * y;
        }
        assertNear(alignMap(turned, map), map);
      }),
    ); // prettier-ignore
  });
  it('leaves alone a map of one point, or of none', () => {
    assert.deepEqual([...alignMap(Float64Array.of(3, 4), Float64Array.of(0, 0))], [3, 4]);
    assert.equal(alignMap(new Float64Array(0), new Float64Array(0)).length, 0);
  });
  it('refuses maps of different points', () => {
    const [one, two] = [new Float64Array(2), new Float64Array(4)];
    assert.throws(() => alignMap(one, two), /same points, got 2 and 4 numbers/u);
    assert.throws(() => alignMap(new Float64Array(3), new Float64Array(3)), RangeError);
  });
});
