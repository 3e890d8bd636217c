import assert from 'node:assert/strict';
import { ADAM, type LayerSpec, type ModelSpec } from '../../src/engine/model-spec';
import {
  answersEveryStep,
  cellsOf,
  countParameters,
  outputSize,
  weightShapes,
} from '../../src/engine/weight-shapes';
import { bertSpec, CELLS, gptSpec, seq2seqSpec, stackedSpec, tokenSpec } from './specs';

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
  const named = (spec: ModelSpec) =>
    weightShapes(spec).map(({ name, shape }) => `${name} [${shape.join(', ')}]`);

  it('are named by their layers, in order', () => {
    assert.deepEqual(named(tokenSpec('lstm')), [
      '0.embedding [5, 3]',
      '1.kernel [3, 16]',
      '1.recurrent [4, 16]',
      '1.bias [16]',
      '2.kernel [4, 5]',
      '2.bias [5]',
    ]);
    assert.deepEqual(named(stackedSpec('gru')), [
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

  it('inside residuals are named by both', () => {
    assert.deepEqual(named(bertSpec()).slice(0, 10), [
      '0.embedding [6, 6]',
      '1.positions [5, 6]',
      '2.gain [6]',
      '2.bias [6]',
      '3.0.kernel [6, 18]',
      '3.0.bias [18]',
      '3.0.outputKernel [6, 6]',
      '3.0.outputBias [6]',
      '4.gain [6]',
      '4.bias [6]',
    ]);
  });

  it('of an encoder come first, and the kernel of a decoder with attention reads its context', () => {
    assert.deepEqual(named(seq2seqSpec('rnn', 'encoder', 'additive')), [
      'encoder.0.embedding [7, 3]',
      'encoder.1.kernel [3, 5]',
      'encoder.1.recurrent [5, 5]',
      'encoder.1.bias [5]',
      '0.embedding [4, 2]',
      '1.attentionKeys [5, 3]',
      '1.attentionBias [3]',
      '1.attentionQuery [5, 3]',
      '1.attentionScore [3]',
      '1.kernel [7, 5]',
      '1.recurrent [5, 5]',
      '1.bias [5]',
      '2.kernel [10, 4]',
      '2.bias [4]',
    ]);
  });

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
  it('refuse attention and hand-over that nothing fits', () => {
    const heads = { kind: 'self-attention', heads: 2, causal: true } as const;
    refused([heads], 'layer 0 (self-attention) requires a multiple of 2 numbers, got 3');
    refused([{ kind: 'encoder-attention' }], 'layer 0 (encoder-attention) requires an encoder');
    refused([{ kind: 'dropout', rate: 1 }], 'layer 0 (dropout) requires a rate in [0, 1), got 1');
    refused(
      [{ kind: 'residual', layers: [{ kind: 'dense', units: 2 }] }],
      'layer 0 (residual) requires layers that give back 3 numbers, got 2',
    );
    const lstm = { kind: 'recurrent', cell: 'lstm', units: 2, returns: 'every-step' } as const;
    refused(
      [{ ...lstm, start: 'encoder' }],
      'layer 0 (recurrent) requires an encoder whose layer of the same number is a lstm of 2 units',
    );
    refused([{ ...lstm, additiveAttention: 2 }], 'layer 0 (recurrent) requires an encoder');
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

describe('outputSize', () => {
  it('is what the last layer returns for one answer', () => {
    assert.deepEqual([outputSize(gptSpec()), answersEveryStep(gptSpec())], [5, true]);
    assert.deepEqual(
      [outputSize(stackedSpec('rnn')), answersEveryStep(stackedSpec('rnn'))],
      [3, false],
    );
    const spec = seq2seqSpec('gru', 'encoder', 'additive');
    assert.equal(outputSize({ ...spec, layers: spec.layers.slice(0, 2) }), 10);
  });
});
