import { workspace, type Range } from 'vscode';
import type { Params } from '../lessons/experiment';
import type { Lesson } from '../lessons/lesson';
import type { Target } from './document-source';
import { wordAt } from './embed/word-at';

/** The settings that say where a lesson begins, and what it learns from. */
export interface Beginning {
  readonly target: Target;
  readonly params: Params;
}

/**
 * A lesson that learns from the whole text and begins at one place is pointed there by the cursor. So is
 * it by a selection within one line: that is too little to learn from. A cursor at the very beginning,
 * where a file is opened, points nowhere.
 */
export function beginAt(target: Target, at: Lesson['beginsAt']): Beginning {
  const { uri, selection, cursor } = target;
  if (at === undefined || cursor === undefined) return { target, params: {} };
  const learned = isWithinLine(selection) ? { ...target, selection: undefined } : target;
  const { line, character } = cursor;
  if (selection === undefined && line === 0 && character === 0) return { target, params: {} };
  if (at === 'line') return { target: learned, params: { line } };
  const document = workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  // Of two words that meet at the beginning of a selection the selected one counts.
  const position = selection === undefined ? cursor : cursor.translate(0, 1);
  const range = document === undefined ? undefined : wordAt(document, position);
  const params = range === undefined ? {} : { word: document!.getText(range) };
  return { target: learned, params };
}

/** With or without the line break behind it. */
function isWithinLine(selection: Range | undefined): boolean {
  if (selection === undefined) return false;
  const { start, end } = selection;
  return end.line === start.line || (end.line === start.line + 1 && end.character === 0);
}
