import assert from 'node:assert/strict';
import { createRandom } from '../../src/random/random';
import { greatestDifference, matrixProduct } from '../../src/text/matrix-product';
import { oneHot } from '../../src/text/one-hot';

describe('the product of matrices', () => {
  it('matrixProduct is worked by hand', () => {
    const a = Float32Array.of(1, 2, 3, 4, 5, 6); // [2, 3]
    const b = Float32Array.of(7, 8, 9, 10, 11, 12); // [3, 2]
    assert.deepEqual([...matrixProduct(a, b, 3)], [58, 64, 139, 154]);
  });

  it('matrixProduct with one-hot rows is those rows of the other, to the last bit', () => {
    const random = createRandom(1);
    const [size, d] = [50, 7];
    const table = Float32Array.from({ length: size * d }, () => 200 * random() - 100);
    const ids = Int32Array.of(3, 49, 0, 3);
    const rows = ids.reduce<number[]>(
      (all, id) => [...all, ...table.subarray(id * d, (id + 1) * d)],
      [],
    );
    assert.deepEqual([...matrixProduct(oneHot(ids, size), table, size)], rows);
  });

  it('matrixProduct of no rows is empty', () => {
    assert.equal(matrixProduct(new Float32Array(), Float32Array.of(1, 2), 2).length, 0);
  });

  it('matrixProduct refuses what does not fit', () => {
    assert.throws(
      () => matrixProduct(Float32Array.of(1, 2, 3), Float32Array.of(1, 2), 2),
      /got 3/u,
    );
    assert.throws(
      () => matrixProduct(Float32Array.of(1, 2), Float32Array.of(1, 2, 3), 2),
      /got 2/u,
    );
    assert.throws(() => matrixProduct(Float32Array.of(1), Float32Array.of(1), 0), RangeError);
  });

  it('greatestDifference is that of one place, whatever its sign', () => {
    assert.equal(greatestDifference([1, 2, 3], [1, 4.5, 2]), 2.5);
    assert.equal(greatestDifference([], []), 0);
    assert.throws(() => greatestDifference([1], [1, 2]), /got 1 and 2/u);
  });
});
