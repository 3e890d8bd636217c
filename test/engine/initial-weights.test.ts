import assert from 'node:assert/strict';
import { initialWeights } from '../../src/engine/initial-weights';
import { ADAM, gateCount, type ModelSpec } from '../../src/engine/model-spec';
import { sizeOf, weightShapes } from '../../src/engine/weight-shapes';
import { ALL_SPECS, CELLS, gptSpec, tokenSpec } from './specs';

describe('initialWeights', () => {
  it('are the same for the same seed, bit for bit, and others for another', () => {
    for (const { spec } of ALL_SPECS) {
      assert.deepEqual(initialWeights(spec, 5), initialWeights(spec, 5));
      const [five, six] = [initialWeights(spec, 5), initialWeights(spec, 6)];
      for (const { name, role } of weightShapes(spec)) {
        if (role === 'bias' || role === 'lstm-bias' || role === 'gain') continue; // constants
        assert.notDeepEqual(five[name], six[name], name);
      }
    }
  });

  it('have the names and shapes that weightShapes says, in that order', () => {
    for (const { title, spec } of ALL_SPECS) {
      const weights = initialWeights(spec, 1);
      assert.deepEqual(
        Object.entries(weights).map(([name, { shape }]) => ({ name, shape })),
        weightShapes(spec).map(({ name, shape }) => ({ name, shape })),
        title,
      );
      for (const { shape, data } of Object.values(weights)) {
        assert.equal(data.length, sizeOf(shape));
      }
    }
  });

  it('recurrent matrices are orthogonal for each gate', () => {
    for (const cell of CELLS) {
      const units = 6;
      const gates = gateCount[cell];
      const data = initialWeights(one(cell, units), 3)['0.recurrent']!.data;
      for (let gate = 0; gate < gates; gate++) {
        const rows = Array.from({ length: units }, (_, i) =>
          data.subarray(i * gates * units + gate * units).slice(0, units),
        );
        for (const [i, a] of rows.entries()) {
          for (const [j, b] of rows.entries()) {
            const product = a.reduce((sum, value, k) => sum + value * b[k]!, 0);
            // sums of six float32 products of at most 1
            assert.ok(Math.abs(product - (i === j ? 1 : 0)) < 1e-6, `${cell} ${gate}: ${product}`);
          }
        }
      }
    }
  });

  it('gates do not begin alike', () => {
    const data = initialWeights(one('lstm', 4), 3)['0.recurrent']!.data;
    const firstRow = [...data.subarray(0, 16)];
    assert.equal(new Set(firstRow).size, 16);
  });

  it('kernels fill Glorot and Bengio’s interval evenly and no more', () => {
    const { data } = initialWeights(one('gru', 40, 24), 4)['0.kernel']!; // [24, 120]
    const limit = Math.sqrt(6 / (24 + 120));
    assert.ok(data.every((value) => Math.abs(value) <= limit));
    const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
    const variance = data.reduce((sum, value) => sum + value * value, 0) / data.length;
    // 2880 draws: 5 standard errors of the mean and of the variance of U(−1, 1)
    assert.ok(Math.abs(mean / limit) < 0.054, `mean ${mean / limit}`);
    assert.ok(Math.abs(variance / limit ** 2 - 1 / 3) < 0.028, `variance ${variance / limit ** 2}`);
  });

  it('embeddings are normal draws of variance 1', () => {
    const spec: ModelSpec = {
      ...tokenSpec('rnn'),
      input: { kind: 'tokens', size: 100 },
      layers: [{ kind: 'embedding', units: 30 }],
    };
    const { data } = initialWeights(spec, 5)['0.embedding']!;
    const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
    const variance = data.reduce((sum, value) => sum + value * value, 0) / data.length;
    // 3000 draws: 5 standard errors, 1/√n and √(2/n)
    assert.ok(Math.abs(mean) < 0.092, `mean ${mean}`);
    assert.ok(Math.abs(variance - 1) < 0.13, `variance ${variance}`);
  });

  it('embeddings and positions of a GPT are of deviation 0.02, and gains are 1', () => {
    const spec = gptSpec();
    const layers = [
      { kind: 'embedding', units: 40 },
      { kind: 'positions', steps: 60 },
    ] as const;
    const dense = { kind: 'dense', units: 5 } as const;
    const wide: ModelSpec = {
      ...spec,
      input: { kind: 'tokens', size: 60 },
      layers: [...layers, dense],
    };
    const weights = initialWeights(wide, 6);
    for (const name of ['0.embedding', '1.positions']) {
      const { data } = weights[name]!;
      const deviation = Math.sqrt(
        data.reduce((sum, value) => sum + value * value, 0) / data.length,
      );
      // 2400 draws: 5 standard errors, 1/√(2n)
      assert.ok(Math.abs(deviation / 0.02 - 1) < 0.073, `${name}: ${deviation}`);
    }
    assert.deepEqual([...initialWeights(spec, 1)['6.gain']!.data], [1, 1, 1, 1, 1, 1]);
  });

  it('biases are 0, but 1 for the forget gate of an LSTM', () => {
    assert.deepEqual(
      [...initialWeights(one('lstm', 2), 1)['0.bias']!.data],
      [0, 0, 1, 1, 0, 0, 0, 0],
    );
    const gru = initialWeights(one('gru', 2), 1);
    for (const name of ['0.bias', '0.recurrentBias']) {
      assert.ok(gru[name]!.data.every((value) => value === 0));
    }
    assert.ok(initialWeights(one('rnn', 2), 1)['0.bias']!.data.every((value) => value === 0));
  });
});

function one(cell: 'rnn' | 'lstm' | 'gru', units: number, size = 1): ModelSpec {
  return {
    input: { kind: 'values', size },
    layers: [{ kind: 'recurrent', cell, units, returns: 'every-step' }],
    loss: 'mean-squared-error',
    optimizer: { ...ADAM, learningRate: 0.01 },
  };
}
