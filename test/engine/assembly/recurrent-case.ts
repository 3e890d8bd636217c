import fc from 'fast-check';
import { transpose } from '../twins/matmul';
import type { Matrix } from '../twins/tensor';
import type { Block, Workbench } from './workbench';

export const recurrentShape = {
  batch: fc.integer({ min: 0, max: 9 }),
  steps: fc.integer({ min: 1, max: 6 }),
  units: fc.constantFrom(4, 8, 12, 16, 20, 36),
};

/** U and Uᵀ as a recurrent kernel wants them. */
export function putPacked(bench: Workbench, u: Matrix): { packed: Block; packedTransposed: Block } {
  return { packed: pack(bench, u), packedTransposed: pack(bench, transpose(u)) };
}

function pack(bench: Workbench, b: Matrix): Block {
  const [k, n] = [b.length, b[0]!.length];
  const to = bench.space(Math.ceil(n / 8) * 8 * k);
  bench.call('pack', [k, n, bench.put(b.flat()), n, 1, to], [to]);
  return to;
}

/** All steps, in two parts; one of them may be empty. */
export function halves(steps: number, cut: number): readonly (readonly [number, number])[] {
  const middle = Math.min(cut, steps);
  return [
    [0, middle],
    [middle, steps],
  ];
}
