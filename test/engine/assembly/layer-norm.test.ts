import fc from 'fast-check';
import { assertGradient } from '../twins/finite-differences';
import { layerNormBackward, layerNormForward, normalize, scaleOf } from '../twins/layer-norm';
import { draws, inner, largestMagnitude, type Matrix } from '../twins/tensor';
import { assertRows, describeInEachBinary, forAll, width } from './workbench';

const shapes = {
  rows: fc.integer({ min: 0, max: 9 }),
  size: fc.oneof(fc.integer({ min: 1, max: 24 }), fc.constantFrom(64, 127, 128, 129)),
};

describe('the twin of layer normalization', () => {
  it('has the gradients that differences have', () => {
    const drawn = draws(2);
    const [x, dy] = [drawn.matrix(3, 5), drawn.matrix(3, 5)];
    const [gain, bias] = [drawn.vector(5), drawn.vector(5)];
    const loss = () => inner(layerNormForward(x, gain, bias), dy);
    const { dx, dGain, dBias } = layerNormBackward(x, gain, dy);
    assertGradient(loss, x, dx, 'dx');
    assertGradient(loss, gain, dGain, 'dGain');
    assertGradient(loss, bias, dBias, 'dBias');
  });
});

describeInEachBinary('layer normalization', (bench) => {
  /** The kernel's y, x̂ and scales are the twin's. */
  function assertForward(x: Matrix, gain: number[], bias: number[]) {
    const [rows, size] = [x.length, gain.length];
    const row = width(size);
    // The mean is rounded to float32, 6e-8 of it and as much of its sum: the scale enlarges that.
    const tolerance = 1e-5 + 2e-7 * largestMagnitude(x.flat()) * Math.max(0, ...x.map(scaleOf));
    const [y, normal] = [bench.space(rows * row), bench.space(rows * row)];
    const scale = bench.space(rows);
    const at = [bench.putRows(x), bench.putRows([gain]), bench.putRows([bias])];
    bench.call('layerNormForward', [rows, size, row, ...at, y, normal, scale], [y, normal, scale]);
    assertRows(normal, normalize(x), 'x̂', tolerance);
    assertRows(y, layerNormForward(x, gain, bias), 'y', tolerance);
    scale.floats().forEach((value, r) => {
      assertRows(bench.put([value, 0, 0, 0]), [[scaleOf(x[r]!)]], 'scale', tolerance);
    });
  }

  it('is that of the twin, whatever the width', () => {
    forAll(
      shapes,
      60,
      ({ rows, size }, drawn) => {
        const x = drawn.matrix(rows, size);
        assertForward(x, drawn.vector(size), drawn.vector(size));
      },
      bench,
    );
  });

  it('sees a small deviation from a large mean, whatever the width', () => {
    forAll(
      { ...shapes, mean: fc.constantFrom(-1000, 30, 1000, 5000) },
      60,
      ({ rows, size, mean }, drawn) => {
        const x = drawn
          .matrix(rows, size)
          .map((numbers) => numbers.map((value) => mean + Math.round(256 * value) / 256));
        assertForward(x, drawn.vector(size), drawn.vector(size));
      },
      bench,
    );
  });

  it('of a row whose numbers are all the same is the bias', () => {
    assertForward([[3, 3, 3, 3, 3]], [1, 2, 3, 4, 5], [0.5, 0, -0.5, 1, 2]);
  });

  it('backward is that of the twin, dx written or added', () => {
    forAll(
      { ...shapes, accumulate: fc.boolean() },
      60,
      ({ rows, size, accumulate }, drawn) => {
        const [x, dy, before] = [0, 1, 2].map(() => drawn.matrix(rows, size)) as [
          Matrix,
          Matrix,
          Matrix,
        ];
        const gain = drawn.vector(size);
        const row = width(size);
        const dx = accumulate ? bench.putRows(before) : bench.space(rows * row);
        const [dGain, dBias] = [bench.space(row), bench.space(row)];
        const [normal, scale] = [bench.putRows(normalize(x)), bench.put(x.map(scaleOf))];
        const inputs = [bench.putRows(dy), bench.putRows([gain]), normal, scale];
        const results = [dGain, dBias, dx];
        const args = [rows, size, row, ...inputs, ...results, Number(accumulate)];
        bench.call('layerNormBackward', args, results);
        const expected = layerNormBackward(x, gain, dy);
        const added = expected.dx.map((numbers, r) =>
          numbers.map((value, i) => value + (accumulate ? before[r]![i]! : 0)),
        );
        const largest = Math.max(1, ...x.map(scaleOf));
        assertRows(dx, added, 'dx', 1e-5, largest);
        assertRows(dGain, [expected.dGain], 'dGain', 1e-5, 1 + rows);
        assertRows(dBias, [expected.dBias], 'dBias', 1e-6, 1 + rows);
      },
      bench,
    );
  });
});
