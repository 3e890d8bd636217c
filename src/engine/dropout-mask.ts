/**
 * The key of a dropout layer's mask at a training step: another for every seed, step and layer.
 *
 * @param step training steps before this one
 * @param layer number of the dropout layer, from the bottom up, the encoder's first
 */
export function dropoutKey(seed: number, step: number, layer: number): number {
  return hash(seed ^ hash(step) ^ hash(Math.imul(layer, 0x9e3779b9))) | 0;
}

/** A mixing of 32 bits, as in assembly/dropout.ts. */
function hash(x: number): number {
  x ^= x >>> 16;
  x = Math.imul(x, 0x7feb352d);
  x ^= x >>> 15;
  x = Math.imul(x, 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}
