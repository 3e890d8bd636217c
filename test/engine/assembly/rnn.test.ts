import fc from 'fast-check';
import { assertGradient } from '../twins/finite-differences';
import { rnnBackward, rnnForward } from '../twins/rnn';
import { draws, inner, type Cube } from '../twins/tensor';
import { assertRows, assertSameBits, describeInEachBinary, forAll } from './workbench';
import { halves, putPacked, recurrentShape } from './recurrent-case';

describe('the twin of an RNN', () => {
  it('has the gradients that differences have', () => {
    const drawn = draws(4);
    const [z, u, start, dh] = [
      drawn.cube(3, 2, 3),
      drawn.matrix(3, 3),
      drawn.matrix(2, 3),
      drawn.cube(3, 2, 3),
    ];
    const loss = () => inner(rnnForward(z, u, start).slice(1), dh);
    const { dz, dStart } = rnnBackward(z, u, start, dh);
    assertGradient(loss, z, dz, 'dz');
    assertGradient(loss, start, dStart, 'dStart');
  });
});

describeInEachBinary('RNN', (bench) => {
  it('forward and backward are those of the twin, and the same bits in two calls as in one', () => {
    forAll(
      { ...recurrentShape, cut: fc.integer({ min: 0, max: 6 }) },
      40,
      ({ batch, steps, units, cut }, drawn) => {
        const z = drawn.cube(steps, batch, units);
        const u = drawn.matrix(units, units).map((row) => row.map((x) => Math.fround(x / 2)));
        const start = drawn.matrix(batch, units);
        const dh = drawn.cube(steps, batch, units);
        const size = batch * units;
        const { packed, packedTransposed } = putPacked(bench, u);

        function run(parts: readonly (readonly [number, number])[]) {
          const zAt = bench.put(z.flat(2));
          const h = bench.put([...start.flat(), ...Array<number>(steps * size).fill(NaN)]);
          for (const [from, to] of parts) {
            bench.call('rnnForward', [from, to, batch, units, zAt, packed, h], [zAt, h]);
          }
          const forward = bench.put(h.floats());
          const dhAt = bench.put(dh.flat(2));
          const dStart = bench.space(size);
          for (const [from, to] of [...parts].reverse()) {
            const args = [from, to, batch, units, zAt, packedTransposed, h, dhAt, dStart];
            bench.call('rnnBackward', args, [zAt, dhAt, dStart]);
          }
          return { h: forward, dz: zAt, dStart };
        }

        const once = run([[0, steps]]);
        const states: Cube = rnnForward(z, u, start);
        const gradients = rnnBackward(z, u, start, dh);
        assertRows(once.h, states.flat(), 'h');
        assertRows(once.dz, gradients.dz.flat(), 'dz');
        assertRows(once.dStart, gradients.dStart, 'dStart');
        const twice = run(halves(steps, cut));
        assertSameBits(twice.h, once.h, 'h');
        assertSameBits(twice.dz, once.dz, 'dz');
        assertSameBits(twice.dStart, once.dStart, 'dStart');
      },
      bench,
    );
  });
});
