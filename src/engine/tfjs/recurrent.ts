import * as tf from '@tensorflow/tfjs-core';
import type { RecurrentSpec } from '../model-spec';
import { additiveAttention, type Answer } from './attention';
import { STEPS, type State, type Stepped } from './cells';
import { matrixOf, type Rows, type Site } from './layer';
import { sequenceMajor, stepsOf } from './time-major';

/**
 * A recurrent layer over whole sequences, step by step. With additive attention each step first asks
 * the encoder's states with h of the step before; the answer goes into the cell beside x, and out of
 * the layer beside h.
 */
export function recurrent(layer: RecurrentSpec, path: string, x: Rows, site: Site): Rows {
  const { cell, units, returns } = layer;
  const { batch } = site;
  const named = (name: string) => matrixOf(site, path, name);
  const ask = layer.additiveAttention === undefined ? undefined : additiveAttention(path, site);
  const kernel = named('kernel'); // [d, gates·u], or [d + context, gates·u]
  const width = kernel.shape[1];
  const size = x.values.shape[1];
  const ofInput = ask === undefined ? kernel : tf.slice(kernel, [0, 0], [size, width]);
  const ofContext = ask === undefined ? undefined : tf.slice(kernel, [size, 0], [-1, width]);
  // Every step's input in one product: [T·B, d] · [d, gates·u] -> [T·B, gates·u]
  const fromInput = tf.add<tf.Tensor2D>(tf.matMul(x.values, ofInput), named('bias'));
  const step = STEPS[cell]({
    recurrent: named('recurrent'),
    recurrentBias: cell === 'gru' ? named('recurrentBias') : undefined,
  });
  const stateZeros = site.zeros?.get(`${path}.h`);
  const zeros = stateZeros === undefined ? undefined : stepsOf(stateZeros, batch);

  let state = startState(layer, path, site);
  const steps: Stepped[] = [];
  const answers: Answer[] = [];
  stepsOf(fromInput, batch).forEach((piece, t) => {
    let sums = piece;
    if (ask !== undefined) {
      const answer = ask(state.h);
      answers.push(answer);
      sums = tf.add(sums, tf.matMul(answer.context, ofContext!));
    }
    const stepped = step(sums, state);
    const h = zeros === undefined ? stepped.h : tf.add<tf.Tensor2D>(stepped.h, zeros[t]!);
    state = { ...stepped, h };
    steps.push({ ...stepped, h });
  });
  site.cells.push(state);
  show(layer, path, steps, answers, site);

  if (returns === 'last-step') return { values: state.h, axis: [units], steps: undefined };
  const h = tf.concat(steps.map((each) => each.h)); // [T·B, u]
  if (ask === undefined) return { ...x, values: h, axis: [units] };
  const contexts = tf.concat(answers.map(({ context }) => context)); // [T·B, encoder's u]
  return { ...x, values: tf.concat([h, contexts], 1), axis: [units, ...site.encoder!.axis] };
}

/** h and c before the first step: as given, else the encoder's last ones, else zeros. */
function startState(layer: RecurrentSpec, path: string, site: Site): State {
  const { cell, units, start = 'zeros' } = layer;
  const shape: [number, number] = [site.batch, units];
  const encoded = site.encoder?.cells[site.cells.length];
  const named = (name: 'h' | 'c'): tf.Tensor2D => {
    const given = site.start[`${path}.${name}`];
    const isHandedOver = start === 'encoder' || start === `encoder-${name}`;
    const begin =
      given !== undefined
        ? tf.tensor2d(given.slice(), shape)
        : isHandedOver
          ? encoded![name]
          : tf.zeros<tf.Rank.R2>(shape);
    const zeros = site.zeros?.get(`${path}.${name}.start`);
    return zeros === undefined ? begin : tf.add(begin, zeros);
  };
  const h = named('h');
  return { h, c: cell === 'lstm' ? named('c') : h };
}

function show(
  { cell }: RecurrentSpec,
  path: string,
  steps: readonly Stepped[],
  answers: readonly Answer[],
  { batch, show: see }: Site,
): void {
  if (see === undefined) return;
  const seeAll = (name: string, of: (step: Stepped) => tf.Tensor2D): void => {
    const rows = tf.concat(steps.map(of)); // [T·B, u]
    see(`${path}.${name}`, sequenceMajor(rows, batch));
  };
  seeAll('h', ({ h }) => h);
  if (cell === 'lstm') seeAll('c', ({ c }) => c);
  for (const gate of Object.keys(steps[0]!.gates)) seeAll(gate, ({ gates }) => gates[gate]!);
  if (answers.length > 0) {
    const rows = tf.concat(answers.map(({ weights }) => weights)); // [T·B, Te]
    see(`${path}.weights`, tf.expandDims(sequenceMajor(rows, batch), 1));
  }
}
