import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cellTraces, type CellTrace } from '../../src/engine/cell-trace';
import type { Engine } from '../../src/engine/engine';
import { ADAM, type CellKind, type ModelSpec } from '../../src/engine/model-spec';
import { createRandom } from '../../src/random/random';
import { assertClose } from './close';
import { CELLS, gptSpec, randomInputs, randomWeights, stackedSpec, tokenSpec } from './specs';
import { loadTfjs } from './tfjs-engine';
import { traceCells } from './twins/cell';

describe('cellTraces', () => {
  let engine: Engine;
  before(async () => (engine = await loadTfjs()));

  /** Only cells, so that what is predicted is the last one's state. */
  function cellsAlone(cell: CellKind, size: number, units: readonly number[]): ModelSpec {
    return {
      input: { kind: 'values', size },
      layers: units.map((each) => ({
        kind: 'recurrent',
        cell,
        units: each,
        returns: 'every-step',
      })),
      loss: 'mean-squared-error',
      optimizer: { ...ADAM, learningRate: 0.01 },
    };
  }

  it('are what the plain twin computes, whatever the sizes', () => {
    const size = fc.integer({ min: 1, max: 4 });
    fc.assert(
      fc.property(
        fc.constantFrom(...CELLS),
        size,
        fc.array(size, { minLength: 1, maxLength: 2 }),
        fc.integer({ min: 1, max: 7 }),
        fc.nat(1000),
        (cell, inputSize, units, steps, seed) => {
          const spec = cellsAlone(cell, inputSize, units);
          const random = createRandom(seed);
          const weights = randomWeights(spec, random);
          const model = engine.restore(spec, weights);
          const inputs = randomInputs(spec, random, { batch: 1, steps });
          const found = cellTraces(model.look(inputs));
          const predicted = model.predict(inputs);
          model.dispose();
          const expected = traceCells(spec, weights, inputs);
          assert.equal(found.length, units.length);
          found.forEach((trace, layer) => {
            const twin = expected[layer]!;
            assert.deepEqual([trace.units, trace.steps], [units[layer], steps]);
            assertClose(trace.h, twin.h, 'h');
            assert.equal(trace.c === undefined, twin.c === undefined);
            if (twin.c !== undefined) assertClose(trace.c!, twin.c, 'c');
            assert.deepEqual(Object.keys(trace.gates), Object.keys(twin.gates));
            for (const [gate, values] of Object.entries(twin.gates)) {
              assertClose(trace.gates[gate]!, values, gate);
            }
          });
          assert.deepEqual(found.at(-1)!.h, predicted);
        },
      ),
      { seed: 1, numRuns: 40 },
    );
  });

  for (const cell of CELLS) {
    it(`through a linear layer give the ${cell.toUpperCase()}'s prediction, at the last step`, () => {
      const spec = stackedSpec(cell);
      const random = createRandom(1);
      const weights = randomWeights(spec, random);
      const inputs = randomInputs(spec, random, { batch: 1, steps: 6 });
      const model = engine.restore(spec, weights);
      const [first, second] = cellTraces(model.look(inputs));
      assert.deepEqual([first!.units, first!.steps, second!.units, second!.steps], [4, 6, 3, 6]);
      const last = second!.h.subarray(5 * 3);
      const kernel = weights['2.kernel']!.data;
      const output = weights['2.bias']!.data.map((bias, j) =>
        last.reduce((sum, value, i) => sum + value * kernel[i * 3 + j]!, bias),
      );
      assertClose(output, model.predict(inputs), 'output');
      model.dispose();
    });

    it(`of tokens give the ${cell.toUpperCase()}'s logits, at every step`, () => {
      const spec = tokenSpec(cell);
      const random = createRandom(2);
      const weights = randomWeights(spec, random);
      const inputs = randomInputs(spec, random, { batch: 1, steps: 6 });
      const model = engine.restore(spec, weights);
      const [trace] = cellTraces(model.look(inputs));
      const kernel = weights['2.kernel']!.data;
      const logits = Array.from({ length: 6 * 5 }, (_, at) => {
        const [t, j] = [Math.floor(at / 5), at % 5];
        return trace!.h
          .subarray(t * 4, t * 4 + 4)
          .reduce((sum, value, i) => sum + value * kernel[i * 5 + j]!, weights['2.bias']!.data[j]!);
      });
      assertClose(logits, model.predict(inputs), 'logits');
      model.dispose();
    });
  }

  it('of an LSTM have gates and a cell state that make each other: c = f⊙c₋ + i⊙g, h = o⊙tanh(c)', () => {
    const { h, c, gates, units, steps } = tracedAlone('lstm');
    const { i, f, g, o } = gates as Record<'i' | 'f' | 'g' | 'o', Float32Array>;
    assert.deepEqual(Object.keys(gates), ['i', 'f', 'g', 'o']);
    for (let at = 0; at < units * steps; at++) {
      const before = at < units ? 0 : c![at - units]!;
      const newC = f[at]! * before + i[at]! * g[at]!;
      assert.ok(Math.abs(c![at]! - newC) < 1e-6);
      assert.ok(Math.abs(h[at]! - o[at]! * Math.tanh(newC)) < 1e-6);
    }
  });

  it('of a GRU have gates that make its state: h = (1 − z)⊙n + z⊙h₋', () => {
    const { h, c, gates, units, steps } = tracedAlone('gru');
    const { z, n } = gates as Record<'r' | 'z' | 'n', Float32Array>;
    assert.deepEqual(Object.keys(gates), ['r', 'z', 'n']);
    assert.equal(c, undefined);
    for (let at = 0; at < units * steps; at++) {
      const before = at < units ? 0 : h[at - units]!;
      assert.ok(Math.abs(h[at]! - ((1 - z[at]!) * n[at]! + z[at]! * before)) < 1e-6);
    }
  });

  it('of an RNN have a state and nothing else', () => {
    const { c, gates } = tracedAlone('rnn');
    assert.deepEqual([c, gates], [undefined, {}]);
  });

  it('have a reset gate that the GRU of one unit opens and shuts as worked out by hand', () => {
    // x = 0, so r = σ(b_r), z = σ(b_z), n = tanh(r · d_n) at the first step, where h₋ = 0.
    const spec = cellsAlone('gru', 1, [1]);
    const weights = {
      '0.kernel': { shape: [1, 3], data: Float32Array.of(0, 0, 0) },
      '0.recurrent': { shape: [1, 3], data: Float32Array.of(0, 0, 2) },
      '0.bias': { shape: [3], data: Float32Array.of(Math.log(3), 0, 0) }, // r = 3/4, z = 1/2
      '0.recurrentBias': { shape: [3], data: Float32Array.of(0, 0, 1) },
    };
    const inputs = { data: Float32Array.of(0, 0), batch: 1, steps: 2 };
    const model = engine.restore(spec, weights);
    const [trace] = cellTraces(model.look(inputs));
    model.dispose();
    const first = Math.tanh(0.75) / 2;
    const second = Math.tanh(0.75 * (2 * first + 1)) / 2 + first / 2;
    assertClose(trace!.gates['r']!, [0.75, 0.75], 'r');
    assertClose(trace!.gates['z']!, [0.5, 0.5], 'z');
    assertClose(trace!.h, [first, second], 'h');
  });

  it('are of one sequence only', () => {
    const spec = stackedSpec('rnn');
    const model = engine.create(spec, 1);
    const look = model.look(randomInputs(spec, createRandom(4), { batch: 2 }));
    model.dispose();
    assert.throws(() => cellTraces(look), {
      name: 'RangeError',
      message: 'cellTraces requires one sequence, got 2',
    });
  });

  it('of layers without a cell are none', () => {
    const spec = gptSpec();
    const model = engine.create(spec, 1);
    const look = model.look(randomInputs(spec, createRandom(5), { batch: 1 }));
    model.dispose();
    assert.deepEqual(cellTraces(look), []);
  });

  function tracedAlone(cell: CellKind): CellTrace {
    const spec = cellsAlone(cell, 2, [3]);
    const random = createRandom(3);
    const model = engine.restore(spec, randomWeights(spec, random));
    const look = model.look(randomInputs(spec, random, { batch: 1, steps: 5 }));
    model.dispose();
    return cellTraces(look)[0]!;
  }
});
