import type { Batch, Inputs } from '../../src/engine/engine';
import {
  ADAM,
  type CellKind,
  type InputSpec,
  type LayerSpec,
  type ModelSpec,
  type RecurrentSpec,
} from '../../src/engine/model-spec';
import { answersEveryStep, outputSize, sizeOf, weightShapes } from '../../src/engine/weight-shapes';
import { normal, type Random } from '../../src/random/random';

export const CELLS: readonly CellKind[] = ['rnn', 'lstm', 'gru'];

/** Two numbers at each step, two cells on top of each other, three numbers at the end. */
export function stackedSpec(cell: CellKind): ModelSpec {
  return {
    input: { kind: 'values', size: 2 },
    layers: [
      { kind: 'recurrent', cell, units: 4, returns: 'every-step' },
      { kind: 'recurrent', cell, units: 3, returns: 'last-step' },
      { kind: 'dense', units: 3 },
    ],
    loss: 'mean-squared-error',
    optimizer: { ...ADAM, learningRate: 0.01 },
  };
}

/** Tokens of five kinds; the next is guessed at every step. */
export function tokenSpec(cell: CellKind): ModelSpec {
  return {
    input: { kind: 'tokens', size: 5 },
    layers: [
      { kind: 'embedding', units: 3 },
      { kind: 'recurrent', cell, units: 4, returns: 'every-step' },
      { kind: 'dense', units: 5 },
    ],
    loss: 'softmax-cross-entropy',
    optimizer: { ...ADAM, learningRate: 0.01 },
  };
}

/** The cell reads tokens itself, as one-hot vectors. */
export function oneHotSpec(cell: CellKind): ModelSpec {
  const [, recurrent, dense] = tokenSpec(cell).layers;
  return { ...tokenSpec(cell), layers: [recurrent!, dense!] };
}

/** GPT-2's order: layer norm first in each residual, GELU by tanh, learned positions, AdamW. */
export function gptSpec(dropout = 0): ModelSpec {
  const drop: LayerSpec[] = dropout === 0 ? [] : [{ kind: 'dropout', rate: dropout }];
  const block: LayerSpec[] = [
    {
      kind: 'residual',
      layers: [{ kind: 'layer-norm' }, { kind: 'self-attention', heads: 2, causal: true }, ...drop],
    },
    {
      kind: 'residual',
      layers: [
        { kind: 'layer-norm' },
        { kind: 'dense', units: 10 },
        { kind: 'activation', of: 'gelu-tanh' },
        { kind: 'dense', units: 6 },
        ...drop,
      ],
    },
  ];
  return {
    input: { kind: 'tokens', size: 5 },
    layers: [
      { kind: 'embedding', units: 6 },
      { kind: 'positions', steps: 7 },
      ...drop,
      ...block,
      ...block,
      { kind: 'layer-norm' },
      { kind: 'dense', units: 5 },
    ],
    loss: 'softmax-cross-entropy',
    optimizer: { ...ADAM, kind: 'adamw', learningRate: 0.01, weightDecay: 0.1 },
  };
}

/** BERT's order: layer norm after each residual, exact GELU; every step sees every other. */
export function bertSpec(): ModelSpec {
  return {
    input: { kind: 'tokens', size: 6 },
    layers: [
      { kind: 'embedding', units: 6 },
      { kind: 'positions', steps: 5 },
      { kind: 'layer-norm' },
      { kind: 'residual', layers: [{ kind: 'self-attention', heads: 3, causal: false }] },
      { kind: 'layer-norm' },
      {
        kind: 'residual',
        layers: [
          { kind: 'dense', units: 9 },
          { kind: 'activation', of: 'gelu' },
          { kind: 'dense', units: 6 },
        ],
      },
      { kind: 'layer-norm' },
      { kind: 'dense', units: 6 },
    ],
    loss: 'softmax-cross-entropy',
    optimizer: { ...ADAM, kind: 'adamw', learningRate: 0.01, weightDecay: 0.01 },
  };
}

/** A decoder of tokens that starts from an encoder of tokens of another kind and number. */
export function seq2seqSpec(
  cell: CellKind,
  start: NonNullable<RecurrentSpec['start']>,
  attention: 'none' | 'dot' | 'additive',
): ModelSpec {
  const additive = attention === 'additive' ? { additiveAttention: 3 } : {};
  const decoder: LayerSpec[] = [
    { kind: 'embedding', units: 2 },
    { kind: 'recurrent', cell, units: 5, returns: 'every-step', start, ...additive },
  ];
  const dot: LayerSpec[] = [
    { kind: 'encoder-attention' },
    { kind: 'dense', units: 3 },
    { kind: 'activation', of: 'tanh' },
  ];
  return {
    input: { kind: 'tokens', size: 4 },
    encoder: {
      input: { kind: 'tokens', size: 7 },
      layers: [
        { kind: 'embedding', units: 3 },
        { kind: 'recurrent', cell, units: 5, returns: 'every-step' },
      ],
    },
    layers: [...decoder, ...(attention === 'dot' ? dot : []), { kind: 'dense', units: 4 }],
    loss: 'softmax-cross-entropy',
    optimizer: { ...ADAM, learningRate: 0.01 },
  };
}

/** Two layers on each side, of values: the second decoder layer has attention, a dropout follows. */
export function stackedSeq2seqSpec(): ModelSpec {
  const lstm = { kind: 'recurrent', cell: 'lstm', units: 3, returns: 'every-step' } as const;
  const gru = { ...lstm, cell: 'gru', units: 5 } as const;
  return {
    input: { kind: 'values', size: 1 },
    encoder: { input: { kind: 'values', size: 2 }, layers: [lstm, gru] },
    layers: [
      { ...lstm, start: 'encoder' },
      { ...gru, start: 'encoder', additiveAttention: 6 },
      { kind: 'dropout', rate: 0.3 }, // of two groups, 5 and 5
      { kind: 'dense', units: 2 },
    ],
    loss: 'mean-squared-error',
    optimizer: { ...ADAM, learningRate: 0.01 },
  };
}

/** Dropout after every step and after the last one, sigmoid, and plain gradient descent. */
export function dropoutSpec(): ModelSpec {
  return {
    input: { kind: 'values', size: 2 },
    layers: [
      { kind: 'recurrent', cell: 'gru', units: 5, returns: 'every-step' },
      { kind: 'dropout', rate: 0.2 },
      { kind: 'dense', units: 6 },
      { kind: 'activation', of: 'sigmoid' },
      { kind: 'recurrent', cell: 'rnn', units: 3, returns: 'last-step' },
      { kind: 'dropout', rate: 0.5 },
      { kind: 'dense', units: 2 },
    ],
    loss: 'mean-squared-error',
    optimizer: { kind: 'gradient-descent', learningRate: 0.1, clipNorm: 1 },
  };
}

/** Between them every kind of layer, loss and optimizer: what every engine is tested with. */
export const ALL_SPECS: readonly { readonly title: string; readonly spec: ModelSpec }[] = [
  ...CELLS.flatMap((cell) => [
    { title: `stacked ${cell.toUpperCase()}`, spec: stackedSpec(cell) },
    { title: `${cell.toUpperCase()} over embedded tokens`, spec: tokenSpec(cell) },
    { title: `${cell.toUpperCase()} over one-hot tokens`, spec: oneHotSpec(cell) },
  ]),
  { title: 'GPT', spec: gptSpec() },
  { title: 'GPT with dropout', spec: gptSpec(0.25) },
  { title: 'BERT', spec: bertSpec() },
  { title: 'LSTM seq2seq', spec: seq2seqSpec('lstm', 'encoder', 'none') },
  { title: 'LSTM seq2seq, h alone handed over', spec: seq2seqSpec('lstm', 'encoder-h', 'none') },
  { title: 'LSTM seq2seq, c alone handed over', spec: seq2seqSpec('lstm', 'encoder-c', 'none') },
  { title: 'GRU seq2seq with dot attention', spec: seq2seqSpec('gru', 'encoder', 'dot') },
  { title: 'RNN with dot attention alone', spec: seq2seqSpec('rnn', 'zeros', 'dot') },
  {
    title: 'LSTM seq2seq with additive attention',
    spec: seq2seqSpec('lstm', 'encoder', 'additive'),
  },
  { title: 'GRU seq2seq with additive attention', spec: seq2seqSpec('gru', 'encoder', 'additive') },
  { title: 'RNN with additive attention alone', spec: seq2seqSpec('rnn', 'zeros', 'additive') },
  { title: 'stacked seq2seq of values', spec: stackedSeq2seqSpec() },
  { title: 'dropout and gradient descent', spec: dropoutSpec() },
];

export interface BatchSize {
  readonly batch?: number;
  readonly steps?: number;
  /** of the source, where there is one */
  readonly sourceSteps?: number;
}

export function randomInputs(
  { input, encoder }: ModelSpec,
  random: Random,
  { batch = 3, steps = 4, sourceSteps = steps + 1 }: BatchSize = {},
): Inputs {
  const inputs = { data: randomData(input, batch * steps, random), batch, steps };
  if (encoder === undefined) return inputs;
  const data = randomData(encoder.input, batch * sourceSteps, random);
  return { ...inputs, source: { data, batch, steps: sourceSteps } };
}

function randomData({ kind, size }: InputSpec, rows: number, random: Random) {
  return kind === 'tokens'
    ? Int32Array.from({ length: rows }, () => Math.floor(random() * size))
    : Float32Array.from({ length: rows * size }, () => normal(random));
}

/**
 * Random inputs with random targets of the shape that the spec asks for.
 *
 * @param weighted each target counts something else, about a third of them nothing
 */
export function randomBatch(
  spec: ModelSpec,
  random: Random,
  { weighted = false, ...size }: BatchSize & { weighted?: boolean } = {},
): Batch {
  const inputs = randomInputs(spec, random, size);
  const scored = inputs.batch * (answersEveryStep(spec) ? inputs.steps : 1);
  const kind = spec.loss === 'softmax-cross-entropy' ? 'tokens' : 'values';
  const targets = randomData({ kind, size: outputSize(spec) }, scored, random);
  if (!weighted) return { inputs, targets };
  const targetWeights = Float32Array.from({ length: scored }, (_, i) =>
    i % 3 === 1 ? 0 : 0.1 + random(),
  );
  return { inputs, targets, targetWeights };
}

/**
 * Weights without a zero among them, so that no bias goes unnoticed; those of additive attention are
 * large, so that it differs from a plain mean.
 */
export function randomWeights(
  spec: ModelSpec,
  random: Random,
): Record<string, { shape: readonly number[]; data: Float32Array }> {
  return Object.fromEntries(
    weightShapes(spec).map(({ name, shape }) => {
      const scale = name.includes('.attention') ? 1.5 : 0.5;
      const data = Float32Array.from({ length: sizeOf(shape) }, () => normal(random) * scale);
      return [name, { shape, data }];
    }),
  );
}
