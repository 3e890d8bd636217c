import {
  FileSystemError,
  TabInputText,
  window,
  workspace,
  type Position,
  type Range,
  type TextDocument,
  type TextEditor,
  type Uri,
} from 'vscode';
import type { Phrase } from '../phrase/phrase';
import type { Source } from '../protocol/messages';
import type { Platform } from './platform';

/** Larger files are not handed over to extensions as documents. */
const LARGEST_DOCUMENT = 50 * 1024 * 1024;

/** A file, or the part of it that was selected, to be learned from. */
export interface Target {
  readonly uri: Uri;
  /** undefined: the whole file */
  readonly selection: Range | undefined;
  /** where the person's cursor stands, or their selection begins */
  readonly cursor?: Position;
}

/** What a target was when it was read. */
export interface ReadTarget {
  readonly source: Source;
  /** undefined for a file that is no document: what is on disk counts */
  readonly version: number | undefined;
  /** for the page's source line: the selection, as saved on disk, another encoding */
  readonly qualifier: Phrase | undefined;
}

const SELECTION: Phrase = { ko: '선택한 부분', en: 'the selection' };
const ON_DISK: Phrase = {
  ko: '디스크에 저장된 그대로 (50MB가 넘어 편집기 표시는 없어요)',
  en: 'as saved on disk (over 50 MB: no marks in the editor)',
};
const KOREAN_ENCODING: Phrase = {
  ko: 'UTF-8이 아니어서 한국어 인코딩(CP949)으로 읽음',
  en: 'not UTF-8, read as Korean (CP949)',
};

export function nameOf(uri: Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/** What a command without an argument is about: the active editor, or the active tab's file. */
export function activeTarget(): Target | undefined {
  const editor = window.activeTextEditor;
  if (editor !== undefined) return targetOf(editor);
  // A file too large for an editor of its own still has a tab.
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof TabInputText ? { uri: input.uri, selection: undefined } : undefined;
}

/** An editor's document, or what is selected in it. */
export function targetOf(editor: TextEditor): Target {
  const { document, selection } = editor;
  const { start, isEmpty } = selection;
  return { uri: document.uri, selection: isEmpty ? undefined : selection, cursor: start };
}

/** The text as it stands in the editor, unsaved edits included; a large file as it is on disk. */
export async function readTarget(target: Target, platform: Platform): Promise<ReadTarget> {
  const { uri } = target;
  const open = workspace.textDocuments.find((doc) => doc.uri.toString() === uri.toString());
  const document = open ?? (await openDocument(uri));
  if (document === undefined) {
    const source = await platform.largeFileSource(uri, nameOf(uri), '');
    return { source, version: undefined, qualifier: ON_DISK };
  }
  const korean = await reopenAsKorean(document);
  return readDocument(korean ?? document, target.selection, korean !== undefined);
}

function readDocument(
  document: TextDocument,
  selection: Range | undefined,
  reopened: boolean,
): ReadTarget {
  const start = selection?.start;
  return {
    source: {
      kind: 'text',
      name: nameOf(document.uri),
      languageId: document.languageId,
      text: document.getText(selection),
      firstLine: start?.line ?? 0,
      firstCharacter: start?.character ?? 0,
    },
    version: document.version,
    qualifier: selection !== undefined ? SELECTION : reopened ? KOREAN_ENCODING : undefined,
  };
}

async function openDocument(uri: Uri): Promise<TextDocument | undefined> {
  if (uri.scheme !== 'untitled') {
    const { size } = await workspace.fs.stat(uri); // throws for a file that is gone
    if (size > LARGEST_DOCUMENT) return undefined;
  }
  try {
    return await workspace.openTextDocument(uri);
  } catch (error) {
    if (error instanceof FileSystemError) throw error;
    return undefined; // binary, by VS Code's own judgement: the worker says what it found
  }
}

/** The document with its text as it was meant: see {@link reopenAsKorean}. */
export async function openReadable(uri: Uri): Promise<TextDocument> {
  const document = await workspace.openTextDocument(uri);
  return (await reopenAsKorean(document)) ?? document;
}

/**
 * Korean files are often CP949 while VS Code opens them as UTF-8, with U+FFFD for every syllable.
 * Then the document is opened again as CP949 (VS Code's `euckr`), so that the editor shows it right
 * too. A document with unsaved edits is left alone.
 */
async function reopenAsKorean(document: TextDocument): Promise<TextDocument | undefined> {
  const readAsUtf8 = document.encoding === 'utf8';
  if (!readAsUtf8 || document.isDirty || !document.getText().includes('\ufffd')) return undefined;
  const bytes = await workspace.fs.readFile(document.uri);
  if (isUtf8(bytes) || (await decodeKorean(bytes)) === undefined) return undefined;
  return workspace.openTextDocument(document.uri, { encoding: 'euckr' });
}

/** A � of such a text was meant. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** A text in CP949 (VS Code's `euckr`); undefined: it is in another encoding. */
export async function decodeKorean(bytes: Uint8Array): Promise<string | undefined> {
  const text = await workspace.decode(bytes, { encoding: 'euckr' });
  return text.includes('\ufffd') ? undefined : text;
}
