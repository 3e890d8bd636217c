import assert from 'node:assert/strict';
import {
  cellsOf,
  countParameters,
  initialWeights,
  weightShapes,
} from '../../src/engine/initial-weights';
import { ADAM, gateCount, type LayerSpec, type ModelSpec } from '../../src/engine/model-spec';
import { CELLS, stackedSpec, tokenSpec } from './specs';

describe('initialWeights', () => {
  it('are the same for the same seed, bit for bit, and others for another', () => {
    for (const spec of CELLS.flatMap((cell) => [stackedSpec(cell), tokenSpec(cell)])) {
      assert.deepEqual(initialWeights(spec, 5), initialWeights(spec, 5));
      const [five, six] = [initialWeights(spec, 5), initialWeights(spec, 6)];
      for (const { name, role } of weightShapes(spec)) {
        if (role === 'bias' || role === 'lstm-bias') continue; // constants
        assert.notDeepEqual(five[name], six[name], name);
      }
    }
  });

  it('have the names and shapes of their layers, in order', () => {
    const shapes = (spec: ModelSpec) =>
      Object.entries(initialWeights(spec, 1)).map(([name, { shape, data }]) => {
        assert.equal(
          data.length,
          shape.reduce((product, each) => product * each, 1),
        );
        return `${name} [${shape.join(', ')}]`;
      });
    assert.deepEqual(shapes(tokenSpec('lstm')), [
      '0.embedding [5, 3]',
      '1.kernel [3, 16]',
      '1.recurrent [4, 16]',
      '1.bias [16]',
      '2.kernel [4, 5]',
      '2.bias [5]',
    ]);
    assert.deepEqual(shapes(stackedSpec('gru')), [
      '0.kernel [2, 12]',
      '0.recurrent [4, 12]',
      '0.bias [12]',
      '0.recurrentBias [12]',
      '1.kernel [4, 9]',
      '1.recurrent [3, 9]',
      '1.bias [9]',
      '1.recurrentBias [9]',
      '2.kernel [3, 3]',
      '2.bias [3]',
    ]);
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

describe('countParameters', () => {
  it('is g·(d·u + u·u + u) for a cell, and one more bias for a GRU', () => {
    assert.equal(countParameters(one('rnn', 5, 2)), 2 * 5 + 25 + 5);
    assert.equal(countParameters(one('lstm', 5, 2)), 4 * (2 * 5 + 25 + 5));
    assert.equal(countParameters(one('gru', 5, 2)), 3 * (2 * 5 + 25 + 2 * 5));
  });
  it('does not grow with the sequence, and counts every layer', () => {
    // embedding 5·3, LSTM 4·(3·4 + 16 + 4), dense 4·5 + 5
    assert.equal(countParameters(tokenSpec('lstm')), 15 + 128 + 25);
  });
});

describe('weightShapes', () => {
  const refused = (layers: LayerSpec[], message: string, kind: 'values' | 'tokens' = 'values') => {
    const spec = { ...stackedSpec('rnn'), input: { kind, size: 3 }, layers };
    assert.throws(() => weightShapes(spec), { name: 'RangeError', message });
  };
  it('names the layer that does not fit the one before it', () => {
    const last = { kind: 'recurrent', cell: 'gru', units: 2, returns: 'last-step' } as const;
    refused(
      [last, last],
      'layer 1 (recurrent) requires a sequence; the layer before returns its last step only',
    );
    refused([{ kind: 'dense', units: 2 }], 'layer 0 (dense) requires values, got tokens', 'tokens');
    refused([last, { kind: 'embedding', units: 2 }], 'layer 1 (embedding) requires tokens');
    refused(
      [{ kind: 'dense', units: 2.5 }],
      'layer 0 (dense) requires a positive whole number of units, got 2.5',
    );
    refused(
      [{ kind: 'dense', units: 0 }],
      'layer 0 (dense) requires a positive whole number of units, got 0',
    );
  });
  it('of fitting layers are not refused', () => {
    for (const cell of CELLS) {
      assert.equal(weightShapes(stackedSpec(cell)).length, cell === 'gru' ? 10 : 8);
    }
  });
});

describe('cellsOf', () => {
  it('lists the cells from input to output', () => {
    const gru = { kind: 'recurrent', cell: 'gru', units: 2, returns: 'every-step' } as const;
    const lstm = { ...gru, cell: 'lstm' } as const;
    const layers = [gru, lstm, { kind: 'dense', units: 1 } as const];
    assert.deepEqual(cellsOf({ ...stackedSpec('rnn'), layers }), ['gru', 'lstm']);
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
