import type { ModelSpec } from './model-spec';

/**
 * What can build and train a model. Synchronous throughout, so that an experiment is a plain
 * generator; whatever has to be loaded is loaded before the engine exists.
 */
export interface Engine {
  readonly name: 'wasm' | 'tfjs';
  /** what runs the arithmetic, as the page shows it: `relaxed SIMD`, `SIMD`; of tfjs `wasm`, `cpu` */
  readonly backend: string;
  /** how many threads it computes on */
  readonly threads: number;
  /** a model with fresh weights from the seed */
  create(spec: ModelSpec, seed: number): TrainableModel;
  /** a model with given weights; @throws {RangeError} naming the weight whose shape does not fit */
  restore(spec: ModelSpec, weights: Weights): TrainableModel;
  /**
   * Word vectors to be trained on a text.
   *
   * @throws {RangeError} naming what does not fit; on TensorFlow.js, which has no kernels for it
   */
  createWordVectors(corpus: WordVectorCorpus, options: WordVectorOptions): WordVectorModel;
  /** bytes that its models hold, and that it has taken from the system; what is freed is used again */
  memoryUsed(): number;
  memoryReserved(): number;
  /** ends its threads; its models are gone */
  dispose(): void;
}

export interface TrainableModel {
  readonly spec: ModelSpec;
  readonly parameterCount: number;
  /** the optimizer's rate from now on: a schedule sets it before every step */
  learningRate: number;
  /** one optimizer step; returns the mean loss of the batch before it */
  trainStep(batch: Batch): number;
  /**
   * The same step in slices of a few milliseconds: yields between them, and changes nothing when it is
   * ended early.
   */
  trainSlices(batch: Batch): Generator<undefined, number, undefined>;
  /** mean loss of the batch, nothing changed */
  evaluate(batch: Batch): number;
  /** the last layer's output, flattened: [B, size] or [B, T, size] (logits for tokens) */
  predict(inputs: Inputs): Float32Array;
  /**
   * Everything the layers made on the way to a prediction, by the layer's path: `1.h`, `1.c` and the
   * gates `1.i`, `1.f`, … [B, T, u]; attention weights `2.weights` [B, heads, T, T]; every layer's
   * output `3.output` [B, T, size]. Of an encoder: `encoder.1.h`.
   */
  look(inputs: Inputs): Tensors;
  /**
   * Gradients by everything, nothing changed. `upstream` is a batch's loss, or the gradient of
   * anything by the model's output, shaped as {@link predict} returns it.
   */
  gradients(inputs: Inputs, upstream: Upstream): Gradients;
  /** a copy */
  weights(): Weights;
  dispose(): void;
}

/** Row-major. Values are [batch, steps, size]; tokens are [batch, steps]. */
export interface Inputs {
  readonly data: Float32Array | Int32Array;
  readonly batch: number;
  readonly steps: number;
  /** what an encoder reads: as many sequences, of any length */
  readonly source?: Inputs;
  /** states before the first step by the layer's path, `1.h` and `1.c`, [B, u]; zeros when left out */
  readonly start?: Readonly<Record<string, Float32Array>>;
}

/** Targets: values [batch, size] or tokens [batch]; [batch, steps, …] when every step is scored. */
export interface Targets {
  readonly targets: Float32Array | Int32Array;
  /** what each target token counts in the mean, one for each; 0: not scored */
  readonly targetWeights?: Float32Array;
}

export interface Batch extends Targets {
  readonly inputs: Inputs;
}

export type Upstream = Targets | { readonly gradient: Float32Array };

export interface Gradients {
  /** mean loss; undefined where the gradient was given */
  readonly loss: number | undefined;
  /** by each weight */
  readonly weights: Weights;
  /** by the input's values [B, T, size], or by the vectors that tokens became [B, T, units] */
  readonly inputs: Float32Array;
  /**
   * by the states of each recurrent layer after each step, `1.h` [B, T, u]; and before the first
   * step, `1.h.start` and `1.c.start` [B, u]
   */
  readonly states: Tensors;
}

/**
 * Named tensors in the order of the layers: `0.embedding`, `1.kernel` [d, gates·u],
 * `1.recurrent` [u, gates·u], `1.bias` [gates·u] (GRU also `1.recurrentBias`), `2.kernel`, `2.bias`;
 * inside a residual `3.0.gain`, of an encoder `encoder.0.embedding`.
 * Gate order: LSTM i, f, g, o; GRU r, z, n (PyTorch's).
 */
export type Weights = Tensors;

export type Tensors = Readonly<Record<string, Tensor>>;

export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** A text as numbers of words. */
export interface WordVectorCorpus {
  /** words in [0, words), and −1 between sentences */
  readonly ids: Int32Array;
  /** how often each word stands in the text, > 0, [words] */
  readonly counts: ArrayLike<number>;
}

export interface WordVectorOptions {
  /** skip-gram: each word around a place predicts the word there; CBOW: their mean does */
  readonly kind: 'skip-gram' | 'cbow';
  /** numbers of a vector */
  readonly size: number;
  /** words on each side of a place at most; how many is drawn anew at each place */
  readonly window: number;
  /** words drawn at random for each place */
  readonly negatives: number;
  /** share of the text from which on a word is thinned out, usually 1e-3; 0: none is */
  readonly sample: number;
  /** the rate falls from the first to the second over the whole training */
  readonly learningRate: number;
  readonly minimumRate: number;
  readonly epochs: number;
  readonly seed: number;
}

export interface WordVectorModel {
  readonly words: number;
  readonly size: number;
  /** once; what it yields as undefined is a slice of a few milliseconds */
  train(): Generator<WordVectorProgress | undefined, void, undefined>;
  /** input vectors, the ones that are used: [words, size], a copy */
  vectors(): Float32Array;
  /** output vectors, of words as what is predicted */
  outputVectors(): Float32Array;
  dispose(): void;
}

export interface WordVectorProgress {
  /** words read so far, of those to be read in all epochs */
  readonly words: number;
  readonly total: number;
  /**
   * mean of −ln σ(±v·u) over some of the comparisons since the last one, real and drawn, in nats: ln 2
   * while nothing is learned; undefined when no word stood beside another
   */
  readonly loss: number | undefined;
}

export const WORD_VECTORS: Omit<WordVectorOptions, 'seed'> = {
  kind: 'skip-gram',
  size: 100,
  window: 5,
  negatives: 5,
  sample: 1e-3,
  learningRate: 0.025,
  minimumRate: 0.0001,
  epochs: 5,
};
