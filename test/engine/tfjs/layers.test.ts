import assert from 'node:assert/strict';
import type { Engine, Inputs, Tensors } from '../../../src/engine/engine';
import { ADAM, type LayerSpec, type ModelSpec } from '../../../src/engine/model-spec';
import { createRandom } from '../../../src/random/random';
import { assertClose } from '../close';
import { gptSpec, randomInputs, randomWeights } from '../specs';
import { loadTfjs } from '../tfjs-engine';

describe('layers of the TensorFlow.js engine, worked by hand', () => {
  let engine: Engine;
  before(async () => (engine = await loadTfjs()));

  const base = {
    loss: 'mean-squared-error',
    optimizer: { ...ADAM, learningRate: 0.01 },
  } as const;

  function specOf(size: number, layers: readonly LayerSpec[]): ModelSpec {
    return { ...base, input: { kind: 'values', size }, layers };
  }

  /** One sequence through the layers. */
  function look(
    spec: ModelSpec,
    weights: Record<string, readonly [shape: readonly number[], data: readonly number[]]>,
    inputs: Inputs,
  ): Tensors {
    const tensors = Object.fromEntries(
      Object.entries(weights).map(([name, [shape, data]]) => [
        name,
        { shape, data: Float32Array.from(data) },
      ]),
    );
    const model = engine.restore(spec, tensors);
    try {
      return model.look(inputs);
    } finally {
      model.dispose();
    }
  }

  function sequence(...values: number[]): Inputs {
    return { data: Float32Array.from(values), batch: 1, steps: values.length };
  }

  it('self-attention: what is seen, by softmax of q·k, times v; causal hides what comes later', () => {
    for (const causal of [false, true]) {
      const spec = specOf(1, [{ kind: 'self-attention', heads: 1, causal }]);
      const found = look(
        spec,
        {
          '0.kernel': [
            [1, 3],
            [1, 1, 10],
          ], // q = k = x, v = 10x + 1
          '0.bias': [[3], [0, 0, 1]],
          '0.outputKernel': [[1, 1], [2]],
          '0.outputBias': [[1], [5]],
        },
        sequence(1, Math.log(3)),
      );
      // scores: [1·1, 1·ln 3], [ln 3·1, (ln 3)²]
      const first = causal ? 0 : 3 / (3 + Math.E);
      const ln3 = Math.log(3);
      const second = Math.exp(ln3 * ln3) / (3 + Math.exp(ln3 * ln3));
      assertClose(found['0.weights']!.data, [1 - first, first, 1 - second, second], 'weights');
      const value = (share: number) => 2 * (11 * (1 - share) + (10 * ln3 + 1) * share) + 5;
      assertClose(found['0.output']!.data, [value(first), value(second)], 'output');
      if (causal) assert.equal(found['0.weights']!.data[1], 0);
    }
  });

  it('self-attention: scores shrink by the root of a head’s size, and heads lie side by side', () => {
    const spec = specOf(4, [{ kind: 'self-attention', heads: 2, causal: false }]);
    // Columns of the kernel: q of both heads, k of both heads, v of both heads; q = k = v = x.
    const identity = Array.from({ length: 4 }, (_, i) =>
      Array.from({ length: 12 }, (__, j) => +(j % 4 === i)),
    ).flat();
    const output = Array.from({ length: 16 }, (_, at) => +(at % 5 === 0));
    const x = [1, 2, 0, 0, 3, -1, 0, 1];
    const found = look(
      spec,
      {
        '0.kernel': [[4, 12], identity],
        '0.bias': [[12], new Array<number>(12).fill(0)],
        '0.outputKernel': [[4, 4], output],
        '0.outputBias': [[4], [0, 0, 0, 0]],
      },
      { data: Float32Array.from(x), batch: 1, steps: 2 },
    );
    const softmax = (a: number, b: number) => {
      const share = 1 / (1 + Math.exp((b - a) / Math.SQRT2));
      return [share, 1 - share];
    };
    // head 0: steps [1, 2] and [3, −1]; head 1: [0, 0] and [0, 1]
    const weights = [softmax(5, 1), softmax(1, 10), softmax(0, 0), softmax(0, 1)].flat();
    assertClose(found['0.weights']!.data, weights, 'weights');
    const [p, q] = [weights[0]!, weights[6]!];
    const firstStep = [p + 3 * (1 - p), 2 * p - (1 - p), 0, 1 - weights[4]!];
    assertClose(found['0.output']!.data.subarray(0, 4), firstStep, 'step 0');
    assertClose([found['0.output']!.data[7]!], [1 - q], 'step 1, head 1');
  });

  it('what a causal GPT says of a step does not change with what comes later', () => {
    const spec = gptSpec();
    const random = createRandom(1);
    const model = engine.restore(spec, randomWeights(spec, random));
    const inputs = randomInputs(spec, random, { batch: 1, steps: 6 });
    const whole = model.predict(inputs);
    for (let steps = 1; steps < 6; steps++) {
      const part = model.predict({ data: inputs.data.slice(0, steps), batch: 1, steps });
      assertClose(part, whole.subarray(0, part.length), `${steps} steps`);
    }
    model.dispose();
  });

  const read = { kind: 'recurrent', cell: 'rnn', units: 1, returns: 'every-step' } as const;

  /** An encoder of one unit whose states are tanh of what it reads, and a decoder likewise. */
  function seq2seq(layers: readonly LayerSpec[]): ModelSpec {
    const encoder = { input: { kind: 'values', size: 1 }, layers: [read] } as const;
    return { ...specOf(1, layers), encoder };
  }
  const plain = (path: string) =>
    ({
      [`${path}.kernel`]: [[1, 1], [1]],
      [`${path}.recurrent`]: [[1, 1], [0]],
      [`${path}.bias`]: [[1], [0]],
    }) as const;

  it('attention to the encoder: states beside the mean of the encoder’s, weighed by products', () => {
    const spec = seq2seq([read, { kind: 'encoder-attention' }]);
    const found = look(
      spec,
      { ...plain('encoder.0'), ...plain('0') },
      { ...sequence(0.8), source: sequence(1, -2, 0.5) },
    );
    const h = Math.tanh(0.8);
    const e = [1, -2, 0.5].map(Math.tanh);
    const shares = e.map((each) => Math.exp(h * each)); // no scaling
    const total = shares.reduce((a, b) => a + b);
    const p = shares.map((share) => share / total);
    assertClose(found['1.weights']!.data, p, 'weights');
    const context = p.reduce((sum, share, j) => sum + share * e[j]!, 0);
    assertClose(found['1.output']!.data, [h, context], 'output');
  });

  it('additive attention: asked with the state before, its context read and returned', () => {
    const spec = seq2seq([{ ...read, additiveAttention: 1 }]);
    const [k, b, q, w] = [0.7, 0.1, -1.5, 2];
    const found = look(
      spec,
      {
        ...plain('encoder.0'),
        '0.attentionKeys': [[1, 1], [k]],
        '0.attentionBias': [[1], [b]],
        '0.attentionQuery': [[1, 1], [q]],
        '0.attentionScore': [[1], [w]],
        '0.kernel': [
          [2, 1],
          [1, 3],
        ], // the input, then the context
        '0.recurrent': [[1, 1], [0.5]],
        '0.bias': [[1], [0.2]],
      },
      { ...sequence(0.8, -0.3), source: sequence(1, -2, 0.5) },
    );
    const e = [1, -2, 0.5].map(Math.tanh);
    let h = 0;
    const [weights, output]: [number[], number[]] = [[], []];
    for (const x of [0.8, -0.3]) {
      const shares = e.map((each) => Math.exp(w * Math.tanh(each * k + b + h * q)));
      const total = shares.reduce((sum, share) => sum + share);
      const context = shares.reduce((sum, share, j) => sum + (share / total) * e[j]!, 0);
      h = Math.tanh(x + 3 * context + 0.2 + 0.5 * h);
      weights.push(...shares.map((share) => share / total));
      output.push(h, context);
    }
    assertClose(found['0.weights']!.data, weights, 'weights');
    assertClose(found['0.output']!.data, output, 'output');
  });

  it('layer norm: mean 0 and variance 1, 10⁻⁵ added, then gain and bias', () => {
    const found = look(
      specOf(3, [{ kind: 'layer-norm' }]),
      { '0.gain': [[3], [1, 2, 3]], '0.bias': [[3], [0, 0, 1]] },
      { data: Float32Array.of(1, 2, 3, 0.01, 0.02, 0.03), batch: 1, steps: 2 },
    );
    const scale = 1 / Math.sqrt(2 / 3 + 1e-5);
    const small = 0.01 / Math.sqrt((2 / 3) * 1e-4 + 1e-5); // where the 10⁻⁵ counts
    const expected = [-scale, 0, 3 * scale + 1, -small, 0, 3 * small + 1];
    assertClose(found['0.output']!.data, expected, 'output');
  });

  it('activations: tanh, sigmoid, GELU by the error function and by tanh', () => {
    const x = [-3, -1, -0.1, 0, 0.5, 2];
    const cases = {
      tanh: x.map(Math.tanh),
      sigmoid: x.map((each) => 1 / (1 + Math.exp(-each))),
      // x·Φ(x), Φ from a table of the normal distribution
      gelu: [
        -3 * 0.0013498980316,
        -0.158655253931,
        -0.1 * 0.460172162723,
        0,
        0.5 * 0.691462461274,
        2 * 0.977249868052,
      ],
      'gelu-tanh': x.map(
        (each) =>
          (each / 2) * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (each + 0.044715 * each ** 3))),
      ),
    } as const;
    for (const [of, expected] of Object.entries(cases)) {
      const layers = [{ kind: 'activation', of: of as keyof typeof cases }] as const;
      const found = look(specOf(1, layers), {}, sequence(...x));
      assertClose(found['0.output']!.data, expected, of);
    }
  });

  it('positions: each step has a vector of its own, from the first on', () => {
    const found = look(
      specOf(2, [{ kind: 'positions', steps: 3 }]),
      {
        '0.positions': [
          [3, 2],
          [1, 2, 3, 4, 5, 6],
        ],
      },
      { data: Float32Array.of(10, 20, 30, 40, 50, 60, 70, 80), batch: 2, steps: 2 },
    );
    assert.deepEqual([...found['0.output']!.data], [11, 22, 33, 44, 51, 62, 73, 84]);
  });

  it('a residual adds what it was handed', () => {
    const spec = specOf(2, [{ kind: 'residual', layers: [{ kind: 'dense', units: 2 }] }]);
    const found = look(
      spec,
      {
        '0.0.kernel': [
          [2, 2],
          [1, 0, 0, 2],
        ],
        '0.0.bias': [[2], [0, 1]],
      },
      { data: Float32Array.of(3, 4), batch: 1, steps: 1 },
    );
    assert.deepEqual([...found['0.0.output']!.data], [3, 9]);
    assert.deepEqual([...found['0.output']!.data], [6, 13]);
  });
});
