/** Work of two turns that tells when it is done and when its memory is given back. */
export function* work(ended: string[]): Generator<undefined, number, undefined> {
  try {
    yield undefined;
    yield undefined;
    ended.push('done');
    return 7;
  } finally {
    ended.push('gave its memory back');
  }
}
