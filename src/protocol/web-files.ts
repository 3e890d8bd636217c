/** Where a web host has put the files of dist/ for its worker, told before the first message. */
export interface WebFiles {
  /** URL of tfjs.js */
  readonly tfjs: string;
  /** URLs of the .wasm files, by file name */
  readonly wasm: Readonly<Record<string, string>>;
}
