import type { SubwordTokenizer } from './byte-bpe';
import { toNfc } from './nfc';
import { learnMerges, type Merge, type MergeOptions } from './pair-merges';
import { shownTokens, type Token } from './tokenizer';
import { idOfToken, SPECIAL_TOKENS, UNK_ID, vocabularyOf } from './token-vocabulary';
import type { TokenVocabulary } from './token-vocabulary';
import { requireWellFormed } from './well-formed';

/** Marks a piece that goes on with a word. */
const PREFIX = '##';

/** A longer word is unknown, as in BERT. */
const LONGEST_WORD = 100;

/** BERT's: white space parts, and each sign of punctuation is a word of its own. */
const SIGN = '[\\p{P}$+<=>\\^`|~]';
const WORD = new RegExp(`${SIGN}|(?:(?!${SIGN})\\P{White_Space})+`, 'gu');

/**
 * Trains WordPiece: words are composed to NFC, cut into characters, and the most frequent pairs
 * become pieces; `##` marks those within a word. Yields each merge as it is learned.
 *
 * The pieces are chosen by frequency, as Hugging Face's trainer does; Google's own trainer, which
 * asks how much the likelihood grows, was never published. What sets WordPiece apart is reading: the
 * longest piece that fits, from the left, and `<unk>` for a word that cannot be put together.
 *
 * Ids: the special tokens, first characters and then `##` characters by code point, merged pieces.
 *
 * @throws {RangeError} if the text holds a lone surrogate or an option is out of range
 * @see Schuster & Nakajima, Japanese and Korean Voice Search (2012)
 * @see Devlin et al., BERT (2019)
 */
export function* wordPieceTraining(
  trainingText: string,
  options?: MergeOptions,
): Generator<Merge, SubwordTokenizer> {
  requireWellFormed('wordPieceTraining', trainingText);
  const words = new Map<string, number>();
  for (const [word] of trainingText.normalize('NFC').matchAll(WORD)) {
    words.set(word, (words.get(word) ?? 0) + 1);
  }
  const firsts = new Set<string>();
  const others = new Set<string>();
  for (const word of words.keys()) {
    splitWord(word).forEach((symbol, i) => (i === 0 ? firsts : others).add(symbol));
  }
  const { merges, counts } = yield* learnMerges(
    { words, split: splitWord, join: (left, right) => left + right.slice(PREFIX.length) },
    [...sorted(firsts), ...sorted(others)],
    new Set(SPECIAL_TOKENS),
    options,
  );
  return wordPieceTokenizer(vocabularyOf([...counts]), merges);
}

/**
 * Runs {@link wordPieceTraining} to its end.
 *
 * @example
 * const tokenizer = trainWordPiece('물을 물이 물도', { merges: 0 });
 * tokenizer.tokenize('물을').map(({ text }) => text) // => ['물', '##을']
 */
export function trainWordPiece(trainingText: string, options?: MergeOptions): SubwordTokenizer {
  const training = wordPieceTraining(trainingText, options);
  for (;;) {
    const step = training.next();
    if (step.done === true) return step.value;
  }
}

function splitWord(word: string): string[] {
  return Array.from(word, (character, i) => (i === 0 ? character : PREFIX + character));
}

/** By code point: the default order, by UTF-16 unit, would put an emoji before U+FFxx. */
function sorted(symbols: ReadonlySet<string>): string[] {
  const lastCode = (symbol: string): number => Array.from(symbol).at(-1)!.codePointAt(0)!;
  return [...symbols].sort((a, b) => lastCode(a) - lastCode(b));
}

function wordPieceTokenizer(
  vocabulary: TokenVocabulary,
  merges: readonly Merge[],
): SubwordTokenizer {
  const tokenize = (raw: string): Token[] => {
    const { text, rawRange } = toNfc(raw);
    const tokens: Token[] = [];
    for (const { 0: word, index } of text.matchAll(WORD)) {
      for (const { id, text: piece, start, end } of longestPieces(word, vocabulary)) {
        tokens.push({ id, text: piece, ...rawRange(index + start, index + end) });
      }
    }
    return tokens;
  };
  return {
    kind: 'wordpiece',
    isReversible: false,
    vocabulary,
    merges,
    tokenize(text) {
      requireWellFormed('tokenize', text);
      return tokenize(text);
    },
    encode(text) {
      requireWellFormed('encode', text);
      return Int32Array.from(tokenize(text), ({ id }) => id);
    },
    decode(ids) {
      let text = '';
      for (const token of shownTokens(vocabulary, ids)) {
        const goesOn = token.length > PREFIX.length && token.startsWith(PREFIX);
        if (goesOn) text += token.slice(PREFIX.length);
        else text += text === '' ? token : ` ${token}`;
      }
      return text;
    },
    tokenizerJson() {
      return JSON.stringify(
        {
          version: '1.0',
          truncation: null,
          padding: null,
          added_tokens: [],
          normalizer: { type: 'NFC' },
          pre_tokenizer: {
            type: 'Sequence',
            pretokenizers: [
              { type: 'Split', pattern: { Regex: '\\s+' }, behavior: 'Removed', invert: false },
              { type: 'Split', pattern: { Regex: SIGN }, behavior: 'Isolated', invert: false },
            ],
          },
          post_processor: null,
          decoder: { type: 'WordPiece', prefix: PREFIX, cleanup: false },
          model: {
            type: 'WordPiece',
            unk_token: SPECIAL_TOKENS[UNK_ID],
            continuing_subword_prefix: PREFIX,
            max_input_chars_per_word: LONGEST_WORD,
            vocab: Object.fromEntries(vocabulary.tokens.map((token, id) => [token, id])),
          },
        },
        null,
        1,
      );
    },
  };
}

/** A word as the longest pieces that fit, from the left; offsets are within the word. */
function longestPieces(word: string, vocabulary: TokenVocabulary): Token[] {
  const unknown: Token = { id: UNK_ID, text: SPECIAL_TOKENS[UNK_ID], start: 0, end: word.length };
  const characters = Array.from(word);
  if (characters.length > LONGEST_WORD) return [unknown];
  const pieces: Token[] = [];
  let first = 0;
  let start = 0;
  while (first < characters.length) {
    let last = characters.length;
    let found: Token | undefined;
    for (; last > first; last--) {
      const body = characters.slice(first, last).join('');
      const text = first === 0 ? body : PREFIX + body;
      const id = idOfToken(vocabulary, text);
      if (id === UNK_ID) continue;
      found = { id, text, start, end: start + body.length };
      break;
    }
    if (found === undefined) return [unknown];
    pieces.push(found);
    first = last;
    start = found.end;
  }
  return pieces;
}
