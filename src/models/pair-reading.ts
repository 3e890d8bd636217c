import type { CorpusDataset } from '../dataset/corpus';
import type { Dataset, Place } from '../dataset/dataset';
import type { PairsDataset } from '../dataset/pairs';
import { fill, type Phrase } from '../phrase/phrase';
import { Refusal } from '../phrase/refusal';
import { createRandom, permutation, type Random } from '../random/random';
import { splitCharacters } from '../text/characters';
import {
  createTokenVocabulary,
  EOS_ID,
  idOfToken,
  PAD_ID,
  SOS_ID,
  tokenOfId,
  UNK_ID,
  type TokenVocabulary,
} from '../text/token-vocabulary';
import { groupBy } from './group-by';
import { visibleCharacter } from './reading';
import { makeUpWord, REVERSED_LENGTHS, reverseWords } from './reverse-word';
import { requireWholeCharacters } from './whole-characters';

/**
 * The open file as pairs: a source that an encoder reads, and a target that a decoder is to write, both
 * as tokens (here characters). Vocabularies are those of the training pairs; nothing of the held-out
 * pairs is known before they are asked about.
 */
export interface PairReading {
  /** the file's own pairs, or the bundled task on the file's words */
  readonly task: PairTask;
  readonly used: Phrase;
  readonly training: readonly Pair[];
  /** drawn by the seed; none of their sources is among the training pairs */
  readonly heldOut: readonly Pair[];
  readonly sources: TokenVocabulary;
  readonly targets: TokenVocabulary;
  /** steps a decoder needs for the longest target: its tokens and ⟨eos⟩ */
  readonly mostSteps: number;
  /** tokens of the longest source that is read */
  readonly longestSource: number;
  /** a source that someone types, shape [S]; what was not in the training pairs is unknown */
  encodeSource(text: string): Int32Array;
  /** what a decoder has written, up to ⟨eos⟩, as text */
  decodeTarget(ids: Int32Array): string;
  /** one more training pair whose source has that many tokens; undefined where none can be made up */
  readonly makeUp: ((length: number, random: Random) => TokenPair) | undefined;
}

export interface MostFrequentTarget {
  readonly target: string;
  readonly share: number;
}

export type PairTask = 'pairs' | 'reverse';

/** Token numbers, without ⟨sos⟩ and ⟨eos⟩. */
export interface TokenPair {
  readonly sourceIds: Int32Array;
  readonly targetIds: Int32Array;
}

export interface WrittenPair {
  readonly source: string;
  readonly target: string;
  readonly place: Place;
  /** the place holds the source and nothing else, so that its characters can be counted off */
  readonly exact: boolean;
}

export type Pair = TokenPair & WrittenPair;

export interface PairReadingOptions {
  /** the bundled task although the file has pairs; running text has no others */
  readonly task: PairTask;
  /** which pairs are held out */
  readonly seed: number;
}

/** How names of special tokens are shown. */
export const START = '⟨sos⟩';
export const END = '⟨eos⟩';
const UNKNOWN = '□';

const MOST_PAIRS = 20_000;
/** Tokens of the longest source or target that is read: a step takes as long as its longest. */
const MOST_TOKENS = 40;
/** The most frequent tokens of each side get a number of their own. */
const MOST_KNOWN = 1000;
const LEAST_PAIRS = 20;
const HELD_OUT_SHARE = 0.2;
/** Enough for a share to be told within a few per cent, and quick to write. */
const MOST_HELD_OUT = 200;

/**
 * Reads pairs of texts as they stand, or every word of a file and the same word backwards.
 *
 * @throws {Refusal} if fewer than 20 pairs can be used, all of them have the same source, the file is a
 *   table of numbers, or a line holds half a character (a lone surrogate)
 */
export function readPairs(dataset: Dataset, { task, seed }: PairReadingOptions): PairReading {
  if (dataset.kind === 'series') throw new Refusal(fill(NUMBERS, { name: dataset.name }));
  requireWhole(dataset);
  const isReversed = dataset.kind === 'corpus' || task === 'reverse';
  const written = isReversed ? reverseWords(dataset) : pairsOf(dataset);
  const usable = written
    .slice(0, MOST_PAIRS)
    .filter(({ source, target }) => isShort(source) && isShort(target));
  if (usable.length < LEAST_PAIRS) {
    const phrase = isReversed ? TOO_FEW_WORDS : TOO_FEW_PAIRS;
    const most = isReversed ? REVERSED_LENGTHS.most : MOST_TOKENS;
    const values = { name: dataset.name, found: usable.length, needed: LEAST_PAIRS };
    throw new Refusal(fill(phrase, { ...values, least: REVERSED_LENGTHS.least, most }));
  }
  const [{ source }] = usable as [WrittenPair];
  if (usable.every((pair) => pair.source === source)) {
    const values = { name: dataset.name, found: usable.length, source };
    throw new Refusal(fill(ONE_SOURCE, values));
  }

  const { training, heldOut } = holdOut(usable, createRandom(seed));
  const letters = training.flatMap(({ source }) => splitCharacters(source));
  const sources = createTokenVocabulary(letters, { most: MOST_KNOWN });
  const targets = createTokenVocabulary(
    training.flatMap(({ target }) => splitCharacters(target)),
    { most: MOST_KNOWN },
  );
  const encode = <Texts extends Pick<WrittenPair, 'source' | 'target'>>(pair: Texts) => ({
    ...pair,
    sourceIds: idsOf(pair.source, sources),
    targetIds: idsOf(pair.target, targets),
  });
  const lengths = usable.map(({ target }) => splitCharacters(target).length);
  return {
    task: isReversed ? 'reverse' : 'pairs',
    used: usedWords(isReversed, written.length, usable.length, heldOut.length),
    training: training.map(encode),
    heldOut: heldOut.map(encode),
    sources,
    targets,
    mostSteps: lengths.reduce((a, b) => Math.max(a, b), 0) + 1,
    longestSource: MOST_TOKENS,
    encodeSource: (text) => idsOf(text, sources),
    decodeTarget(ids) {
      const end = ids.indexOf(EOS_ID);
      return Array.from(end === -1 ? ids : ids.subarray(0, end), (id) =>
        tokenText(targets, id),
      ).join('');
    },
    makeUp: isReversed
      ? (length, random) => encode(makeUpWord(letters, length, random))
      : undefined,
  };
}

/** A token as a page shows it alone: a space is seen too. */
export function shownToken(vocabulary: TokenVocabulary, id: number): string {
  return visibleCharacter(tokenText(vocabulary, id));
}

function tokenText(vocabulary: TokenVocabulary, id: number): string {
  if (id === SOS_ID) return START;
  if (id === EOS_ID) return END;
  return id === UNK_ID || id === PAD_ID ? UNKNOWN : tokenOfId(vocabulary, id);
}

function pairsOf({ sources, targets, lines }: PairsDataset): WrittenPair[] {
  return sources.map((source, row) => ({
    source: source.trim(),
    target: targets[row]!.trim(),
    place: { line: lines[row]!, start: 0, end: undefined },
    exact: false,
  }));
}

function requireWhole(dataset: CorpusDataset | PairsDataset): void {
  if (dataset.kind === 'corpus') {
    requireWholeCharacters(dataset.name, dataset.text, dataset.firstLine);
    return;
  }
  for (const [row, line] of dataset.lines.entries()) {
    requireWholeCharacters(dataset.name, dataset.sources[row]! + dataset.targets[row]!, line);
  }
}

function isShort(text: string): boolean {
  return splitCharacters(text).length <= MOST_TOKENS;
}

function idsOf(text: string, vocabulary: TokenVocabulary): Int32Array {
  return Int32Array.from(splitCharacters(text), (token) => idOfToken(vocabulary, token));
}

/**
 * All pairs of a source stay on one side: whoever has learned one would know the other. Both sides get a
 * source, however many pairs it has.
 *
 * @param pairs of at least two sources
 */
function holdOut(
  pairs: readonly WrittenPair[],
  random: Random,
): { readonly training: WrittenPair[]; readonly heldOut: WrittenPair[] } {
  const bySource = groupBy(pairs, ({ source }) => source);
  const groups = [...bySource.values()];
  const wanted = Math.min(MOST_HELD_OUT, Math.round(pairs.length * HELD_OUT_SHARE));
  const training: WrittenPair[] = [];
  const heldOut: WrittenPair[] = [];
  for (const [drawn, i] of permutation(groups.length, random).entries()) {
    const isLast = drawn === groups.length - 1;
    (heldOut.length < wanted && !isLast ? heldOut : training).push(...groups[i]!);
  }
  return { training, heldOut };
}

/**
 * The target that comes most often, and the share of pairs it is right for: what always writing the
 * same can reach on just these pairs.
 *
 * @param pairs at least one
 */
export function mostFrequentTarget(pairs: readonly WrittenPair[]): MostFrequentTarget {
  const counts = [...groupBy(pairs, ({ target }) => target)].map(
    ([target, same]) => [target, same.length] as const,
  );
  const [target, count] = counts.reduce((a, b) => (b[1] > a[1] ? b : a));
  return { target, share: count / pairs.length };
}

function usedWords(isReversed: boolean, found: number, used: number, heldOut: number): Phrase {
  const values = { found, used, heldOut, most: MOST_TOKENS };
  if (isReversed) return fill(WORDS_USED, values);
  return fill(used < found ? SOME_PAIRS_USED : PAIRS_USED, values);
}

const PAIRS_USED: Phrase = {
  ko: '짝 {used}개, 그중 {heldOut}개는 시험용',
  en: '{used} pairs, {heldOut} of them held out',
};
const SOME_PAIRS_USED: Phrase = {
  ko: '짝 {found}개 가운데 양쪽이 {most}글자를 넘지 않는 {used}개, 그중 {heldOut}개는 시험용',
  en: '{used} of {found} pairs, those of at most {most} characters a side, {heldOut} of them held out',
};
const WORDS_USED: Phrase = {
  ko: '과제는 낱말 거꾸로 쓰기 · 서로 다른 낱말 {used}개, 그중 {heldOut}개는 시험용 · 같은 글자로 지어낸 낱말로도 연습',
  en: 'the task: write a word backwards · {used} different words, {heldOut} of them held out · also practises on words made up of the same letters',
};
const TOO_FEW_PAIRS: Phrase = {
  ko: '{name}에서 쓸 수 있는 짝이 {found}개뿐이에요. 양쪽이 {most}글자를 넘지 않는 짝이 {needed}개는 있어야 해요.',
  en: '{name} has too few pairs that can be used: {found}. At least {needed} of no more than {most} characters a side are needed.',
};
const TOO_FEW_WORDS: Phrase = {
  ko: '{name}에는 {least}글자에서 {most}글자까지의 서로 다른 낱말이 {found}개뿐이에요. {needed}개는 있어야 해요.',
  en: '{name} has too few different words of {least} to {most} letters: {found}. At least {needed} are needed.',
};
const ONE_SOURCE: Phrase = {
  ko: '{name}에서 쓸 수 있는 짝 {found}개의 원문이 모두 “{source}”예요. 배우지 않은 원문으로 시험해야 하니, 서로 다른 원문이 2개는 있어야 해요.',
  en: 'All {found} pairs of {name} that can be used have the same source, “{source}”. At least 2 different sources are needed: one to learn from, another to be asked about.',
};
const NUMBERS: Phrase = {
  ko: '{name|은/는} 숫자 표예요. 이 수업에는 두 열의 글이나 이어지는 글이 필요해요.',
  en: '{name} is a table of numbers. This lesson needs two columns of text or running text.',
};
