import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { cellTraces } from '../../src/engine/cell-trace';
import type { Engine, Weights } from '../../src/engine/engine';
import { gateCount, type CellKind, type ModelSpec } from '../../src/engine/model-spec';
import { assertClose } from './close';
import { gradientsOf } from './gradients';
import { loadWasmEngine } from './wasm-engine';

// Cells and optimizer beside PyTorch's figures. Another file of the same form can be put in place of
// the fixture; cases of more than one layer are left out, since no input leads to their start (below).

const FIXTURE =
  process.env['UNROLL_TORCH_FIXTURE'] ??
  path.resolve(__dirname, '../fixtures/reference/torch.json');

interface CellCase {
  readonly kind: CellKind;
  readonly layers?: number;
  readonly T: number;
  readonly B: number;
  readonly I: number;
  readonly H: number;
  /** [B, T, I] */
  readonly x: number[][][];
  /** [1, B, H]; c0 and cn for the LSTM only */
  readonly h0: number[][][];
  readonly c0?: number[][][];
  readonly cn?: number[][][];
  /** [B, T, H]: the outputs, and the gradient of some loss by each of them */
  readonly y: number[][][];
  readonly gy: number[][][];
  readonly params: Parameters;
  readonly grads: Parameters;
}

/** PyTorch's names and layout: [gates·H, I], [gates·H, H], [gates·H], [gates·H]. */
interface Parameters {
  readonly weight_ih_l0: number[][];
  readonly weight_hh_l0: number[][];
  readonly bias_ih_l0: number[];
  readonly bias_hh_l0: number[];
}

interface AdamCase {
  readonly kind: 'adamw';
  readonly lr: number;
  readonly betas: [number, number];
  readonly eps: number;
  readonly weight_decay: number;
  readonly w0: number[];
  /** [steps, n]: the gradient before each step, and the weights after it */
  readonly grads: number[][];
  readonly w: number[][];
}

const { cases } = JSON.parse(readFileSync(FIXTURE, 'utf8')) as {
  cases: readonly (CellCase | AdamCase | { readonly kind: 'another' })[];
};
const cellCases = cases.filter(
  (each): each is CellCase =>
    (each.kind === 'rnn' || each.kind === 'lstm' || each.kind === 'gru') &&
    (each.layers ?? 1) === 1,
);
const adamCases = cases.filter((each): each is AdamCase => each.kind === 'adamw');

/*
 * The engine's cells begin at h = c = 0, PyTorch's cases do not. Columns of the input that PyTorch's
 * cell does not have lead there exactly:
 *
 * - `state` (H columns; their kernel is the recurrent matrix) hands h0 to the gates of the first
 *   step, which is all that h0 does in the RNN and the LSTM;
 * - `push` (one column for each gate and unit; their kernel is the identity) sets every gate of steps
 *   that come before the first. σ(±200) is 1 or 0 in float32 with a gradient of 0, so that:
 *   GRU, one step with r = z = 0 and n = h0 ends in h = h0;
 *   LSTM, p steps with i = f = 1, o = 0 and g = c0 / p end in h = 0, c = c0;
 * - `mark` (1 column; its kernel is 0) is 1 in those steps, so that the gradient of its kernel is
 *   what they add to the gradient of the bias.
 *
 * Gate orders (LSTM i, f, g, o; GRU r, z, n) and the GRU (reset after the product) are PyTorch's, so
 * only matrices are transposed. PyTorch's RNN and LSTM have two biases where the engine has their sum.
 */

interface Extended {
  readonly spec: ModelSpec;
  readonly weights: Weights;
  /** [B, steps, size] */
  readonly inputs: Float32Array;
  readonly steps: number;
  readonly size: number;
  /** steps before PyTorch's first */
  readonly before: number;
}

function extend(each: CellCase): Extended {
  const { kind, T, B, I, H, x, h0, c0, params } = each;
  const width = gateCount[kind] * H;
  const largest = Math.max(0, ...(c0?.[0] ?? []).flat().map(Math.abs));
  const before = { rnn: 0, gru: 1, lstm: 1 + Math.ceil(largest) }[kind];
  const steps = before + T;
  const columns = { state: I, push: I + H, mark: I + H + width };
  const size = columns.mark + 1;

  const recurrent = transpose(params.weight_hh_l0); // [H, gH]
  const kernel = [
    ...transpose(params.weight_ih_l0),
    ...recurrent,
    ...Array.from({ length: width }, (_, i) => Array.from({ length: width }, (_, j) => +(i === j))),
    Array.from({ length: width }, () => 0),
  ];
  const bias = params.bias_ih_l0.map((value, j) =>
    kind === 'gru' ? value : value + params.bias_hh_l0[j]!,
  );
  const tensor = (shape: number[], values: number[]) => ({
    shape,
    data: Float32Array.from(values),
  });
  const weights: Record<string, { shape: number[]; data: Float32Array }> = {
    '0.kernel': tensor([size, width], kernel.flat()),
    '0.recurrent': tensor([H, width], recurrent.flat()),
    '0.bias': tensor([width], bias),
  };
  if (kind === 'gru') weights['0.recurrentBias'] = tensor([width], params.bias_hh_l0);

  const inputs = new Float32Array(B * steps * size);
  for (let b = 0; b < B; b++) {
    const row = (t: number) => inputs.subarray((b * steps + t) * size, (b * steps + t + 1) * size);
    for (let t = 0; t < before; t++) {
      row(t)[columns.mark] = 1;
      for (let j = 0; j < width; j++) {
        const unit = j % H;
        const gate = { rnn: '', lstm: 'ifgo', gru: 'rzn' }[kind].charAt(Math.floor(j / H));
        const goal = gate === 'n' ? h0[0]![b]![unit]! : (c0?.[0]?.[b]?.[unit] ?? 0) / before;
        const sum = 'gn'.includes(gate) ? Math.atanh(goal) : 'if'.includes(gate) ? 200 : -200;
        row(t)[columns.push + j] = sum - bias[j]!;
      }
    }
    x[b]!.forEach((values, t) => row(before + t).set(values));
    if (kind !== 'gru') row(before).set(h0[0]![b]!, columns.state);
  }
  const spec: ModelSpec = {
    input: { kind: 'values', size },
    layers: [{ kind: 'recurrent', cell: kind, units: H, returns: 'every-step' }],
    loss: 'mean-squared-error',
    optimizer: {
      kind: 'adam',
      learningRate: 0,
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1,
      clipNorm: 0,
    },
  };
  return { spec, weights, inputs, steps, size, before };
}

describe('cells beside PyTorch', () => {
  let engine: Engine;
  before(async () => (engine = await loadWasmEngine()));

  it('the fixture has an RNN, an LSTM and a GRU over several steps and sequences', () => {
    for (const kind of ['rnn', 'lstm', 'gru']) {
      assert.ok(cellCases.some((each) => each.kind === kind && each.T > 1 && each.B > 1));
    }
  });

  for (const each of cellCases) {
    const { kind, T, B, H, I } = each;
    const title = `${kind.toUpperCase()}, ${B} × ${T} steps`;

    it(`${title}: outputs are PyTorch's`, () => {
      const { spec, weights, inputs, steps, before } = extend(each);
      const model = engine.restore(spec, weights);
      const y = model.predict({ data: inputs, batch: B, steps });
      model.dispose();
      const sequences = Array.from({ length: B }, (_, b) => [
        ...y.subarray((b * steps + before) * H, (b + 1) * steps * H),
      ]);
      assertClose(sequences.flat(), each.y.flat(2), 'y');
    });

    it(`${title}: a training step follows PyTorch's gradient of every weight`, () => {
      const { spec, weights, inputs, steps, size, before } = extend(each);
      const model = engine.restore(spec, weights);
      const y = model.predict({ data: inputs, batch: B, steps });
      model.dispose();
      // The mean of (y − target)² over N outputs has the gradient gy when target = y − gy·N/2.
      const targets = y.map((value, i) => {
        const [b, t, unit] = [Math.floor(i / H / steps), Math.floor(i / H) % steps, i % H];
        return t < before ? value : value - (each.gy[b]![t - before]![unit]! * y.length) / 2;
      });
      const found = gradientsOf(engine, spec, weights, {
        inputs: { data: inputs, batch: B, steps },
        targets,
      });

      const width = gateCount[kind] * H;
      const kernel = rowsOf(found['0.kernel']!, size, width);
      const [fromX, fromState, marked] = [
        kernel.slice(0, I),
        kernel.slice(I, I + H),
        kernel[size - 1]!,
      ];
      const recurrent = rowsOf(found['0.recurrent']!, H, width).map((row, i) =>
        row.map((value, j) => value + fromState[i]![j]!),
      );
      const bias = Array.from(found['0.bias']!, (value, j) => value - marked[j]!);
      const { grads } = each;
      assertClose(transpose(fromX).flat(), grads.weight_ih_l0.flat(), 'weight_ih');
      assertClose(transpose(recurrent).flat(), grads.weight_hh_l0.flat(), 'weight_hh');
      assertClose(bias, grads.bias_ih_l0, 'bias_ih');
      assertClose(found['0.recurrentBias'] ?? bias, grads.bias_hh_l0, 'bias_hh');
    });

    it(`${title}: the trace shows PyTorch's states`, () => {
      const { spec, weights, inputs, steps, size, before } = extend(each);
      const model = engine.restore(spec, weights);
      for (let b = 0; b < B; b++) {
        const data = inputs.subarray(b * steps * size, (b + 1) * steps * size);
        const [trace] = cellTraces(model.look({ data, batch: 1, steps }));
        assertClose(trace!.h.subarray(before * H), each.y[b]!.flat(), 'h');
        if (each.cn !== undefined) {
          assertClose(trace!.c!.subarray((steps - 1) * H), each.cn[0]![b]!, 'c');
        }
      }
      model.dispose();
    });
  }
});

describe('the optimizer beside PyTorch', () => {
  let engine: Engine;
  before(async () => (engine = await loadWasmEngine()));

  for (const { lr, betas, eps, weight_decay, w0, grads, w } of adamCases) {
    it(`${grads.length} steps of Adam are PyTorch's`, () => {
      // A linear layer that sees 0 is its bias b; the mean of (b − target)² has the gradient g when
      // target = b − g·n/2. PyTorch's case is AdamW, whose weights also shrink: w ← w(1 − rate·decay)
      // + Δ. Adam's step Δ depends on the gradients alone, so Δ is the engine's and the rest is added.
      const n = w0.length;
      const model = engine.restore(
        {
          input: { kind: 'values', size: 1 },
          layers: [{ kind: 'dense', units: n }],
          loss: 'mean-squared-error',
          optimizer: {
            kind: 'adam',
            learningRate: lr,
            beta1: betas[0],
            beta2: betas[1],
            epsilon: eps,
            clipNorm: 0,
          },
        },
        {
          '0.kernel': { shape: [1, n], data: new Float32Array(n) },
          '0.bias': { shape: [n], data: Float32Array.from(w0) },
        },
      );
      let shrunk = w0;
      grads.forEach((gradient, step) => {
        const bias = model.weights()['0.bias']!.data;
        const targets = bias.map((value, i) => value - (gradient[i]! * n) / 2);
        model.trainStep({ inputs: { data: Float32Array.of(0), batch: 1, steps: 1 }, targets });
        const after = model.weights()['0.bias']!.data;
        shrunk = shrunk.map((value, i) => value * (1 - lr * weight_decay) + (after[i]! - bias[i]!));
        assertClose(shrunk, w[step]!, `w after step ${step + 1}`);
      });
      model.dispose();
    });
  }
});

function transpose(rows: number[][]): number[][] {
  return rows[0]!.map((_, j) => rows.map((row) => row[j]!));
}

function rowsOf(data: Float64Array, rows: number, columns: number): number[][] {
  return Array.from({ length: rows }, (_, i) => [...data.subarray(i * columns, (i + 1) * columns)]);
}
