import type { CorpusDataset } from '../dataset/corpus';
import type { Dataset, Place } from '../dataset/dataset';
import { fill, type Phrase } from '../phrase/phrase';
import { Refusal } from '../phrase/refusal';
import { createWordSegmenter } from '../text/text-segments';
import { requireWholeCharacters } from './whole-characters';

/** A text as word vectors read it: its known words by number, sentence after sentence. */
export interface TextWords {
  /** the file's name, as messages show it */
  readonly name: string;
  /** known words in NFC, the most frequent first, equals in order of first appearance; shape [n] */
  readonly words: readonly string[];
  /** occurrences, shape [n] */
  readonly counts: Float64Array;
  /** the row of a word, however its Hangul was typed; undefined when it is not known */
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
  /** known words and their occurrences that there have to be */
  readonly least?: { readonly different: number; readonly running: number };
}

/** With fewer words there is no neighbour to choose, and with fewer occurrences nothing to learn from. */
export const LEAST_WORDS = { different: 10, running: 50 } as const;

/**
 * Cuts a text into sentences and words and numbers the words that occur often enough. A word is what
 * Unicode bounds as one, in NFC; capitals and Korean particles stay as they are.
 *
 * @throws {Refusal} if too few words occur often enough, or the text holds half a character
 */
export function readTextWords(
  { name, text, firstLine, firstCharacter }: CorpusDataset,
  {
    minCount: wanted,
    most = MOST_WORDS,
    mostCharacters = MOST_CHARACTERS,
    least = LEAST_WORDS,
  }: TextWordsOptions = {},
): TextWords {
  const segmentWords = createWordSegmenter();
  const occurrences = new Map<string, number>();
  const read: { sentence: Omit<TextSentence, 'rows'>; words: string[] }[] = [];
  let running = 0;
  let line = firstLine;
  let characters = 0;
  let isCut = false;
  for (const lineText of text.split(/\r\n|\r|\n/u)) {
    const offset = line === firstLine ? firstCharacter : 0;
    isCut = characters > 0 && characters + lineText.length > mostCharacters;
    if (isCut) break;
    characters += lineText.length + 1;
    requireWholeCharacters(name, lineText, line);
    for (const sentence of sentencesOf(lineText)) {
      const found = [...segmentWords(sentence.text)];
      if (found.length === 0) continue;
      const start = offset + sentence.start;
      const places = found.map((word) => ({ start: start + word.start, end: start + word.end }));
      const words = found.map((word) => word.text.normalize('NFC'));
      for (const word of words) occurrences.set(word, (occurrences.get(word) ?? 0) + 1);
      running += words.length;
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
  return {
    name,
    words: known.map(([word]) => word),
    counts: Float64Array.from(known, ([, count]) => count),
    rowOf: (word) => rows.get(word.normalize('NFC')),
    sentences,
    ids: idsOf(sentences, knownRunning),
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
 * The dataset as running text.
 *
 * @throws {Refusal} if it is a table
 */
export function requireCorpus(dataset: Dataset): CorpusDataset {
  if (dataset.kind !== 'corpus') throw new Refusal(fill(NO_TEXT, { name: dataset.name }));
  return dataset;
}

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

const ALL_WORDS: Phrase = {
  ko: '단어 {running}개, 서로 다른 단어 {different}가지, 그중 {minCount}번 이상 나온 단어 {known}가지',
  en: '{running} words, {different} different ones, {known} of them at least {minCount} times',
};
const FIRST_WORDS: Phrase = {
  ko: '처음 단어 {running}개, 서로 다른 단어 {different}가지, 그중 {minCount}번 이상 나온 단어 {known}가지',
  en: 'the first {running} words, {different} different ones, {known} of them at least {minCount} times',
};
const NO_TEXT: Phrase = {
  ko: '{name|은/는} 표예요. 단어 벡터를 배우려면 글이 있어야 해요.',
  en: '{name} is a table. Word vectors need running text.',
};
const TOO_FEW: Phrase = {
  ko: '{name}에서 {minCount}번 이상 나온 단어는 {found}가지이고, 다 합쳐 {running}번 나와요. 단어 벡터를 배우려면 적어도 {needed}가지, {neededRunning}번은 있어야 해요. 더 긴 글을 열어 보세요.',
  en: 'In {name} only {found} words occur at least {minCount} times, {running} times together. Word vectors need at least {needed} such words and {neededRunning} occurrences. Open a longer text.',
};
const TOO_SHORT: Phrase = {
  ko: '{name}에는 서로 다른 단어가 {found}가지, 모두 {running}번 나와요. 단어 벡터를 배우려면 적어도 {needed}가지, {neededRunning}번은 있어야 해요. 더 긴 글을 열어 보세요.',
  en: '{name} has {found} different words, {running} in all. Word vectors need at least {needed} different ones and {neededRunning} in all. Open a longer text.',
};
