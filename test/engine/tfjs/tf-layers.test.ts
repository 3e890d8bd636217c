import assert from 'node:assert/strict';
import * as core from '@tensorflow/tfjs-core';
import type { Engine, Weights } from '../../../src/engine/engine';
import { countParameters } from '../../../src/engine/weight-shapes';
import type { LayerSpec, ModelSpec } from '../../../src/engine/model-spec';
import { createRandom } from '../../../src/random/random';
import { assertClose } from '../close';
import { CELLS, randomInputs, randomWeights, stackedSpec, tokenSpec } from '../specs';
import { loadTfjs } from '../tfjs-engine';

type Tfjs = typeof import('@tensorflow/tfjs');

/*
 * The same network in tf.layers, which is Keras. Its LSTM has the engine's gate order (i, f, c, o).
 * Its GRU has z before r, and resets before the product: (r⊙h)·U where the engine has r⊙(h·U + d).
 * The two are equal when the candidate's U is diagonal and its d is 0, so the GRU is compared with
 * such weights; PyTorch's figures cover it with any. The d of r and z adds to their bias.
 */
describe('the TensorFlow.js engine beside tf.layers', () => {
  let engine: Engine;
  let tf: Tfjs;

  before(async () => {
    engine = await loadTfjs();
    // The whole package registers its own cpu kernels once more and says so of each.
    core.env().set('PROD', true);
    try {
      tf = await import('@tensorflow/tfjs');
    } finally {
      core.env().set('PROD', false);
    }
    await tf.setBackend('wasm');
  });

  for (const cell of CELLS) {
    for (const returns of ['last-step', 'every-step'] as const) {
      it(`${cell.toUpperCase()} predicts the same, ${returns}`, () => {
        const layers: LayerSpec[] = [
          { kind: 'recurrent', cell, units: 5, returns },
          { kind: 'dense', units: 2 },
        ];
        compare({ ...stackedSpec(cell), layers });
      });
    }
    it(`two ${cell.toUpperCase()} layers predict the same`, () => compare(stackedSpec(cell)));
    it(`${cell.toUpperCase()} over embedded tokens predicts the same`, () =>
      compare(tokenSpec(cell)));
  }

  function compare(spec: ModelSpec): void {
    const random = createRandom(4);
    const weights = randomWeights(spec, random);
    spec.layers.forEach((layer, i) => {
      if (layer.kind !== 'recurrent' || layer.cell !== 'gru') return;
      const { units } = layer;
      const recurrent = weights[`${i}.recurrent`]!.data;
      for (let row = 0; row < units; row++) {
        for (let column = 0; column < units; column++) {
          if (row !== column) recurrent[row * 3 * units + 2 * units + column] = 0;
        }
      }
      weights[`${i}.recurrentBias`]!.data.fill(0, 2 * units);
    });
    const inputs = randomInputs(spec, random, { batch: 3, steps: 6 });
    const model = engine.restore(spec, weights);
    const found = model.predict(inputs);
    model.dispose();

    const keras = kerasModel(spec, weights, inputs.steps);
    const extra = spec.layers.reduce(
      (sum, layer) =>
        sum + (layer.kind === 'recurrent' && layer.cell === 'gru' ? 3 * layer.units : 0),
      0,
    );
    assert.equal(countParameters(spec), keras.countParams() + extra); // d, which Keras' has not
    const expected = tf.tidy(() => {
      const { batch, steps, data } = inputs;
      const shape = spec.input.kind === 'tokens' ? [batch, steps] : [batch, steps, 2];
      return (keras.predict(tf.tensor(Float32Array.from(data), shape)) as core.Tensor).dataSync();
    });
    keras.dispose();
    assertClose(found, expected, 'output');
  }

  function kerasModel({ input, layers }: ModelSpec, weights: Weights, steps: number) {
    const model = tf.sequential();
    layers.forEach((layer, i) => {
      const size = input.kind === 'tokens' ? [steps] : [steps, input.size];
      const first = i === 0 ? { inputShape: size } : {};
      const zeros = { kernelInitializer: 'zeros', recurrentInitializer: 'zeros' } as const;
      switch (layer.kind) {
        case 'embedding':
          model.add(
            tf.layers.embedding({ ...first, inputDim: input.size, outputDim: layer.units }),
          );
          break;
        case 'dense':
          model.add(tf.layers.dense({ ...first, units: layer.units }));
          break;
        case 'recurrent': {
          const returnSequences = layer.returns === 'every-step';
          const options = { ...first, ...zeros, units: layer.units, returnSequences };
          const gated = { ...options, recurrentActivation: 'sigmoid' } as const;
          if (layer.cell === 'rnn') model.add(tf.layers.simpleRNN(options));
          else if (layer.cell === 'lstm') model.add(tf.layers.lstm(gated));
          else model.add(tf.layers.gru(gated));
          break;
        }
        case 'positions':
        case 'self-attention':
        case 'encoder-attention':
        case 'activation':
        case 'layer-norm':
        case 'dropout':
        case 'residual':
          throw new RangeError(`no ${layer.kind} layer here`);
      }
      const tensors = kerasWeights(layer, (name) => weights[`${i}.${name}`]!);
      model.layers[i]!.setWeights(tensors);
      for (const tensor of tensors) tensor.dispose();
    });
    return model;
  }

  function kerasWeights(layer: LayerSpec, named: (name: string) => Weights[string]): core.Tensor[] {
    const tensor = (name: string) => {
      const { data, shape } = named(name);
      return tf.tensor(data.slice(), [...shape]);
    };
    if (layer.kind === 'embedding') return [tensor('embedding')];
    if (layer.kind === 'dense') return [tensor('kernel'), tensor('bias')];
    if (layer.kind !== 'recurrent') throw new RangeError(`no weights of ${layer.kind} here`);
    if (layer.cell !== 'gru') return [tensor('kernel'), tensor('recurrent'), tensor('bias')];
    return tf.tidy(() => {
      const both = tf.add(tensor('bias'), tensor('recurrentBias'));
      return [tensor('kernel'), tensor('recurrent'), both].map((each) => {
        const [r, z, n] = tf.split(each, 3, -1);
        return tf.concat([z!, r!, n!], -1);
      });
    });
  }
});
