import type { EngineMemory } from './memory';

/** The kernels of assembly/index.ts that a plan may call, in the order that numbers them. */
export const KERNELS = [
  'activationBackward',
  'adam',
  'add',
  'additiveAttentionBackward',
  'additiveAttentionForward',
  'addRowsInTurn',
  'attentionBackward',
  'attentionForward',
  'clearBeyond',
  'copy',
  'copyRows',
  'dropoutForward',
  'embeddingBackward',
  'embeddingForward',
  'fill',
  'geluForward',
  'geluTanhForward',
  'gradientDescent',
  'gruBackward',
  'gruForward',
  'layerNormBackward',
  'layerNormForward',
  'lstmBackward',
  'lstmForward',
  'matmul',
  'meanSquaredError',
  'mergeCopies',
  'negativeSampling',
  'pack',
  'rnnBackward',
  'rnnForward',
  'sigmoidForward',
  'softmaxCrossEntropy',
  'sum',
  'sumGradients',
  'sumRows',
  'sumRowsInTurn',
  'tanhForward',
] as const;

export type KernelName = (typeof KERNELS)[number];

/** The functions of assembly/, in WebAssembly: addresses and counts in, results in memory. */
export type Kernels = Readonly<Record<KernelName, (...args: readonly number[]) => void>> & {
  setScratch(at: number): void;
  scratchFloats(): number;
};

/**
 * The binaries of one and the same source: with and without relaxed SIMD, for shared memory and for
 * memory of one thread (a module built for one cannot take the other).
 */
export type KernelBinaries = (file: KernelFile) => Uint8Array<ArrayBuffer>;

export type KernelFile = `kernels-${SimdKind}${'' | '-unshared'}.wasm`;

export type SimdKind = 'relaxed-simd' | 'simd';

export function kernelFile(simd: SimdKind, shared: boolean): KernelFile {
  return `kernels-${simd}${shared ? '' : '-unshared'}.wasm`;
}

/** The fastest kind of SIMD that runs here; undefined where there is none. */
export function supportedSimd(): SimdKind | undefined {
  if (WebAssembly.validate(module(RELAXED_MADD))) return 'relaxed-simd';
  if (WebAssembly.validate(module(ADD))) return 'simd';
  return undefined;
}

/** Kernels at work on a memory, with scratch memory of their own: for one thread. */
export function instantiate(
  compiled: WebAssembly.Module,
  memory: WebAssembly.Memory,
  scratch: number,
): Kernels {
  const { exports } = new WebAssembly.Instance(compiled, {
    env: {
      memory,
      abort: () => {
        throw new Error('a kernel was called with what it cannot work on');
      },
    },
  });
  const kernels = exports as unknown as Kernels;
  kernels.setScratch(scratch);
  return kernels;
}

/** Floats of scratch memory that a thread needs, before there is an instance to ask. */
export function scratchFloats(compiled: WebAssembly.Module, { memory }: EngineMemory): number {
  return instantiate(compiled, memory, 0).scratchFloats();
}

// The smallest modules that hold one SIMD operation: (func (result v128) …), i32x4.splat of 0 as its
// operands.
const SPLAT = [0x41, 0x00, 0xfd, 0x11];
const RELAXED_MADD = [...SPLAT, ...SPLAT, ...SPLAT, 0xfd, 0x85, 0x02];
const ADD = [...SPLAT, ...SPLAT, 0xfd, 0xae, 0x01];

function module(operations: readonly number[]): Uint8Array<ArrayBuffer> {
  const body = [0x00, ...operations, 0x0b];
  return Uint8Array.of(
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00], // magic number, version 1
    ...[0x01, 0x05, 0x01, 0x60, 0x00, 0x01, 0x7b], // type 0: () -> v128
    ...[0x03, 0x02, 0x01, 0x00], // function 0 is of type 0
    ...[0x0a, body.length + 2, 0x01, body.length, ...body],
  );
}
