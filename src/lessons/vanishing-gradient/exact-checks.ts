import type { Engine, TrainableModel } from '../../engine/engine';
import type { CellKind } from '../../engine/model-spec';
import { recurrentPaths } from '../../models/next-piece';
import type { Reading } from '../../models/reading';
import { spectralNorm } from '../../models/spectral-norm';
import { restoreLoneCell, stateJacobian, weightsOfLayer } from '../../models/state-jacobian';
import type { ExactChecks } from './vanishing-gradient-event';

/**
 * Two sentences held against the trained cells, over the pieces before the end of the training part.
 *
 * - LSTM with U = 0: ∂c[t]/∂c[t−k] = f[t] ⊙ … ⊙ f[t−k+1]. The engine differentiates
 *   h[t] = o[t] ⊙ tanh(c[t]), so its answer is the product times ∂h[t]/∂c[t] = o[t]·(1 − tanh²c[t]); the
 *   difference is that of these two, since a division would blow rounding up where o or 1 − tanh² is small.
 * - RNN: ‖∂h[t]/∂h[t−k]‖₂ ≤ ‖U‖₂ᵏ, since tanh never rises faster than 1.
 */
export function exactChecks(
  engine: Engine,
  models: Readonly<Record<CellKind, TrainableModel>>,
  reading: Reading,
  lag: number,
): ExactChecks {
  return {
    kind: 'exact',
    lag,
    ...forgetProduct(engine, models.lstm, reading, lag),
    ...jacobianBound(engine, models.rnn, reading, lag),
  };
}

function forgetProduct(engine: Engine, trained: TrainableModel, reading: Reading, lag: number) {
  const { units, inputSize, weights, x } = partsOf(trained, reading, lag);
  const { shape, data } = weights['recurrent']!;
  const recurrent = { shape, data: new Float32Array(data.length) };
  const lone = { cell: 'lstm', units, inputSize, weights: { ...weights, recurrent } } as const;
  const model = restoreLoneCell(engine, lone);
  try {
    const { byC } = stateJacobian(model, x);
    const seen = model.look({ data: x, batch: 1, steps: lag });
    const [f, o, c] = ['0.f', '0.o', '0.c'].map((name) => seen[name]!.data); // [1, k, u]
    const both = Array.from({ length: units }, (_, i) => {
      const last = (lag - 1) * units + i;
      const byLastC = o![last]! * (1 - Math.tanh(c![last]!) ** 2);
      let product = 1;
      for (let t = 0; t < lag; t++) product *= f![t * units + i]!;
      const measured = byC![i * units + i]!; // ∂h[t]/∂c[t−k]
      return { measured: measured / byLastC, product, off: measured - product * byLastC };
    });
    const { measured, product } = both[0]!;
    const difference = Math.max(...both.map(({ off }) => Math.abs(off)));
    return { measured, product, difference };
  } finally {
    model.dispose();
  }
}

function jacobianBound(engine: Engine, trained: TrainableModel, reading: Reading, lag: number) {
  const { units, inputSize, weights, x } = partsOf(trained, reading, lag);
  const model = restoreLoneCell(engine, { cell: 'rnn', units, inputSize, weights });
  try {
    const norm = spectralNorm(weights['recurrent']!.data, units);
    const jacobian = spectralNorm(stateJacobian(model, x).byH, units);
    return { norm, bound: norm ** lag, jacobian };
  } finally {
    model.dispose();
  }
}

/** The cell of a trained model by itself, and the x of the last `lag` pieces it was trained on. */
function partsOf(model: TrainableModel, reading: Reading, lag: number) {
  const [path = ''] = recurrentPaths(model.spec);
  const all = model.weights();
  const weights = weightsOfLayer(all, path);
  const pieces = Array.from({ length: lag }, (_, i) => reading.trainingEnd - lag + i);
  return {
    units: weights['recurrent']!.shape[0]!,
    inputSize: weights['kernel']!.shape[0]!,
    weights,
    x: Float32Array.from(pieces.flatMap((t) => [...reading.x(t, all)])), // [k, d]
  };
}
