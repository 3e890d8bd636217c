import { requireIds, type CharacterModel } from './character-model';

/** How often each character occurs, whatever came before. */
export interface Unigram extends CharacterModel {
  /** p(next), shape [size] */
  readonly probabilities: Float64Array;
}

/**
 * Counts characters, with Laplace's add-one smoothing so that none is impossible:
 * p(c) = (n(c) + 1) / (N + V), with N characters read and V in the vocabulary.
 *
 * @param ids encoded training text, shape [N]; empty gives 1 / V for each
 * @param size of the vocabulary, V
 * @throws {RangeError} if the vocabulary is empty or an id is not in it
 * @see Jurafsky & Martin, Speech and Language Processing, ch. 3
 * @example fitUnigram(Int32Array.of(1, 1, 2), 3).probability(0, 1) // => 3 / 6
 */
export function fitUnigram(ids: Int32Array, size: number): Unigram {
  if (!(Number.isInteger(size) && size >= 1)) {
    throw new RangeError(`fitUnigram requires a vocabulary of 1 or more, got ${size}`);
  }
  requireIds('fitUnigram', ids, size);
  const counts = new Float64Array(size).fill(1);
  for (const id of ids) counts[id]!++;
  const probabilities = counts.map((count) => count / (ids.length + size));
  return {
    probabilities,
    probability(_previous, next) {
      const probability = probabilities[next];
      if (probability === undefined) {
        throw new RangeError(`probability requires ids in [0, ${size}), got ${next}`);
      }
      return probability;
    },
  };
}
