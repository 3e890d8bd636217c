import type { Cell, CellMemory } from './recurrent';
import type { Site } from './layer';

/**
 * A simple recurrent cell: h = tanh(z + h₋·U), where z = x·W + b.
 *
 * Backward, with δh what is said of h from above and from later: δz = δh⊙(1 − h²), δh₋ = δz·Uᵀ.
 *
 * The formulas, step by step: assembly/rnn.ts.
 *
 * @see Elman, Finding Structure in Time (1990)
 */
export function rnnCell(_site: Site, _path: string, memory: CellMemory): Cell {
  const { batch, units, z, h, dh, dStart, packed, packedTransposed } = memory;
  return {
    ...{ c: 0, dc: 0, startC: 0, fromState: z },
    forward: (plan, from, to, work) =>
      plan.work('rnnForward', work, from, to, batch, units, z, packed, h),
    backward: (plan, from, to, work) =>
      plan.work(
        'rnnBackward',
        work,
        ...[from, to, batch, units, z, packedTransposed, h, dh, dStart],
      ),
    show: () => undefined, // its state is all there is to see
  };
}
