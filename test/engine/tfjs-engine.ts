import path from 'node:path';
import type { Engine } from '../../src/engine/engine';
import { loadTfjsEngine } from '../../src/engine/tfjs/tfjs-engine';

const WASM_PACKAGE = path.resolve(__dirname, '../../node_modules/@tensorflow/tfjs-backend-wasm');

/** Where TensorFlow.js's .wasm files lie before a build has copied them. */
export const WASM_FOLDER = path.join(WASM_PACKAGE, 'dist') + path.sep;

/** The TensorFlow.js engine as the tests use it: loaded once in a process, like the product's. */
export function loadTfjs(): Promise<Engine> {
  return loadTfjsEngine({ wasm: WASM_FOLDER });
}
