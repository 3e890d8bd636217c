import assert from 'node:assert/strict';
import fc from 'fast-check';
import { attentionBackward, attentionForward } from '../twins/attention';
import { assertGradient } from '../twins/finite-differences';
import { draws, inner, matrix, type Matrix } from '../twins/tensor';
import { assertPlaces, assertRows, describeInEachBinary, forAll, type Block } from './workbench';

interface Shape {
  readonly batch: number;
  readonly heads: number;
  readonly d: number;
  readonly queries: number;
  readonly keys: number;
  readonly causal: boolean;
  readonly scale: number;
  /** steps one after another, or sequences */
  readonly timeMajor: boolean;
  /** apart; q, k and v side by side in one row; v the same tensor as k */
  readonly tensors: 'apart' | 'side by side' | 'keys are values';
  /** numbers at the end of each row that are none of the tensor's */
  readonly gap: number;
}

/** Where a tensor lies: number i of head h, step t, sequence b. */
interface Place {
  readonly block: Block;
  readonly offset: number;
  readonly step: number;
  readonly sequence: number;
}

function index(place: Place, d: number, b: number, h: number, t: number, i: number): number {
  return place.offset + b * place.sequence + t * place.step + h * d + i;
}

const shape = {
  batch: fc.integer({ min: 0, max: 3 }),
  heads: fc.integer({ min: 1, max: 3 }),
  d: fc.constantFrom(4, 8, 12, 16),
  queries: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 13 }) },
    { weight: 1, arbitrary: fc.constantFrom(16, 17, 40) },
  ),
  keys: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 13 }) },
    { weight: 1, arbitrary: fc.constantFrom(16, 17, 40) },
  ),
  causal: fc.boolean(),
  scale: fc.constantFrom(0.25, 1, 3),
  timeMajor: fc.boolean(),
  tensors: fc.constantFrom('apart', 'side by side', 'keys are values'),
  gap: fc.constantFrom(0, 4),
} as const;

const rowOf = (keys: number) => Math.ceil(keys / 8) * 8;

/** q and k and v, or their gradients, in memory made by `make`. */
function lay(shape: Shape, make: (length: number) => Block): { q: Place; k: Place; v: Place } {
  const { batch, heads, d, queries, keys, tensors, gap } = shape;
  const width = heads * d;
  if (tensors === 'side by side') {
    const steps = Math.max(queries, keys);
    const row = 3 * width + gap;
    const block = make(batch * steps * row);
    const at = (offset: number) => ({ block, offset, ...strides(shape, steps, row) });
    return { q: at(0), k: at(width), v: at(2 * width) };
  }
  const row = width + gap;
  const tensor = (steps: number) => ({
    ...{ block: make(batch * steps * row), offset: 0 },
    ...strides(shape, steps, row),
  });
  const [q, k] = [tensor(queries), tensor(keys)];
  return { q, k, v: tensors === 'keys are values' ? k : tensor(keys) };
}

function strides({ batch, timeMajor }: Shape, steps: number, row: number) {
  return timeMajor ? { step: batch * row, sequence: row } : { step: row, sequence: steps * row };
}

/** [steps, d] of one head of one sequence. */
function read(place: Place, d: number, b: number, h: number, steps: number): Matrix {
  const values = place.block.floats();
  return matrix(steps, d, (t, i) => values[index(place, d, b, h, t, i)]!);
}

/** Adds what is expected of one head of one sequence to what is expected so far. */
function expectAt(
  expected: Map<number, number>,
  place: Place,
  d: number,
  b: number,
  h: number,
  rows: Matrix,
): void {
  rows.forEach((row, t) =>
    row.forEach((value, i) => {
      const at = index(place, d, b, h, t, i);
      expected.set(at, (expected.get(at) ?? 0) + value);
    }),
  );
}

const address = ({ block, offset }: Place) => block.at + 4 * offset;
const placed = (place: Place) => [address(place), place.step, place.sequence];
const unique = (...places: Place[]) => [...new Set(places.map(({ block }) => block))];

function counts({ batch, heads, queries, keys, d, scale, causal }: Shape): number[] {
  return [batch, heads, queries, keys, d, scale, Number(causal)];
}

function eachHead({ batch, heads }: Shape, visit: (b: number, h: number) => void): void {
  for (let b = 0; b < batch; b++) for (let h = 0; h < heads; h++) visit(b, h);
}

/** Where the kernel leaves the weights of a head, [B, heads, Tq, row]. */
function weightsAt({ heads, queries, keys }: Shape, b: number, h: number): Omit<Place, 'block'> {
  const row = rowOf(keys);
  return { offset: (b * heads + h) * queries * row, step: row, sequence: 0 };
}

describe('the twin of attention', () => {
  for (const causal of [false, true]) {
    it(`has the gradients that differences have, ${causal ? 'causal' : 'all keys seen'}`, () => {
      const drawn = draws(7);
      const [q, dOut] = [drawn.matrix(3, 2), drawn.matrix(3, 2)];
      const [k, v] = [drawn.matrix(4, 2), drawn.matrix(4, 2)];
      const loss = () => inner(attentionForward(q, k, v, 0.7, causal).out, dOut);
      const { dq, dk, dv } = attentionBackward(q, k, v, 0.7, causal, dOut);
      assertGradient(loss, q, dq, 'dq');
      assertGradient(loss, k, dk, 'dk');
      assertGradient(loss, v, dv, 'dv');
    });
  }
  it('of equal scores is the mean of the values seen', () => {
    const [q, k, v] = [
      [[0], [0], [0]],
      [[1], [2]],
      [[10], [20]],
    ];
    assert.deepEqual(attentionForward(q, k, v, 1, true).out, [[10], [15], [15]]);
  });
});

describeInEachBinary('attention', (bench) => {
  it('and its weights are those of the twin, whatever the places of its tensors', () => {
    forAll<Shape>(
      shape,
      100,
      (shape, drawn) => {
        const { batch, heads, queries, keys, d, scale, causal, gap } = shape;
        const row = rowOf(keys);
        const { q, k, v } = lay(shape, (length) => bench.put(drawn.vector(length)));
        const outRow = heads * d + gap;
        const block = bench.space(batch * queries * outRow);
        const out = { block, offset: 0, ...strides(shape, queries, outRow) };
        const p = bench.space(batch * heads * queries * row);
        const panels = bench.space(row * d);
        const before = block.bits();
        bench.call(
          'attentionForward',
          [...counts(shape), ...[q, k, v, out].flatMap(placed), p, panels],
          [block, p, panels],
        );
        const expected = new Map<number, number>();
        const weights = new Map<number, number>();
        const expectedP = Array<number>(p.length).fill(0); // beyond the keys, too
        eachHead(shape, (b, h) => {
          const tensors = [read(q, d, b, h, queries), read(k, d, b, h, keys)] as const;
          const twin = attentionForward(...tensors, read(v, d, b, h, keys), scale, causal);
          expectAt(expected, out, d, b, h, twin.out);
          const { offset, step } = weightsAt(shape, b, h);
          twin.p.forEach((shares, i) =>
            shares.forEach((share, j) => (expectedP[offset + i * step + j] = share)),
          );
        });
        expectedP.forEach((share, i) => weights.set(i, share));
        assertPlaces(block, before, expected, 'out', 1e-5, 1);
        assertPlaces(p, p.bits(), weights, 'p', 2e-6, 1);
        p.floats().forEach((share, i) => {
          if (expectedP[i] === 0) assert.equal(share, 0, `p[${i}] of a key that is not seen`);
        });
      },
      bench,
    );
  });

  it('backward is that of the twin, written or added, keys and values apart or the same', () => {
    forAll<Shape & { accumulate: number }>(
      { ...shape, accumulate: fc.integer({ min: 0, max: 7 }) },
      100,
      ({ accumulate, ...shape }, drawn) => {
        const { batch, heads, queries, keys, d, scale, causal, gap, tensors } = shape;
        // Of one tensor that is keys and values, the values' gradient comes second.
        const adds = tensors === 'keys are values' ? accumulate | 4 : accumulate;
        const row = rowOf(keys);
        const { q, k, v } = lay(shape, (length) => bench.put(drawn.vector(length)));
        const gradients = lay(shape, (length) => bench.put(drawn.vector(length)));
        const outRow = heads * d + gap;
        const dOut = {
          ...{ block: bench.put(drawn.vector(batch * queries * outRow)), offset: 0 },
          ...strides(shape, queries, outRow),
        };
        const weights = Array<number>(batch * heads * queries * row).fill(0);
        const expected = new Map<Block, Map<number, number>>();
        const start = (place: Place, bit: number, b: number, h: number, steps: number) => {
          const map = expected.get(place.block) ?? new Map<number, number>();
          expected.set(place.block, map);
          if (adds & bit) expectAt(map, place, d, b, h, read(place, d, b, h, steps));
          return map;
        };
        eachHead(shape, (b, h) => {
          const [qs, ks] = [read(q, d, b, h, queries), read(k, d, b, h, keys)];
          const vs = read(v, d, b, h, keys);
          const { p } = attentionForward(qs, ks, vs, scale, causal);
          const { offset, step } = weightsAt(shape, b, h);
          p.forEach((shares, i) =>
            shares.forEach((share, j) => (weights[offset + i * step + j] = share)),
          );
          const dOuts = read(dOut, d, b, h, queries);
          const twin = attentionBackward(qs, ks, vs, scale, causal, dOuts);
          const { q: dq, k: dk, v: dv } = gradients;
          expectAt(start(dq, 1, b, h, queries), dq, d, b, h, twin.dq);
          expectAt(start(dk, 2, b, h, keys), dk, d, b, h, twin.dk);
          // Added to the keys' gradient, not to what stood there before, where they are the same.
          const same = tensors === 'keys are values';
          const map = same ? expected.get(dk.block)! : start(dv, 4, b, h, keys);
          expectAt(map, dv, d, b, h, twin.dv);
        });
        const [p, ds] = [bench.put(weights), bench.space(queries * row)];
        const panels = bench.space(row * d);
        const blocks = unique(gradients.q, gradients.k, gradients.v);
        const before = blocks.map((block) => block.bits());
        bench.call(
          'attentionBackward',
          [
            ...[...counts(shape), ...[q, k, v, dOut].flatMap(placed), p],
            ...[gradients.q, gradients.k, gradients.v].map(address),
            ...[adds, ds, panels],
          ],
          [...blocks, ds, panels],
        );
        blocks.forEach((block, i) => {
          const places = expected.get(block) ?? new Map<number, number>();
          assertPlaces(block, before[i]!, places, 'gradient', 1e-5, 1 + scale * d);
        });
      },
      bench,
    );
  });

  it('of scores far too large for exp, above 0 or below, is that of the twin', () => {
    const [queries, keys, d, scale] = [2, 5, 4, 10];
    const q = [10, -10].map((x) => [x, 0, 0, 0]);
    const k = matrix(keys, d, (j) => 20 - j / 200); // scores of 2000 − j/2 and their negatives
    const v = matrix(keys, d, (j, i) => j + i);
    const [out, p] = [bench.space(queries * d), bench.space(queries * 8)];
    const panels = bench.space(8 * d);
    const [qAt, kAt, vAt] = [q, k, v].map((rows) => bench.put(rows.flat())) as [
      Block,
      Block,
      Block,
    ];
    const tensors = [qAt, d, 0, kAt, d, 0, vAt, d, 0, out, d, 0];
    bench.call(
      'attentionForward',
      [1, 1, 2, keys, d, scale, 0, ...tensors, p, panels],
      [out, p, panels],
    );
    const rounded = k.map((row) => row.map(Math.fround));
    // float32 holds a score of 2000 to 1.2e-4
    assertRows(out, attentionForward(q, rounded, v, scale, false).out, 'out', 5e-4);
  });

  it('of a NaN in a key is NaN for the queries that see it, and for no others', () => {
    const [queries, keys, d] = [6, 6, 4];
    const k = bench.put(matrix(keys, d, (j) => (j === 3 ? NaN : j)).flat());
    const [q, v] = [
      bench.put(matrix(queries, d, () => 1).flat()),
      bench.put(matrix(keys, d, () => 1).flat()),
    ];
    const [out, p] = [bench.space(queries * d), bench.space(queries * 8)];
    const panels = bench.space(8 * d);
    const args = [1, 1, queries, keys, d, 1, 1, q, d, 0, k, d, 0, v, d, 0, out, d, 0, p, panels];
    bench.call('attentionForward', args, [out, p, panels]);
    const seeing = [...out.floats()].map((value) => Number.isNaN(value));
    assert.deepEqual(seeing, matrix(queries, d, (i) => i).flat().map((i) => i >= 3)); // prettier-ignore
  });
});
