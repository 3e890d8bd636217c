import assert from 'node:assert/strict';
import type { Engine, Inputs, Tensor, Weights } from '../../src/engine/engine';
import { ADAM, type CellKind, type LayerSpec, type ModelSpec } from '../../src/engine/model-spec';
import { createRandom } from '../../src/random/random';
import { openEngine, testedSimd } from '../engine/open-engine';
import { randomBatch, tokenSpec } from '../engine/specs';
import { readFixture } from './fixture';

// The engine beside PyTorch (float64): outputs and every gradient within 1e-5 of the largest magnitude
// of the tensor compared, on every binary that runs here, on one thread and on two.

type Nested = number | readonly Nested[];

interface CellCase {
  readonly kind: CellKind;
  readonly layers?: number;
  readonly T: number;
  readonly B: number;
  readonly I: number;
  readonly H: number;
  readonly x: Nested;
  /** [layers, B, H] */
  readonly h0: readonly Nested[];
  readonly c0?: readonly Nested[];
  readonly cn?: readonly Nested[];
  readonly hn: readonly Nested[];
  readonly y: Nested;
  readonly gy: Nested;
  readonly dx: Nested;
  readonly dh0: readonly Nested[];
  readonly dc0?: readonly Nested[];
  readonly params: Parameters;
  readonly grads: Parameters;
}

interface AttentionCase {
  readonly kind: 'multihead_self_attention' | 'transformer_encoder_layer_prenorm_gelu';
  readonly T: number;
  readonly B: number;
  readonly D: number;
  readonly heads: number;
  readonly causal?: boolean;
  readonly F?: number;
  readonly x: Nested;
  readonly y: Nested;
  readonly gy: Nested;
  readonly dx: Nested;
  readonly weights?: Nested;
  readonly params: Parameters;
  readonly grads: Parameters;
}

interface AdamCase {
  readonly kind: 'adamw';
  readonly lr: number;
  readonly betas: readonly [number, number];
  readonly eps: number;
  readonly weight_decay: number;
  readonly w0: readonly number[];
  /** [steps, n]: the gradient before each step, and the weights after it */
  readonly grads: readonly (readonly number[])[];
  readonly w: readonly (readonly number[])[];
}

/** PyTorch's names and layout: matrices are [out, in]. */
type Parameters = Readonly<Record<string, Nested>>;

/** One of PyTorch's parameters as the engine has it. */
interface Named {
  readonly name: string;
  /** the parameters that it is the sum of */
  readonly torch: readonly string[];
  readonly isMatrix: boolean;
}

const { cases, source } = readFixture('UNROLL_TORCH_FIXTURE', 'torch.json') as {
  source: string;
  cases: readonly (CellCase | AttentionCase | AdamCase)[];
};

const TOLERANCE = 1e-5;

for (const simd of testedSimd()) {
  for (const threads of [1, 2]) {
    describe(`${simd}, ${threads} thread${threads === 1 ? '' : 's'}, beside ${source}`, () => {
      let engine: Engine;
      before(() => (engine = openEngine({ simd, threads })));
      after(() => engine.dispose());

      cases.forEach((each, i) => {
        if (each.kind === 'adamw') {
          it(`case ${i}: ${each.grads.length} steps of AdamW end where PyTorch's do`, () =>
            compareAdam(engine, each));
        } else if ('heads' in each) {
          const { kind, B, T, D, heads, causal } = each;
          const title = `${kind}, ${B} × ${T} steps of ${D}, ${heads} heads, causal ${causal ?? false}`;
          it(`case ${i}: ${title}: outputs, weights and all gradients`, () =>
            compareAttention(engine, each));
        } else {
          const { kind, layers = 1, B, T } = each;
          it(`case ${i}: ${kind} of ${layers}, ${B} × ${T} steps: outputs, states, all gradients`, () =>
            compareCells(engine, each));
        }
      });
    });
  }

  describe(`${simd}, one thread and two`, () => {
    it('train to the same bits: gradients of a step, losses of twenty', function () {
      this.timeout(60_000);
      const spec: ModelSpec = {
        ...tokenSpec('lstm'),
        layers: [
          { kind: 'embedding', units: 24 },
          { kind: 'recurrent', cell: 'lstm', units: 96, returns: 'every-step' },
          { kind: 'dense', units: 5 },
        ],
      };
      const batch = randomBatch(spec, createRandom(1), { batch: 32, steps: 24 });
      const run = (threads: number) => {
        const engine = openEngine({ simd, threads });
        const model = engine.create(spec, 1);
        const losses = Array.from({ length: 20 }, () => model.trainStep(batch));
        const weights = model.weights();
        model.dispose();
        engine.dispose();
        return { losses, weights };
      };
      assert.deepEqual(run(2), run(1));
    });
  });
}

it('the fixture has every kind of case', () => {
  const kinds = new Set(cases.map(({ kind }) => kind));
  for (const kind of ['rnn', 'lstm', 'gru', 'multihead_self_attention', 'adamw']) {
    assert.ok(kinds.has(kind as never), kind);
  }
});

function compareCells(engine: Engine, each: CellCase): void {
  const { kind, layers: count = 1, T, B, I, H, params, grads } = each;
  const layers = Array.from({ length: count }, (): LayerSpec => ({
    kind: 'recurrent',
    cell: kind,
    units: H,
    returns: 'every-step',
  }));
  const names = layers.flatMap((_, l): Named[] => [
    { name: `${l}.kernel`, torch: [`weight_ih_l${l}`], isMatrix: true },
    { name: `${l}.recurrent`, torch: [`weight_hh_l${l}`], isMatrix: true },
    // PyTorch's RNN and LSTM have two biases where the engine has their sum.
    ...(kind === 'gru'
      ? [
          { name: `${l}.bias`, torch: [`bias_ih_l${l}`], isMatrix: false },
          { name: `${l}.recurrentBias`, torch: [`bias_hh_l${l}`], isMatrix: false },
        ]
      : [{ name: `${l}.bias`, torch: [`bias_ih_l${l}`, `bias_hh_l${l}`], isMatrix: false }]),
  ]);
  const start = Object.fromEntries(
    layers.flatMap((_, l) => [
      [`${l}.h`, floats(each.h0[l]!)],
      ...(each.c0 === undefined ? [] : [[`${l}.c`, floats(each.c0[l]!)] as const]),
    ]),
  );
  const inputs: Inputs = { data: floats(each.x), batch: B, steps: T, start };
  const model = engine.restore(specOf(I, layers), weightsOf(names, params));
  close(model.predict(inputs), each.y, 'y');
  const looked = model.look(inputs);
  const gradients = model.gradients(inputs, { gradient: floats(each.gy) });
  close(gradients.inputs, each.dx, 'dx');
  layers.forEach((_, l) => {
    const last = ({ shape, data }: Tensor) =>
      Float32Array.from({ length: B * H }, (__, i) => {
        const [b, unit] = [Math.floor(i / H), i % H];
        return data[(b * shape[1]! + T - 1) * H + unit]!;
      });
    close(last(looked[`${l}.h`]!), each.hn[l]!, `hn of layer ${l}`);
    close(gradients.states[`${l}.h.start`]!.data, each.dh0[l]!, `dh0 of layer ${l}`);
    if (each.cn === undefined || each.dc0 === undefined) return;
    close(last(looked[`${l}.c`]!), each.cn[l]!, `cn of layer ${l}`);
    close(gradients.states[`${l}.c.start`]!.data, each.dc0[l]!, `dc0 of layer ${l}`);
  });
  compareGradients(names, gradients.weights, grads);
  model.dispose();
}

function compareAttention(engine: Engine, each: AttentionCase): void {
  const { kind, T, B, D, heads, causal = false, F = 0, params, grads } = each;
  const attention: LayerSpec = { kind: 'self-attention', heads, causal };
  const isBlock = kind === 'transformer_encoder_layer_prenorm_gelu';
  const layers: LayerSpec[] = isBlock
    ? [
        { kind: 'residual', layers: [{ kind: 'layer-norm' }, attention] },
        {
          kind: 'residual',
          layers: [
            { kind: 'layer-norm' },
            { kind: 'dense', units: F },
            { kind: 'activation', of: 'gelu' },
            { kind: 'dense', units: D },
          ],
        },
      ]
    : [attention];
  const matrix = (name: string, torch: string): Named => ({ name, torch: [torch], isMatrix: true });
  const vector = (name: string, torch: string): Named => ({
    name,
    torch: [torch],
    isMatrix: false,
  });
  const at = isBlock ? '0.1' : '0';
  const of = isBlock ? 'self_attn.' : '';
  const names = [
    matrix(`${at}.kernel`, `${of}in_proj_weight`),
    vector(`${at}.bias`, `${of}in_proj_bias`),
    matrix(`${at}.outputKernel`, `${of}out_proj.weight`),
    vector(`${at}.outputBias`, `${of}out_proj.bias`),
    ...(isBlock
      ? [
          ...[vector('0.0.gain', 'norm1.weight'), vector('0.0.bias', 'norm1.bias')],
          ...[vector('1.0.gain', 'norm2.weight'), vector('1.0.bias', 'norm2.bias')],
          ...[matrix('1.1.kernel', 'linear1.weight'), vector('1.1.bias', 'linear1.bias')],
          ...[matrix('1.3.kernel', 'linear2.weight'), vector('1.3.bias', 'linear2.bias')],
        ]
      : []),
  ];
  const inputs: Inputs = { data: floats(each.x), batch: B, steps: T };
  const model = engine.restore(specOf(D, layers), weightsOf(names, params));
  close(model.predict(inputs), each.y, 'y');
  if (each.weights !== undefined) {
    const { shape, data } = model.look(inputs)[`${at}.weights`]!;
    assert.deepEqual(shape, [B, heads, T, T]);
    close(data, each.weights, 'attention weights');
  }
  const gradients = model.gradients(inputs, { gradient: floats(each.gy) });
  close(gradients.inputs, each.dx, 'dx');
  compareGradients(names, gradients.weights, grads);
  model.dispose();
}

/**
 * A layer that sees 1 is its kernel (and a bias); the mean of (y − target)² has the gradient g by both
 * when target = y − g·n/2.
 */
function compareAdam(engine: Engine, each: AdamCase): void {
  const { lr, betas, eps, weight_decay: weightDecay, w0, grads, w } = each;
  const n = w0.length;
  const [beta1, beta2] = betas;
  const optimizer = { kind: 'adamw', learningRate: lr, beta1, beta2, epsilon: eps } as const;
  const model = engine.restore(
    {
      ...specOf(1, [{ kind: 'dense', units: n }]),
      optimizer: { ...optimizer, weightDecay, clipNorm: 0 },
    },
    {
      '0.kernel': { shape: [1, n], data: Float32Array.from(w0) },
      '0.bias': { shape: [n], data: new Float32Array(n) },
    },
  );
  const inputs = { data: Float32Array.of(1), batch: 1, steps: 1 };
  grads.forEach((gradient, step) => {
    const targets = model.predict(inputs).map((y, i) => y - (gradient[i]! * n) / 2);
    model.trainStep({ inputs, targets });
    close(model.weights()['0.kernel']!.data, w[step]!, `weights after step ${step + 1}`, 1e-6);
  });
  model.dispose();
}

function specOf(size: number, layers: readonly LayerSpec[]): ModelSpec {
  return {
    input: { kind: 'values', size },
    layers,
    loss: 'mean-squared-error',
    optimizer: { ...ADAM, learningRate: 0.01 },
  };
}

function weightsOf(names: readonly Named[], params: Parameters): Weights {
  return Object.fromEntries(
    names.map(({ name, torch, isMatrix }) => {
      const parts = torch.map((each) => params[each]!);
      if (isMatrix) {
        const rows = transpose(parts[0] as readonly (readonly number[])[]);
        return [name, { shape: [rows.length, rows[0]!.length], data: floats(rows) }];
      }
      const [first, ...others] = parts.map(floats);
      const data = first!.map((value, i) => others.reduce((sum, other) => sum + other[i]!, value));
      return [name, { shape: [data.length], data }];
    }),
  );
}

function compareGradients(names: readonly Named[], found: Weights, expected: Parameters): void {
  for (const { name, torch, isMatrix } of names) {
    for (const each of torch) {
      const value = expected[each]!;
      const rows = value as readonly (readonly number[])[];
      close(found[name]!.data, isMatrix ? transpose(rows) : value, `gradient of ${each}`);
    }
  }
}

function close(found: Float32Array, expected: Nested, what: string, tolerance = TOLERANCE): void {
  const values = flat(expected);
  assert.equal(found.length, values.length, `${what}: how many`);
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  values.forEach((value, i) => {
    const off = Math.abs(found[i]! - value);
    const message = `${what}[${i}]: ${found[i]}, PyTorch ${value}, off by ${off / largest} of the largest`;
    assert.ok(off <= tolerance * largest, message);
  });
}

function flat(nested: Nested): number[] {
  return typeof nested === 'number' ? [nested] : nested.flatMap(flat);
}

function floats(nested: Nested): Float32Array {
  return Float32Array.from(flat(nested));
}

function transpose(rows: readonly (readonly number[])[]): number[][] {
  return rows[0]!.map((_, j) => rows.map((row) => row[j]!));
}
