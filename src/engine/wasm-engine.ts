import { createCrew, type Thread, type ThreadSetup } from './crew';
import type { Engine } from './engine';
import { initialWeights } from './initial-weights';
import { kernelFile, supportedSimd, type KernelBinaries, type SimdKind } from './kernels';
import { createMemory } from './memory';
import { createWordVectors } from './word-vectors';
import { createWasmModel } from './wasm-model';

export interface WasmEngineOptions {
  /** the bytes of one of the build's files */
  readonly binary: KernelBinaries;
  /** threads to compute on, this one too; 1 where there is no shared memory */
  readonly threads: number;
  /** starts a thread that calls `serveCrew`; undefined where there are none */
  readonly spawnThread: ((setup: ThreadSetup) => Thread) | undefined;
  /** undefined: the fastest that runs here */
  readonly simd?: SimdKind | undefined;
}

/**
 * The engine of Unroll's own kernels. Nothing of it waits: threads start with the first batch that is
 * worth sharing.
 *
 * @returns undefined where WebAssembly has no SIMD
 */
export function createWasmEngine(options: WasmEngineOptions): Engine | undefined {
  const simd = options.simd ?? supportedSimd();
  if (simd === undefined) return undefined;
  const shared = options.threads > 1 && options.spawnThread !== undefined;
  const memory = createMemory({ shared });
  const compiled = new WebAssembly.Module(options.binary(kernelFile(simd, shared)));
  const crew = createCrew(
    memory,
    compiled,
    options.threads,
    shared ? options.spawnThread : undefined,
  );
  return {
    name: 'wasm',
    backend: simd === 'simd' ? 'SIMD' : 'relaxed SIMD',
    threads: crew.threads,
    create: (spec, seed) => createWasmModel(spec, initialWeights(spec, seed), seed, memory, crew),
    restore: (spec, weights) => createWasmModel(spec, weights, 0, memory, crew),
    createWordVectors: (corpus, options) => createWordVectors(corpus, options, memory, crew),
    memoryUsed: () => memory.used,
    memoryReserved: () => memory.memory.buffer.byteLength,
    dispose: () => crew.dispose(),
  };
}
