import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { MOST_SHARDS } from '../engine/batch-plan';
import type { Thread, ThreadSetup } from '../engine/crew';
import type { Engine } from '../engine/engine';
import type { SimdKind } from '../engine/kernels';
import type * as Tfjs from '../engine/tfjs/tfjs-engine';
import { createWasmEngine } from '../engine/wasm-engine';
import type { EngineChoice } from '../protocol/messages';

/**
 * An engine in Node, with the files of the build in `folder`.
 *
 * @returns undefined when the kernels were chosen and WebAssembly has no SIMD here
 */
export async function loadNodeEngine(
  folder: string,
  { name, threads }: EngineChoice,
  simd?: SimdKind,
): Promise<Engine | undefined> {
  if (name === 'wasm') {
    return createWasmEngine({
      binary: (file) => new Uint8Array(readFileSync(path.join(folder, file))),
      threads: threads === 0 ? worthwhileThreads() : Math.min(threads, MOST_SHARDS),
      spawnThread: (setup) => spawnThread(path.join(folder, 'thread.js'), setup),
      simd,
    });
  }
  // Its own bundle, loaded only when it is asked for.
  const file: string = path.join(folder, 'tfjs.js');
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a path known at run time
  const { loadTfjsEngine } = require(file) as typeof Tfjs;
  return loadTfjsEngine({ wasm: folder + path.sep });
}

/** One core is left to the editor where there are more than two. */
function worthwhileThreads(): number {
  const cores = availableParallelism();
  return Math.min(MOST_SHARDS, cores > 2 ? cores - 1 : cores);
}

function spawnThread(file: string, setup: ThreadSetup): Thread {
  const worker = new Worker(file, { workerData: setup, stdout: true, stderr: true });
  worker.unref(); // a program may end while it waits
  return { end: () => void worker.terminate() };
}
