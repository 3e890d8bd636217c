import type { CorpusDataset } from '../dataset/corpus';
import type { Dataset, Place } from '../dataset/dataset';
import { fill, type Phrase } from '../phrase/phrase';
import { Refusal } from '../phrase/refusal';
import { LINE_BREAK } from '../text/line-break';
import { createWordSegmenter, type TextSegment } from '../text/text-segments';
import { wordKey } from '../text/word-key';
import { toEnd } from '../turns/to-end';
import { requireWholeCharacters } from './whole-characters';

/** A text as word vectors read it: its known words by number, sentence after sentence. */
export interface TextWords {
  /** the file's name, as messages show it */
  readonly name: string;
  /** known words by their keys, the most frequent first, equals in order of first appearance; shape [n] */
  readonly words: readonly string[];
  /** occurrences, shape [n] */
  readonly counts: Float64Array;
  /** the row of a word, with capitals or without, however its Hangul was typed; undefined when it is not known */
  rowOf(word: string): number | undefined;
  /** in reading order, those without a word left out */
  readonly sentences: readonly TextSentence[];
  /** rows in reading order, −1 between sentences; words that are not known are left out */
  readonly ids: Int32Array;
  /** words of the text, every occurrence counted, known or not */
  readonly running: number;
  /** different words, known or not */
  readonly different: number;
  /** occurrences that a word needs to be known */
  readonly minCount: number;
  /** what of the file is read, for the page's source line */
  readonly used: Phrase;
}

/** A stretch of one line that ends with a full stop, a question mark … or the line. */
export interface TextSentence extends Place {
  readonly end: number;
  readonly text: string;
  /** a row for each of its words, −1 for one that is not known */
  readonly rows: Int32Array;
  /** where each of its words stands on the line, half-open, in UTF-16 units */
  readonly places: readonly { readonly start: number; readonly end: number }[];
}

export interface TextWordsOptions {
  /** occurrences that a word needs to be known, integer >= 1; by the text's length when left out */
  readonly minCount?: number;
  /** known words at most; the rarest are left out */
  readonly most?: number;
  /** a longer text is read up to the line that reaches this far */
  readonly mostCharacters?: number;
  readonly least?: LeastWords;
}

/** What a text has to hold of known words. */
export interface LeastWords {
  readonly different: number;
  /** occurrences */
  readonly running: number;
  /** times that two of them stand beside each other in a sentence, unknown ones left out; else 0 */
  readonly beside?: number;
}

/** With fewer words there is no neighbour to choose, and with fewer occurrences nothing to learn from. */
export const LEAST_WORDS: LeastWords = { different: 10, running: 50, beside: 25 };

/** {@link readTextWordsInSlices}, to its end. */
export function readTextWords(...args: Parameters<typeof readTextWordsInSlices>): TextWords {
  return toEnd(readTextWordsInSlices(...args));
}

/**
 * Cuts a text into sentences and words and numbers the words that occur often enough. A word is what
 * Unicode bounds as one, by its {@link wordKey}; Korean particles stay as they are. A turn every ten
 * thousand words.
 *
 * @throws {Refusal} if too few words occur often enough or stand beside each other, or the text holds
 *   half a character
 */
export function* readTextWordsInSlices(
  { name, text, firstLine, firstCharacter }: CorpusDataset,
  {
    minCount: wanted,
    most = MOST_WORDS,
    mostCharacters = MOST_CHARACTERS,
    least = LEAST_WORDS,
  }: TextWordsOptions = {},
): Generator<undefined, TextWords, undefined> {
  const segmentWords = createWordSegmenter();
  const occurrences = new Map<string, number>();
  const read: { sentence: Omit<TextSentence, 'rows'>; words: string[] }[] = [];
  let running = 0;
  let line = firstLine;
  let characters = 0;
  let isCut = false;
  for (const lineText of text.split(LINE_BREAK)) {
    const offset = line === firstLine ? firstCharacter : 0;
    isCut = characters > 0 && characters + lineText.length > mostCharacters;
    if (isCut) break;
    characters += lineText.length + 1;
    requireWholeCharacters(name, lineText, line);
    for (const sentence of sentencesOf(lineText)) {
      const found: TextSegment[] = [];
      for (const word of segmentWords(sentence.text)) {
        found.push(word);
        if (++running % WORDS_A_TURN === 0) yield undefined;
      }
      if (found.length === 0) continue;
      const start = offset + sentence.start;
      const places = found.map((word) => ({ start: start + word.start, end: start + word.end }));
      const words = found.map((word) => wordKey(word.text));
      for (const word of words) occurrences.set(word, (occurrences.get(word) ?? 0) + 1);
      const end = start + sentence.text.length;
      read.push({ sentence: { line, start, end, text: sentence.text, places }, words });
    }
    line++;
  }
  const minCount = wanted ?? minCountFor(running);
  const known = [...occurrences]
    .filter(([, count]) => count >= minCount)
    .sort(([, a], [, b]) => b - a)
    .slice(0, most);
  const knownRunning = known.reduce((sum, [, count]) => sum + count, 0);
  if (known.length < least.different || knownRunning < least.running) {
    const values = { name, minCount, found: known.length, running: knownRunning };
    throw new Refusal(
      fill(minCount === 1 ? TOO_SHORT : TOO_FEW, {
        ...values,
        needed: least.different,
        neededRunning: least.running,
      }),
    );
  }
  const rows = new Map(known.map(([word], row) => [word, row]));
  const sentences = read.map(({ sentence, words }): TextSentence => ({
    ...sentence,
    rows: Int32Array.from(words, (word) => rows.get(word) ?? -1),
  }));
  const ids = idsOf(sentences, knownRunning);
  const beside = pairsBeside(ids);
  const { beside: needed = 0 } = least;
  if (beside < needed) throw new Refusal(fill(NOT_BESIDE, { name, beside, needed }));
  return {
    name,
    words: known.map(([word]) => word),
    counts: Float64Array.from(known, ([, count]) => count),
    rowOf: (word) => rows.get(wordKey(word)),
    sentences,
    ids,
    running,
    different: occurrences.size,
    minCount,
    used: fill(isCut ? FIRST_WORDS : ALL_WORDS, {
      running,
      different: occurrences.size,
      known: known.length,
      minCount,
    }),
  };
}

/**
 * The row of the word to look at first: the one asked for, else the longest of the most frequent ones,
 * since short ones tend to be particles and articles.
 */
export function focusWord(text: TextWords, wanted: string | number | undefined): number {
  const asked = wanted === undefined ? undefined : text.rowOf(String(wanted));
  if (asked !== undefined) return asked;
  const frequent = text.words.slice(0, FREQUENT);
  return frequent.reduce(
    (best, word, row) => (word.length > frequent[best]!.length ? row : best),
    0,
  );
}

const FREQUENT = 30;

/**
 * The row of a word that someone asks about, by its number or as it is written.
 *
 * @throws {Refusal} if it is not known
 */
export function requireRow(text: TextWords, word: string | number | undefined): number {
  const row = typeof word === 'number' ? word : text.rowOf(String(word));
  if (row === undefined || text.words[row] === undefined) {
    throw new Refusal(fill(UNKNOWN_WORD, { word: word ?? '', minCount: text.minCount }));
  }
  return row;
}

/**
 * The dataset as running text.
 *
 * @throws {Refusal} if it is a table
 */
export function requireCorpus(dataset: Dataset): CorpusDataset {
  if (dataset.kind !== 'corpus') throw new Refusal(fill(NO_TEXT, { name: dataset.name }));
  return dataset;
}

/** Read in some 20 ms. */
const WORDS_A_TURN = 10_000;
/** Some hundred thousand words: read in a second, trained in a few. */
const MOST_CHARACTERS = 2_000_000;
/** Their vectors of 50 numbers take 10 MB. */
const MOST_WORDS = 50_000;

/** The marks that end a sentence, and the quotes that close with it. */
const SENTENCE_END = /[.!?…。！？]+["'”’」』)\]]*(?=\s|$)/gu;

/** Sentences of a line and where they begin. */
function* sentencesOf(line: string): Generator<{ readonly text: string; readonly start: number }> {
  let from = 0;
  const cut = (to: number) => {
    const piece = line.slice(from, to);
    const start = to - piece.trimStart().length;
    from = to;
    return { text: piece.trim(), start };
  };
  for (const { 0: mark, index } of line.matchAll(SENTENCE_END)) yield cut(index + mark.length);
  yield cut(line.length);
}

/** A short text has hardly a word that occurs five times, the custom for long ones. */
const SHORT_TEXT = 20_000;

function minCountFor(running: number): number {
  return running < SHORT_TEXT ? 2 : 5;
}

function idsOf(sentences: readonly TextSentence[], known: number): Int32Array {
  const ids = new Int32Array(known + sentences.length);
  let length = 0;
  for (const { rows } of sentences) {
    const before = length;
    for (const row of rows) if (row >= 0 && length < ids.length) ids[length++] = row;
    if (length > before) ids[length++] = -1;
  }
  return ids.subarray(0, Math.max(0, length - 1));
}

function pairsBeside(ids: Int32Array): number {
  return ids.reduce((sum, id, i) => sum + Number(i > 0 && id >= 0 && ids[i - 1]! >= 0), 0);
}

const ALL_WORDS: Phrase = {
  ko: '단어 {running}개, 서로 다른 단어 {different}가지, 그중 {minCount}번 이상 나온 단어 {known}가지',
  en: '{running} words, {different} different ones, {known} of them at least {minCount} times',
};
const FIRST_WORDS: Phrase = {
  ko: '처음 단어 {running}개, 서로 다른 단어 {different}가지, 그중 {minCount}번 이상 나온 단어 {known}가지',
  en: 'the first {running} words, {different} different ones, {known} of them at least {minCount} times',
};
const UNKNOWN_WORD: Phrase = {
  ko: '“{word}”의 벡터는 없어요. {minCount}번 이상 나온 단어만 배웠어요.',
  en: 'There is no vector for “{word}”: only words that occur at least {minCount} times were learned.',
};
const NO_TEXT: Phrase = {
  ko: '{name|은/는} 표예요. 단어 벡터를 배우려면 글이 있어야 해요.',
  en: '{name} is a table. Word vectors need running text.',
};
const TOO_FEW: Phrase = {
  ko: '{name}에서 {minCount}번 이상 나온 단어는 {found}가지이고, 다 합쳐 {running}번 나와요. 단어 벡터를 배우려면 적어도 {needed}가지, {neededRunning}번은 있어야 해요. 더 긴 글을 열어 보세요.',
  en: 'Too few words of {name} occur at least {minCount} times: {found} different, {running} in all. Word vectors need at least {needed} different and {neededRunning} in all. Open a longer text.',
};
const TOO_SHORT: Phrase = {
  ko: '{name}에는 서로 다른 단어가 {found}가지, 모두 {running}번 나와요. 단어 벡터를 배우려면 적어도 {needed}가지, {neededRunning}번은 있어야 해요. 더 긴 글을 열어 보세요.',
  en: '{name} has too few words: {found} different, {running} in all. Word vectors need at least {needed} different and {neededRunning} in all. Open a longer text.',
};
const NOT_BESIDE: Phrase = {
  ko: '{name}에서는 여러 번 나온 단어끼리 한 문장 안에 나란히 오는 일이 {beside}번뿐이에요. 단어 벡터는 곁에 오는 단어를 보고 배우므로 적어도 {needed}번은 있어야 해요. 단어를 늘어놓은 목록이 아니라 문장으로 된 글을 열어 보세요.',
  en: 'In {name}, two words that occur often enough stand beside each other in a sentence {beside} times. Word vectors learn from what stands beside a word, and need at least {needed}. Open a text of sentences, not a list of words.',
};
