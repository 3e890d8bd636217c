import type { Engine } from '../engine/engine';
import type { Place } from '../dataset/dataset';
import { createWordSegmenter, segmentWords } from '../text/text-segments';
import { wordKey } from '../text/word-key';
import { followTraining, type Slice } from './follow-training';
import { trainTextVectors, type TextVectorOptions, type TextVectors } from './text-vectors';
import type { TextSentence, TextWords } from './text-words';

/** A line of the document that holds a word. */
export interface TextLine extends Place {
  readonly end: number;
  readonly text: string;
  /** the key of every word, in reading order */
  readonly words: readonly string[];
  /** the row of each word, −1 for one that is not known */
  readonly rows: Int32Array;
}

/** A text's lines in reading order, as far as it was read; those without a word are left out. */
export function linesOf({ sentences }: TextWords): TextLine[] {
  const segment = createWordSegmenter();
  const lines: TextLine[] = [];
  let from = 0;
  for (let to = 1; to <= sentences.length; to++) {
    if (sentences[to]?.line === sentences[from]!.line) continue;
    lines.push(lineOf(sentences.slice(from, to), segment));
    from = to;
  }
  return lines;
}

function lineOf(sentences: readonly TextSentence[], segment: typeof segmentWords): TextLine {
  const { line, start } = sentences[0]!;
  return {
    line,
    start,
    end: sentences.at(-1)!.end,
    text: sentences.map(({ text }) => text).join(' '),
    words: sentences.flatMap(({ text }) => wordsOf(text, segment).map(wordKey)),
    rows: Int32Array.from(sentences.flatMap(({ rows }) => Array.from(rows))),
  };
}

/** Words as they are written, in NFC, in reading order. */
export function wordsOf(text: string, segment = segmentWords): string[] {
  return Array.from(segment(text), (word) => word.text.normalize('NFC'));
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
