import { erf, sigmoid } from './exponential';

/** A function of one number and its slope. */
export interface Activation {
  readonly value: (x: number) => number;
  readonly slope: (x: number) => number;
}

/** sinh(x) / cosh(x); its slope is 1 / cosh²(x). */
export const tanh: Activation = { value: Math.tanh, slope: (x) => 1 / Math.cosh(x) ** 2 };

/** Its slope is σ(x)·σ(−x). */
export const logistic: Activation = { value: sigmoid, slope: (x) => sigmoid(x) * sigmoid(-x) };

/** x·Φ(x), Φ the normal distribution; its slope is Φ(x) + x·φ(x), φ the normal density. */
export const gelu: Activation = {
  value: (x) => x * distribution(x),
  slope: (x) => distribution(x) + (x * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI),
};

function distribution(x: number): number {
  return (1 + erf(x / Math.SQRT2)) / 2;
}

/** x·(1 + tanh(i)) / 2 with i = √(2/π)·(x + 0.044715·x³); its slope by the product rule. */
export const geluTanh: Activation = {
  value: (x) => (x * (1 + Math.tanh(inner(x)))) / 2,
  slope: (x) => {
    const innerSlope = Math.sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * x ** 2);
    return (1 + Math.tanh(inner(x))) / 2 + (x * tanh.slope(inner(x)) * innerSlope) / 2;
  },
};

function inner(x: number): number {
  return Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3);
}
