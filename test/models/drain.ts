/** All that a generator yields, and what it returns. */
export function drain<Yielded, Returned>(
  run: Generator<Yielded, Returned, undefined>,
): { readonly yielded: Yielded[]; readonly returned: Returned } {
  const yielded: Yielded[] = [];
  for (;;) {
    const next = run.next();
    if (next.done === true) return { yielded, returned: next.value };
    yielded.push(next.value);
  }
}
