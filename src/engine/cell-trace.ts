import type { Tensors } from './engine';

/** What a recurrent layer did on one sequence, step by step. Arrays are [T, u]. */
export interface CellTrace {
  readonly units: number;
  readonly steps: number;
  readonly h: Float32Array;
  /** LSTM only */
  readonly c?: Float32Array;
  /** LSTM: i, f, g, o; GRU: r, z, n */
  readonly gates: Readonly<Record<string, Float32Array>>;
}

const GATES = ['i', 'f', 'g', 'o', 'r', 'z', 'n'];

/**
 * The states and gates among what a model's `look` shows, one trace for each recurrent layer.
 *
 * @param look of one sequence: `1.h`, `1.c`, `1.i`, … [1, T, u]
 * @throws {RangeError} if there is more than one sequence
 */
export function cellTraces(look: Tensors): CellTrace[] {
  return Object.entries(look).flatMap(([name, { shape, data: h }]) => {
    if (!name.endsWith('.h')) return [];
    const [batch = 0, steps = 0, units = 0] = shape;
    if (batch !== 1) throw new RangeError(`cellTraces requires one sequence, got ${batch}`);
    const path = name.slice(0, -'h'.length);
    const c = look[`${path}c`]?.data;
    const gates = Object.fromEntries(
      GATES.flatMap((gate) => {
        const tensor = look[`${path}${gate}`];
        return tensor === undefined ? [] : [[gate, tensor.data]];
      }),
    );
    return [c === undefined ? { units, steps, h, gates } : { units, steps, h, c, gates }];
  });
}
