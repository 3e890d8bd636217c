// What every peer of the benchmark trains: the same sizes, the same losses, Adam at 1e-3 without
// clipping. A step is forward, backward and update. Data and weights are random; the seeds make them
// the same in every run.
import {
  WORD_VECTORS,
  type Batch,
  type Inputs,
  type WordVectorCorpus,
  type WordVectorOptions,
} from '../../src/engine/engine';
import { ADAM, type CellKind, type LayerSpec, type ModelSpec } from '../../src/engine/model-spec';
import { createRandom, normal, type Random } from '../../src/random/random';

export interface Workload {
  readonly spec: ModelSpec;
  readonly batch: Batch;
}

export const TRAINING_WORKLOADS = ['W1lstm', 'W1gru', 'W1rnn', 'W2', 'W3', 'W3b', 'W4', 'W5'];

/** Word vectors: how fast, and whether their neighbours are those that gensim finds (neighbours.ts). */
export const WORD2VEC_WORKLOADS = ['W6', 'W7'];

/** Models that an engine trains, by their names in the line protocol. */
export const workloads: Readonly<Record<string, () => Workload>> = {
  W1lstm: () => characterModel('lstm'),
  W1gru: () => characterModel('gru'),
  W1rnn: () => characterModel('rnn'),
  W2: forecaster,
  W3: () => sequenceToSequence('dot'),
  W3b: () => sequenceToSequence('additive'),
  W4: () => transformer({ causal: true, scored: 1 }),
  W5: () => transformer({ causal: false, scored: 0.15 }),
};

/** What a row of the table is about, in a few words. */
export const descriptions: Readonly<Record<string, string>> = {
  W1lstm: 'characters, LSTM',
  W1gru: 'characters, GRU',
  W1rnn: 'characters, RNN',
  W2: 'forecaster, LSTM',
  W3: 'seq2seq, dot attention',
  W3b: 'seq2seq, additive attention',
  W4: 'GPT',
  W5: 'BERT',
};

const SEED = 1;

const OPTIMIZER = { ...ADAM, learningRate: 1e-3, clipNorm: 0 };

/** Vocabulary 64, a cell of 128 that reads it one-hot, 64 logits at every step; 32 × 64 tokens. */
function characterModel(cell: CellKind): Workload {
  const spec: ModelSpec = {
    input: { kind: 'tokens', size: 64 },
    layers: [
      { kind: 'recurrent', cell, units: 128, returns: 'every-step' },
      { kind: 'dense', units: 64 },
    ],
    loss: 'softmax-cross-entropy',
    optimizer: OPTIMIZER,
  };
  const random = createRandom(SEED);
  return {
    spec,
    batch: { inputs: tokens(random, 32, 64, 64), targets: drawTokens(random, 32 * 64, 64) },
  };
}

/** One number a step, LSTM 32, one number after the last step; 64 windows of 24. */
function forecaster(): Workload {
  const spec: ModelSpec = {
    input: { kind: 'values', size: 1 },
    layers: [
      { kind: 'recurrent', cell: 'lstm', units: 32, returns: 'last-step' },
      { kind: 'dense', units: 1 },
    ],
    loss: 'mean-squared-error',
    optimizer: OPTIMIZER,
  };
  const random = createRandom(SEED);
  const draw = (length: number) => Float32Array.from({ length }, () => normal(random));
  return {
    spec,
    batch: { inputs: { data: draw(64 * 24), batch: 64, steps: 24 }, targets: draw(64) },
  };
}

/**
 * Vocabulary 200, embeddings of 64, an LSTM of 128 on each side; 64 pairs of 12 and 12 tokens. `dot` is
 * Luong's attention, read after the decoder; `additive` is Bahdanau's, fed into its cell.
 */
function sequenceToSequence(attention: 'dot' | 'additive'): Workload {
  const cell = { kind: 'recurrent', cell: 'lstm', units: 128, returns: 'every-step' } as const;
  const embedding: LayerSpec = { kind: 'embedding', units: 64 };
  const decoder: readonly LayerSpec[] =
    attention === 'additive'
      ? [{ ...cell, start: 'encoder', additiveAttention: 128 }]
      : [
          { ...cell, start: 'encoder' },
          { kind: 'encoder-attention' },
          { kind: 'dense', units: 128 },
          { kind: 'activation', of: 'tanh' },
        ];
  const spec: ModelSpec = {
    input: { kind: 'tokens', size: 200 },
    encoder: { input: { kind: 'tokens', size: 200 }, layers: [embedding, cell] },
    layers: [embedding, ...decoder, { kind: 'dense', units: 200 }],
    loss: 'softmax-cross-entropy',
    optimizer: OPTIMIZER,
  };
  const random = createRandom(SEED);
  const inputs = { ...tokens(random, 64, 12, 200), source: tokens(random, 64, 12, 200) };
  return { spec, batch: { inputs, targets: drawTokens(random, 64 * 12, 200) } };
}

/** Vocabulary and context 64, width 64, 4 heads, 2 blocks, MLP × 4; `scored` of 32 × 64 targets. */
function transformer({ causal, scored }: { causal: boolean; scored: number }): Workload {
  const shape = { vocabulary: 64, context: 64, width: 64, heads: 4, blocks: 2 };
  const spec: ModelSpec = {
    ...transformerModel({ ...shape, causal, gelu: 'gelu-tanh' }),
    optimizer: OPTIMIZER,
  };
  const random = createRandom(SEED);
  const inputs = tokens(random, 32, 64, 64);
  const targets = drawTokens(random, 32 * 64, 64);
  if (scored === 1) return { spec, batch: { inputs, targets } };
  const targetWeights = Float32Array.from(targets, () => (random() < scored ? 1 : 0));
  return { spec, batch: { inputs, targets, targetWeights } };
}

export interface TransformerShape {
  readonly vocabulary: number;
  readonly context: number;
  readonly width: number;
  readonly heads: number;
  readonly blocks: number;
  readonly causal: boolean;
  readonly gelu: 'gelu' | 'gelu-tanh';
}

/** A pre-norm transformer: what is normed is what attention and MLP read, not what is added to. */
export function transformerModel(shape: TransformerShape): Omit<ModelSpec, 'optimizer'> {
  const { vocabulary, context, width, heads, blocks, causal, gelu } = shape;
  const block: readonly LayerSpec[] = [
    {
      kind: 'residual',
      layers: [{ kind: 'layer-norm' }, { kind: 'self-attention', heads, causal }],
    },
    {
      kind: 'residual',
      layers: [
        { kind: 'layer-norm' },
        { kind: 'dense', units: 4 * width },
        { kind: 'activation', of: gelu },
        { kind: 'dense', units: width },
      ],
    },
  ];
  return {
    input: { kind: 'tokens', size: vocabulary },
    layers: [
      { kind: 'embedding', units: width },
      { kind: 'positions', steps: context },
      ...Array.from({ length: blocks }, () => block).flat(),
      { kind: 'layer-norm' },
      { kind: 'dense', units: vocabulary },
    ],
    loss: 'softmax-cross-entropy',
  };
}

function tokens(random: Random, batch: number, steps: number, kinds: number): Inputs {
  return { data: drawTokens(random, batch * steps, kinds), batch, steps };
}

function drawTokens(random: Random, length: number, kinds: number): Int32Array {
  return Int32Array.from({ length }, () => Math.floor(random() * kinds));
}

/** W6: skip-gram on tokens whose frequencies fall as 1 / rank; a step is one pass over all of them. */
export const WORD2VEC = {
  ...WORD_VECTORS,
  vocabulary: 20_000,
  tokens: 1_000_000,
  sentence: 1000,
} as const;

/** The same settings by the names that gensim has for them. */
export function gensimSettings(settings: Omit<WordVectorOptions, 'seed'>) {
  return {
    sg: settings.kind === 'skip-gram' ? 1 : 0,
    vector_size: settings.size,
    window: settings.window,
    negative: settings.negatives,
    sample: settings.sample,
    alpha: settings.learningRate,
    min_alpha: settings.minimumRate,
    epochs: settings.epochs,
  };
}

/** The text of W6, the same for every peer: {@link zipfTokens} in sentences of equal length. */
export function zipfCorpus(): WordVectorCorpus {
  const tokens = zipfTokens();
  const length = WORD2VEC.sentence;
  const sentences = Math.ceil(tokens.length / length);
  const ids = new Int32Array(tokens.length + sentences - 1).fill(-1);
  for (let s = 0; s < sentences; s++) {
    ids.set(tokens.subarray(s * length, (s + 1) * length), s * (length + 1));
  }
  const counts = new Int32Array(new Set(tokens).size);
  for (const token of tokens) counts[token]! += 1;
  return { ids, counts };
}

/**
 * Word k is drawn with probability ∝ 1 / (k + 1). Words that never came are left out of the numbering.
 */
function zipfTokens(): Int32Array {
  const random = createRandom(SEED);
  const cumulative = new Float64Array(WORD2VEC.vocabulary);
  let sum = 0;
  for (let k = 0; k < cumulative.length; k++) {
    sum += 1 / (k + 1);
    cumulative[k] = sum;
  }
  const drawn = Int32Array.from({ length: WORD2VEC.tokens }, () => {
    const place = random() * sum;
    let [low, high] = [0, cumulative.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulative[middle]! > place) high = middle;
      else low = middle + 1;
    }
    return low;
  });
  const numbers = new Map([...new Set(drawn)].sort((a, b) => a - b).map((word, i) => [word, i]));
  return drawn.map((word) => numbers.get(word)!);
}
