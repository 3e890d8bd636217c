/** Whatever says how likely each character is after the one before it. */
export interface CharacterModel {
  /**
   * p(next | previous); over all `next` of the vocabulary it sums to 1.
   *
   * @throws {RangeError} if an id is not in the vocabulary
   */
  probability(previous: number, next: number): number;
}

/**
 * Bits needed for each character but the first, −log₂ p(ids[t] | ids[t − 1]): one measure for every
 * model, on the very same characters.
 *
 * @param ids encoded text, shape [n]
 * @returns bits for ids[1], ids[2], …, shape [max(0, n − 1)]
 * @see Shannon, A Mathematical Theory of Communication (1948)
 */
export function bitsOfEach(model: CharacterModel, ids: Int32Array): Float64Array {
  const bits = new Float64Array(Math.max(0, ids.length - 1));
  for (let t = 1; t < ids.length; t++) {
    bits[t - 1] = -Math.log2(model.probability(ids[t - 1]!, ids[t]!));
  }
  return bits;
}

/**
 * The mean of {@link bitsOfEach}, the cross-entropy in bits per character. With b bits a model is as
 * unsure as between 2^b equally likely characters.
 *
 * @throws {RangeError} if there are fewer than 2 characters, so nothing to predict
 */
export function bitsPerCharacter(model: CharacterModel, ids: Int32Array): number {
  if (ids.length < 2) {
    throw new RangeError(`bitsPerCharacter requires at least 2 characters, got ${ids.length}`);
  }
  return bitsOfEach(model, ids).reduce((sum, bits) => sum + bits) / (ids.length - 1);
}

/**
 * For those who fit a model: every id has to be a place in the vocabulary.
 *
 * @throws {RangeError} naming the function and the first id that is not
 */
export function requireIds(name: string, ids: Iterable<number>, size: number): void {
  for (const id of ids) {
    if (!(Number.isInteger(id) && id >= 0 && id < size)) {
      throw new RangeError(`${name} requires ids in [0, ${size}), got ${id}`);
    }
  }
}
