/** A piece of a text, half-open in UTF-16 offsets. */
export interface TextSegment {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The grapheme clusters of a text, what a reader calls a character: `각` in three conjoining jamo is
 * one, and so is a family of emoji joined by ZWJ. Where there is no Intl.Segmenter, code points.
 *
 * @returns segments that follow each other without a gap
 * @see Unicode Standard Annex #29, Unicode Text Segmentation, 3
 * @example Array.from(segmentGraphemes('e\u0301!'), ({ text }) => text) // => ['é', '!']
 */
export function* segmentGraphemes(text: string): Generator<TextSegment> {
  yield* segments(text, segmenterOf('grapheme'));
}

/**
 * The words of a text as Unicode bounds them in its NFC, without the spaces and the punctuation between
 * them; Chinese, Japanese and Thai are cut by ICU's dictionary. Where there is no Intl.Segmenter, runs
 * of letters, marks and digits.
 *
 * @see Unicode Standard Annex #29, Unicode Text Segmentation, 4
 * @example Array.from(segmentWords('커피를 마셔요.'), ({ text }) => text) // => ['커피를', '마셔요']
 */
export function segmentWords(text: string): Generator<TextSegment> {
  return createWordSegmenter()(text);
}

/**
 * {@link segmentWords} for many texts, as the sentences of one: no word goes over a space, so what
 * stands between spaces is cut once, however often it occurs in them.
 */
export function createWordSegmenter(): (text: string) => Generator<TextSegment> {
  const cut = new Map<string, readonly TextSegment[]>();
  return (text) => cutWords(text, cut);
}

function* cutWords(text: string, cut: Map<string, readonly TextSegment[]>): Generator<TextSegment> {
  const segmenter = segmenterOf('word');
  if (segmenter === undefined) {
    yield* matches(text, /[\p{L}\p{M}\p{N}]+/gu);
    return;
  }
  for (const { text: piece, start: offset } of matches(text, /[^ \t\r\n]+/gu)) {
    let found = cut.get(piece);
    if (found === undefined) {
      found = wordsIn(piece, segmenter);
      if (cut.size < CUT_PIECES) cut.set(piece, found);
    }
    for (const { text: word, start, end } of found) {
      yield { text: word, start: offset + start, end: offset + end };
    }
  }
}

const CUT_PIECES = 200_000;

/**
 * Bounded as in NFC, so that words are the same however their Hangul was typed: ICU has other rules for
 * conjoining jamo than for syllables.
 */
function wordsIn(piece: string, segmenter: Intl.Segmenter): TextSegment[] {
  const composed = piece.normalize('NFC');
  const offsets = composed === piece ? undefined : offsetsFromNfc(piece, composed);
  const cut = segments(offsets === undefined ? piece : composed, segmenter);
  const words = Array.from(cut).filter(({ isWordLike }) => isWordLike);
  if (offsets === undefined) return words;
  return words.map((word) => {
    const [start, end] = [offsets[word.start]!, offsets[word.end]!];
    return { text: piece.slice(start, end), start, end };
  });
}

/** One character of more units is mapped as a whole. */
const LONGEST_CHARACTER = 64;

/**
 * Where the units of a text's NFC stand in the text itself; undefined where they cannot be told apart.
 * Characters that a reader takes for one compose among themselves only.
 */
function offsetsFromNfc(text: string, composed: string): Uint32Array | undefined {
  const offsets = new Uint32Array(composed.length + 1).fill(text.length);
  let at = 0;
  for (const { text: character, start } of segmentGraphemes(text)) {
    const whole = character.normalize('NFC');
    offsets.fill(start, at, at + whole.length);
    for (let length = 1; length < Math.min(character.length, LONGEST_CHARACTER); length++) {
      const part = character.slice(0, length).normalize('NFC');
      if (whole.startsWith(part)) offsets[at + part.length] = start + length;
    }
    at += whole.length;
  }
  return at === composed.length ? offsets : undefined;
}

function* matches(text: string, pattern: RegExp): Generator<TextSegment> {
  for (const { 0: found, index } of text.matchAll(pattern)) {
    yield { text: found, start: index, end: index + found.length };
  }
}

interface Found extends TextSegment {
  readonly isWordLike: boolean;
}

/** Intl.Segmenter takes time that grows with the square of the text, so it is shown this much. */
const WINDOW = 2000;

/** `a.` at a window's end is two segments, and one with a `b` behind it: so many are read again. */
const HELD_BACK = 2;

/**
 * A line break always bounds a segment; so does a boundary that what follows cannot undo, from which
 * the next window starts. Only a dictionary's choice, in a run of Chinese, Japanese or Thai longer
 * than the window, and one segment that fills it may differ from what the whole text would give.
 */
function* segments(text: string, segmenter: Intl.Segmenter | undefined): Generator<Found> {
  if (segmenter === undefined) {
    let start = 0;
    for (const character of text) {
      const end = start + character.length;
      yield { text: character, start, end, isWordLike: false };
      start = end;
    }
    return;
  }
  let start = 0;
  while (start < text.length) {
    const [windowEnd, isBoundary] = windowFrom(text, start);
    const found = Array.from(segmenter.segment(text.slice(start, windowEnd)));
    const sure = isBoundary ? found.length : Math.max(1, found.length - HELD_BACK);
    const from = start;
    for (const { segment, index, isWordLike } of found.slice(0, sure)) {
      start = from + index + segment.length;
      yield { text: segment, start: from + index, end: start, isWordLike: isWordLike === true };
    }
  }
}

/** Where a window ends, and whether a segment is sure to end there. */
function windowFrom(text: string, start: number): [end: number, isBoundary: boolean] {
  const lineBreak = text.indexOf('\n', start);
  const lineEnd = lineBreak < 0 ? text.length : lineBreak + 1;
  if (lineEnd - start <= WINDOW) return [lineEnd, true];
  const end = start + WINDOW;
  const isInPair = /[\uD800-\uDBFF]/u.test(text.charAt(end - 1));
  return [isInPair ? end - 1 : end, false];
}

const SEGMENTERS = new Map<string, Intl.Segmenter>();

/** Root rules, whatever the machine's language: English tailors none. */
function segmenterOf(granularity: 'grapheme' | 'word'): Intl.Segmenter | undefined {
  if (!('Segmenter' in Intl)) return undefined;
  let segmenter = SEGMENTERS.get(granularity);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter('en', { granularity });
    SEGMENTERS.set(granularity, segmenter);
  }
  return segmenter;
}
