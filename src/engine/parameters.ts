import type { Weights } from './engine';
import { filledUp, widthOf } from './layer';
import type { Address, EngineMemory } from './memory';
import { sizeOf, type Axis, type WeightRole, type WeightShape } from './weight-shapes';

/**
 * All weights of a model side by side: those that weight decay shrinks first. Gradients and the
 * optimizer's moments are laid out the same way.
 */
export interface ParameterLayout {
  readonly shapes: readonly WeightShape[];
  /** floats in all, a multiple of four */
  readonly floats: number;
  /** of these, the first that decay: matrices, not biases and gains */
  readonly decaying: number;
  /** floats from the start to a weight */
  offset(name: string): number;
}

export function layOutParameters(shapes: readonly WeightShape[]): ParameterLayout {
  const offsets = new Map<string, number>();
  let floats = 0;
  const place = (decays: boolean) => {
    for (const { name, role, axes } of shapes) {
      if (DECAYS[role] !== decays) continue;
      offsets.set(name, floats);
      floats += paddedSize(axes);
    }
  };
  place(true);
  const decaying = floats;
  place(false);
  return {
    ...{ shapes, floats, decaying },
    offset(name) {
      const offset = offsets.get(name);
      if (offset === undefined) throw new RangeError(`the model has no weight ${name}`);
      return offset;
    },
  };
}

const DECAYS: Readonly<Record<WeightRole, boolean>> = {
  embedding: true,
  positions: true,
  kernel: true,
  recurrent: true,
  gain: false,
  bias: false,
  'lstm-bias': false,
};

/** Puts weights of their true shapes into rows of multiples of four. */
export function writeParameters(
  memory: EngineMemory,
  at: Address,
  layout: ParameterLayout,
  weights: Weights,
): void {
  for (const { name, axes } of layout.shapes) {
    const { data } = weights[name]!;
    const to = memory.floats(at + 4 * layout.offset(name), paddedSize(axes));
    eachRun(axes, (from, padded, length) => to.set(data.subarray(from, from + length), padded));
  }
}

/** Copies weights, or their gradients, out of memory in their true shapes. */
export function readParameters(
  memory: EngineMemory,
  at: Address,
  layout: ParameterLayout,
): Weights {
  return Object.fromEntries(
    layout.shapes.map(({ name, shape, axes }) => {
      const data = new Float32Array(sizeOf(shape));
      const from = memory.floats(at + 4 * layout.offset(name), paddedSize(axes));
      eachRun(axes, (to, padded, length) => data.set(from.subarray(padded, padded + length), to));
      return [name, { shape: [...shape], data }];
    }),
  );
}

function paddedSize(axes: readonly Axis[]): number {
  return axes.map(widthOf).reduce((product, width) => product * width, 1);
}

/** Every run of numbers that lie side by side both in the true shape and in memory. */
function eachRun(
  axes: readonly Axis[],
  visit: (plain: number, padded: number, length: number) => void,
): void {
  const columns = axes.at(-1)!;
  const rows = axes.length === 2 ? axes[0]! : [1];
  const width = widthOf(columns);
  let plain = 0;
  let row = 0;
  for (const group of rows) {
    for (let i = 0; i < group; i++) {
      let padded = (row + i) * width;
      for (const length of columns) {
        visit(plain, padded, length);
        plain += length;
        padded += filledUp(length);
      }
    }
    row += axes.length === 2 ? filledUp(group) : 1;
  }
}
