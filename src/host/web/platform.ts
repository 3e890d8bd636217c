import { Uri, workspace } from 'vscode';
import { fill, type Phrase } from '../../phrase/phrase';
import { Refusal } from '../../phrase/refusal';
import type { FromWorker, ToWorker } from '../../protocol/messages';
import type { WebFiles } from '../../protocol/web-files';
import type { Platform } from '../platform';

/** A file is read whole here, and lives in memory more than once. */
const LARGEST_FILE = 200 * 1024 * 1024;

const JAVASCRIPT = 'text/javascript';
const WASM_FILES = ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm'];
const KERNEL_FILES = ['kernels-relaxed-simd-unshared.wasm', 'kernels-simd-unshared.wasm'];

const TOO_LARGE: Phrase = {
  ko: '{name|은/는} {size}MB예요. 브라우저에서는 {limit}MB까지만 읽을 수 있어요. 데스크톱 VS Code에서 열거나 파일을 나눠 주세요.',
  en: '{name} has {size} MB; in a browser Unroll reads up to {limit} MB. Open it in the desktop VS Code, or split it.',
};

/** The little of a browser's worker that is used here: the root project knows no DOM. */
interface BrowserWorker {
  postMessage(message: ToWorker | WebFiles): void;
  addEventListener(type: 'message', listener: (event: { data: FromWorker }) => void): void;
  addEventListener(type: 'error', listener: (event: { message: string }) => void): void;
  terminate(): void;
}

declare const Worker: new (url: string) => BrowserWorker;

/** The extension host in a browser (vscode.dev): a web worker, and no disk. */
export const platform: Platform = {
  spawnWorker(extensionUri) {
    const waiting: ToWorker[] = [];
    const listeners: ((message: FromWorker) => void)[] = [];
    let onDeath: (reason: string) => void = () => undefined;
    let worker: BrowserWorker | undefined;
    let ended = false;
    const urls: string[] = [];

    /** The extension's files need not be on a server: VS Code reads them wherever they are. */
    const read = async (name: string): Promise<Uint8Array<ArrayBuffer>> =>
      new Uint8Array(await workspace.fs.readFile(Uri.joinPath(extensionUri, 'dist', name)));
    const urlOf = async (name: string, type: string): Promise<string> => {
      const url = URL.createObjectURL(new Blob([await read(name)], { type }));
      urls.push(url);
      return url;
    };
    const start = async (): Promise<void> => {
      const [script, tfjs, ...wasm] = await Promise.all([
        urlOf('web/worker.js', JAVASCRIPT),
        urlOf('web/tfjs.js', JAVASCRIPT),
        ...WASM_FILES.map((name) => urlOf(name, 'application/wasm')),
      ]);
      const kernels = await Promise.all(KERNEL_FILES.map(read));
      if (ended) return;
      const files: WebFiles = {
        tfjs,
        wasm: Object.fromEntries(WASM_FILES.map((name, i) => [name, wasm[i]!])),
        kernels: Object.fromEntries(KERNEL_FILES.map((name, i) => [name, kernels[i]!])),
      };
      worker = new Worker(script);
      worker.addEventListener('message', ({ data }) => listeners.forEach((tell) => tell(data)));
      worker.addEventListener('error', ({ message }) => onDeath(message));
      worker.postMessage(files);
      for (const message of waiting) worker.postMessage(message);
    };
    start().catch((error: unknown) => onDeath(String(error)));
    return {
      post: (message) => {
        if (worker === undefined) waiting.push(message);
        else worker.postMessage(message);
      },
      onMessage: (listener) => listeners.push(listener),
      onDeath: (listener) => (onDeath = listener),
      terminate: () => {
        ended = true;
        worker?.terminate();
        for (const url of urls) URL.revokeObjectURL(url);
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
