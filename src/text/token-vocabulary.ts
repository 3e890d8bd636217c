/** Tokens that no text holds: padding, unknown, start and end of a sequence. Their ids are 0 to 3. */
export const SPECIAL_TOKENS = ['<pad>', '<unk>', '<sos>', '<eos>'] as const;

export const PAD_ID = 0;
export const UNK_ID = 1;
export const SOS_ID = 2;
export const EOS_ID = 3;

/** The dictionary of a text: its different tokens, how often each occurs, and a number for each. */
export interface TokenVocabulary {
  /** by id: the special tokens, then the known ones */
  readonly tokens: readonly string[];
  /** occurrences by id, shape [size]; `<unk>` has those of the dropped tokens, so all add up */
  readonly counts: Float64Array;
  /** token -> id, of the known tokens; a `<pad>` written in the text is no special token */
  readonly ids: ReadonlyMap<string, number>;
  /** special and known tokens */
  readonly size: number;
  /** different tokens that occur too rarely to be known */
  readonly dropped: number;
}

export interface VocabularyOptions {
  /** occurrences a token needs to be known, integer >= 1 */
  readonly minCount?: number;
  /** known tokens at most, integer >= 0; the rarest are dropped */
  readonly most?: number;
}

/**
 * Counts tokens and numbers them by falling frequency, equals in order of first appearance. The
 * number is a name: known tokens and the ids from 4 on correspond one to one.
 *
 * @throws {RangeError} if `minCount` or `most` is not as said
 * @example createTokenVocabulary(['차', '커피', '차']).tokens.slice(4) // => ['차', '커피']
 */
export function createTokenVocabulary(
  tokens: Iterable<string>,
  { minCount = 1, most = Infinity }: VocabularyOptions = {},
): TokenVocabulary {
  if (!(Number.isInteger(minCount) && minCount >= 1)) {
    throw new RangeError(`createTokenVocabulary requires a whole minCount >= 1, got ${minCount}`);
  }
  if (!(most === Infinity || (Number.isInteger(most) && most >= 0))) {
    throw new RangeError(`createTokenVocabulary requires a whole number most >= 0, got ${most}`);
  }
  const occurrences = new Map<string, number>();
  for (const token of tokens) occurrences.set(token, (occurrences.get(token) ?? 0) + 1);
  // A Map keeps the order of first appearance, and sorting keeps the order of equals.
  const byFrequency = [...occurrences].sort(([, a], [, b]) => b - a);
  const known = byFrequency.filter(([, count], rank) => count >= minCount && rank < most);
  const unknown = byFrequency.slice(known.length);
  const unknownCount = unknown.reduce((sum, [, count]) => sum + count, 0);
  return vocabularyOf(known, { unknownCount, dropped: unknown.length });
}

/**
 * A vocabulary of tokens whose order, and so whose ids, are given.
 *
 * @param known token and occurrences, in the order of their ids from 4 on
 * @throws {RangeError} if a token is there twice
 */
export function vocabularyOf(
  known: readonly (readonly [token: string, count: number])[],
  { unknownCount = 0, dropped = 0 } = {},
): TokenVocabulary {
  const tokens = [...SPECIAL_TOKENS, ...known.map(([token]) => token)];
  const counts = new Float64Array(tokens.length);
  counts[UNK_ID] = unknownCount;
  const ids = new Map<string, number>();
  known.forEach(([token, count], i) => {
    if (ids.has(token)) throw new RangeError(`vocabularyOf requires each token once, got ${token}`);
    ids.set(token, SPECIAL_TOKENS.length + i);
    counts[SPECIAL_TOKENS.length + i] = count;
  });
  return { tokens, counts, ids, size: tokens.length, dropped };
}

/**
 * The number of a token: its own, or `<unk>`'s.
 *
 * @example idOfToken(createTokenVocabulary(['차']), '커피') // => 1
 */
export function idOfToken(vocabulary: TokenVocabulary, token: string): number {
  return vocabulary.ids.get(token) ?? UNK_ID;
}

/**
 * The token of a number, a special one by its name.
 *
 * @throws {RangeError} if the id is not in the vocabulary
 */
export function tokenOfId(vocabulary: TokenVocabulary, id: number): string {
  const token = vocabulary.tokens[id];
  if (token === undefined) {
    throw new RangeError(`tokenOfId requires an id in [0, ${vocabulary.size}), got ${id}`);
  }
  return token;
}
