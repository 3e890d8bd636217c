import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import fc from 'fast-check';
import {
  instantiate,
  kernelFile,
  scratchFloats,
  supportedSimd,
  type KernelName,
  type Kernels,
  type SimdKind,
} from '../../../src/engine/kernels';
import { createMemory, type Address, type EngineMemory } from '../../../src/engine/memory';
import { draws, largestMagnitude, type Draws, type Matrix } from '../twins/tensor';

const DIST = path.resolve(__dirname, '../../../dist');
/** Numbers of a known value before and after every block. */
const MARGIN = 64;
/** A NaN of no computation: what nobody wrote is known by it, and what nobody may use spoils sums. */
const UNTOUCHED = 0x7fc0beef;

/** A tensor in the engine's memory. */
export interface Block {
  readonly at: Address;
  readonly length: number;
  /** as it is now, a copy */
  floats(): Float32Array;
  /** the same as bits, in which NaNs differ too */
  bits(): Int32Array;
}

/** Puts tensors into the engine's memory and calls kernels of one binary on them. */
export class Workbench {
  private kernels: Kernels | undefined;
  private readonly memory: EngineMemory;
  private readonly blocks = new Map<Block, Int32Array>();

  constructor(readonly simd: SimdKind) {
    this.memory = createMemory({ shared: true });
  }

  /** Numbers one after another. */
  put(values: ArrayLike<number>): Block {
    return this.place(new Int32Array(Float32Array.from(values).buffer));
  }

  /** Rows whose length is filled up with zeros to a multiple of four. */
  putRows(rows: Matrix): Block {
    return this.put(filledUp(rows));
  }

  putInts(values: ArrayLike<number>): Block {
    return this.place(Int32Array.from(values));
  }

  putDoubles(values: ArrayLike<number>): Block {
    return this.place(new Int32Array(Float64Array.from(values).buffer));
  }

  /** Memory whose numbers mean nothing yet. */
  space(length: number): Block {
    return this.place(new Int32Array(length).fill(UNTOUCHED));
  }

  /**
   * Calls a kernel, and holds it to its contract: nothing around any block and no block that is not
   * among `results` has changed.
   */
  call(name: KernelName, args: readonly (number | Block)[], results: readonly Block[]): void {
    this.kernels ??= this.load();
    this.kernels[name](...args.map((arg) => (typeof arg === 'number' ? arg : arg.at)));
    for (const [block, before] of this.blocks) {
      const whole = this.surroundings(block);
      const margins = [whole.subarray(0, MARGIN), whole.subarray(MARGIN + block.length)];
      for (const margin of margins) {
        assert.ok(
          margin.every((bits) => bits === UNTOUCHED),
          `${name} wrote beyond a tensor`,
        );
      }
      if (results.includes(block)) {
        this.blocks.set(block, block.bits());
      } else {
        const bits = block.bits();
        assert.ok(
          before.every((value, i) => value === bits[i]),
          `${name} changed a tensor that is no result of it`,
        );
      }
    }
  }

  double(block: Block): number {
    return this.memory.doubles(block.at, 1)[0]!;
  }

  clear(): void {
    for (const block of this.blocks.keys()) this.memory.free(block.at - 4 * MARGIN);
    this.blocks.clear();
  }

  private place(bits: Int32Array): Block {
    const { memory } = this;
    const at = memory.allocate(bits.length + 2 * MARGIN, 'a test') + 4 * MARGIN;
    const { length } = bits;
    const block = {
      ...{ at, length },
      floats: () => memory.floats(at, length).slice(),
      bits: () => memory.ints(at, length).slice(),
    };
    this.surroundings(block).fill(UNTOUCHED);
    memory.ints(at, length).set(bits);
    this.blocks.set(block, bits.slice());
    return block;
  }

  private surroundings({ at, length }: Block): Int32Array {
    return this.memory.ints(at - 4 * MARGIN, length + 2 * MARGIN);
  }

  private load(): Kernels {
    const compiled = compile(this.simd);
    const { memory } = this;
    const scratch = memory.allocate(scratchFloats(compiled, memory), 'scratch memory');
    return instantiate(compiled, memory.memory, scratch);
  }
}

/** Compiles a binary; a Node that hides relaxed SIMD behind a flag has it for as long as that takes. */
function compile(simd: SimdKind): WebAssembly.Module {
  const binary = fs.readFileSync(path.join(DIST, kernelFile(simd, true)));
  return withRelaxedSimd(() => new WebAssembly.Module(binary));
}

function withRelaxedSimd<T>(action: () => T): T {
  if (supportedSimd() === 'relaxed-simd') return action();
  setFlagsFromString('--experimental-wasm-relaxed-simd');
  try {
    return action();
  } finally {
    setFlagsFromString('--no-experimental-wasm-relaxed-simd');
  }
}

const benches = (['simd', 'relaxed-simd'] as const)
  .filter((simd) => simd === 'simd' || withRelaxedSimd(supportedSimd) === simd)
  .map((simd) => new Workbench(simd));

/** The same claims about the kernels of every binary that runs here. */
export function describeInEachBinary(what: string, claims: (bench: Workbench) => void): void {
  for (const bench of benches) {
    describe(`${what} in ${bench.simd}`, () => {
      beforeEach(() => bench.clear());
      claims(bench);
    });
  }
}

/**
 * That a claim holds for random cases. Which ones is the same at every run: the numbers of a case,
 * too, come from `drawn`.
 */
export function forAll<T>(
  cases: Record<string, fc.Arbitrary<unknown>> & { [K in keyof T]: fc.Arbitrary<T[K]> },
  runs: number,
  claim: (one: T, drawn: Draws) => void,
  bench?: Workbench,
): void {
  const seed = fc.integer({ min: 0, max: 0xffff });
  fc.assert(
    fc.property(fc.record(cases) as unknown as fc.Arbitrary<T>, seed, (one, numbers) => {
      bench?.clear();
      claim(one, draws(numbers));
    }),
    { numRuns: runs, seed: 3 },
  );
}

/** A row's length in the engine's memory. */
export function width(size: number): number {
  return Math.ceil(size / 4) * 4;
}

function filledUp(rows: Matrix): number[] {
  return rows.flatMap((row) => [...row, ...Array<number>(width(row.length) - row.length).fill(0)]);
}

/**
 * That a block holds these rows, each followed by zeros up to a multiple of four.
 *
 * @param scale what `tolerance` is a share of: the largest magnitude expected, unless sums of larger
 * numbers cancel
 */
export function assertRows(
  block: Block,
  expected: Matrix,
  what: string,
  tolerance = 1e-5,
  scale = largestMagnitude(expected.flat()),
): void {
  const actual = block.floats();
  assert.equal(actual.length, filledUp(expected).length, `${what}: length`);
  let at = 0;
  for (const [r, row] of expected.entries()) {
    for (let j = 0; j < width(row.length); j++, at++) {
      const message = `${what}[${r}][${j}]: ${actual[at]!}, expected ${row[j] ?? 0}`;
      const allowed = j < row.length ? tolerance * scale : 0;
      assert.ok(Math.abs(actual[at]! - (row[j] ?? 0)) <= allowed, message); // false for NaN
    }
  }
}

/** What a block with gaps between its rows holds: numbers of the result by their places. */
export function assertPlaces(
  block: Block,
  before: Int32Array,
  expected: ReadonlyMap<number, number>,
  what: string,
  tolerance = 1e-5,
  scale = largestMagnitude(expected.values()),
): void {
  const [actual, bits] = [block.floats(), block.bits()];
  for (let i = 0; i < block.length; i++) {
    const value = expected.get(i);
    if (value === undefined) {
      assert.equal(bits[i], before[i], `${what}[${i}] is no place of the result, and changed`);
    } else {
      const message = `${what}[${i}]: ${actual[i]!}, expected ${value}`;
      assert.ok(Math.abs(actual[i]! - value) <= tolerance * scale, message);
    }
  }
}

/** That two tensors hold the same bits. */
export function assertSameBits(actual: Block, expected: Block, what: string): void {
  const [bits, others] = [actual.bits(), expected.bits()];
  assert.equal(bits.length, others.length, `${what}: length`);
  const i = bits.findIndex((value, at) => value !== others[at]);
  assert.equal(i, -1, `${what} differs at ${i}`);
}
