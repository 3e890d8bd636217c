/** A mixing of 32 bits, C. Wellons' lowbias32, as its page gives it. */
function lowbias32(x: number): number {
  x ^= x >>> 16;
  x = Math.imul(x, 0x7feb352d);
  x ^= x >>> 15;
  x = Math.imul(x, 0x846ca68b);
  x ^= x >>> 16;
  return x >>> 0;
}

/**
 * What a number is multiplied by: 0 where the hash of its place and the key, a number in [0, 1), is
 * below the rate, 1 / (1 − rate) elsewhere.
 *
 * @param place of the number in the whole batch
 */
export function dropoutFactor(place: number, key: number, rate: number): number {
  const uniform = lowbias32(lowbias32(place) ^ key) / 2 ** 32;
  return uniform < rate ? 0 : 1 / (1 - rate);
}
