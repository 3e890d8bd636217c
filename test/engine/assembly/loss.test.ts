import assert from 'node:assert/strict';
import fc from 'fast-check';
import { assertGradient } from '../twins/finite-differences';
import {
  crossEntropy,
  crossEntropyGradient,
  squaredError,
  squaredErrorGradient,
} from '../twins/loss';
import { draws, vector } from '../twins/tensor';
import { assertRows, describeInEachBinary, forAll, width, type Workbench } from './workbench';

/** Where the gradient goes: beside z, in its place, or nowhere. */
const gradient = fc.constantFrom('beside', 'in place', 'none');

function assertLoss(actual: number, expected: number, scale: number): void {
  const message = `loss ${actual}, expected ${expected}`;
  assert.ok(Math.abs(actual - expected) <= 1e-6 * Math.max(scale, Math.abs(expected)), message);
}

describe('the twins of losses', () => {
  it('have the gradients that differences have', () => {
    const drawn = draws(3);
    const [z, weights, targets] = [drawn.matrix(3, 4), [1, 0, 2.5], [3, 0, 1]];
    const entropy = () => crossEntropy(z, targets, weights, 0.3);
    assertGradient(entropy, z, crossEntropyGradient(z, targets, weights, 0.3), 'dz');
    const [y, wanted] = [drawn.matrix(3, 2), drawn.matrix(3, 2)];
    const squares = () => squaredError(y, wanted, weights, 0.3);
    assertGradient(squares, y, squaredErrorGradient(y, wanted, weights, 0.3), 'dy');
  });
  it('are ln n for n equal logits, and 5/2 for the errors 1 and 2', () => {
    assert.equal(crossEntropy([[7, 7, 7]], [1], [1], 1), Math.log(3));
    assert.equal(squaredError([[1, 0]], [[0, 2]], [1], 0.5), 2.5);
  });
});

describeInEachBinary('softmax cross-entropy', (bench) => {
  it('and its gradient are those of the twin, weighted or not, beside z, in its place or nowhere', () => {
    forAll(
      {
        rows: fc.integer({ min: 0, max: 9 }),
        size: fc.oneof(fc.integer({ min: 1, max: 21 }), fc.constantFrom(64, 65, 127)),
        spread: fc.constantFrom(0.1, 3, 40),
        weighted: fc.boolean(),
        gradient,
      },
      150,
      ({ rows, size, spread, weighted, gradient }, drawn) => {
        const z = drawn.matrix(rows, size).map((row) => row.map((x) => Math.fround(spread * x)));
        const targets = vector(rows, () => drawn.whole(size));
        // now and then 0: a place that is no text
        const weights = vector(rows, () => (weighted ? drawn.whole(3) / 2 : 1));
        const share = Math.fround(1 / (rows + 1));
        const at = bench.putRows(z);
        const dz = gradient === 'beside' ? bench.space(rows * width(size)) : at;
        const loss = bench.space(2);
        bench.call(
          'softmaxCrossEntropy',
          [
            ...[rows, size, width(size), at, bench.putInts(targets)],
            ...[weighted ? bench.put(weights) : 0, bench.put([share])],
            ...[gradient === 'none' ? 0 : dz, loss],
          ],
          // z is no result, but lent: it is as it was afterwards, beyond its numbers too
          [at, dz, loss],
        );
        const scale = 1 + spread;
        assertLoss(bench.double(loss), crossEntropy(z, targets, weights, share), scale);
        if (gradient !== 'none') {
          assertRows(
            dz,
            crossEntropyGradient(z, targets, weights, share),
            'dz',
            1e-6,
            scale * share,
          );
        }
        if (gradient !== 'in place') assertRows(at, z, 'z', 0);
      },
      bench,
    );
  });

  it('of logits far too large for exp is finite, and so is its gradient', () => {
    const z = [[1e4, -1e4, 0, 9999, 3]];
    const [at, loss] = [bench.putRows(z), bench.space(2)];
    const args = [1, 5, 8, at, bench.putInts([1]), 0, bench.put([1]), at, loss];
    bench.call('softmaxCrossEntropy', args, [at, loss]);
    assertLoss(bench.double(loss), crossEntropy(z, [1], [1], 1), 0);
    assertRows(at, crossEntropyGradient(z, [1], [1], 1), 'dz', 1e-6);
  });

  it('of a NaN among the logits is NaN, wherever it stands', () => {
    for (let place = 0; place < 9; place++) {
      const loss = lossOf(
        bench,
        vector(9, (j) => (j === place ? NaN : j)),
      );
      assert.ok(Number.isNaN(loss), `NaN at ${place}: ${loss}`);
    }
  });
});

function lossOf(bench: Workbench, z: number[]): number {
  const [at, loss] = [bench.putRows([z]), bench.space(2)];
  const args = [1, z.length, width(z.length), at, bench.putInts([4]), 0, bench.put([1]), 0, loss];
  bench.call('softmaxCrossEntropy', args, [at, loss]);
  return bench.double(loss);
}

describeInEachBinary('mean squared error', (bench) => {
  it('and its gradient are those of the twin, weighted or not, beside y, in its place or nowhere', () => {
    forAll(
      {
        rows: fc.integer({ min: 0, max: 9 }),
        size: fc.integer({ min: 1, max: 21 }),
        weighted: fc.boolean(),
        gradient,
      },
      100,
      ({ rows, size, weighted, gradient }, drawn) => {
        const [y, targets] = [drawn.matrix(rows, size), drawn.matrix(rows, size)];
        const weights = vector(rows, () => (weighted ? drawn.whole(3) / 2 : 1));
        const share = Math.fround(1 / (rows + 1));
        const [at, loss] = [bench.putRows(y), bench.space(2)];
        const dy = gradient === 'beside' ? bench.space(rows * width(size)) : at;
        const to = gradient === 'none' ? 0 : dy;
        const args = [rows, width(size), at, bench.putRows(targets)];
        args.push(weighted ? bench.put(weights) : 0, bench.put([share]), to, loss);
        bench.call('meanSquaredError', args, gradient === 'none' ? [loss] : [dy, loss]);
        assertLoss(bench.double(loss), squaredError(y, targets, weights, share), 0);
        if (gradient !== 'none') {
          assertRows(dy, squaredErrorGradient(y, targets, weights, share), 'dy', 1e-6, share);
        }
      },
      bench,
    );
  });

  it('of a NaN is NaN', () => {
    const loss = bench.space(2);
    const [y, targets] = [bench.put([1, 2, NaN, 4]), bench.put([0, 0, 0, 0])];
    bench.call('meanSquaredError', [1, 4, y, targets, 0, bench.put([1]), 0, loss], [loss]);
    assert.ok(Number.isNaN(bench.double(loss)));
  });
});
