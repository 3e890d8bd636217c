import type { CorpusDataset } from '../dataset/corpus';
import type { Dataset, Place } from '../dataset/dataset';
import { fill, type Phrase } from '../phrase/phrase';
import { Refusal } from '../phrase/refusal';
import { LINE_BREAK } from '../text/line-break';
import { segmentWords } from '../text/text-segments';
import { requireWholeCharacters } from './whole-characters';

/** Running text in two halves: what a dictionary is made from, and what has never been seen. */
export interface TextHalves {
  readonly used: Phrase;
  /** lines that are not empty, in reading order; a long one in several pieces */
  readonly lines: readonly TextLine[];
  readonly training: string;
  readonly heldOut: string;
  /** words in all */
  readonly words: number;
  /** said where there are too few words for the shares to mean anything */
  readonly warning: Phrase | undefined;
}

export interface TextLine {
  readonly text: string;
  /** 0-based line of the document */
  readonly line: number;
  /** UTF-16 units before the text on its line */
  readonly start: number;
  readonly isHeldOut: boolean;
}

/** Half-open stretch of a line's text -> its place in the document. */
export function placeIn(line: TextLine, start: number, end: number): Place {
  return { line: line.line, start: line.start + start, end: line.start + end };
}

/** The first line that is neither a title nor a paragraph; the first one where there is none. */
export function readableLine(lines: readonly Pick<TextLine, 'text' | 'start'>[]): number {
  const index = lines.findIndex(({ text, start }) => {
    return start === 0 && text.length >= LEAST_READABLE && text.length <= MOST_READABLE;
  });
  return Math.max(0, index);
}

const LEAST_READABLE = 20;
const MOST_READABLE = 100;
/** A longer text is read this far: an hour's reading, and everything is counted within a second. */
const MOST_CHARACTERS = 200_000;
/** A longer line is shown in pieces. */
const LONGEST_LINE = 300;
const LEAST_WORDS_OF_HALF = 10;
/** Fewer words in a half than this say little about a language. */
const FEW_WORDS_OF_HALF = 300;
/** A half is no half any more when less than this share of the text is left for it. */
const LEAST_SHARE = 0.25;

/**
 * Cuts a text in the middle, at the line break that is nearest to it, or at a space within a long line.
 *
 * @throws {Refusal} if there is no running text, too little of it, or half a character (a lone surrogate)
 */
export function readTextHalves(dataset: Dataset): TextHalves {
  if (dataset.kind !== 'corpus') throw new Refusal(fill(NO_TEXT, { name: dataset.name }));
  const { name } = dataset;
  const text = withinLimit(dataset.text);
  requireWholeCharacters(name, text, dataset.firstLine);
  const cut = middleOf(text);
  const [training, heldOut] = [text.slice(0, cut), text.slice(cut)];
  const [first, second] = [countWords(training), countWords(heldOut)];
  if (Math.min(first, second) < LEAST_WORDS_OF_HALF) {
    throw new Refusal(tooFewWords(name, first, second));
  }
  const lines = linesOf(dataset, text, cut);
  const words = first + second;
  const from = beginningOfHeldOut(lines);
  return {
    used: fill(text.length < dataset.text.length ? FIRST_PART : WHOLE, { words, from }),
    lines,
    training,
    heldOut,
    words,
    warning: Math.min(first, second) < FEW_WORDS_OF_HALF ? fill(LITTLE_TEXT, { words }) : undefined,
  };
}

/** Where the second half begins, in words. */
function beginningOfHeldOut(lines: readonly TextLine[]): Phrase {
  const { line } = lines.find(({ isHeldOut }) => isHeldOut)!;
  const isCut = lines.some((other) => other.line === line && !other.isHeldOut);
  return fill(isCut ? MIDDLE_OF_LINE : START_OF_LINE, { line: line + 1 });
}

function tooFewWords(name: string, first: number, second: number): Phrase {
  const [found, needed] = [first + second, 2 * LEAST_WORDS_OF_HALF];
  if (found < needed) return fill(TOO_SHORT, { name, found, needed });
  const half = first < second ? FIRST_HALF : SECOND_HALF;
  const values = { name, half, found: Math.min(first, second) };
  return fill(POOR_HALF, { ...values, needed: LEAST_WORDS_OF_HALF });
}

function countWords(text: string): number {
  return Array.from(segmentWords(text)).length;
}

/** The text, or its beginning up to a line break, a space or the end of a character. */
function withinLimit(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  const start = text.slice(0, MOST_CHARACTERS);
  const lineBreak = start.lastIndexOf('\n') + 1;
  if (lineBreak > MOST_CHARACTERS * (1 - LEAST_SHARE)) return start.slice(0, lineBreak);
  return start.slice(0, characterEnd(text, MOST_CHARACTERS));
}

function middleOf(text: string): number {
  const middle = Math.floor(text.length / 2);
  const nearest = (pattern: RegExp): number | undefined => {
    const ends = Array.from(text.matchAll(pattern), (found) => found.index + found[0].length);
    const inside = ends.filter((end) => {
      return end >= LEAST_SHARE * text.length && end <= (1 - LEAST_SHARE) * text.length;
    });
    return inside.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  };
  return nearest(new RegExp(LINE_BREAK, 'gu')) ?? nearest(/\s+/gu) ?? characterEnd(text, middle);
}

/** The offset itself, or the one before where it would cut a surrogate pair. */
function characterEnd(text: string, offset: number): number {
  const isInPair = /^[\uD800-\uDBFF]$/u.test(text.charAt(offset - 1));
  return isInPair ? offset - 1 : offset;
}

function linesOf({ firstLine, firstCharacter }: CorpusDataset, text: string, cut: number) {
  const lines: TextLine[] = [];
  let line = firstLine;
  let start = firstCharacter;
  let offset = 0;
  for (const piece of text.split(new RegExp(`(${LINE_BREAK.source})`, 'u'))) {
    if (/^[\r\n]/u.test(piece)) {
      line++;
      start = 0;
    } else {
      for (const part of partsOf(piece, cut - offset)) {
        const at = { line, start, text: part, isHeldOut: offset >= cut };
        if (part.trim() !== '') lines.push(at);
        start += part.length;
        offset += part.length;
      }
      continue;
    }
    offset += piece.length;
  }
  return lines;
}

/** Pieces that are not too long, none of which goes over the cut. */
function partsOf(text: string, cut: number): string[] {
  const parts: string[] = [];
  for (let from = 0; from < text.length;) {
    const limit = from < cut ? Math.min(cut, text.length) : text.length;
    let to = limit;
    if (to - from > LONGEST_LINE) {
      const space = text.lastIndexOf(' ', from + LONGEST_LINE - 1) + 1;
      to = space > from ? space : characterEnd(text, from + LONGEST_LINE);
    }
    parts.push(text.slice(from, to));
    from = to;
  }
  return parts;
}

const WHOLE: Phrase = {
  ko: '단어 {words}개. 앞 절반으로 사전을 만들고, {from}부터는 처음 보는 글로 남겨 뒀어요',
  en: '{words} words; the dictionary is made from the first half, and from {from} on the text is kept as never seen',
};
const FIRST_PART: Phrase = {
  ko: '앞부분의 단어 {words}개. 그 절반으로 사전을 만들고, {from}부터는 처음 보는 글로 남겨 뒀어요',
  en: 'the first {words} words; the dictionary is made from half of them, and from {from} on the text is kept as never seen',
};
const START_OF_LINE: Phrase = { ko: '{line}번째 줄', en: 'line {line}' };
const MIDDLE_OF_LINE: Phrase = { ko: '{line}번째 줄 중간', en: 'the middle of line {line}' };
const LITTLE_TEXT: Phrase = {
  ko: '단어가 {words}개뿐인 짧은 글이에요. 비율은 이 글의 비율일 뿐, 이 언어가 그렇다고 말하기에는 너무 적어요.',
  en: 'With only {words} words there is too little text for these shares to mean anything about the language: they hold for this text alone.',
};
const TOO_SHORT: Phrase = {
  ko: '{name}에는 단어가 {found}개뿐이에요. 절반으로 나눠 비교하려면 {needed}개는 있어야 해요.',
  en: '{name} has too few words: {found}. To compare its two halves, at least {needed} are needed.',
};
const POOR_HALF: Phrase = {
  ko: '{name|을/를} 절반으로 나누면 {half}에는 단어가 {found}개뿐이에요. 두 절반을 비교하려면 각각 {needed}개는 있어야 해요.',
  en: 'The {half} half of {name} has too few words: {found}. To compare its two halves, each needs at least {needed}.',
};
const FIRST_HALF: Phrase = { ko: '앞 절반', en: 'first' };
const SECOND_HALF: Phrase = { ko: '뒤 절반', en: 'second' };
const NO_TEXT: Phrase = {
  ko: '{name|은/는} 이어지는 글이 아니에요. 이 수업에는 문장으로 된 글이 필요해요.',
  en: '{name} is not running text. This lesson needs sentences.',
};
