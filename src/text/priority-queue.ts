/** Gives back what comes first of what was put in. */
export interface PriorityQueue<T> {
  readonly size: number;
  push(item: T): void;
  /** the first of all, or undefined when there is none */
  pop(): T | undefined;
}

/**
 * A binary heap: push and pop take time that grows with log n.
 *
 * @param isBefore a strict order; of equals any may come first
 * @see Williams, Algorithm 232: Heapsort (1964)
 */
export function createPriorityQueue<T>(isBefore: (a: T, b: T) => boolean): PriorityQueue<T> {
  const heap: T[] = []; // the children of i are 2i + 1 and 2i + 2
  return {
    get size() {
      return heap.length;
    },
    push(item) {
      let i = heap.length;
      heap.push(item);
      while (i > 0) {
        const parent = (i - 1) >> 1;
        if (!isBefore(item, heap[parent]!)) break;
        heap[i] = heap[parent]!;
        i = parent;
      }
      heap[i] = item;
    },
    pop() {
      const first = heap[0];
      const last = heap.pop();
      if (heap.length === 0 || last === undefined) return first;
      let i = 0;
      for (;;) {
        let child = 2 * i + 1;
        if (child >= heap.length) break;
        if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child++;
        if (!isBefore(heap[child]!, last)) break;
        heap[i] = heap[child]!;
        i = child;
      }
      heap[i] = last;
      return first;
    },
  };
}
