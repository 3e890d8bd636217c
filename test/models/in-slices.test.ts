import assert from 'node:assert/strict';
import { inSlices } from '../../src/models/in-slices';

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

describe('inSlices', () => {
  it('pauses at every turn, and returns the same', () => {
    const slices = inSlices(work([]));
    assert.deepEqual(slices.next(), { done: false, value: { kind: 'slice' } });
    assert.deepEqual(slices.next(), { done: false, value: { kind: 'slice' } });
    assert.deepEqual(slices.next(), { done: true, value: 7 });
  });

  it('ends the work when it is cancelled: its memory goes back', () => {
    const ended: string[] = [];
    const slices = inSlices(work(ended));
    slices.next();
    slices.return(undefined as never);
    assert.deepEqual(ended, ['gave its memory back']);
  });
});
