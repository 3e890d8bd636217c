import type { TrainableModel } from '../engine/engine';
import { recurrentPaths } from './next-piece';
import { softmax, type Reading } from './reading';

/** What is left of a gradient so many steps back: index k is the mean norm at lag k. */
export interface GradientByLag {
  /** ‖∂L[t]/∂h[t−k]‖ */
  readonly h: readonly number[];
  /** ‖∂L[t]/∂c[t−k]‖, along c's own path and h's; LSTM only */
  readonly c: readonly number[] | undefined;
}

/** Pieces read before the longest lag, so that no state stands at the very beginning. */
const CONTEXT = 8;
/** Places that are averaged, spread evenly over the file. */
export const LAG_PLACES = 32;

/** The longest lag, up to `wanted`, that a file has room for. */
export function mostLags(reading: Reading, wanted: number): number {
  return Math.min(wanted, reading.length - CONTEXT - 2);
}

/**
 * The loss of one answer, differentiated by the states before it, of the lowest recurrent layer:
 * ‖∂L[t]/∂h[t−k]‖ for k = 0 … lags, the mean over {@link LAG_PLACES} places t.
 *
 * The engine gives ∂L/∂h. What flows back along an LSTM's c follows from it by the cell's own formula,
 *
 *   ∂L/∂c[t] = ∂L/∂h[t] ⊙ o[t] ⊙ (1 − tanh²c[t]) + ∂L/∂c[t+1] ⊙ f[t+1].
 *
 * @param lags integer >= 0, at most {@link mostLags}
 */
export function gradientByLag(
  model: TrainableModel,
  reading: Reading,
  lags: number,
): GradientByLag {
  const steps = CONTEXT + lags + 1;
  const starts = Array.from({ length: LAG_PLACES }, (_, i) =>
    Math.floor((i * (reading.length - steps - 1)) / (LAG_PLACES - 1)),
  );
  const { inputs, targets } = reading.batch(starts, steps);
  const answers = model.predict(inputs); // [B, T, O]
  const size = reading.outputSize;
  const gradient = new Float32Array(answers.length);
  starts.forEach((_, b) => {
    const last = (b + 1) * steps - 1; // only the last answer counts
    const answer = answers.slice(last * size, (last + 1) * size);
    gradient.set(lossGradient(reading, answer, targets, last), last * size);
  });

  const path = recurrentPaths(model.spec)[0]!;
  const { shape, data: byH } = model.gradients(inputs, { gradient }).states[`${path}.h`]!;
  const units = shape[2]!; // [B, T, u]
  const means = (by: Float32Array | Float64Array): number[] =>
    Array.from({ length: lags + 1 }, (_, k) => {
      let sum = 0;
      starts.forEach((_, b) => {
        const at = ((b + 1) * steps - 1 - k) * units;
        sum += norm(by.subarray(at, at + units));
      });
      return sum / starts.length;
    });
  const seen = model.look(inputs);
  const c = seen[`${path}.c`]?.data;
  if (c === undefined) return { h: means(byH), c: undefined };
  const [f, o] = [seen[`${path}.f`]!.data, seen[`${path}.o`]!.data];
  const byC = new Float64Array(byH.length);
  for (let b = 0; b < starts.length; b++) {
    for (let t = steps - 1; t >= 0; t--) {
      for (let i = 0; i < units; i++) {
        const at = (b * steps + t) * units + i;
        const later = t + 1 < steps ? byC[at + units]! * f[at + units]! : 0;
        byC[at] = byH[at]! * o[at]! * (1 - Math.tanh(c[at]!) ** 2) + later;
      }
    }
  }
  return { h: means(byH), c: means(byC) };
}

/** ∂L/∂answer: softmax(logits) − one-hot of the target; 2·(answer − target). */
function lossGradient(
  { loss }: Reading,
  answer: Float32Array,
  targets: ArrayLike<number>,
  at: number,
): Float32Array {
  if (loss === 'mean-squared-error') return answer.map((value) => 2 * (value - targets[at]!));
  const gradient = softmax(answer);
  const target = targets[at]!;
  gradient[target] = gradient[target]! - 1;
  return gradient;
}

/** √Σx² */
export function norm(x: Float32Array | Float64Array): number {
  let sum = 0;
  for (const value of x) sum += value * value;
  return Math.sqrt(sum);
}
