import { createReadStream } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { experiments } from 'virtual:experiments';
import type { ToWorker } from '../protocol/messages';
import { createDatasetLoader } from './load-dataset';
import type { WorkerPlatform } from './port';
import { startRunner } from './runner';

// The worker of the desktop and the remote extension host: a Node thread beside dist/tfjs.js and
// the wasm files.

if (parentPort === null) throw new Error('worker/node runs in a worker thread only');
const host = parentPort;

type TfjsBundle = typeof import('../engine/tfjs/tfjs-engine');

const platform: WorkerPlatform = {
  now: () => performance.now(),
  yieldToMessages: () => new Promise((resolve) => setImmediate(resolve)),
  async loadEngine() {
    // Its own bundle, found beside this one and loaded with the first run.
    const file: string = path.join(__dirname, 'tfjs.js');
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- a path known at run time
    const bundle = require(file) as TfjsBundle;
    return bundle.loadTfjsEngine({ wasm: __dirname + path.sep });
  },
  readFile: (uri) => createReadStream(fileURLToPath(uri)),
};

startRunner(
  {
    post: (message) => host.postMessage(message),
    listen: (listener) => host.on('message', (message: ToWorker) => listener(message)),
  },
  platform,
  experiments,
  createDatasetLoader(platform),
);
