export type CostLayer = 'rnn' | 'gru' | 'lstm' | 'attention';

export type SequentialCostEvent = CostAtLength;

/** What one sequence of a length costs each layer. */
export interface CostAtLength {
  readonly kind: 'cost';
  readonly length: number;
  readonly layers: readonly LayerCost[];
}

export interface LayerCost {
  readonly layer: CostLayer;
  /** steps that have to wait for each other */
  readonly dependent: number;
  /** multiply–adds in all, and of these the scores, each step with each */
  readonly work: number;
  readonly scores: number;
  /** measured: one reading of one sequence, the least of several */
  readonly ms: number;
}
