import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { experiments } from 'virtual:experiments';
import type { ToWorker } from '../protocol/messages';
import { createDatasetLoader } from './load-dataset';
import { NO_SIMD } from './no-simd';
import { loadNodeEngine } from './node-engine';
import type { WorkerPlatform } from './port';
import { startRunner } from './runner';

// The worker of the desktop and the remote extension host: a Node thread beside the other files of
// dist/.

if (parentPort === null) throw new Error('worker/node runs in a worker thread only');
const host = parentPort;

const platform: WorkerPlatform = {
  now: () => performance.now(),
  yieldToMessages: () => new Promise((resolve) => setImmediate(resolve)),
  async loadEngine(choice) {
    const chosen = await loadNodeEngine(__dirname, choice);
    if (chosen !== undefined) return { engine: chosen };
    const tfjs = await loadNodeEngine(__dirname, { name: 'tfjs', threads: 1 });
    return { engine: tfjs!, notice: NO_SIMD };
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
