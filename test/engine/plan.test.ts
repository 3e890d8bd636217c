import assert from 'node:assert/strict';
import { KERNELS } from '../../src/engine/kernels';
import {
  decodePlan,
  encodePlan,
  matrix,
  PlanWriter,
  SLICE_WORK,
  transposed,
} from '../../src/engine/plan';

describe('a plan', () => {
  it('comes out of memory as it went in', () => {
    const writer = new PlanWriter();
    writer.call('fill', 8, 64, 0.25);
    writer.call('copy', 4, 128, 2 ** 31 - 1);
    const numbers = encodePlan(7, writer.calls, (kernel) => KERNELS.indexOf(kernel));
    const { id, calls } = decodePlan(Float64Array.from([...numbers, 99, 99]));
    assert.equal(id, 7);
    assert.deepEqual(
      calls.map(({ kernel, args }) => ({ kernel: KERNELS[kernel], args })),
      writer.calls.map(({ kernel, args }) => ({ kernel, args })),
    );
  });

  it('cuts a long product into bands that each take no longer than a slice', () => {
    const writer = new PlanWriter();
    const [m, n, k] = [1003, 512, 700];
    const [a, b, c] = [matrix(64, k), transposed(128, k), matrix(256, n)];
    writer.product({ m, n, k, a, b, c });
    assert.ok(writer.calls.length > 1);
    let rows = 0;
    for (const { args, work } of writer.calls) {
      assert.ok(work <= SLICE_WORK);
      assert.equal(args[3], a.at + 4 * rows * k); // where the band of A begins
      assert.equal(args[9], c.at + 4 * rows * n);
      rows += args[0]!;
    }
    assert.equal(rows, m);
  });
});
