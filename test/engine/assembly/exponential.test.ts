import assert from 'node:assert/strict';
import { erf, sigmoid } from '../twins/exponential';
import { vector } from '../twins/tensor';
import { describeInEachBinary, type Workbench } from './workbench';

// The kernels' exp and erf are no kernels themselves. What is made of them is: e⁻ˣ is what σ(−x) is
// for large x and what a softmax has beside a class of logit 0, erf is in GELU.

/** softmax(0, x)[1] = eˣ / (1 + eˣ), the second gradient of a cross-entropy whose target is class 0. */
function softmaxBesideZero(bench: Workbench, x: readonly number[]): Float32Array {
  const rows = x.length;
  const z = bench.put(x.flatMap((value) => [0, value, 0, 0]));
  const targets = bench.putInts(new Int32Array(rows));
  const share = bench.put([1]);
  const [dz, loss] = [bench.space(4 * rows), bench.space(2)];
  bench.call('softmaxCrossEntropy', [rows, 2, 4, z, targets, 0, share, dz, loss], [dz, loss, z]);
  return dz.floats().filter((_, i) => i % 4 === 1);
}

function assertRelative(actual: ArrayLike<number>, expected: number[], what: string): void {
  expected.forEach((value, i) => {
    const message = `${what}[${i}]: ${actual[i]!}, expected ${value}`;
    assert.ok(Math.abs(actual[i]! - value) <= 1e-6 * Math.abs(value), message);
  });
}

describe('the twin of erf', () => {
  it('has the values of Abramowitz & Stegun, table 7.1', () => {
    const table = [
      [0, 0],
      [0.5, 0.5204998778],
      [1, 0.8427007929],
      [1.5, 0.9661051465],
      [2, 0.995322265],
    ] as const;
    for (const [x, value] of table) {
      assert.ok(Math.abs(erf(x) - value) <= 5e-11, `erf(${x})`);
      assert.equal(erf(-x), -erf(x));
    }
    assert.ok(Math.abs(erf(4.5) - 1) < 1e-9 && erf(7) === 1 && Number.isNaN(erf(NaN)));
  });
});

describeInEachBinary('exp', (bench) => {
  it('keeps six digits of every value, large ones and small ones, from e⁻⁸⁷ to e⁸⁷', () => {
    const x = vector(87 * 256, (i) => -i / 256);
    assertRelative(softmaxBesideZero(bench, x), x.map(sigmoid), 'softmax');
    const [at, y, slope] = [bench.put(x), bench.space(x.length), bench.space(x.length)];
    bench.call('sigmoidForward', [x.length, at, y, slope], [y, slope]);
    assertRelative(y.floats(), x.map(sigmoid), 'sigmoid');
  });

  it('is 1 at 0 and at what is next to it', () => {
    const x = [0, -1e-45, 1e-45, -1e-20, 1e-20, -1e-38, 1e-38];
    assert.deepEqual(new Set(softmaxBesideZero(bench, x)), new Set([0.5]));
  });

  it('below e⁻⁸⁷ stays at it: a number that no sum of float32 notices', () => {
    for (const value of softmaxBesideZero(bench, [-88, -90, -1e4, -Infinity])) {
      assert.ok(value > 0 && value <= 2e-38, String(value));
    }
  });
});
