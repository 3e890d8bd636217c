import type { Weights } from '../../engine/engine';
import type { CellKind } from '../../engine/model-spec';
import type { CellStep, StepTerms, Term } from './cell-weights-event';

/** Gates in the order of their columns; an RNN has the one sum. */
export const GATES: Readonly<Record<CellKind, readonly string[]>> = {
  rnn: ['h'],
  lstm: ['i', 'f', 'g', 'o'],
  gru: ['r', 'z', 'n'],
};

export interface StepTermsOptions {
  readonly cell: CellKind;
  readonly weights: Weights;
  /** where the cell's weights are named: `1` */
  readonly path: string;
  readonly units: number;
}

/**
 * Every product that unit `unit` of a gate is the sum of, in double precision:
 *
 *   a = Σ_d x[d]·W[d, gate·u + unit] + b + s      with s = Σ_j h₋[j]·U[j, gate·u + unit] (+ d of a GRU)
 *
 * and for the candidate n of a GRU a = … + r·s, reset after the product.
 *
 * @returns the terms, their sums, a, and tanh(a) or σ(a)
 * @throws {RangeError} if the cell has no such gate or unit
 */
export function stepTerms(
  { cell, weights, path, units }: StepTermsOptions,
  step: CellStep,
  at: { readonly step: number; readonly unit: number; readonly gate: string },
): StepTerms {
  const { unit, gate } = at;
  const position = GATES[cell].indexOf(gate);
  if (position < 0 || !(unit >= 0 && unit < units)) {
    throw new RangeError(
      `stepTerms requires a gate of ${GATES[cell].join(', ')} and a unit below ${units}`,
    );
  }
  const columns = GATES[cell].length * units;
  const column = position * units + unit;
  const termsOf = (matrix: string, inputs: readonly number[]): Term[] =>
    inputs.map((input, index) => {
      const weight = weights[`${path}.${matrix}`]!.data[index * columns + column]!;
      return { index, weight, input, product: weight * input };
    });
  const fromInput = termsOf('kernel', step.x);
  const fromState = termsOf('recurrent', step.before);
  const bias = weights[`${path}.bias`]!.data[column]!;
  const stateBias = weights[`${path}.recurrentBias`]?.data[column];
  const inputSum = sumOf(fromInput);
  const stateSum = sumOf(fromState) + (stateBias ?? 0);
  const reset = cell === 'gru' && gate === 'n' ? step.activations['r']![unit]! : 1;
  const sum = inputSum + bias + reset * stateSum;
  const squashing = ['h', 'g', 'n'].includes(gate) ? 'tanh' : 'σ';
  const activation = squashing === 'tanh' ? Math.tanh(sum) : 1 / (1 + Math.exp(-sum));
  return {
    kind: 'terms',
    ...at,
    ...{
      fromInput,
      fromState,
      bias,
      stateBias,
      inputSum,
      stateSum,
      reset,
      sum,
      activation,
      squashing,
    },
  };
}

function sumOf(terms: readonly Term[]): number {
  return terms.reduce((sum, { product }) => sum + product, 0);
}
