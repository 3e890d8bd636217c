import { Worker } from 'node:worker_threads';
import { Uri, workspace } from 'vscode';
import type { FromWorker } from '../../protocol/messages';
import type { Platform } from '../platform';

/** The extension host of the desktop, of Remote and of a server: Node threads and a disk. */
export const platform: Platform = {
  spawnWorker(extensionUri) {
    const worker = new Worker(Uri.joinPath(extensionUri, 'dist', 'worker.js').fsPath, {
      // What the worker prints is for developers; nothing of it may keep the host waiting.
      stdout: true,
      stderr: true,
    });
    let dying = false;
    return {
      post: (message) => worker.postMessage(message),
      onMessage: (listener) => worker.on('message', (message: FromWorker) => listener(message)),
      onDeath: (listener) => {
        let reason = '';
        worker.on('error', (error) => (reason = error.message));
        worker.on('exit', (code) => {
          if (!dying) listener(reason === '' ? `exit code ${code}` : reason);
        });
      },
      terminate: () => {
        dying = true;
        void worker.terminate();
      },
    };
  },

  async largeFileSource(uri, name, languageId) {
    if (uri.scheme === 'file') {
      return { kind: 'file', uri: uri.toString(), encoding: undefined, name, languageId };
    }
    const bytes = await workspace.fs.readFile(uri);
    return { kind: 'bytes', bytes, encoding: undefined, name, languageId };
  },
};
