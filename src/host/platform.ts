import type { Uri } from 'vscode';
import type { FileSource, FromWorker, ToWorker } from '../protocol/messages';

/** What differs between an extension host in Node and one in a browser. */
export interface Platform {
  /** starts the worker that trains; it answers `ready` */
  spawnWorker(extensionUri: Uri): WorkerHandle;
  /** a file that VS Code does not hand over as a document, in the way this worker can read it */
  largeFileSource(uri: Uri, name: string, languageId: string): Promise<FileSource>;
}

export interface WorkerHandle {
  post(message: ToWorker): void;
  onMessage(listener: (message: FromWorker) => void): void;
  /** called once when the worker ends by itself, with what is known of why */
  onDeath(listener: (reason: string) => void): void;
  /** ends it at once, whatever it is doing */
  terminate(): void;
}
