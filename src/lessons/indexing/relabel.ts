import { permutation, createRandom } from '../../random/random';
import { SPECIAL_TOKENS } from '../../text/token-vocabulary';

/** Another numbering of the same tokens. */
export interface Relabelling {
  /** number -> drawn number, shape [size] */
  readonly drawn: Int32Array;
  /** drawn number -> number, shape [size] */
  readonly back: Int32Array;
}

/**
 * Draws the numbers of the known tokens anew; the special tokens keep theirs.
 *
 * @param size of the vocabulary, integer >= 4
 * @param draw which draw; 0: none, every token keeps its number
 */
export function relabelling(size: number, draw: number): Relabelling {
  const specials = SPECIAL_TOKENS.length;
  const order =
    draw === 0
      ? Int32Array.from({ length: size - specials }, (_, i) => i)
      : permutation(size - specials, createRandom(draw));
  const drawn = Int32Array.from({ length: size }, (_, id) =>
    id < specials ? id : specials + order[id - specials]!,
  );
  const back = new Int32Array(size);
  drawn.forEach((other, id) => (back[other] = id));
  return { drawn, back };
}
