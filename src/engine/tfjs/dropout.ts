import * as tf from '@tensorflow/tfjs-core';
import { dropoutMask } from '../dropout-mask';
import type { DropoutSpec } from '../model-spec';
import type { Rows, Site } from './layer';
import { timeMajor } from './time-major';

/** While training, what the mask says is dropped; else nothing. */
export function dropout({ rate }: DropoutSpec, x: Rows, site: Site): Rows {
  if (site.dropoutKey === undefined || rate === 0) return x;
  const key = site.dropoutKey(site.dropouts.count++);
  const { axis, steps = 1 } = x;
  const mask = dropoutMask({ sequences: site.batch, steps, axis, rate, key }); // [B, T, d]
  const factors = tf.tensor2d(timeMajor(mask, site.batch, steps), x.values.shape);
  return { ...x, values: tf.mul(x.values, factors) };
}
