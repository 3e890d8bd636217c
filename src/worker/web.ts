import { experiments } from 'virtual:experiments';
import { kernelFile, supportedSimd } from '../engine/kernels';
import { createWasmEngine } from '../engine/wasm-engine';
import type { FromWorker, ToWorker } from '../protocol/messages';
import type { WebFiles } from '../protocol/web-files';
import { createDatasetLoader } from './load-dataset';
import { NO_SIMD } from './no-simd';
import type { LoadedEngine, WorkerPlatform } from './port';
import { startRunner } from './runner';

// The worker of a web host, which has no folder of its own: the host's first message says where
// the other files are.

/** The little of a worker's global scope that is used here: the root project knows no DOM. */
interface WorkerScope {
  unrollTfjs?: typeof import('../engine/tfjs/tfjs-engine');
  importScripts(url: string): void;
  postMessage(message: FromWorker): void;
  addEventListener(type: 'message', listener: (event: { data: ToWorker | WebFiles }) => void): void;
}

declare const self: WorkerScope;

declare const MessageChannel: new () => {
  readonly port1: { onmessage: () => void; close(): void };
  readonly port2: { postMessage(message: undefined): void };
};

let files: WebFiles | undefined;

const platform: WorkerPlatform = {
  now: () => performance.now(),
  yieldToMessages: () => {
    // A message to itself: timers are slowed down to 4 ms a turn.
    const { port1, port2 } = new MessageChannel();
    return new Promise((resolve) => {
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(undefined);
    });
  },
  async loadEngine({ name }): Promise<LoadedEngine> {
    if (files === undefined) throw new Error('the host has not told where the files are');
    const simd = supportedSimd();
    if (name === 'wasm' && simd !== undefined) {
      // No shared memory without cross-origin isolation, so no threads.
      const bytes = files.kernels[kernelFile(simd, false)]!;
      const options = { binary: () => bytes, threads: 1, spawnThread: undefined, simd };
      return { engine: createWasmEngine(options)! };
    }
    if (self.unrollTfjs === undefined) self.importScripts(files.tfjs);
    if (self.unrollTfjs === undefined) throw new Error('dist/web/tfjs.js could not be loaded');
    const engine = await self.unrollTfjs.loadTfjsEngine({ wasm: files.wasm });
    return name === 'wasm' ? { engine, notice: NO_SIMD } : { engine };
  },
  // eslint-disable-next-line @typescript-eslint/require-await -- no disk to read from
  async *readFile(uri) {
    throw new Error(`a web host hands over the bytes of ${uri} itself`);
  },
};

startRunner(
  {
    post: (message) => self.postMessage(message),
    listen: (listener) =>
      self.addEventListener('message', ({ data }) => {
        if ('wasm' in data) files = data;
        else listener(data);
      }),
  },
  platform,
  experiments,
  createDatasetLoader(platform),
);
