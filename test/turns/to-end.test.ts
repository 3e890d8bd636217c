import assert from 'node:assert/strict';
import { toEnd } from '../../src/turns/to-end';
import { work } from './work';

describe('toEnd', () => {
  it('gives what is returned', () => {
    const ended: string[] = [];
    assert.equal(toEnd(work(ended)), 7);
    assert.deepEqual(ended, ['done', 'gave its memory back']);
  });
});
