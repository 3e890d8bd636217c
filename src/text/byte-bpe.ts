import { UNKNOWN } from './characters';
import { BYTE_CHARACTERS, fromByteCharacters, toByteCharacters } from './byte-alphabet';
import { learnMerges, type Merge, type MergeOptions } from './pair-merges';
import { createPriorityQueue } from './priority-queue';
import { SPECIAL_TOKENS, tokenOfId, UNK_ID, vocabularyOf } from './token-vocabulary';
import type { TokenVocabulary } from './token-vocabulary';
import type { Token, Tokenizer } from './tokenizer';
import { requireWellFormed } from './well-formed';

/** A tokenizer of pieces of words, learned from a text. */
export interface SubwordTokenizer extends Tokenizer {
  /** in the order they were learned */
  readonly merges: readonly Merge[];
  /** the content of a Hugging Face `tokenizer.json` that gives the same ids */
  tokenizerJson(): string;
}

/** GPT-2's: contractions, a word, a number or signs, each with the space before it; other spaces. */
const PRETOKEN =
  /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\p{White_Space}\p{L}\p{N}]+|\p{White_Space}+(?!\P{White_Space})|\p{White_Space}+/gu;

/** The same for Hugging Face, where `\s` is Unicode's White_Space. */
const PRETOKEN_SOURCE = PRETOKEN.source
  .replaceAll('\\p{White_Space}', '\\s')
  .replaceAll('\\P{White_Space}', '\\S');

/**
 * Trains byte-level BPE: the alphabet is the 256 bytes of UTF-8, so no text is unknown and every
 * well-formed one comes back exactly. Yields each merge as it is learned.
 *
 * Ids: the special tokens, the bytes in the order of their characters, the merged tokens. The special
 * tokens are not searched for in a text: `<pad>` written there is five bytes, in `tokenizer.json` too.
 *
 * @throws {RangeError} if the text holds a lone surrogate or an option is out of range
 * @see Radford et al., Language Models are Unsupervised Multitask Learners (2019), 2.2
 */
export function* byteBpeTraining(
  trainingText: string,
  options?: MergeOptions,
): Generator<Merge, SubwordTokenizer> {
  requireWellFormed('byteBpeTraining', trainingText);
  const words = new Map<string, number>();
  for (const [piece] of trainingText.matchAll(PRETOKEN)) {
    words.set(piece, (words.get(piece) ?? 0) + 1);
  }
  const alphabet = [...BYTE_CHARACTERS].sort((a, b) => a.charCodeAt(0) - b.charCodeAt(0));
  const { merges, counts } = yield* learnMerges(
    {
      words,
      split: (word) => Array.from(toByteCharacters(word)),
      join: (left, right) => left + right,
    },
    alphabet,
    new Set(SPECIAL_TOKENS),
    options,
  );
  return byteBpeTokenizer(vocabularyOf([...counts]), merges);
}

/**
 * Runs {@link byteBpeTraining} to its end.
 *
 * @example trainByteBpe('ababab', { merges: 1 }).tokenize('abb').map(({ text }) => text) // => ['ab', 'b']
 */
export function trainByteBpe(trainingText: string, options?: MergeOptions): SubwordTokenizer {
  const training = byteBpeTraining(trainingText, options);
  for (;;) {
    const step = training.next();
    if (step.done === true) return step.value;
  }
}

function byteBpeTokenizer(vocabulary: TokenVocabulary, merges: readonly Merge[]): SubwordTokenizer {
  const apply = mergeApplier(vocabulary, merges);
  return {
    kind: 'byte-bpe',
    isReversible: true,
    vocabulary,
    merges,
    tokenize(text) {
      requireWellFormed('tokenize', text);
      const tokens: Token[] = [];
      for (const { 0: piece, index } of text.matchAll(PRETOKEN)) {
        const places = bytePlaces(piece, index);
        let byte = 0;
        for (const id of apply(piece)) {
          const token = tokenOfId(vocabulary, id);
          const start = places.starts[byte]!;
          byte += token.length; // one character of the alphabet is one byte
          tokens.push({ text: token, id, start, end: places.ends[byte - 1]! });
        }
      }
      return tokens;
    },
    encode(text) {
      requireWellFormed('encode', text);
      const ids: number[] = [];
      for (const [piece] of text.matchAll(PRETOKEN)) for (const id of apply(piece)) ids.push(id);
      return Int32Array.from(ids);
    },
    decode(ids) {
      let text = '';
      let characters = '';
      for (const id of ids) {
        const token = tokenOfId(vocabulary, id);
        if (id >= SPECIAL_TOKENS.length) {
          characters += token;
        } else if (id === UNK_ID) {
          text += fromByteCharacters(characters) + UNKNOWN;
          characters = '';
        }
      }
      return text + fromByteCharacters(characters);
    },
    tokenizerJson() {
      return JSON.stringify(
        {
          version: '1.0',
          truncation: null,
          padding: null,
          added_tokens: [],
          normalizer: null,
          pre_tokenizer: {
            type: 'Sequence',
            pretokenizers: [
              {
                type: 'Split',
                pattern: { Regex: PRETOKEN_SOURCE },
                behavior: 'Isolated',
                invert: false,
              },
              { type: 'ByteLevel', add_prefix_space: false, trim_offsets: false, use_regex: false },
            ],
          },
          post_processor: null,
          decoder: {
            type: 'ByteLevel',
            add_prefix_space: false,
            trim_offsets: false,
            use_regex: false,
          },
          model: {
            type: 'BPE',
            dropout: null,
            unk_token: null,
            continuing_subword_prefix: null,
            end_of_word_suffix: null,
            fuse_unk: false,
            byte_fallback: false,
            ignore_merges: false,
            vocab: Object.fromEntries(vocabulary.tokens.map((token, id) => [token, id])),
            merges: merges.map(({ left, right }) => [left, right]),
          },
        },
        null,
        1,
      );
    },
  };
}

/** For each UTF-8 byte of a piece, where the character it is part of begins and ends. */
function bytePlaces(
  piece: string,
  offset: number,
): { readonly starts: readonly number[]; readonly ends: readonly number[] } {
  const starts: number[] = [];
  const ends: number[] = [];
  let start = offset;
  for (const character of piece) {
    const code = character.codePointAt(0)!;
    const bytes = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    const end = start + character.length;
    for (let i = 0; i < bytes; i++) {
      starts.push(start);
      ends.push(end);
    }
    start = end;
  }
  return { starts, ends };
}

/** Pieces are short and come again; longer ones are worked out anew. */
const CACHED_LENGTH = 64;
const CACHED_PIECES = 100_000;

/** Applies merges to a piece in the order they were learned, each from left to right. */
function mergeApplier(
  vocabulary: TokenVocabulary,
  merges: readonly Merge[],
): (piece: string) => Int32Array {
  const { ids, size } = vocabulary;
  const lefts = Int32Array.from(merges, ({ left }) => ids.get(left)!);
  const rights = Int32Array.from(merges, ({ right }) => ids.get(right)!);
  const results = Int32Array.from(merges, ({ merged }) => ids.get(merged)!);
  const ranks = new Map(merges.map((_, rank) => [lefts[rank]! * size + rights[rank]!, rank]));
  const cache = new Map<string, Int32Array>();

  const apply = (piece: string): Int32Array => {
    // A linked list: tokens[i] begins at byte i, next[i] is where the one after it begins.
    const tokens = Int32Array.from(Array.from(toByteCharacters(piece)), (c) => ids.get(c)!);
    const n = tokens.length;
    const next = Int32Array.from({ length: n }, (_, i) => i + 1);
    const previous = Int32Array.from({ length: n }, (_, i) => i - 1);
    // rank · n + at: a merge and the byte where its left token begins, in the order to apply them
    const queue = createPriorityQueue<number>((a, b) => a < b);
    const offer = (at: number): void => {
      if (at < 0 || next[at]! >= n) return;
      const rank = ranks.get(tokens[at]! * size + tokens[next[at]!]!);
      if (rank !== undefined) queue.push(rank * n + at);
    };
    for (let i = 0; i < n; i++) offer(i);
    for (let first = queue.pop(); first !== undefined; first = queue.pop()) {
      const at = first % n;
      const rank = (first - at) / n;
      const gone = next[at]!;
      // One of the two may have been merged since, with another neighbour.
      if (tokens[at] !== lefts[rank] || gone >= n || tokens[gone] !== rights[rank]) continue;
      tokens[at] = results[rank]!;
      tokens[gone] = GONE;
      next[at] = next[gone]!;
      if (next[at] < n) previous[next[at]] = at;
      offer(previous[at]!);
      offer(at);
    }
    return tokens.filter((token) => token !== GONE);
  };

  return (piece) => {
    if (piece.length > CACHED_LENGTH) return apply(piece);
    let found = cache.get(piece);
    if (found === undefined) {
      found = apply(piece);
      if (cache.size < CACHED_PIECES) cache.set(piece, found);
    }
    return found;
  };
}

const GONE = -1;
