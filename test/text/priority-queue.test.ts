import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createPriorityQueue } from '../../src/text/priority-queue';

describe('createPriorityQueue', () => {
  it('gives back in order what is put in, pushes and pops mixed', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer(), { nil: undefined })), (steps) => {
        const queue = createPriorityQueue<number>((a, b) => a < b);
        const held: number[] = [];
        for (const step of steps) {
          if (step === undefined) {
            held.sort((a, b) => a - b);
            assert.equal(queue.pop(), held.shift());
          } else {
            queue.push(step);
            held.push(step);
          }
          assert.equal(queue.size, held.length);
        }
      }),
    );
  });
  it('has nothing to give when it is empty', () => {
    assert.equal(createPriorityQueue<number>((a, b) => a < b).pop(), undefined);
  });
});
