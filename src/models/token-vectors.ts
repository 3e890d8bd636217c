import type { Engine, Tensor, Weights } from '../engine/engine';
import type { Phrase } from '../phrase/phrase';
import { rootMeanSquare } from '../series/mean';
import { followTraining, type Slice } from './follow-training';
import { trainTextVectors, type TextVectors } from './text-vectors';

/** Sequences of a model's own tokens, from which word2vec is to learn a vector for each. */
export interface TokenSequences {
  /** by id; the first ones are not learned: no text holds them */
  readonly tokens: readonly string[];
  readonly unlearned: number;
  /** occurrences by id */
  readonly counts: ArrayLike<number>;
  /** ids; one that is not learned is left out */
  readonly sequences: readonly Int32Array[];
  readonly used: Phrase;
}

/** Tokens on each side that count as surroundings: sequences of characters, not of words. */
const WINDOW = 3;

/**
 * Learns a vector for each token by skip-gram: row i is that of token `unlearned` + i.
 *
 * @param size numbers of a vector
 * @throws {Refusal} when the engine has no kernels for it
 */
export function* learnTokenVectors(
  engine: Engine,
  { tokens, unlearned, counts, sequences, used }: TokenSequences,
  size: number,
  seed: number,
): Generator<Slice, TextVectors, undefined> {
  const ids = sequences.flatMap((sequence) => [
    ...Array.from(sequence, (id) => id - unlearned).filter((id) => id >= 0),
    -1,
  ]);
  const words = tokens.slice(unlearned);
  const rows = new Map(words.map((word, row) => [word, row]));
  const text = {
    name: '',
    words,
    counts: Float64Array.from(counts).slice(unlearned),
    rowOf: (word: string) => rows.get(word),
    sentences: [],
    ids: Int32Array.from(ids),
    running: ids.length - sequences.length,
    different: words.length,
    minCount: 1,
    used,
  };
  // Few tokens are all frequent: none is thinned out.
  const training = trainTextVectors(engine, text, seed, { size, window: WINDOW, sample: 0 });
  return yield* followTraining(training, () => [SLICE]);
}

const SLICE: Slice = { kind: 'slice' };

/**
 * Weights whose embedding holds word2vec's vectors, behind those of the tokens that are not learned, and
 * as large as what they replace: otherwise their length alone would make a difference.
 *
 * @param name of the embedding, shape [V, d]
 */
export function withTokenVectors(weights: Weights, name: string, vectors: TextVectors): Weights {
  const { shape, data } = weights[name]!;
  const from = data.length - vectors.data.length;
  const scale = rootMeanSquare(data.subarray(from)) / rootMeanSquare(vectors.data);
  const table: Tensor = { shape, data: data.slice() };
  table.data.set(
    vectors.data.map((value) => scale * value),
    from,
  );
  return { ...weights, [name]: table };
}
