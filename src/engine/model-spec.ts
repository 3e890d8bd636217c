/** What a model is, whoever trains it: layers from input to output, a loss and an optimizer. */
export interface ModelSpec {
  readonly input: InputSpec;
  readonly layers: readonly LayerSpec[];
  readonly loss: 'mean-squared-error' | 'softmax-cross-entropy';
  readonly optimizer: OptimizerSpec;
}

/** `values`: real numbers, [B, T, size]. `tokens`: whole numbers in [0, size), [B, T]. */
export interface InputSpec {
  readonly kind: 'values' | 'tokens';
  readonly size: number;
}

export type CellKind = 'rnn' | 'lstm' | 'gru';

export type LayerSpec =
  /** [B, T] tokens -> [B, T, units] */
  | { readonly kind: 'embedding'; readonly units: number }
  /** [B, T, d] -> [B, T, units], or [B, units] when only the last step is returned */
  | {
      readonly kind: 'recurrent';
      readonly cell: CellKind;
      readonly units: number;
      readonly returns: 'every-step' | 'last-step';
    }
  /** [..., d] -> [..., units], no activation */
  | { readonly kind: 'dense'; readonly units: number };

/** Adam, with the gradient's global norm cut at `clipNorm` (0: not cut). */
export interface OptimizerSpec {
  readonly kind: 'adam';
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly clipNorm: number;
}

export const ADAM: Omit<OptimizerSpec, 'learningRate'> = {
  kind: 'adam',
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  clipNorm: 1,
};

export const gateCount: Readonly<Record<CellKind, number>> = { rnn: 1, gru: 3, lstm: 4 };
