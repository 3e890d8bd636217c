import { filledUp, widthOf } from './layer';
import { axisSize, type Axis } from './weight-shapes';

/**
 * What dropout multiplies each number by: 0 with probability `rate`, else 1 / (1 − rate). It is the
 * twin of assembly/dropout.ts, bit for bit.
 *
 * The number in lane j of step t of sequence b has the place (b·steps + t)·width + j, where every
 * group of the axis is filled up to a multiple of four, as in the engine's memory. It is kept when
 * hash(hash(place) ⊕ key) ≥ ⌊rate·2³²⌋.
 *
 * @param rate in [0, 1), read as float32
 * @param key 32 bits: {@link dropoutKey}
 * @returns shape [sequences, steps, size of the axis]
 * @see Srivastava et al., Dropout (2014)
 */
export function dropoutMask({ sequences, steps, axis, rate, key }: DropoutSite): Float32Array {
  const threshold = Math.floor(Math.fround(rate) * 2 ** 32);
  const grown = Math.fround(1 / Math.fround(1 - Math.fround(rate)));
  const lanes = lanesOf(axis);
  const width = widthOf(axis);
  const mask = new Float32Array(sequences * steps * axisSize(axis));
  let at = 0;
  for (let row = 0; row < sequences * steps; row++) {
    for (const lane of lanes) {
      mask[at++] = hash32(hash32(row * width + lane) ^ key) >= threshold ? grown : 0;
    }
  }
  return mask;
}

export interface DropoutSite {
  readonly sequences: number;
  readonly steps: number;
  readonly axis: Axis;
  readonly rate: number;
  readonly key: number;
}

/**
 * The key of one dropout layer in one training step.
 *
 * @param step training steps before this one
 * @param n dropout layers before this one, from the encoder's first on; those of rate 0 do not count
 * @returns 32 bits, unsigned
 */
export function dropoutKey(seed: number, step: number, n: number): number {
  return hash32(seed ^ hash32(step) ^ hash32(Math.imul(n, 0x9e3779b9)));
}

/**
 * A mixing of 32 bits: each bit of x changes about half of the result's.
 *
 * @returns 32 bits, unsigned
 * @see C. Wellons, Prospecting for Hash Functions (2018): lowbias32
 */
function hash32(x: number): number {
  x ^= x >>> 16;
  x = Math.imul(x, 0x7feb352d);
  x ^= x >>> 15;
  x = Math.imul(x, 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

/** Where in a row the numbers of an axis lie. */
function lanesOf(axis: Axis): number[] {
  let start = 0;
  return axis.flatMap((size) => {
    const lanes = Array.from({ length: size }, (_, i) => start + i);
    start += filledUp(size);
    return lanes;
  });
}
