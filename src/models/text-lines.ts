import type { Engine } from '../engine/engine';
import { segmentWords } from '../text/text-segments';
import { wordKey } from '../text/word-key';
import { toEnd } from '../turns/to-end';
import { followTraining, type Slice } from './follow-training';
import { trainTextVectors, type TextVectorOptions, type TextVectors } from './text-vectors';
import type { TextSentence, TextWords } from './text-words';

/** A sentence, or a line that holds a word, as it is searched for. */
export interface TextLine extends TextSentence {
  /** the key of every word, in reading order */
  readonly words: readonly string[];
}

/** A text's lines in reading order, as far as it was read; those without a word are left out. */
export function linesOf({ sentences }: TextWords): TextLine[] {
  return toEnd(joinLinesInSlices(sentences.map(withKeys), (a, b) => a.line === b.line));
}

/** The sentences of a line become one, all others stay. A turn every ten thousand sentences. */
export function* joinLinesInSlices<Sentence extends TextLine>(
  sentences: readonly Sentence[],
  isSameLine: (a: Sentence, b: Sentence) => boolean,
): Generator<undefined, Sentence[], undefined> {
  const lines: Sentence[] = [];
  let from = 0;
  for (let to = 1; to <= sentences.length; to++) {
    if (to % SENTENCES_A_TURN === 0) yield undefined;
    if (to < sentences.length && isSameLine(sentences[to]!, sentences[from]!)) continue;
    lines.push(joined(sentences.slice(from, to)));
    from = to;
  }
  return lines;
}

const SENTENCES_A_TURN = 10_000;

function joined<Sentence extends TextLine>(sentences: readonly Sentence[]): Sentence {
  const [first] = sentences;
  if (sentences.length === 1) return first!;
  return {
    ...first!,
    end: sentences.at(-1)!.end,
    text: sentences.map(({ text }) => text).join(' '),
    rows: Int32Array.from(sentences.flatMap(({ rows }) => Array.from(rows))),
    places: sentences.flatMap(({ places }) => places),
    words: sentences.flatMap(({ words }) => words),
  };
}

export function withKeys(sentence: TextSentence): TextLine {
  return { ...sentence, words: wordsIn(sentence).map(wordKey) };
}

/** A sentence's words as they are written, in NFC, in reading order: it was cut when it was read. */
export function wordsIn({ text, start, places }: TextSentence): string[] {
  return places.map((place) => text.slice(place.start - start, place.end - start).normalize('NFC'));
}

/** The words of any text as they are written, in NFC, in reading order. */
export function wordsOf(text: string): string[] {
  return Array.from(segmentWords(text), (word) => word.text.normalize('NFC'));
}

/** {@link trainTextVectors} for a run that tells nothing of it but how far it is. */
export function* learnTextVectors(
  engine: Engine,
  text: TextWords,
  seed: number,
  options: TextVectorOptions = {},
): Generator<
  Slice | { readonly kind: 'progress'; readonly step: number; readonly total: number },
  TextVectors,
  undefined
> {
  return yield* followTraining(trainTextVectors(engine, text, seed, options), ({ step, total }) => [
    { kind: 'progress' as const, step, total },
  ]);
}
