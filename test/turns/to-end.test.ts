import assert from 'node:assert/strict';
import { toEnd } from '../../src/turns/to-end';

function* work(ended: string[]): Generator<undefined, number, undefined> {
  try {
    yield undefined;
    yield undefined;
    ended.push('done');
    return 7;
  } finally {
    ended.push('gave its memory back');
  }
}

describe('toEnd', () => {
  it('gives what is returned', () => {
    const ended: string[] = [];
    assert.equal(toEnd(work(ended)), 7);
    assert.deepEqual(ended, ['done', 'gave its memory back']);
  });
});
