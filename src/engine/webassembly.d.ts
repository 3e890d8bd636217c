// The little of WebAssembly that the engine uses. Node and browsers have it, but its types come with
// the DOM's, which this project must not know.
declare namespace WebAssembly {
  class Memory {
    constructor(options: { initial: number; maximum: number; shared: boolean });
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  }
  class Module {
    constructor(bytes: Uint8Array<ArrayBuffer>);
    private readonly compiled: true;
  }
  class Instance {
    constructor(module: Module, imports: Record<string, Record<string, unknown>>);
    readonly exports: Record<string, unknown>;
  }
  function validate(bytes: Uint8Array<ArrayBuffer>): boolean;
}
