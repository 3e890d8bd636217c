/** What a model is, whoever trains it: layers from input to output, a loss and an optimizer. */
export interface ModelSpec {
  readonly input: InputSpec;
  readonly layers: readonly LayerSpec[];
  /** reads the source of a sequence-to-sequence model; the layers above then are the decoder */
  readonly encoder?: EncoderSpec;
  readonly loss: 'mean-squared-error' | 'softmax-cross-entropy';
  readonly optimizer: OptimizerSpec;
}

export interface EncoderSpec {
  readonly input: InputSpec;
  readonly layers: readonly LayerSpec[];
}

/**
 * `values`: real numbers, [B, T, size]. `tokens`: whole numbers in [0, size), [B, T]; a cell reads
 * them as one-hot vectors.
 */
export interface InputSpec {
  readonly kind: 'values' | 'tokens';
  readonly size: number;
}

export type CellKind = 'rnn' | 'lstm' | 'gru';

/** tanh, sigmoid, GELU by the error function, GELU by tanh (as in GPT-2). */
export type ActivationKind = 'tanh' | 'sigmoid' | 'gelu' | 'gelu-tanh';

export type LayerSpec =
  | EmbeddingSpec
  | PositionsSpec
  | RecurrentSpec
  | SelfAttentionSpec
  | EncoderAttentionSpec
  | DenseSpec
  | ActivationSpec
  | LayerNormSpec
  | DropoutSpec
  | ResidualSpec;

/** [B, T] tokens -> [B, T, units] */
export interface EmbeddingSpec {
  readonly kind: 'embedding';
  readonly units: number;
}

/** Adds a learned vector to each place: [B, T, d] -> [B, T, d], T <= steps. */
export interface PositionsSpec {
  readonly kind: 'positions';
  readonly steps: number;
}

/** [B, T, d] or [B, T] tokens -> [B, T, units], or [B, units] when only the last step is returned. */
export interface RecurrentSpec {
  readonly kind: 'recurrent';
  readonly cell: CellKind;
  readonly units: number;
  readonly returns: 'every-step' | 'last-step';
  /**
   * Where h (and c) of the first step come from; zeros when left out. The n-th recurrent layer of a
   * decoder starts from the n-th of the encoder: with both states, one of them, or none.
   */
  readonly start?: 'zeros' | 'encoder' | 'encoder-h' | 'encoder-c';
  /**
   * Additive attention of this many units over the encoder's states, asked with h of the step before;
   * its context is a part of the cell's input and, beside h, of what is returned:
   * -> [B, T, units + encoder units].
   */
  readonly additiveAttention?: number;
}

/** Multi-head self-attention with its projections: [B, T, d] -> [B, T, d], d a multiple of heads. */
export interface SelfAttentionSpec {
  readonly kind: 'self-attention';
  readonly heads: number;
  /** a step sees itself and what comes before it */
  readonly causal: boolean;
}

/** Each state beside the encoder states it attends to, by dot product: [B, T, u] -> [B, T, 2u]. */
export interface EncoderAttentionSpec {
  readonly kind: 'encoder-attention';
}

/** [..., d] -> [..., units], no activation */
export interface DenseSpec {
  readonly kind: 'dense';
  readonly units: number;
}

/** [..., d] -> [..., d] */
export interface ActivationSpec {
  readonly kind: 'activation';
  readonly of: ActivationKind;
}

/** [..., d] -> [..., d] */
export interface LayerNormSpec {
  readonly kind: 'layer-norm';
}

/** [..., d] -> [..., d], only while training; 0 <= rate < 1 */
export interface DropoutSpec {
  readonly kind: 'dropout';
  readonly rate: number;
}

/** x + layers(x): [..., d] -> [..., d] */
export interface ResidualSpec {
  readonly kind: 'residual';
  readonly layers: readonly LayerSpec[];
}

/** `clipNorm`: the gradient's norm over all weights is cut there; 0: not cut. */
export type OptimizerSpec = AdamSpec | AdamWSpec | GradientDescentSpec;

export interface AdamSpec {
  readonly kind: 'adam';
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly clipNorm: number;
}

/** Adam whose matrices shrink by rate·weightDecay a step; biases and layer norm's gains do not. */
export interface AdamWSpec {
  readonly kind: 'adamw';
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly weightDecay: number;
  readonly clipNorm: number;
}

export interface GradientDescentSpec {
  readonly kind: 'gradient-descent';
  readonly learningRate: number;
  readonly clipNorm: number;
}

export const ADAM: Omit<AdamSpec, 'learningRate'> = {
  kind: 'adam',
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  clipNorm: 1,
};

export const gateCount: Readonly<Record<CellKind, number>> = { rnn: 1, gru: 3, lstm: 4 };
