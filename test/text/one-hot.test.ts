import assert from 'node:assert/strict';
import fc from 'fast-check';
import { oneHot, oneHotBytes } from '../../src/text/one-hot';

describe('oneHot', () => {
  it('writes one 1 in each row, at the place of the id', () => {
    assert.deepEqual([...oneHot(Int32Array.of(2, 0), 3)], [0, 0, 1, 1, 0, 0]);
  });
  it('puts every pair of different ids √2 apart', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(19), { minLength: 2, maxLength: 20 }), (ids) => {
        const rows = oneHot(Int32Array.from(ids), 20);
        for (let i = 0; i < ids.length; i++) {
          for (let j = 0; j < i; j++) {
            let squares = 0;
            for (let k = 0; k < 20; k++) squares += (rows[i * 20 + k]! - rows[j * 20 + k]!) ** 2;
            assert.equal(Math.sqrt(squares), Math.SQRT2);
          }
        }
      }),
    );
  });
  it('of no ids is empty', () => assert.equal(oneHot(Int32Array.of(), 3).length, 0));
  it('refuses an id outside the vocabulary', () => {
    assert.throws(() => oneHot(Int32Array.of(3), 3), /oneHot requires ids in \[0, 3\), got 3/u);
  });
});

describe('oneHotBytes', () => {
  it('is the memory that the rows take', () => {
    assert.equal(oneHotBytes(2, 3), oneHot(Int32Array.of(2, 0), 3).byteLength);
  });
});
