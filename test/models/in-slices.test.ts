import assert from 'node:assert/strict';
import { inSlices } from '../../src/models/in-slices';
import { work } from '../turns/work';

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
