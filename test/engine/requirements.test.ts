import assert from 'node:assert/strict';
import type { Inputs } from '../../src/engine/engine';
import {
  requireInputs,
  requireOutputGradient,
  requireTargets,
  requireWeights,
} from '../../src/engine/requirements';
import { createRandom } from '../../src/random/random';
import {
  ALL_SPECS,
  gptSpec,
  randomBatch,
  randomInputs,
  randomWeights,
  seq2seqSpec,
  stackedSeq2seqSpec,
  stackedSpec,
  tokenSpec,
} from './specs';

function refused(check: () => void, message: string): void {
  assert.throws(check, { name: 'RangeError', message });
}

describe('requirements', () => {
  it('let everything through that fits', () => {
    for (const { spec } of ALL_SPECS) {
      const random = createRandom(1);
      const batch = randomBatch(spec, random, { weighted: true });
      requireInputs(spec, batch.inputs);
      requireTargets(spec, batch.inputs, batch);
      requireWeights(spec, randomWeights(spec, random));
    }
  });

  describe('of weights', () => {
    it('name the one of another shape', () => {
      const spec = stackedSpec('lstm');
      const weights = randomWeights(spec, createRandom(43));
      const { '1.recurrent': recurrent, ...others } = weights;
      refused(
        () => requireWeights(spec, others),
        'weight 1.recurrent requires shape [3, 12], got nothing',
      );
      refused(
        () =>
          requireWeights(spec, { ...weights, '1.recurrent': { ...recurrent!, shape: [12, 3] } }),
        'weight 1.recurrent requires shape [3, 12], got [12, 3]',
      );
    });

    it('name the one whose data is not of its shape', () => {
      const spec = stackedSpec('rnn');
      const weights = randomWeights(spec, createRandom(44));
      const short = { shape: [3], data: new Float32Array(2) };
      refused(
        () => requireWeights(spec, { ...weights, '2.bias': short }),
        'weight 2.bias requires 3 numbers, got 2',
      );
    });
  });

  describe('of inputs', () => {
    const spec = stackedSpec('rnn');
    const tokens = tokenSpec('rnn');
    const seq2seq = seq2seqSpec('lstm', 'encoder', 'none');

    it('name another length than batch × steps × size', () => {
      refused(
        () => requireInputs(spec, { data: new Float32Array(7), batch: 1, steps: 4 }),
        'inputs require 8 numbers, got 7',
      );
      const inputs = randomInputs(seq2seq, createRandom(2));
      refused(
        () => requireInputs(seq2seq, { ...inputs, source: { ...inputs.source!, steps: 6 } }),
        'the source requires 18 numbers, got 15',
      );
    });

    it('name NaN and infinity by sequence and step', () => {
      for (const value of [NaN, Infinity]) {
        const data = new Float32Array(12);
        data[9] = value; // of two sequences of three steps of two numbers
        refused(
          () => requireInputs(spec, { data, batch: 2, steps: 3 }),
          `inputs require finite numbers, got ${value} in sequence 1 at step 1`,
        );
      }
    });

    it('name a token that there is not', () => {
      for (const token of [5, -1, 1.5]) {
        const data = Float32Array.of(0, 1, 2, token);
        refused(
          () => requireInputs(tokens, { data, batch: 2, steps: 2 }),
          `inputs require tokens in [0, 5), got ${token} in sequence 1 at step 1`,
        );
      }
    });

    it('ask for sequences and steps', () => {
      const none = { data: new Float32Array(0), batch: 0, steps: 4 };
      refused(
        () => requireInputs(spec, none),
        'inputs require a positive whole number of sequences, got 0',
      );
      refused(
        () => requireInputs(spec, { ...none, batch: 1, steps: 0 }),
        'inputs require a positive whole number of steps, got 0',
      );
    });

    it('ask for a source where there is an encoder, of as many sequences, and only there', () => {
      const { source, ...inputs } = randomInputs(seq2seq, createRandom(3));
      refused(() => requireInputs(seq2seq, inputs), 'a model with an encoder requires a source');
      refused(
        () => requireInputs(seq2seq, { ...inputs, source: { ...source!, batch: 2 } }),
        'the source requires 3 sequences, got 2',
      );
      const others = randomInputs(tokens, createRandom(3));
      refused(
        () => requireInputs(tokens, { ...others, source: source! }),
        'a source requires a model with an encoder',
      );
    });

    it('name a sequence longer than the learned positions', () => {
      refused(
        () => requireInputs(gptSpec(), randomInputs(gptSpec(), createRandom(4), { steps: 8 })),
        'layer 1 (positions) requires at most 7 steps, got 8',
      );
    });

    it('name a start that no layer has, and one of another length', () => {
      const both = stackedSeq2seqSpec();
      const inputs = randomInputs(both, createRandom(5));
      const start = (name: string, length: number): Inputs => ({
        ...inputs,
        start: { [name]: new Float32Array(length) },
      });
      requireInputs(both, start('0.c', 9));
      refused(
        () => requireInputs(both, start('1.c', 15)), // a GRU
        'start 1.c requires a layer with that state',
      );
      refused(() => requireInputs(both, start('0.h', 3)), 'start 0.h requires 9 numbers, got 3');
      requireInputs(both, {
        ...inputs,
        source: { ...inputs.source!, start: { 'encoder.1.h': new Float32Array(15) } },
      });
    });
  });

  describe('of targets', () => {
    it('name another number than the outputs they are compared with', () => {
      for (const [spec, expected] of [
        [stackedSpec('rnn'), 9],
        [tokenSpec('rnn'), 12],
      ] as const) {
        const { inputs, targets } = randomBatch(spec, createRandom(51));
        for (const length of [1, expected - 1, expected + 1]) {
          const Others = targets instanceof Int32Array ? Int32Array : Float32Array;
          refused(
            () => requireTargets(spec, inputs, { targets: new Others(length) }),
            `targets require ${expected} numbers, got ${length}`,
          );
        }
      }
    });

    it('name NaN, and a token that there is not', () => {
      const spec = stackedSpec('rnn');
      const batch = randomBatch(spec, createRandom(6));
      batch.targets[5] = NaN;
      refused(
        () => requireTargets(spec, batch.inputs, batch),
        'targets require finite numbers, got NaN in sequence 1 at step 0',
      );
      const guess = randomBatch(tokenSpec('rnn'), createRandom(6));
      guess.targets[6] = 5;
      refused(
        () => requireTargets(tokenSpec('rnn'), guess.inputs, guess),
        'targets require tokens in [0, 5), got 5 in sequence 1 at step 2',
      );
    });

    it('ask for weights of which none is below 0 and one is above', () => {
      const spec = tokenSpec('rnn');
      const batch = randomBatch(spec, createRandom(7), { weighted: true });
      const weighted = (targetWeights: Float32Array) => () =>
        requireTargets(spec, batch.inputs, { ...batch, targetWeights });
      refused(weighted(new Float32Array(11)), 'targetWeights require 12 numbers, got 11');
      refused(weighted(new Float32Array(12)), 'targetWeights require one above 0, got only zeros');
      refused(
        weighted(new Float32Array(12).fill(-0.5, 7, 8)),
        'targetWeights require no negative number, got -0.5 in sequence 1 at step 3',
      );
    });
  });

  it('of a gradient name another length than the output’s', () => {
    const spec = stackedSpec('rnn');
    const inputs = randomInputs(spec, createRandom(8));
    requireOutputGradient(spec, inputs, new Float32Array(9));
    refused(
      () => requireOutputGradient(spec, inputs, new Float32Array(36)),
      'the gradient requires 9 numbers, got 36',
    );
  });
});
