import type { TrainableModel } from '../engine/engine';
import type { Reading } from './reading';

/** How much each of the pieces before a place sways what the model answers there. */
export interface Influence {
  /** the first piece that was read; the last is place − 1 */
  readonly from: number;
  /** ‖∂answer/∂x[from + i]‖, shape [place − from] */
  readonly norms: Float64Array;
  /** the model's answer about the place, shape [outputSize] */
  readonly answer: Float32Array;
}

/**
 * Reads the pieces before a place from h = 0 and differentiates the answer about the place by the x of
 * each of them. The answer is one number: the change that is expected of a row, and of a text the score
 * (logit) of the character that is thought likeliest.
 *
 * @param place the piece that is asked about, integer in [1, reading.length]
 * @param length how many pieces before it are read at most, >= 1
 * @throws {RangeError} if there is no piece before the place
 * @see Simonyan, Vedaldi & Zisserman, Deep Inside Convolutional Networks: Visualising Image
 *   Classification Models and Saliency Maps (2014)
 */
export function influenceOn(
  model: TrainableModel,
  reading: Reading,
  place: number,
  length: number,
): Influence {
  if (!(Number.isInteger(place) && place >= 1 && place <= reading.length)) {
    throw new RangeError(`influenceOn requires a place from 1 to ${reading.length}, got ${place}`);
  }
  const from = Math.max(0, place - length);
  const steps = place - from;
  const inputs = reading.inputs([from], steps);
  const answers = model.predict(inputs); // [1, T, O]
  const size = reading.outputSize;
  const answer = answers.slice((steps - 1) * size);
  const likeliest = answer.indexOf(answer.reduce((a, b) => Math.max(a, b), -Infinity));
  const gradient = new Float32Array(answers.length);
  gradient[(steps - 1) * size + likeliest] = 1;
  const byX = model.gradients(inputs, { gradient }).inputs; // [1, T, d]
  const d = byX.length / steps;
  const norms = Float64Array.from({ length: steps }, (_, t) =>
    Math.hypot(...byX.subarray(t * d, (t + 1) * d)),
  );
  return { from, norms, answer };
}

/** An influence as it is shown, for one cell. */
export interface CellInfluence {
  /** what the model thinks likeliest there, in words */
  readonly guess: string;
  /** ‖∂answer/∂x[from + i]‖, shape [place − from] */
  readonly norms: readonly number[];
  /** so many of the nearest pieces hold half of the sum of the norms */
  readonly halfWithin: number;
}

/** {@link influenceOn} with the answer in words, and how near most of it is. */
export function cellInfluence(
  model: TrainableModel,
  reading: Reading,
  place: number,
  length: number,
): CellInfluence {
  const { norms, answer } = influenceOn(model, reading, place, length);
  return {
    guess: reading.guesses(answer, place - 1)[0]!.words,
    norms: [...norms],
    halfWithin: nearestHalf(norms),
  };
}

/** How many of the last ones hold half of the sum. */
function nearestHalf(norms: Float64Array): number {
  const half = norms.reduce((a, b) => a + b, 0) / 2;
  let [sum, count] = [0, 0];
  while (count < norms.length && sum < half) sum += norms[norms.length - ++count]!;
  return count;
}
