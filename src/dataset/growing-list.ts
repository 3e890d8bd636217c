/** Numbers whose count is not known beforehand, without an object for each. */
export interface GrowingList<Numbers extends Float64Array | Int32Array> {
  readonly length: number;
  push(value: number): void;
  /** exactly as long as what was pushed */
  toArray(): Numbers;
}

export function createFloat64List(): GrowingList<Float64Array> {
  return createList((length) => new Float64Array(length));
}

export function createInt32List(): GrowingList<Int32Array> {
  return createList((length) => new Int32Array(length));
}

function createList<Numbers extends Float64Array | Int32Array>(
  allocate: (length: number) => Numbers,
): GrowingList<Numbers> {
  let values = allocate(16);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === values.length) {
        const larger = allocate(2 * length);
        larger.set(values);
        values = larger;
      }
      values[length++] = value;
    },
    toArray: () => values.slice(0, length) as Numbers,
  };
}
