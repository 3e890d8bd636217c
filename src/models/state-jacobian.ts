import type { Engine, TrainableModel, Weights } from '../engine/engine';
import type { CellKind } from '../engine/model-spec';

/** A recurrent layer by itself, which answers with its last h. */
export interface LoneCell {
  readonly cell: CellKind;
  readonly units: number;
  readonly inputSize: number;
  /** without the layer's path: `kernel`, `recurrent`, `bias`, … */
  readonly weights: Weights;
}

/** The model is the caller's to dispose of. */
export function restoreLoneCell(
  engine: Engine,
  { cell, units, inputSize, weights }: LoneCell,
): TrainableModel {
  const named = Object.entries(weights).map(([name, tensor]) => [`0.${name}`, tensor] as const);
  return engine.restore(
    {
      input: { kind: 'values', size: inputSize },
      layers: [{ kind: 'recurrent', cell, units, returns: 'last-step' }],
      loss: 'mean-squared-error',
      optimizer: { kind: 'gradient-descent', learningRate: 0, clipNorm: 0 },
    },
    Object.fromEntries(named),
  );
}

/** One recurrent layer's weights among a model's, without their path. */
export function weightsOfLayer(weights: Weights, path: string): Weights {
  const own = Object.entries(weights).filter(([name]) => name.startsWith(`${path}.`));
  return Object.fromEntries(own.map(([name, tensor]) => [name.slice(path.length + 1), tensor]));
}

/**
 * How the last state depends on the one it started from: J[i][j] = ∂h[t]ᵢ/∂h[t−k]ⱼ, and for an LSTM
 * ∂h[t]ᵢ/∂c[t−k]ⱼ beside it. A gradient is of one number, so the sequence is read once for each unit,
 * all in one batch.
 *
 * @param model see {@link restoreLoneCell}
 * @param x what is read after h[t−k], shape [k, inputSize]
 * @param start h[t−k], and c[t−k] of an LSTM, shape [u]; zeros when left out
 * @returns row-major [u, u]
 */
export function stateJacobian(
  model: TrainableModel,
  x: Float32Array,
  start: { readonly h?: Float32Array; readonly c?: Float32Array } = {},
): { readonly byH: Float32Array; readonly byC: Float32Array | undefined } {
  const units = model.weights()['0.recurrent']!.shape[0]!;
  const { h, c } = start;
  const gradient = new Float32Array(units * units); // sequence i asks about unit i
  for (let i = 0; i < units; i++) gradient[i * units + i] = 1;
  const { states } = model.gradients(
    {
      data: repeated(x, units), // [u, k, d]
      batch: units,
      steps: x.length / model.spec.input.size,
      start: {
        ...(h === undefined ? {} : { '0.h': repeated(h, units) }),
        ...(c === undefined ? {} : { '0.c': repeated(c, units) }),
      },
    },
    { gradient },
  );
  return { byH: states['0.h.start']!.data, byC: states['0.c.start']?.data };
}

function repeated(values: Float32Array, times: number): Float32Array {
  const all = new Float32Array(values.length * times);
  for (let i = 0; i < times; i++) all.set(values, i * values.length);
  return all;
}
