import type { ModelSpec } from './model-spec';

/**
 * What can build and train a model. Synchronous throughout, so that an experiment is a plain
 * generator; whatever has to be loaded is loaded before the engine exists.
 */
export interface Engine {
  readonly name: 'tfjs';
  /** what runs the arithmetic, as the page shows it: `wasm`, `cpu` */
  readonly backend: string;
  /** a model with fresh weights from the seed */
  create(spec: ModelSpec, seed: number): TrainableModel;
  /** a model with given weights; @throws {RangeError} naming the weight whose shape does not fit */
  restore(spec: ModelSpec, weights: Weights): TrainableModel;
}

export interface TrainableModel {
  readonly spec: ModelSpec;
  readonly parameterCount: number;
  /** one optimizer step; returns the mean loss of the batch before it */
  trainStep(batch: Batch): number;
  /** mean loss of the batch, nothing changed */
  evaluate(batch: Batch): number;
  /** the last layer's output, flattened: [B, size] or [B, T, size] (logits for tokens) */
  predict(inputs: Inputs): Float32Array;
  /** what every cell did on one sequence: one trace for each recurrent layer */
  trace(inputs: Inputs): readonly CellTrace[];
  /** a copy */
  weights(): Weights;
  dispose(): void;
}

/** Row-major. Values are [batch, steps, size]; tokens are [batch, steps]. */
export interface Inputs {
  readonly data: Float32Array | Int32Array;
  readonly batch: number;
  readonly steps: number;
}

/** Targets: values [batch, size] or tokens [batch]; [batch, steps, …] when every step is scored. */
export interface Batch {
  readonly inputs: Inputs;
  readonly targets: Float32Array | Int32Array;
}

/** One recurrent layer on one sequence; every array is [steps, units]. */
export interface CellTrace {
  readonly units: number;
  readonly steps: number;
  /** hidden state after each step */
  readonly h: Float32Array;
  /** LSTM only: cell state after each step */
  readonly c?: Float32Array;
  /** gate name (`f`, `i`, `o`, `g`; `z`, `r`, `n`) -> activations */
  readonly gates: Readonly<Record<string, Float32Array>>;
}

/**
 * Named tensors in the order of the layers: `0.embedding`, `1.kernel` [d, gates·u],
 * `1.recurrent` [u, gates·u], `1.bias` [gates·u] (GRU also `1.recurrentBias`), `2.kernel`, `2.bias`.
 * Gate order: LSTM i, f, g, o; GRU r, z, n (PyTorch's).
 */
export type Weights = Readonly<Record<string, Tensor>>;

export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}
