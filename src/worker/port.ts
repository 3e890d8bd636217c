import type { Engine } from '../engine/engine';
import type { Phrase } from '../phrase/phrase';
import type { EngineChoice, FromWorker, ToWorker } from '../protocol/messages';

/** The two ends of the channel to the host. */
export interface WorkerPort {
  post(message: FromWorker): void;
  listen(listener: (message: ToWorker) => void): void;
}

export interface LoadedEngine {
  readonly engine: Engine;
  /** why it is not the one that was chosen */
  readonly notice?: Phrase;
}

/** What differs between a Node worker and a browser's. */
export interface WorkerPlatform {
  /** milliseconds from any start, steady */
  now(): number;
  /** lets waiting messages in, then goes on as soon as possible */
  yieldToMessages(): Promise<void>;
  loadEngine(choice: EngineChoice): Promise<LoadedEngine>;
  /** the bytes of a file in pieces, as they are on disk */
  readFile(uri: string): AsyncIterable<Uint8Array>;
}
