import type { VectorFormat } from './vector-file';
import type { WordVectors } from './word-vectors';

/**
 * A file of word vectors in pieces of some rows, in the format asked for; read again it gives the same
 * words and the same numbers to the last bit.
 *
 * @throws {RangeError} if a word could not be read again: it is empty, holds a space, a tab or a line
 *   break, or a lone surrogate
 */
export function* writeVectors(
  vectors: WordVectors,
  format: VectorFormat,
): Generator<Uint8Array, void> {
  const { words, dimensions, data } = vectors;
  const utf8 = new TextEncoder();
  if (format !== 'glove') yield utf8.encode(`${words.length} ${dimensions}\n`);
  for (let from = 0; from < words.length; from += ROWS_PER_PIECE) {
    const parts: Uint8Array[] = [];
    for (let row = from; row < Math.min(words.length, from + ROWS_PER_PIECE); row++) {
      const word = words[row]!;
      requireReadable(word);
      const numbers = data.subarray(row * dimensions, (row + 1) * dimensions);
      if (format === 'word2vec-binary') {
        parts.push(utf8.encode(`${word} `), littleEndian(numbers), LINE_BREAK);
      } else {
        parts.push(utf8.encode(`${word} ${Array.from(numbers, shortest).join(' ')}\n`));
      }
    }
    yield concatenate(parts);
  }
}

const ROWS_PER_PIECE = 256;

/** As word2vec.c writes behind each word; gensim's reader takes it off. */
const LINE_BREAK = Uint8Array.of(0x0a);

function requireReadable(word: string): void {
  if (word !== '' && !/[ \t\r\n]|\p{Surrogate}/u.test(word)) return;
  throw new RangeError(
    `writeVectors requires words without spaces, line breaks and lone surrogates, got ${JSON.stringify(word)}`,
  );
}

function littleEndian(numbers: Float32Array): Uint8Array {
  const bytes = new Uint8Array(numbers.length * Float32Array.BYTES_PER_ELEMENT);
  const view = new DataView(bytes.buffer);
  numbers.forEach((value, i) => view.setFloat32(i * 4, value, true));
  return bytes;
}

/** The fewest digits that are read as the same 32-bit float; nine are always enough. */
function shortest(value: number): string {
  for (let digits = 6; digits < 9; digits++) {
    const text = Number(value.toPrecision(digits)).toString();
    if (Math.fround(Number(text)) === value) return Object.is(value, -0) ? '-0' : text;
  }
  return Number(value.toPrecision(9)).toString();
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let from = 0;
  for (const part of parts) {
    whole.set(part, from);
    from += part.length;
  }
  return whole;
}
