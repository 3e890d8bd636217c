import { experiments } from 'virtual:experiments';
import type { Engine } from '../engine/engine';
import type { FromWorker, ToWorker } from '../protocol/messages';
import { createDatasetLoader } from './load-dataset';
import type { WorkerPlatform } from './port';
import { startRunner } from './runner';

// The worker of a web host. It is started from a blob, so the host tells where dist/ is before
// the first message.

/** The little of a worker's global scope that is used here: the root project knows no DOM. */
interface WorkerScope {
  unrollDist: string;
  unrollTfjs?: typeof import('../engine/tfjs');
  importScripts(url: string): void;
  postMessage(message: FromWorker): void;
  addEventListener(type: 'message', listener: (event: { data: ToWorker }) => void): void;
}

declare const self: WorkerScope;

declare const MessageChannel: new () => {
  readonly port1: { onmessage: () => void; close(): void };
  readonly port2: { postMessage(message: undefined): void };
};

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
  async loadEngine(): Promise<Engine> {
    if (self.unrollTfjs === undefined) self.importScripts(`${self.unrollDist}/web/tfjs.js`);
    if (self.unrollTfjs === undefined) throw new Error('dist/web/tfjs.js could not be loaded');
    return self.unrollTfjs.loadTfjsEngine({ wasmFolder: `${self.unrollDist}/` });
  },
  // eslint-disable-next-line @typescript-eslint/require-await -- no disk to read from
  async *readFile(uri) {
    throw new Error(`a web host hands over the bytes of ${uri} itself`);
  },
};

startRunner(
  {
    post: (message) => self.postMessage(message),
    listen: (listener) => self.addEventListener('message', (event) => listener(event.data)),
  },
  platform,
  experiments,
  createDatasetLoader(platform),
);
