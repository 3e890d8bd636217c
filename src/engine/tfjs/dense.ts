import * as tf from '@tensorflow/tfjs-core';
import type { DenseSpec } from '../model-spec';
import { matrixOf, type Rows, type Site } from './layer';

/** y = x·W + b: [N, d] · [d, units] -> [N, units] */
export function dense({ units }: DenseSpec, path: string, x: Rows, site: Site): Rows {
  const product = tf.matMul(x.values, matrixOf(site, path, 'kernel'));
  return { ...x, values: tf.add(product, matrixOf(site, path, 'bias')), axis: [units] };
}
