import assert from 'node:assert/strict';
import fc from 'fast-check';
import { gelu, geluTanh, logistic, tanh } from '../twins/activation';
import { assertGradient } from '../twins/finite-differences';
import { vector } from '../twins/tensor';
import { assertRows, describeInEachBinary, forAll } from './workbench';

const ACTIVATIONS = [
  { kernel: 'tanhForward', twin: tanh },
  { kernel: 'sigmoidForward', twin: logistic },
  { kernel: 'geluForward', twin: gelu },
  { kernel: 'geluTanhForward', twin: geluTanh },
] as const;

/** Every 1/512 from −90 to 90, where all of them are flat long since, and numbers down to 10⁻⁴⁵. */
const SWEEP = [
  ...vector(90 * 512 * 2, (i) => (i - 90 * 512) / 512),
  ...vector(92, (i) => Math.fround(10 ** (-i / 2))),
  ...vector(92, (i) => Math.fround(-(10 ** (-i / 2)))),
];

const count = fc.integer({ min: 0, max: 12 }).map((fours) => 4 * fours);

describe('the twins of activations', () => {
  for (const { kernel, twin } of ACTIVATIONS) {
    it(`of ${kernel} has the slope that differences have`, () => {
      const x = vector(41, (i) => (i - 20) / 5);
      const loss = () => x.reduce((sum, value) => sum + twin.value(value), 0);
      assertGradient(loss, x, x.map(twin.slope), 'slope');
    });
  }
});

describeInEachBinary('activations', (bench) => {
  for (const { kernel, twin } of ACTIVATIONS) {
    it(`${kernel} has the value and the slope of its twin over [-90, 90]`, () => {
      const x = bench.put(SWEEP);
      const [y, slope] = [bench.space(x.length), bench.space(x.length)];
      bench.call(kernel, [x.length, x, y, slope], [y, slope]);
      const [values, slopes] = [y.floats(), slope.floats()];
      x.floats().forEach((at, i) => {
        const value = twin.value(at);
        // GELU multiplies x with a share that is a difference of 1 and 1 where x is below 0.
        const rounded = kernel.startsWith('gelu') ? Math.abs(at) : 0;
        const allowed = 1e-6 * Math.max(rounded, Math.abs(value));
        const message = `${kernel}(${at}): ${values[i]!}, expected ${value}`;
        assert.ok(Math.abs(values[i]! - value) <= Math.max(allowed, 1e-37), message);
        const steep = `slope of ${kernel} at ${at}: ${slopes[i]!}, expected ${twin.slope(at)}`;
        assert.ok(Math.abs(slopes[i]! - twin.slope(at)) <= 1e-6 * Math.max(rounded, 1), steep);
      });
    });

    it(`${kernel} of NaN is NaN, and of its neighbours what it is without`, () => {
      const x = bench.put([1, NaN, -1, NaN]);
      const without = bench.put([1, 0, -1, 0]);
      const [y, other, slope] = [bench.space(4), bench.space(4), bench.space(4)];
      bench.call(kernel, [4, without, other, slope], [other, slope]);
      bench.call(kernel, [4, x, y, slope], [y, slope]);
      const [value, , next] = other.floats();
      assert.deepEqual([...y.floats()], [value, NaN, next, NaN]);
      assert.ok(Number.isNaN(slope.floats()[1]) && Number.isNaN(slope.floats()[3]), 'slope');
    });

    it(`${kernel} stays within its bounds, however large x`, () => {
      const x = bench.put([Infinity, 1e30, 1000, 20, -Infinity, -1e30, -1000, -20]);
      const [y, slope] = [bench.space(8), bench.space(8)];
      bench.call(kernel, [8, x, y, slope], [y, slope]);
      const isGelu = kernel.startsWith('gelu');
      y.floats().forEach((value, i) => {
        if (isGelu && i % 4 === 0) return; // ∞ − ∞ has no value
        const limit = i < 4 ? (isGelu ? x.floats()[i]! : 1) : kernel === 'tanhForward' ? -1 : 0;
        assert.ok(Math.abs(value - limit) <= 1e-6 * Math.max(1, Math.abs(x.floats()[i]!)));
        if (kernel === 'tanhForward') assert.equal(value, limit); // so that its slope is 0
      });
    });
  }

  it('go over every number of n, and over no more', () => {
    forAll(
      { n: count, kernel: fc.constantFrom(...ACTIVATIONS) },
      40,
      ({ n, kernel: { kernel, twin } }, drawn) => {
        const values = drawn.vector(n);
        const [x, y, slope] = [bench.put(values), bench.space(n), bench.space(n)];
        bench.call(kernel, [n, x, y, slope], [y, slope]);
        assertRows(y, [values.map(twin.value)], 'y', 1e-6);
        assertRows(slope, [values.map(twin.slope)], 'slope', 1e-6);
      },
      bench,
    );
  });

  it('backward is dy·slope, written or added', () => {
    forAll(
      { n: count, accumulate: fc.boolean() },
      30,
      ({ n, accumulate }, drawn) => {
        const [dy, slope, before] = [drawn.vector(n), drawn.vector(n), drawn.vector(n)];
        const dx = accumulate ? bench.put(before) : bench.space(n);
        const args = [n, bench.put(dy), bench.put(slope), dx, Number(accumulate)];
        bench.call('activationBackward', args, [dx]);
        const expected = dy.map((d, i) => d * slope[i]! + (accumulate ? before[i]! : 0));
        assertRows(dx, [expected], 'dx', 1e-6, 1);
      },
      bench,
    );
  });
});
