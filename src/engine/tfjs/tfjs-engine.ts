import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import '@tensorflow/tfjs-backend-cpu/dist/index';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import type { Engine, TrainableModel, Weights } from '../engine';
import { initialWeights } from '../initial-weights';
import type { ModelSpec } from '../model-spec';
import { createModel } from './tfjs-model';

/**
 * TensorFlow.js as the engine: WebAssembly where it runs, else plain JavaScript. A bundle of its own,
 * loaded when it is asked for.
 *
 * @param wasm where the .wasm files are: a folder ending in "/", or a URL for each file name
 */
export async function loadTfjsEngine({ wasm }: { wasm: WasmFiles }): Promise<Engine> {
  const backend = await chooseBackend(wasm);
  const models = new Set<TrainableModel>();
  const add = (spec: ModelSpec, weights: Weights, seed: number): TrainableModel => {
    const model = createModel(spec, weights, seed, () => models.delete(model));
    models.add(model);
    return model;
  };
  return {
    name: 'tfjs',
    backend,
    threads: 1,
    create: (spec, seed) => add(spec, initialWeights(spec, seed), seed),
    restore: (spec, weights) => add(spec, weights, 0),
    createWordVectors() {
      throw new RangeError(
        'word vectors require the engine "wasm": TensorFlow.js has no kernel for them',
      );
    },
    memoryUsed: () => tf.memory().numBytes,
    memoryReserved: () => tf.memory().numBytes,
    dispose() {
      for (const model of [...models]) model.dispose();
    },
  };
}

const WITH_THREADS = 'tfjs-backend-wasm-threaded-simd.wasm';

export type WasmFiles = string | Readonly<Record<string, string>>;

async function chooseBackend(wasm: WasmFiles): Promise<'wasm' | 'cpu'> {
  if (tf.getBackend() === 'wasm') return 'wasm'; // its files are read once
  // One thread: a page without cross-origin isolation has no shared memory.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  // It wants to know of the file for threads too, though it never reads it.
  setWasmPaths(typeof wasm === 'string' ? wasm : { [WITH_THREADS]: 'unused', ...wasm });
  if (await tf.setBackend('wasm').catch(() => false)) return 'wasm';
  await tf.setBackend('cpu');
  return 'cpu';
}
