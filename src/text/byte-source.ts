/** Reads bytes that arrive in pieces cut anywhere, forward only. */
export interface ByteSource {
  /**
   * The bytes up to the next one that is `stop`, which is taken but not given.
   *
   * @returns `isStopped` false at the end of all bytes; undefined when none are left
   */
  until(
    stop: number,
    most: number,
  ): Promise<{ readonly bytes: Uint8Array; readonly isStopped: boolean } | undefined>;
  /** The next `length` bytes, or fewer at the end; good until the next call. */
  take(length: number): Promise<Uint8Array>;
  /** The same, and they stay to be taken. */
  peek(length: number): Promise<Uint8Array>;
  /** Ends the pieces early. */
  close(): Promise<void>;
}

/**
 * @param pieces of a file, in order
 * @throws {RangeError} from `until`, if no stop comes within `most` bytes
 */
export function createByteSource(pieces: AsyncIterable<Uint8Array>): ByteSource {
  const iterator = pieces[Symbol.asyncIterator]();
  let held: Uint8Array = new Uint8Array(0);
  let from = 0; // the held bytes before it are taken
  let isAtEnd = false;

  /** Holds at least one more byte, or is at the end. */
  const pull = async (): Promise<void> => {
    const step = await iterator.next();
    if (step.done === true) {
      isAtEnd = true;
      return;
    }
    const rest = held.subarray(from);
    if (rest.length === 0) {
      held = step.value;
    } else {
      held = new Uint8Array(rest.length + step.value.length);
      held.set(rest);
      held.set(step.value, rest.length);
    }
    from = 0;
  };

  const peek = async (length: number): Promise<Uint8Array> => {
    while (held.length - from < length && !isAtEnd) await pull();
    return held.subarray(from, from + length);
  };

  return {
    async until(stop, most) {
      let searched = 0;
      for (;;) {
        const at = held.indexOf(stop, from + searched);
        if (at >= 0) {
          const bytes = held.subarray(from, at);
          from = at + 1;
          return { bytes, isStopped: true };
        }
        searched = held.length - from;
        if (searched > most) {
          throw new RangeError(`until requires a stop within ${most} bytes, got none`);
        }
        if (isAtEnd) {
          const bytes = held.subarray(from);
          from = held.length;
          return bytes.length === 0 ? undefined : { bytes, isStopped: false };
        }
        await pull();
      }
    },
    async take(length) {
      const bytes = await peek(length);
      from += bytes.length;
      return bytes;
    },
    peek,
    async close() {
      await iterator.return?.();
    },
  };
}
