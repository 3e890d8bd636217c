import assert from 'node:assert/strict';
import fc from 'fast-check';
import { matmul } from '../twins/matmul';
import { largestMagnitude, matrix, vector, type Draws, type Matrix } from '../twins/tensor';
import {
  assertPlaces,
  describeInEachBinary,
  forAll,
  type Block,
  type Workbench,
} from './workbench';

const START = { zero: 0, c: 1, bias: 2 } as const;

/** Around the tile of 4 × 8, and now and then beyond the blocks of 64 and of 256. */
const size = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 0, max: 20 }) },
  { weight: 3, arbitrary: fc.constantFrom(4, 8, 16, 64, 65, 68) },
  { weight: 1, arbitrary: fc.constantFrom(255, 256, 257, 264, 300) },
);
const more = fc.constantFrom(0, 0, 1, 4, 7);
const shapes = { m: size, n: size, k: size };
const manner = {
  transposedA: fc.boolean(),
  transposedB: fc.boolean(),
  start: fc.constantFrom(START.zero, START.c, START.bias),
  moreOfA: more,
  moreOfB: more,
  moreOfC: more,
};

interface Placed {
  readonly block: Block;
  readonly row: number;
  readonly column: number;
}

/** A matrix, or its transpose in memory, its rows `more` numbers longer than they are. */
function placed(
  bench: Workbench,
  drawn: Draws,
  x: { rows: number; columns: number; values: Matrix; transposed: boolean; more: number },
): Placed {
  const [outer, within] = x.transposed ? [x.columns, x.rows] : [x.rows, x.columns];
  const step = within + x.more;
  const flat = drawn.vector(outer * step);
  const [row, column] = x.transposed ? [1, step] : [step, 1];
  x.values.forEach((numbers, i) =>
    numbers.forEach((value, j) => (flat[i * row + j * column] = value)),
  );
  return { block: bench.put(flat), row, column };
}

/** Σ |a|·|b| of the largest number of C: what rounding errors are a share of. */
function scaleOf(a: Matrix, b: Matrix, start: Matrix): number {
  const magnitudes = (x: Matrix) => x.map((row) => row.map(Math.abs));
  return largestMagnitude(matmul(magnitudes(a), magnitudes(b), magnitudes(start)).flat());
}

describe('the twin of matmul', () => {
  it('multiplies as by hand', () => {
    const a = [
      [1, 2],
      [3, 4],
    ];
    const b = [
      [5, 6],
      [7, 8],
    ];
    assert.deepEqual(matmul(a, b, [[0, 0], [0, 1000]]), [[19, 22], [43, 1050]]); // prettier-ignore
  });
});

describeInEachBinary('matmul', (bench) => {
  it('is the product of any shapes, of transposes and of rows with gaps between them', () => {
    forAll(
      { ...shapes, ...manner },
      150,
      ({ m, n, k, start, ...how }, drawn) => {
        const [a, b] = [drawn.matrix(m, k), drawn.matrix(k, n)];
        const { transposedA, transposedB } = how;
        const inA = { rows: m, columns: k, values: a, transposed: transposedA, more: how.moreOfA };
        const inB = { rows: k, columns: n, values: b, transposed: transposedB, more: how.moreOfB };
        const [placedA, placedB] = [placed(bench, drawn, inA), placed(bench, drawn, inB)];
        const cRow = n + how.moreOfC;
        const c = start === START.c ? bench.put(drawn.vector(m * cRow)) : bench.space(m * cRow);
        const bias = bench.put(drawn.vector(n));
        const [before, biases] = [c.floats(), bias.floats()];
        const from = matrix(m, n, (i, j) =>
          start === START.zero ? 0 : start === START.bias ? biases[j]! : before[i * cRow + j]!,
        );
        const bits = c.bits();
        bench.call(
          'matmul',
          [
            ...[m, n, k, placedA.block, placedA.row, placedA.column],
            ...[placedB.block, placedB.row, placedB.column, c, cRow, start],
            start === START.bias ? bias : 0,
          ],
          [c],
        );
        const expected = new Map<number, number>();
        matmul(a, b, from).forEach((row, i) =>
          row.forEach((value, j) => expected.set(i * cRow + j, value)),
        );
        assertPlaces(c, bits, expected, 'C', 1e-6, scaleOf(a, b, from));
      },
      bench,
    );
  });

  it('gives what it starts from where nothing is multiplied (k = 0)', () => {
    const c = bench.put(vector(6 * 12, (i) => i));
    const bias = bench.put(vector(12, (j) => 100 + j));
    const call = (start: number) =>
      bench.call('matmul', [6, 12, 0, bias, 0, 1, bias, 12, 1, c, 12, start, bias], [c]);
    call(START.c);
    assert.deepEqual(
      [...c.floats()],
      vector(72, (i) => i),
    );
    call(START.bias);
    assert.deepEqual(
      [...c.floats()],
      vector(72, (i) => 100 + (i % 12)),
    );
    call(START.zero);
    assert.ok(c.floats().every((value) => value === 0));
  });

  it('is NaN exactly where a NaN takes part', () => {
    const [m, n, k] = [9, 20, 5];
    const a = bench.put(vector(m * k, (i) => (i === 6 * k + 2 ? NaN : 1)));
    const b = bench.put(vector(k * n, () => 1));
    const c = bench.space(m * n);
    bench.call('matmul', [m, n, k, a, k, 1, b, n, 1, c, n, START.zero, 0], [c]);
    assert.deepEqual(
      [...c.floats()],
      vector(m * n, (i) => (Math.floor(i / n) === 6 ? NaN : k)),
    );
  });
});

describeInEachBinary('pack', (bench) => {
  it('lays eight columns side by side, zeros beyond the last', () => {
    forAll(
      { k: size, n: size, transposed: fc.boolean(), gap: more },
      60,
      ({ k, n, transposed, gap }, drawn) => {
        const b = drawn.matrix(k, n);
        const from = placed(bench, drawn, {
          rows: k,
          columns: n,
          values: b,
          transposed,
          more: gap,
        });
        const to = bench.space(Math.ceil(n / 8) * 8 * k);
        bench.call('pack', [k, n, from.block, from.row, from.column, to], [to]);
        const packed = to.floats();
        for (let at = 0; at < packed.length; at++) {
          const [panel, p, i] = [Math.floor(at / (8 * k)), Math.floor(at / 8) % k, at % 8];
          assert.equal(packed[at], b[p]![panel * 8 + i] ?? 0);
        }
      },
      bench,
    );
  });
});
