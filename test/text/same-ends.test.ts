import assert from 'node:assert/strict';
import { sameEnds } from '../../src/text/same-ends';

describe('sameEnds', () => {
  it('counts from both ends, of texts and of lists, and nothing twice', () => {
    assert.deepEqual(sameEnds('warm tea', 'warm milk'), { start: 5, end: 0 });
    assert.deepEqual(sameEnds('aaa', 'aa'), { start: 2, end: 0 });
    assert.deepEqual(sameEnds([1, 2, 3], [1, 5, 6, 3]), { start: 1, end: 1 });
    assert.deepEqual(sameEnds([], [1]), { start: 0, end: 0 });
  });
  it('by what counts as the same', () => {
    const isSame = (a: { id: number }, b: { id: number }) => a.id === b.id;
    assert.deepEqual(sameEnds([{ id: 1 }], [{ id: 1 }], isSame), { start: 1, end: 0 });
    assert.deepEqual(sameEnds([{ id: 1 }], [{ id: 1 }]), { start: 0, end: 0 });
  });
});
