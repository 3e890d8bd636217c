import fc from 'fast-check';
import { assertGradient } from '../twins/finite-differences';
import { gruBackward, gruForward } from '../twins/gru';
import { draws, inner } from '../twins/tensor';
import { assertRows, assertSameBits, describeInEachBinary, forAll } from './workbench';
import { halves, putPacked, recurrentShape } from './recurrent-case';

describe('the twin of a GRU', () => {
  it('has the gradients that differences have', () => {
    const drawn = draws(6);
    const [x, u, d] = [drawn.cube(3, 2, 9), drawn.matrix(3, 9), drawn.vector(9)];
    const [start, dh] = [drawn.matrix(2, 3), drawn.cube(3, 2, 3)];
    const loss = () => inner(gruForward(x, u, d, start).h.slice(1), dh);
    const { dx, ds, dStart } = gruBackward(x, u, d, start, dh);
    assertGradient(loss, x, dx, 'dx');
    assertGradient(loss, start, dStart, 'dStart');
    // d is added to s in every step and sequence: its gradient is the sum of δs.
    const dBias = d.map((_, j) => ds.flat().reduce((sum, row) => sum + row[j]!, 0));
    assertGradient(loss, d, dBias, 'ds');
  });
});

describeInEachBinary('GRU', (bench) => {
  it('forward and backward are those of the twin, and the same bits in two calls as in one', () => {
    forAll(
      { ...recurrentShape, cut: fc.integer({ min: 0, max: 6 }) },
      40,
      ({ batch, steps, units, cut }, drawn) => {
        const [x, u] = [drawn.cube(steps, batch, 3 * units), drawn.matrix(units, 3 * units)];
        const [d, start] = [drawn.vector(3 * units), drawn.matrix(batch, units)];
        const dh = drawn.cube(steps, batch, units);
        const size = batch * units;
        const { packed, packedTransposed } = putPacked(bench, u);
        const dAt = bench.put(d);

        function run(parts: readonly (readonly [number, number])[]) {
          const gates = bench.put(x.flat(2));
          const fromState = bench.space(3 * steps * size);
          const h = bench.put([...start.flat(), ...Array<number>(steps * size).fill(NaN)]);
          for (const [from, to] of parts) {
            const args = [from, to, batch, units, gates, fromState, packed, dAt, h];
            bench.call('gruForward', args, [gates, fromState, h]);
          }
          const kept = { gates: bench.put(gates.floats()), s: bench.put(fromState.floats()) };
          const dhAt = bench.put(dh.flat(2));
          const [keep, dStart] = [bench.space(size), bench.space(size)];
          for (const [from, to] of [...parts].reverse()) {
            const states = [gates, fromState, packedTransposed, h, dhAt, keep, dStart];
            const results = [gates, fromState, dhAt, keep, dStart];
            bench.call('gruBackward', [from, to, batch, units, ...states], results);
          }
          return { ...kept, h, dx: gates, ds: fromState, dStart };
        }

        const once = run([[0, steps]]);
        const states = gruForward(x, u, d, start);
        const gradients = gruBackward(x, u, d, start, dh);
        assertRows(once.gates, states.gates.flat(), 'gates');
        assertRows(once.s, states.fromState.flat(), 's');
        assertRows(once.h, states.h.flat(), 'h');
        assertRows(once.dx, gradients.dx.flat(), 'dx');
        assertRows(once.ds, gradients.ds.flat(), 'ds');
        assertRows(once.dStart, gradients.dStart, 'dStart');
        const twice = run(halves(steps, cut));
        for (const name of ['gates', 's', 'h', 'dx', 'ds', 'dStart'] as const) {
          assertSameBits(twice[name], once[name], name);
        }
      },
      bench,
    );
  });
});
