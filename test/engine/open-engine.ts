import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Engine } from '../../src/engine/engine';
import { supportedSimd, type SimdKind } from '../../src/engine/kernels';
import { createWasmEngine } from '../../src/engine/wasm-engine';

const DIST = path.resolve(__dirname, '../../dist');

/** The binaries that this Node runs: plain SIMD, and relaxed SIMD where it can. */
export function testedSimd(): readonly SimdKind[] {
  return supportedSimd() === 'relaxed-simd' ? ['simd', 'relaxed-simd'] : ['simd'];
}

/** An engine on the build's files. */
export function openEngine({
  simd = 'simd',
  threads = 1,
}: { readonly simd?: SimdKind; readonly threads?: number } = {}): Engine {
  const engine = createWasmEngine({
    binary: (file) => new Uint8Array(readFileSync(path.join(DIST, file))),
    threads,
    spawnThread: (setup) => {
      const worker = new Worker(path.join(DIST, 'thread.js'), { workerData: setup });
      worker.unref();
      return { end: () => void worker.terminate() };
    },
    simd,
  });
  if (engine === undefined) throw new Error('this Node has no WebAssembly SIMD');
  return engine;
}
