import { gateCount, type CellKind } from '../../engine/model-spec';
import type { CellSize } from './gru-event';

/**
 * Weights of one recurrent cell with d inputs and u units. W [d, g·u] and U [u, g·u] together hold
 * g·(d·u + u²), with g = 1, 3, 4 gates in an RNN, a GRU and an LSTM. PyTorch keeps two biases in every
 * cell, 2·g·u. Keras keeps one, g·u, but two in a GRU (`reset_after`, its default): 6·u.
 *
 * @param matrices W and U of a real model, counted
 * @see https://pytorch.org/docs/stable/generated/torch.nn.GRU.html, https://keras.io/api/layers/recurrent_layers/gru/
 * @example cellSize('gru', 32, 3 * (32 + 32 * 32)).keras // => 3360
 */
export function cellSize(cell: CellKind, units: number, matrices: number): CellSize {
  const gates = gateCount[cell];
  return {
    cell,
    gates,
    matrices,
    pytorch: matrices + 2 * gates * units,
    keras: matrices + (cell === 'gru' ? 6 : gates) * units,
    work: matrices,
  };
}
