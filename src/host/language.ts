import { env, Range, window, workspace, type TextDocument } from 'vscode';
import { say, type Language, type Phrase, type PhraseValues } from '../phrase/phrase';

/** Enough of a document to tell what it is mostly written in. */
const SAMPLE_LINES = new Range(0, 0, 100, 0);
const SAMPLE_LENGTH = 4000;

/**
 * The language of lessons, hovers and verdicts: the setting, else VS Code's own when that is
 * Korean, else Korean for a document that is mostly Hangul.
 */
export function readLanguage(document = window.activeTextEditor?.document): Language {
  const setting = workspace.getConfiguration('unroll').get<string>('language');
  if (setting === 'ko' || setting === 'en') return setting;
  if (env.language.startsWith('ko')) return 'ko';
  return document !== undefined && isMostlyHangul(document) ? 'ko' : 'en';
}

/** A sentence for a notification, in the reader's language. */
export function inReadersLanguage(phrase: Phrase, values: PhraseValues = {}): string {
  return say(phrase, readLanguage(), values);
}

function isMostlyHangul(document: TextDocument): boolean {
  const sample = document.getText(SAMPLE_LINES).slice(0, SAMPLE_LENGTH);
  const hangul = sample.match(/\p{Script=Hangul}/gu)?.length ?? 0;
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  return hangul * 2 > letters;
}
