/** The newest event of a step holds the mean over all seeds that have come so far. */
export interface LossesSoFar<Name extends string> {
  readonly kind: 'losses';
  readonly step: number;
  /** of the last steps and of `seeds` seeds, by model, as people read them */
  readonly means: Readonly<Record<Name, number>>;
  readonly seeds: number;
}
