// The engine that the models' and lessons' tests run on.
export { loadTfjs as loadWasmEngine, WASM_FOLDER } from './tfjs-engine';
