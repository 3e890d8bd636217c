/** How far the training has come behind the colours. */
export interface TrainingLoss {
  readonly kind: 'loss';
  readonly step: number;
  readonly total: number;
  /** of the newest batch, as people read it */
  readonly loss: number;
}
