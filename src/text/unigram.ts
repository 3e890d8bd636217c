import type { CharacterModel } from './character-model';

/**
 * Characters counted one by one, with add-one smoothing: p(x) = (n(x) + 1) / (n + V).
 *
 * @param ids encoded training text, shape [n]
 * @param size V, characters in the vocabulary
 * @throws {RangeError} if the size is not a positive integer
 * @see Jurafsky & Martin, Speech and Language Processing, 3.5
 */
export function fitUnigram(ids: Int32Array, size: number): CharacterModel {
  if (!Number.isInteger(size) || size < 1) {
    throw new RangeError(`fitUnigram requires a positive integer size, got ${size}`);
  }
  const counts = new Float64Array(size);
  for (const id of ids) counts[id] = counts[id]! + 1;
  return { probability: (_, next) => (counts[next]! + 1) / (ids.length + size) };
}
