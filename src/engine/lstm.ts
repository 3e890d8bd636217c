import type { Cell, CellMemory } from './recurrent';
import { timeMajor, type Site } from './layer';

const GATES = ['i', 'f', 'g', 'o'];

/**
 * Long short-term memory. With z = x·W + b:
 *
 *   i = σ(z_i + h₋·U_i)   f = σ(z_f + h₋·U_f)   g = tanh(z_g + h₋·U_g)   o = σ(z_o + h₋·U_o)
 *   c = f⊙c₋ + i⊙g        h = o⊙tanh(c)
 *
 * Backward, with δh and δc what is said of h and c from above and from later:
 *
 *   δc += δh⊙o⊙(1 − tanh²c)
 *   δz_i = δc⊙g⊙i⊙(1 − i)   δz_f = δc⊙c₋⊙f⊙(1 − f)   δz_g = δc⊙i⊙(1 − g²)
 *   δz_o = δh⊙tanh(c)⊙o⊙(1 − o)
 *   δc₋ = δc⊙f               δh₋ = δz·Uᵀ
 *
 * The formulas, step by step: assembly/lstm.ts.
 *
 * @see Hochreiter & Schmidhuber, Long Short-Term Memory (1997); Gers, Schmidhuber & Cummins, Learning
 *   to Forget (2000)
 */
export function lstmCell(site: Site, path: string, memory: CellMemory): Cell {
  const { batch, steps, units, z, h, dh, dStart, packed, packedTransposed } = memory;
  const state = batch * units;
  const what = `layer ${path} (lstm), cell states`;
  const c = site.floats(state * (steps + 1), what); // [T + 1, B, u]
  const tanhC = site.floats(state * steps, what); // [T, B, u]
  const dc = site.wayBack ? site.floats(state, what) : 0; // [B, u]
  return {
    ...{ c: c + 4 * state * steps, dc, startC: c, fromState: z },
    forward: (plan, from, to, work) =>
      plan.work('lstmForward', work, from, to, batch, units, z, packed, h, c, tanhC),
    backward: (plan, from, to, work) =>
      plan.work(
        'lstmBackward',
        work,
        ...[from, to, batch, units, z, packedTransposed, c, tanhC, dh, dc, dStart],
      ),
    show(_, at, size) {
      GATES.forEach((gate, g) =>
        site.show(`${at}.${gate}`, {
          ...{ at: z + 4 * g * units, row: 4 * units, axis: [size] },
          rows: timeMajor(batch, steps),
        }),
      );
    },
  };
}
