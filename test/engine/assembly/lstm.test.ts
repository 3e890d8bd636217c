import fc from 'fast-check';
import { assertGradient } from '../twins/finite-differences';
import { lstmBackward, lstmForward } from '../twins/lstm';
import { draws, inner } from '../twins/tensor';
import { assertRows, assertSameBits, describeInEachBinary, forAll } from './workbench';
import { halves, putPacked, recurrentShape } from './recurrent-case';

describe('the twin of an LSTM', () => {
  it('has the gradients that differences have', () => {
    const drawn = draws(5);
    const [z, u] = [drawn.cube(3, 2, 12), drawn.matrix(3, 12)];
    const [startH, startC, dc] = [drawn.matrix(2, 3), drawn.matrix(2, 3), drawn.matrix(2, 3)];
    const dh = drawn.cube(3, 2, 3);
    const loss = () => {
      const { h, c } = lstmForward(z, u, startH, startC);
      return inner(h.slice(1), dh) + inner(c[3]!, dc);
    };
    const { dz, dStartH, dStartC } = lstmBackward(z, u, startH, startC, dh, dc);
    assertGradient(loss, z, dz, 'dz');
    assertGradient(loss, startH, dStartH, 'dStartH');
    assertGradient(loss, startC, dStartC, 'dStartC');
  });
});

describeInEachBinary('LSTM', (bench) => {
  it('forward and backward are those of the twin, and the same bits in two calls as in one', () => {
    forAll(
      { ...recurrentShape, cut: fc.integer({ min: 0, max: 6 }) },
      40,
      ({ batch, steps, units, cut }, drawn) => {
        const [z, u] = [drawn.cube(steps, batch, 4 * units), drawn.matrix(units, 4 * units)];
        const [startH, startC] = [drawn.matrix(batch, units), drawn.matrix(batch, units)];
        const [dh, dc] = [drawn.cube(steps, batch, units), drawn.matrix(batch, units)];
        const size = batch * units;
        const { packed, packedTransposed } = putPacked(bench, u);

        function run(parts: readonly (readonly [number, number])[]) {
          const zAt = bench.put(z.flat(2));
          const rest = Array<number>(steps * size).fill(NaN);
          const h = bench.put([...startH.flat(), ...rest]);
          const c = bench.put([...startC.flat(), ...rest]);
          const tanhC = bench.space(steps * size);
          for (const [from, to] of parts) {
            const args = [from, to, batch, units, zAt, packed, h, c, tanhC];
            bench.call('lstmForward', args, [zAt, h, c, tanhC]);
          }
          const gates = bench.put(zAt.floats());
          const [dhAt, dcAt] = [bench.put(dh.flat(2)), bench.put(dc.flat())];
          const dStart = bench.space(size);
          for (const [from, to] of [...parts].reverse()) {
            const states = [c, tanhC, dhAt, dcAt, dStart];
            const args = [from, to, batch, units, zAt, packedTransposed, ...states];
            bench.call('lstmBackward', args, [zAt, dhAt, dcAt, dStart]);
          }
          return { gates, h, c, tanhC, dz: zAt, dStartH: dStart, dStartC: dcAt };
        }

        const once = run([[0, steps]]);
        const states = lstmForward(z, u, startH, startC);
        const gradients = lstmBackward(z, u, startH, startC, dh, dc);
        assertRows(once.gates, states.gates.flat(), 'gates');
        assertRows(once.h, states.h.flat(), 'h');
        assertRows(once.c, states.c.flat(), 'c');
        const squashed = states.c.slice(1).flat().map((row) => row.map(Math.tanh)); // prettier-ignore
        assertRows(once.tanhC, squashed, 'tanhC');
        assertRows(once.dz, gradients.dz.flat(), 'dz');
        assertRows(once.dStartH, gradients.dStartH, 'dStartH');
        assertRows(once.dStartC, gradients.dStartC, 'dStartC');
        const twice = run(halves(steps, cut));
        for (const name of ['gates', 'h', 'c', 'tanhC', 'dz', 'dStartH', 'dStartC'] as const) {
          assertSameBits(twice[name], once[name], name);
        }
      },
      bench,
    );
  });
});
