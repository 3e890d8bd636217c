import type { CellTrace } from '../../../src/engine/cell-trace';
import type { Inputs, Weights } from '../../../src/engine/engine';
import { gateCount, type CellKind, type ModelSpec } from '../../../src/engine/model-spec';

/**
 * What every recurrent layer does on one sequence, step by step, in plain TypeScript: the twin that
 * engines are compared with.
 *
 * RNN: h = tanh(x·W + h₋·U + b).
 * LSTM: i, f, o = σ(x·W + h₋·U + b), g = tanh(x·W + h₋·U + b); c = f⊙c₋ + i⊙g; h = o⊙tanh(c).
 * GRU (reset after): r, z = σ(x·W + b + h₋·U + d), n = tanh(x·W + b + r⊙(h₋·U + d));
 * h = (1 − z)⊙n + z⊙h₋. Each gate has columns of its own in W, U, b and d; h and c begin at 0.
 *
 * @param inputs one sequence: batch 1, values [T, d] or tokens [T]
 * @returns one trace for each recurrent layer; arrays are [T, u]
 * @throws {RangeError} if there is more than one sequence
 * @see Hochreiter & Schmidhuber, Long Short-Term Memory (1997); Gers et al. (2000) for the forget gate
 * @see Cho et al., Learning Phrase Representations using RNN Encoder–Decoder (2014)
 * @see https://pytorch.org/docs/stable/generated/torch.nn.GRU.html for the reset-after form
 */
export function traceCells(spec: ModelSpec, weights: Weights, inputs: Inputs): CellTrace[] {
  if (inputs.batch !== 1) {
    throw new RangeError(`traceCells requires one sequence, got a batch of ${inputs.batch}`);
  }
  const traces: CellTrace[] = [];
  const { steps } = inputs;
  let sequence = Float32Array.from(inputs.data); // [T, d], or [T] tokens
  spec.layers.forEach((layer, i) => {
    if (layer.kind === 'embedding') {
      sequence = lookUp(sequence, weights[`${i}.embedding`]!.data, layer.units);
    } else if (layer.kind === 'recurrent') {
      const trace = traceCell(layer.cell, layer.units, sequence, steps, {
        kernel: weights[`${i}.kernel`]!.data,
        recurrent: weights[`${i}.recurrent`]!.data,
        bias: weights[`${i}.bias`]!.data,
        recurrentBias: weights[`${i}.recurrentBias`]?.data,
      });
      traces.push(trace);
      sequence = trace.h;
    }
  });
  return traces;
}

interface CellWeights {
  /** [d, gates·u] */
  readonly kernel: Float32Array;
  /** [u, gates·u] */
  readonly recurrent: Float32Array;
  /** [gates·u] */
  readonly bias: Float32Array;
  /** GRU only, [gates·u] */
  readonly recurrentBias: Float32Array | undefined;
}

const GATE_NAMES: Readonly<Record<CellKind, readonly string[]>> = {
  rnn: [],
  lstm: ['i', 'f', 'g', 'o'],
  gru: ['r', 'z', 'n'],
};

function traceCell(
  cell: CellKind,
  units: number,
  sequence: Float32Array,
  steps: number,
  weights: CellWeights,
): CellTrace & { readonly h: Float32Array<ArrayBuffer> } {
  const width = gateCount[cell] * units;
  const inputSize = sequence.length / steps;
  const h = new Float32Array(steps * units);
  const c = cell === 'lstm' ? new Float32Array(steps * units) : undefined;
  const gates = Object.fromEntries(
    GATE_NAMES[cell].map((name) => [name, new Float32Array(steps * units)]),
  );
  let lastH = new Float32Array(units);
  let lastC = new Float32Array(units);
  for (let t = 0; t < steps; t++) {
    const x = sequence.subarray(t * inputSize, (t + 1) * inputSize);
    const fromInput = multiply(x, weights.kernel, width, weights.bias); // [d] · [d, gu] -> [gu]
    const fromState = multiply(lastH, weights.recurrent, width, weights.recurrentBias);
    const newH = new Float32Array(units);
    const newC = new Float32Array(units);
    for (let i = 0; i < units; i++) {
      /** the input of gate k from below and from the step before */
      const sum = (k: number) => fromInput[k * units + i]! + fromState[k * units + i]!;
      const keep = (name: string, value: number) => (gates[name]![t * units + i] = value);
      switch (cell) {
        case 'rnn':
          newH[i] = Math.tanh(sum(0));
          break;
        case 'lstm': {
          const inputGate = keep('i', sigmoid(sum(0)));
          const forgetGate = keep('f', sigmoid(sum(1)));
          const candidate = keep('g', Math.tanh(sum(2)));
          const outputGate = keep('o', sigmoid(sum(3)));
          newC[i] = forgetGate * lastC[i]! + inputGate * candidate;
          newH[i] = outputGate * Math.tanh(newC[i]!);
          break;
        }
        case 'gru': {
          const reset = keep('r', sigmoid(sum(0)));
          const update = keep('z', sigmoid(sum(1)));
          const fromBelow = fromInput[2 * units + i]!;
          const candidate = keep('n', Math.tanh(fromBelow + reset * fromState[2 * units + i]!));
          newH[i] = (1 - update) * candidate + update * lastH[i]!;
          break;
        }
      }
    }
    h.set(newH, t * units);
    c?.set(newC, t * units);
    lastH = newH;
    lastC = newC;
  }
  return c === undefined ? { units, steps, h, gates } : { units, steps, h, c, gates };
}

/** x · matrix + bias, summed in double precision: [d] · [d, width] -> [width]. */
function multiply(
  x: Float32Array,
  matrix: Float32Array,
  width: number,
  bias: Float32Array | undefined,
): Float64Array {
  const out = bias === undefined ? new Float64Array(width) : Float64Array.from(bias);
  x.forEach((value, row) => {
    for (let j = 0; j < width; j++) out[j] = out[j]! + value * matrix[row * width + j]!;
  });
  return out;
}

/** Rows of a matrix by number: [T] tokens -> [T, units]. */
function lookUp(
  tokens: Float32Array,
  matrix: Float32Array,
  units: number,
): Float32Array<ArrayBuffer> {
  const rows = new Float32Array(tokens.length * units);
  tokens.forEach((token, t) =>
    rows.set(matrix.subarray(token * units, (token + 1) * units), t * units),
  );
  return rows;
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
