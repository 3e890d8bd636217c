import { Range, type Position, type Selection, type TextDocument } from 'vscode';
import { segmentWords, type TextSegment } from '../../text/text-segments';

/** Lines of more units are not cut for a hover. */
export const LONGEST_LINE = 100_000;

/** The word at a position, bounded as the vectors bound it. */
export function wordAt(document: TextDocument, { line, character }: Position): Range | undefined {
  const word = wordsOf(document, line).find(
    ({ start, end }) => start <= character && character <= end,
  );
  return word === undefined ? undefined : new Range(line, word.start, line, word.end);
}

/**
 * What a selection means: the word under the cursor where nothing is selected, else what is selected
 * with its first and last words whole. Half a word has no vector, and `골목` of `골목은` is half a word.
 */
export function wholeWords(document: TextDocument, selection: Selection): Range | undefined {
  if (selection.isEmpty) return wordAt(document, selection.active);
  const { start, end } = selection;
  const first = wordsOf(document, start.line).find(
    (word) => word.start < start.character && start.character < word.end,
  );
  const last = wordsOf(document, end.line).find(
    (word) => word.start < end.character && end.character < word.end,
  );
  return new Range(
    start.line,
    first?.start ?? start.character,
    end.line,
    last?.end ?? end.character,
  );
}

/** Words are not found by a cursor in it, however many there are. */
export function isLongLine(document: TextDocument, line: number): boolean {
  return document.lineAt(line).text.length > LONGEST_LINE;
}

export function holdsWord(text: string): boolean {
  return segmentWords(text).next().done !== true;
}

function wordsOf(document: TextDocument, line: number): TextSegment[] {
  return isLongLine(document, line) ? [] : [...segmentWords(document.lineAt(line).text)];
}
