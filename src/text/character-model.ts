/** What says how likely a character is after another: counts, here. */
export interface CharacterModel {
  /** p(next │ previous); the probabilities of all next characters add up to 1 */
  probability(previous: number, next: number): number;
}

/**
 * Bits needed for each character after the first: b[i] = −log₂ p(ids[i + 1] │ ids[i]).
 *
 * @param ids encoded text, shape [n]
 * @returns shape [max(0, n − 1)], bits
 */
export function bitsOfEach(model: CharacterModel, ids: Int32Array): Float64Array {
  return Float64Array.from(
    { length: Math.max(0, ids.length - 1) },
    (_, i) => -Math.log2(model.probability(ids[i]!, ids[i + 1]!)),
  );
}

/**
 * Cross-entropy in bits per character: the mean of {@link bitsOfEach}.
 *
 * @throws {RangeError} if there are fewer than two characters
 */
export function bitsPerCharacter(model: CharacterModel, ids: Int32Array): number {
  if (ids.length < 2) {
    throw new RangeError(`bitsPerCharacter requires at least 2 characters, got ${ids.length}`);
  }
  const bits = bitsOfEach(model, ids);
  return bits.reduce((sum, each) => sum + each, 0) / bits.length;
}
