import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createMemory, MAXIMUM_PAGES } from '../../src/engine/memory';

describe('the memory of the engine', () => {
  it('hands out blocks of zeros, each beginning at a multiple of 64', () => {
    const memory = createMemory({ shared: false });
    const first = memory.allocate(5, 'five');
    memory.floats(first, 5).fill(7);
    memory.free(first);
    const again = memory.allocate(3, 'three');
    assert.equal(again, first);
    assert.equal(again % 64, 0);
    assert.deepEqual([...memory.floats(again, 3)], [0, 0, 0]);
  });

  it('never hands out a place twice, and has all of it back in the end', () => {
    const step = fc.record({ free: fc.boolean(), floats: fc.nat(5000), which: fc.nat(1000) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const memory = createMemory({ shared: false });
        const held: { at: number; floats: number; mark: number }[] = [];
        steps.forEach(({ free, floats, which }, mark) => {
          if (free && held.length > 0) {
            const [block] = held.splice(which % held.length, 1);
            memory.free(block!.at);
          } else {
            const at = memory.allocate(floats, 'a block');
            memory.floats(at, floats).fill(mark);
            held.push({ at, floats, mark });
          }
        });
        for (const { at, floats, mark } of held) {
          assert.ok(memory.floats(at, floats).every((value) => value === mark));
          memory.free(at);
        }
        assert.equal(memory.used, 0);
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('does not grow when the same blocks come and go', () => {
    const memory = createMemory({ shared: false });
    const round = () => {
      const blocks = [100_000, 3, 70_000, 12, 500_000].map((n) => memory.allocate(n, 'a block'));
      for (const at of [2, 0, 4, 1, 3]) memory.free(blocks[at]!);
    };
    round();
    const size = memory.memory.buffer.byteLength;
    for (let i = 0; i < 200; i++) round();
    assert.equal(memory.memory.buffer.byteLength, size);
  });

  it('says what needed how much when there is too little, and goes on working', () => {
    const memory = createMemory({ shared: true });
    const floats = MAXIMUM_PAGES * 16_384;
    assert.throws(() => memory.allocate(floats, 'layer 0 (dense), weights [9, 9]'), {
      name: 'RangeError',
      message:
        'layer 0 (dense), weights [9, 9] requires 2048 MB more memory; 0 MB are in use, and the engine has at most 2048 MB',
    });
    assert.equal(memory.allocate(4, 'four') % 64, 0);
  });

  it('refuses to free what it did not hand out', () => {
    assert.throws(() => createMemory({ shared: false }).free(64), RangeError);
  });
});
