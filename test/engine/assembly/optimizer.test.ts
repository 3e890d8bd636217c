import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  adam,
  clipNorm,
  gradientDescent,
  sumOfShards,
  type AdamSettings,
  type AdamState,
} from '../twins/optimizer';
import { inner, type Matrix } from '../twins/tensor';
import { assertRows, describeInEachBinary, forAll, type Block, type Workbench } from './workbench';

const count = fc.oneof(
  fc.integer({ min: 0, max: 12 }).map((fours) => 4 * fours),
  fc.constant(1000),
);
const shards = fc.integer({ min: 1, max: 4 });
/** none, one that cuts nearly always and one that hardly ever does */
const clip = fc.constantFrom(0, 0.5, 1000);
const steps = fc.integer({ min: 1, max: 5 });

/** The gradients of the shards, one after another, and their sum as `sumGradients` leaves it there. */
function summed(bench: Workbench, gradients: Matrix, parts: number): { g: Block; squares: Block } {
  const n = gradients[0]!.length;
  const g = bench.put(gradients.flat());
  const squares = bench.space(2 * parts);
  const each = Math.ceil(n / parts / 4) * 4;
  for (let part = 0; part < parts; part++) {
    const from = Math.min(part * each, n);
    const length = Math.min(each, n - from);
    const args = [length, g.at + 4 * from, gradients.length, n, squares.at + 8 * part];
    bench.call('sumGradients', args, [g, squares]);
  }
  return { g, squares };
}

describe('the twins of optimizers', () => {
  it("Adam's first step is the rate, against the gradient's sign, whatever its size", () => {
    const settings = { rate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 0, decay: 0 };
    const { w } = adam({ w: [1, 1], m: [0, 0], v: [0, 0] }, [100, -0.01], settings, 1, 2);
    assert.ok(Math.abs(w[0]! - 0.9) < 1e-12 && Math.abs(w[1]! - 1.1) < 1e-12);
  });
  it('cut the norm to the limit and keep the direction', () => {
    assert.deepEqual(clipNorm([3, 4], 1), [3 / 5, 4 / 5]);
    assert.deepEqual(clipNorm([3, 4], 5), [3, 4]);
    assert.deepEqual(clipNorm([3, 4], 0), [3, 4]);
  });
});

describeInEachBinary('the optimizer', (bench) => {
  it('adds shards up in their order, and their squares, and leaves the other shards alone', () => {
    forAll(
      { n: count, shards },
      60,
      ({ n, shards }, drawn) => {
        const gradients = drawn.matrix(shards, n);
        const { g, squares } = summed(bench, gradients, 1);
        const sum = sumOfShards(gradients);
        assertRows(g, [[...sum, ...gradients.slice(1).flat()]], 'gradients', 1e-6, shards);
        const norm = inner(sum, sum);
        assert.ok(Math.abs(bench.double(squares) - norm) <= 1e-6 * norm);
        // in their order, as float32 adds
        const inOrder = gradients.reduce((all, shard) =>
          all.map((x, i) => Math.fround(x + shard[i]!)),
        );
        assert.deepEqual([...g.floats().subarray(0, n)], inOrder);
      },
      bench,
    );
  });

  it('Adam and AdamW take the steps of their twin, of weights in parts, with their norm cut', () => {
    forAll(
      {
        ...{ n: count, shards, clip, steps, parts: fc.integer({ min: 1, max: 3 }) },
        rate: fc.constantFrom(1e-3, 0.1),
        beta1: fc.constantFrom(0.9, 0),
        beta2: fc.constantFrom(0.999, 0.95),
        epsilon: fc.constantFrom(1e-8, 1e-3),
        decay: fc.constantFrom(0, 0.01, 0.5),
        share: fc.constantFrom(0, 0.5, 1),
      },
      80,
      ({ n, shards, clip, steps, parts, share, ...given }, drawn) => {
        const decaying = Math.round((n * share) / 4) * 4;
        // The twin gets the β that the kernel has, those of float32; t = 1 divides by 1 − β.
        const settings: AdamSettings = {
          ...given,
          beta1: Math.fround(given.beta1),
          beta2: Math.fround(given.beta2),
        };
        let state: AdamState = { w: drawn.vector(n), m: Array<number>(n).fill(0), v: [] };
        state.v = [...state.m];
        const [w, m, v] = [bench.put(state.w), bench.put(state.m), bench.put(state.v)];
        for (let t = 1; t <= steps; t++) {
          const gradients = drawn.matrix(shards, n);
          const { g, squares } = summed(bench, gradients, parts);
          const { rate, beta1, beta2, epsilon, decay } = settings;
          const at = bench.put([
            ...[rate / (1 - beta1 ** t), beta1, beta2, Math.sqrt(1 - beta2 ** t)],
            ...[epsilon, 1 - rate * decay, clip],
          ]);
          const args = [n, decaying, w, g, m, v, at, squares, parts];
          bench.call('adam', args, [w, m, v]);
          // The sum as float32 has it: Adam's first step takes its sign, however small it is.
          const sum = [...g.floats().subarray(0, n)];
          state = adam(state, clipNorm(sum, clip), settings, t, decaying);
        }
        assertRows(m, [state.m], 'm', 2e-6);
        assertRows(v, [state.v], 'v', 2e-6);
        assertRows(w, [state.w], 'w', 2e-6, 1);
      },
      bench,
    );
  });

  it('gradient descent takes the steps of its twin, with the norm cut', () => {
    forAll(
      { n: count, shards, clip, steps, rate: fc.constantFrom(1e-3, 0.5) },
      60,
      ({ n, shards, clip, steps, rate }, drawn) => {
        let weights = drawn.vector(n);
        const w = bench.put(weights);
        const settings = bench.put([rate, clip]);
        for (let t = 1; t <= steps; t++) {
          const gradients = drawn.matrix(shards, n);
          const { g, squares } = summed(bench, gradients, 2);
          bench.call('gradientDescent', [n, w, g, settings, squares, 2], [w]);
          weights = gradientDescent(weights, clipNorm(sumOfShards(gradients), clip), rate);
        }
        assertRows(w, [weights], 'w', 1e-6, 1 + steps * shards * rate);
      },
      bench,
    );
  });

  it('leaves a NaN in a gradient to be seen in the weight', () => {
    const w = bench.put([1, 1, 1, 1]);
    const { g, squares } = summed(bench, [[0, NaN, 0, 0]], 1);
    bench.call('gradientDescent', [4, w, g, bench.put([0.1, 1]), squares, 1], [w]);
    assert.ok(Number.isNaN(bench.double(squares)) && Number.isNaN(w.floats()[1]));
  });
});
