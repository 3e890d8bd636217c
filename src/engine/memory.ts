/**
 * The engine's memory: one WebAssembly memory, in which every tensor of every model lies. Addresses
 * are bytes, every block begins at a multiple of 64.
 *
 * Tensors lie there as rows of floats whose length is a multiple of four; lanes beyond a row's true
 * size hold 0, and every kernel leaves them so. Kernels therefore work on whole vectors of four.
 */
export interface EngineMemory {
  readonly memory: WebAssembly.Memory;
  /** bytes in use; what was freed is used again */
  readonly used: number;
  /**
   * A block of zeros.
   *
   * @param floats how many float32
   * @param what named when there is too little memory
   * @throws {RangeError} if there is too little memory
   */
  allocate(floats: number, what: string): Address;
  free(address: Address): void;
  /** Views of the memory as it is now: not to be kept, since it may grow. */
  floats(address: Address, length: number): Float32Array;
  ints(address: Address, length: number): Int32Array;
  doubles(address: Address, length: number): Float64Array;
}

/** Bytes from the start of the memory. */
export type Address = number;

const PAGE = 65_536;
/** The first page belongs to the kernels' own constants. */
const FIRST: Address = PAGE;
const ALIGNMENT = 64;
/** After each block: a kernel may read, never write, up to a tile beyond its last row. */
const SLACK = 64;
/** 2 GB: an address is then a positive 32-bit number. */
export const MAXIMUM_PAGES = 32_767;

export function createMemory({ shared }: { readonly shared: boolean }): EngineMemory {
  const memory = new WebAssembly.Memory({ initial: 16, maximum: MAXIMUM_PAGES, shared });
  /** free blocks in the order of their addresses, no two of them neighbours */
  const free: Block[] = [{ at: FIRST, size: memory.buffer.byteLength - FIRST }];
  const taken = new Map<Address, number>();
  let used = 0;
  /** from here on nothing was ever handed out */
  let fresh = FIRST;

  function allocate(floats: number, what: string): Address {
    const size = Math.ceil((floats * 4 + SLACK) / ALIGNMENT) * ALIGNMENT;
    let block = smallest(free, size);
    if (block === undefined) {
      grow(size, what);
      block = smallest(free, size)!;
    }
    const { at } = block;
    if (block.size === size) free.splice(free.indexOf(block), 1);
    else Object.assign(block, { at: at + size, size: block.size - size });
    taken.set(at, size);
    used += size;
    // What was never handed out is zero already, and costs nothing until it is used.
    const usedBefore = Math.min(size, fresh - at);
    if (usedBefore > 0) new Uint8Array(memory.buffer, at, usedBefore).fill(0);
    fresh = Math.max(fresh, at + size);
    return at;
  }

  function grow(size: number, what: string): void {
    const end = memory.buffer.byteLength;
    const atTheEnd = free.find((block) => block.at + block.size === end);
    const spare = atTheEnd?.size ?? 0;
    const pages = Math.ceil((size - spare) / PAGE);
    // A quarter more, so that many small blocks do not grow it one by one.
    const wanted = Math.min(pages + (end / PAGE) * 0.25, MAXIMUM_PAGES - end / PAGE);
    for (const attempt of [Math.ceil(wanted), pages]) {
      if (attempt < pages) continue;
      try {
        memory.grow(attempt);
        release({ at: end, size: attempt * PAGE });
        return;
      } catch {
        // the system gives less than the maximum
      }
    }
    const megabytes = (bytes: number) => (bytes / 2 ** 20).toFixed(0);
    throw new RangeError(
      `${what} requires ${megabytes(size)} MB more memory; ${megabytes(used)} MB are in use, and ` +
        `the engine has at most ${megabytes(MAXIMUM_PAGES * PAGE)} MB`,
    );
  }

  function release(block: Block): void {
    let index = free.findIndex(({ at }) => at > block.at);
    if (index === -1) index = free.length;
    const [before, after] = [free[index - 1], free[index]];
    if (after?.at === block.at + block.size) {
      block = { at: block.at, size: block.size + after.size };
      free.splice(index, 1);
    }
    if (before !== undefined && before.at + before.size === block.at) before.size += block.size;
    else free.splice(index, 0, block);
  }

  return {
    memory,
    get used() {
      return used;
    },
    allocate,
    free(address) {
      const size = taken.get(address);
      if (size === undefined) throw new RangeError(`no block at ${address} to free`);
      taken.delete(address);
      used -= size;
      release({ at: address, size });
    },
    floats: (address, length) => new Float32Array(memory.buffer, address, length),
    ints: (address, length) => new Int32Array(memory.buffer, address, length),
    doubles: (address, length) => new Float64Array(memory.buffer, address, length),
  };
}

interface Block {
  at: Address;
  size: number;
}

/** The smallest block that is large enough, the first of equals. */
function smallest(blocks: readonly Block[], size: number): Block | undefined {
  let best: Block | undefined;
  for (const block of blocks) {
    if (block.size >= size && (best === undefined || block.size < best.size)) best = block;
  }
  return best;
}
