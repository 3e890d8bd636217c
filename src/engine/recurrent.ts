import { attendAdditively } from './additive-attention';
import { gruCell } from './gru';
import {
  oneRowEach,
  timeMajor,
  widthOf,
  filledUp,
  type Activation,
  type FinalState,
  type Site,
  type Tokens,
} from './layer';
import { lstmCell } from './lstm';
import type { CellKind, RecurrentSpec } from './model-spec';
import { matrix, SLICE_WORK, transposed, type PlanWriter } from './plan';
import { rnnCell } from './rnn';
import { gates } from './weight-shapes';

/** Memory of a recurrent layer's sequences. All time-major: the rows of a step lie together. */
export interface CellMemory {
  readonly batch: number;
  readonly steps: number;
  /** units, filled up to a multiple of four */
  readonly units: number;
  /** [T, B, gates·u]: the input's part, then the gates, then their gradients */
  readonly z: number;
  /** [T + 1, B, u]; h[0] is the state before the first step */
  readonly h: number;
  /** [T, B, u]: gradient of h[1] … h[T] */
  readonly dh: number;
  /** [B, u]: gradient of h[0] */
  readonly dStart: number;
  /** U, packed for the products of the steps, and Uᵀ */
  readonly packed: number;
  readonly packedTransposed: number;
}

/** One kind of cell: what differs between RNN, LSTM and GRU. */
export interface Cell {
  /** the last cell state, [B, u], and where gradients by it begin; 0: it has none */
  readonly c: number;
  readonly dc: number;
  /** the cell state before the first step */
  readonly startC: number;
  /** what U's products led to: z, or the GRU's s */
  readonly fromState: number;
  /** steps from … to − 1 */
  forward(plan: PlanWriter, from: number, to: number, work: number): void;
  backward(plan: PlanWriter, from: number, to: number, work: number): void;
  /** names the gates for `look` */
  show(site: Site, path: string, units: number): void;
}

type CreateCell = (site: Site, path: string, memory: CellMemory) => Cell;

const CELLS: Readonly<Record<CellKind, CreateCell>> = {
  rnn: rnnCell,
  lstm: lstmCell,
  gru: gruCell,
};

/**
 * A recurrent layer over whole sequences. The input's part of every step is made in one product,
 * z = x·W + b (for tokens: a row of W); then the cell goes from step to step (rnn.ts, lstm.ts, gru.ts).
 *
 * Backward, when the cell has come back from the last step to the first and left δz:
 * δW = xᵀ·δz, δU = h₋ᵀ·δz, δb = Σ δz, δx = δz·Wᵀ, each in one product over all steps.
 */
export function buildRecurrent(
  layer: RecurrentSpec,
  path: string,
  x: Activation | Tokens,
  site: Site,
): Activation {
  const { sequences: batch, steps } = x.rows;
  const units = filledUp(layer.units);
  const all = widthOf(gates(layer.cell, layer.units));
  const rows = batch * steps;
  const state = batch * units;
  const what = `layer ${path} (${layer.cell}), ${steps} steps of [${batch}, ${layer.units}]`;
  const packedFloats = Math.ceil(all / 8) * 8 * units;
  const memory: CellMemory = {
    ...{ batch, steps, units },
    z: site.floats(rows * all, what),
    h: site.floats(state * (steps + 1), what),
    dh: site.wayBack ? site.floats(state * steps, what) : 0,
    dStart: site.wayBack ? site.floats(state, what) : 0,
    packed: site.floats(packedFloats, what),
    packedTransposed: site.wayBack ? site.floats(Math.ceil(units / 8) * 8 * all, what) : 0,
  };
  const cell = CELLS[layer.cell](site, path, memory);
  const handedOver = startFrom(layer, path, site, memory, cell);
  const { z, h, dh } = memory;
  const after = h + 4 * state; // h[1] … h[T]
  const [w, u, b] = [`${path}.kernel`, `${path}.recurrent`, `${path}.bias`];
  const order = timeMajor(batch, steps);
  const states: Activation = {
    ...{ kind: 'values', values: after, gradient: dh, axis: [layer.units], rows: order },
  };

  const { forward } = site;
  if (x.kind === 'tokens') {
    forward.call('embeddingForward', rows, all, x.ids, site.weight(w), site.weight(b), z);
  } else {
    const d = widthOf(x.axis);
    forward.product({
      ...{ m: rows, n: all, k: d, bias: site.weight(b) },
      ...{ a: matrix(x.values, d), b: matrix(site.weight(w), all), c: matrix(z, all) },
    });
  }
  forward.call('pack', units, all, site.weight(u), all, 1, memory.packed);
  const context = attendAdditively(layer, path, site, memory, states, rowsOfInput(x));
  const work = state * all; // of one step
  const together = context === undefined ? Math.max(1, Math.floor(SLICE_WORK / work)) : 1;
  for (let t = 0; t < steps; t += together) {
    const to = Math.min(t + together, steps);
    context?.before(t);
    cell.forward(forward, t, to, (to - t) * work);
  }
  context?.done();

  cell.show(site, path, layer.units);
  const shown = { rows: order, row: units, axis: [layer.units] };
  site.show(`${path}.h`, { at: after, ...shown });
  site.startState(`${path}.h`, h, layer.units);
  if (cell.startC !== 0) {
    site.show(`${path}.c`, { at: cell.startC + 4 * state, ...shown });
    site.startState(`${path}.c`, cell.startC, layer.units);
  }
  const final: FinalState = { h: after + 4 * state * (steps - 1), c: cell.c, dh: 0, dc: 0 };
  site.cells.push(final);

  const y =
    layer.returns === 'last-step'
      ? {
          ...{ kind: 'values' as const, axis: [layer.units], rows: oneRowEach(batch) },
          values: final.h,
          gradient: dh === 0 ? 0 : dh + 4 * state * (steps - 1),
        }
      : (context?.output ?? states);

  site.back((plan) => {
    if (layer.returns === 'last-step') {
      plan.call('fill', state * (steps - 1), dh, 0);
    } else {
      context?.after(plan);
      if (site.accumulate(dh) === 0) plan.call('fill', state * steps, dh, 0); // nobody looks at h
    }
    if (final.dh !== 0) plan.call('add', state, final.dh, dh + 4 * state * (steps - 1));
    if (cell.dc !== 0) {
      if (final.dc === 0) plan.call('fill', state, cell.dc, 0);
      else plan.call('copy', state, final.dc, cell.dc);
    }
    plan.call('pack', all, units, site.weight(u), 1, all, memory.packedTransposed);
    for (let to = steps; to > 0; to -= together) {
      const from = Math.max(0, to - together);
      cell.backward(plan, from, to, (to - from) * work);
      context?.afterStep(plan, from);
    }
    context?.weights(plan);
    handedOver(memory.dStart, cell.dc);

    const dU = site.weightGradient(u);
    plan.product({
      ...{ m: units, n: all, k: rows },
      ...{ a: transposed(h, units), b: matrix(cell.fromState, all), c: matrix(dU, all) },
    });
    if (layer.cell === 'gru') {
      const to = site.weightGradient(`${path}.recurrentBias`);
      plan.call('sumRows', rows, all, cell.fromState, to);
    }
    plan.call('sumRows', rows, all, z, site.weightGradient(b));
    const dW = site.weightGradient(w);
    if (x.kind === 'tokens') {
      plan.call('embeddingBackward', rows, all, filledUp(x.size), x.ids, z, dW);
    } else {
      const d = widthOf(x.axis);
      plan.product({
        ...{ m: d, n: all, k: rows },
        ...{ a: transposed(x.values, d), b: matrix(z, all), c: matrix(dW, all) },
      });
    }
    if (x.gradient === 0) return;
    const d = rowsOfInput(x);
    plan.product({
      ...{ m: rows, n: d, k: all },
      ...{ a: matrix(z, all), b: transposed(site.weight(w), all), c: matrix(x.gradient, d) },
      add: site.accumulate(x.gradient) === 1,
    });
  });
  site.showGradient(`${path}.h`, { at: dh, ...shown });
  const start = { rows: oneRowEach(batch), row: units, axis: [layer.units] };
  site.showGradient(`${path}.h.start`, { at: memory.dStart, ...start });
  if (cell.dc !== 0) site.showGradient(`${path}.c.start`, { at: cell.dc, ...start });
  return y;
}

/** Rows of W that the layer's own input takes; the context's come after them. */
function rowsOfInput(x: Activation | Tokens): number {
  return x.kind === 'tokens' ? filledUp(x.size) : widthOf(x.axis);
}

/**
 * Takes over the encoder's last states where the layer starts from them and none are given. Returns what is to be told to
 * the encoder on the way back: where the gradients by them are.
 */
function startFrom(
  { start = 'zeros' }: RecurrentSpec,
  path: string,
  site: Site,
  { batch, units, h }: CellMemory,
  cell: Cell,
): (dh: number, dc: number) => void {
  if (start === 'zeros') return () => undefined;
  const from = site.encoder!.cells[site.cells.length]!;
  const withH = start !== 'encoder-c' && !site.isGiven(`${path}.h`);
  const withC = start !== 'encoder-h' && from.c !== 0 && !site.isGiven(`${path}.c`);
  if (withH) site.forward.call('copy', batch * units, from.h, h);
  if (withC) site.forward.call('copy', batch * units, from.c, cell.startC);
  return (dh, dc) => {
    if (withH) from.dh = dh;
    if (withC) from.dc = dc;
  };
}
