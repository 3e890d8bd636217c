import * as tf from '@tensorflow/tfjs-core';
import type { Inputs } from '../engine';
import type { InputSpec, LayerSpec, ModelSpec } from '../model-spec';
import { activation } from './activation';
import { encoderAttention, selfAttention } from './attention';
import { dense } from './dense';
import { dropout } from './dropout';
import { embedding, oneHot, positions } from './embedding';
import type { Encoded, Pass, Rows, Site } from './layer';
import { layerNorm } from './layer-norm';
import { recurrent } from './recurrent';
import { sequenceMajor, timeMajor } from './time-major';

/**
 * From the inputs to the last layer's output.
 *
 * @returns [B, size], or time-major [T·B, size] when every step is returned
 */
export function forward(
  spec: ModelSpec,
  inputs: Inputs,
  weight: Site['weight'],
  pass: Pass,
): tf.Tensor2D {
  const { batch } = inputs;
  const shared = { ...pass, batch, weight, dropouts: { count: 0 } };
  let encoder: Encoded | undefined;
  if (spec.encoder !== undefined) {
    const { start = {} } = inputs.source!;
    const site: Site = { ...shared, start, encoder: undefined, cells: [] };
    const x = inputRows(spec.encoder.input, inputs.source!);
    const { values, axis } = through(spec.encoder.layers, 'encoder.', x, site);
    encoder = { states: sequenceMajor(values, batch), axis, cells: site.cells };
  }
  const { start = {} } = inputs;
  const site: Site = { ...shared, start, encoder, cells: [] };
  const x = inputRows(spec.input, inputs);
  // Where an embedding comes first, the gradient is asked for by what it gives.
  const isEmbedded = spec.layers[0]?.kind === 'embedding';
  return through(spec.layers, '', isEmbedded ? x : askedFor(x, site), site).values;
}

/** x + 0, where the gradient by the inputs is asked for. */
function askedFor(x: Rows, site: Site): Rows {
  const zeros = site.zeros?.get('inputs');
  if (zeros === undefined) return x;
  return { ...x, values: tf.add(x.values, tf.reshape(zeros, x.values.shape)) };
}

function through(layers: readonly LayerSpec[], prefix: string, x: Rows, site: Site): Rows {
  return layers.reduce((below, layer, i) => {
    const path = `${prefix}${i}`;
    const y = apply(layer, path, below, site);
    const isSequence = y.steps !== undefined;
    site.show?.(`${path}.output`, isSequence ? sequenceMajor(y.values, site.batch) : y.values);
    return y;
  }, x);
}

function apply(layer: LayerSpec, path: string, x: Rows, site: Site): Rows {
  switch (layer.kind) {
    case 'embedding': {
      const y = embedding(layer, path, x, site);
      return path === '0' ? askedFor(y, site) : y;
    }
    case 'positions':
      return positions(path, x, site);
    case 'recurrent':
      return recurrent(layer, path, x, site);
    case 'self-attention':
      return selfAttention(layer, path, x, site);
    case 'encoder-attention':
      return encoderAttention(path, x, site);
    case 'dense':
      return dense(layer, path, x, site);
    case 'activation':
      return activation(layer, x);
    case 'layer-norm':
      return layerNorm(path, x, site);
    case 'dropout':
      return dropout(layer, x, site);
    case 'residual': {
      const { values } = through(layer.layers, `${path}.`, x, site);
      return { ...x, values: tf.add(x.values, values) };
    }
  }
}

/** Tokens become one-hot vectors. */
function inputRows({ kind, size }: InputSpec, { data, batch, steps }: Inputs): Rows {
  const ordered = timeMajor(data, batch, steps);
  const values =
    kind === 'tokens'
      ? oneHot(ordered, size)
      : tf.tensor2d(Float32Array.from(ordered), [steps * batch, size]);
  return { values, axis: [size], steps };
}
