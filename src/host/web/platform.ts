import { Uri, workspace } from 'vscode';
import { fill, type Phrase } from '../../phrase/phrase';
import { Refusal } from '../../phrase/refusal';
import type { FromWorker, ToWorker } from '../../protocol/messages';
import type { Platform } from '../platform';

/** A file is read whole here, and lives in memory more than once. */
const LARGEST_FILE = 200 * 1024 * 1024;

const TOO_LARGE: Phrase = {
  ko: '{name|은/는} {size}MB예요. 브라우저에서는 {limit}MB까지만 읽을 수 있어요. 데스크톱 VS Code에서 열거나 파일을 나눠 주세요.',
  en: '{name} has {size} MB; in a browser Unroll reads up to {limit} MB. Open it in the desktop VS Code, or split it.',
};

/** The little of a browser's worker that is used here: the root project knows no DOM. */
interface BrowserWorker {
  postMessage(message: ToWorker): void;
  addEventListener(type: 'message', listener: (event: { data: FromWorker }) => void): void;
  addEventListener(type: 'error', listener: (event: { message: string }) => void): void;
  terminate(): void;
}

declare const Worker: new (url: string) => BrowserWorker;

/** The extension host in a browser (vscode.dev): a web worker, and no disk. */
export const platform: Platform = {
  spawnWorker(extensionUri) {
    const dist = Uri.joinPath(extensionUri, 'dist').toString(true);
    // A worker's script must come from its own origin, which the extension's files do not.
    const script = `self.unrollDist=${JSON.stringify(dist)};importScripts(self.unrollDist+'/web/worker.js');`;
    const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    const worker = new Worker(url);
    return {
      post: (message) => worker.postMessage(message),
      onMessage: (listener) => worker.addEventListener('message', ({ data }) => listener(data)),
      onDeath: (listener) => worker.addEventListener('error', ({ message }) => listener(message)),
      terminate: () => {
        worker.terminate();
        URL.revokeObjectURL(url);
      },
    };
  },

  async largeFileSource(uri, name, languageId) {
    const { size } = await workspace.fs.stat(uri);
    if (size > LARGEST_FILE) {
      const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024);
      throw new Refusal(
        fill(TOO_LARGE, { name, size: megabytes(size), limit: megabytes(LARGEST_FILE) }),
      );
    }
    const bytes = await workspace.fs.readFile(uri);
    return { kind: 'bytes', bytes, encoding: undefined, name, languageId };
  },
};
