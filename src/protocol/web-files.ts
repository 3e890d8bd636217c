/** Where a web host has put the files of dist/ for its worker, told before the first message. */
export interface WebFiles {
  /** URL of tfjs.js */
  readonly tfjs: string;
  /** URLs of TensorFlow.js's .wasm files, by file name */
  readonly wasm: Readonly<Record<string, string>>;
  /** the engine's kernels themselves, by file name: its worker may not fetch */
  readonly kernels: Readonly<Record<string, Uint8Array<ArrayBuffer>>>;
}
