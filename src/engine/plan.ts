import type { KernelName } from './kernels';
import type { Address } from './memory';

/**
 * One call of a kernel with all its arguments, made once and replayed at every step: whatever changes
 * from step to step lies in memory, not in the arguments.
 */
export interface Call {
  readonly kernel: KernelName;
  readonly args: readonly number[];
  /** multiply–adds, about: what a call is worth of a slice's few milliseconds */
  readonly work: number;
}

/** Calls in their order. */
export type Plan = readonly Call[];

/** At most this many multiply–adds in one call: one to four milliseconds. */
export const SLICE_WORK = 40e6;

/** Takes down the calls of a plan. */
export class PlanWriter {
  readonly calls: Call[] = [];

  call(kernel: KernelName, ...args: number[]): void {
    this.work(kernel, 0, ...args);
  }

  /** A call that takes long: with its multiply–adds. */
  work(kernel: KernelName, work: number, ...args: number[]): void {
    this.calls.push({ kernel, args, work });
  }

  /** A product of matrices, cut into bands of rows where it would take long. */
  product({ m, n, k, a, b, c, add = false, bias }: Product): void {
    const rows = Math.max(4, Math.floor(SLICE_WORK / Math.max(1, n * k) / 4) * 4);
    const start = add ? 1 : bias === undefined ? 0 : 2;
    for (let i = 0; i < m; i += rows) {
      const band = Math.min(rows, m - i);
      this.work(
        'matmul',
        band * n * k,
        ...[band, n, k],
        ...[a.at + 4 * i * a.row, a.row, a.column],
        ...[b.at, b.row, b.column],
        ...[c.at + 4 * i * c.row, c.row, start, bias ?? 0],
      );
    }
  }
}

/** c = a·b, c += a·b, or c = bias + a·b: [m, k] · [k, n] -> [m, n]. */
export interface Product {
  readonly m: number;
  readonly n: number;
  readonly k: number;
  readonly a: Matrix;
  readonly b: Matrix;
  readonly c: Matrix;
  readonly add?: boolean;
  readonly bias?: Address;
}

/** A matrix in memory; steps in floats. */
export interface Matrix {
  readonly at: Address;
  /** from a row to the next */
  readonly row: number;
  /** from a column to the next */
  readonly column: number;
}

export function matrix(at: Address, row: number): Matrix {
  return { at, row, column: 1 };
}

export function transposed(at: Address, row: number): Matrix {
  return { at, row: 1, column: row };
}

/**
 * A plan as numbers, so that it can lie in shared memory for another thread to read:
 * [id, calls, then for each: kernel, arguments, the arguments].
 */
export function encodePlan(
  id: number,
  plan: Plan,
  numberOf: (kernel: KernelName) => number,
): number[] {
  const numbers = [id, plan.length];
  for (const { kernel, args } of plan) numbers.push(numberOf(kernel), args.length, ...args);
  return numbers;
}

export interface DecodedPlan {
  readonly id: number;
  readonly calls: readonly { readonly kernel: number; readonly args: readonly number[] }[];
}

export function decodePlan(numbers: Float64Array): DecodedPlan {
  const [id = 0, count = 0] = numbers;
  const calls = [];
  let at = 2;
  for (let i = 0; i < count; i++) {
    const length = numbers[at + 1]!;
    calls.push({
      kernel: numbers[at]!,
      args: Array.from(numbers.subarray(at + 2, at + 2 + length)),
    });
    at += 2 + length;
  }
  return { id, calls };
}
