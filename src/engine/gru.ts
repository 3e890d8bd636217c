import type { Cell, CellMemory } from './recurrent';
import { timeMajor, type Site } from './layer';

const GATES = ['r', 'z', 'n'];

/**
 * A gated recurrent unit, reset after the product as in PyTorch and Keras. With z = x·W + b and
 * s = h₋·U + d:
 *
 *   r = σ(z_r + s_r)   z = σ(z_z + s_z)   n = tanh(z_n + r⊙s_n)   h = (1 − z)⊙n + z⊙h₋
 *
 * Backward, with δh what is said of h from above and from later:
 *
 *   δn = δh⊙(1 − z)⊙(1 − n²)   δz = δh⊙(h₋ − n)⊙z⊙(1 − z)   δr = δn⊙s_n⊙r⊙(1 − r)
 *   δs = (δr, δz, δn⊙r)          δh₋ = δh⊙z + δs·Uᵀ
 *
 * The formulas, step by step: assembly/gru.ts.
 *
 * @see Cho et al., Learning Phrase Representations using RNN Encoder–Decoder (2014)
 * @see https://pytorch.org/docs/stable/generated/torch.nn.GRU.html for the reset-after form
 */
export function gruCell(site: Site, path: string, memory: CellMemory): Cell {
  const { batch, steps, units, z, h, dh, dStart, packed, packedTransposed } = memory;
  const what = `layer ${path} (gru), products of the states`;
  const fromState = site.floats(batch * steps * 3 * units, what); // s [T, B, 3u]
  const kept = site.wayBack ? site.floats(batch * units, what) : 0; // [B, u]
  const d = site.weight(`${path}.recurrentBias`);
  return {
    ...{ c: 0, dc: 0, startC: 0, fromState },
    forward: (plan, from, to, work) =>
      plan.work('gruForward', work, from, to, batch, units, z, fromState, packed, d, h),
    backward: (plan, from, to, work) =>
      plan.work(
        'gruBackward',
        work,
        ...[from, to, batch, units, z, fromState, packedTransposed, h, dh, kept, dStart],
      ),
    show(_, at, size) {
      GATES.forEach((gate, g) =>
        site.show(`${at}.${gate}`, {
          ...{ at: z + 4 * g * units, row: 3 * units, axis: [size] },
          rows: timeMajor(batch, steps),
        }),
      );
    },
  };
}
