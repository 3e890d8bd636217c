import {
  commands,
  Disposable,
  EventEmitter,
  Range,
  window,
  workspace,
  type TextDocument,
  type TextEditor,
} from 'vscode';
import type { DatasetKind } from '../dataset/dataset';
import { datasetKindOf } from '../dataset/dataset-kind';
import { nameOf, targetOf, type Target } from './document-source';

/** Enough of a document to tell what kind of data it is. */
const SAMPLE_LINES = new Range(0, 0, 200, 0);
const SAMPLE_LENGTH = 64 * 1024;

/** Languages whose files Unroll offers itself for; Rainbow CSV's ids are among them. */
export const OFFERED_LANGUAGES = [
  'csv',
  'tsv',
  'csv (semicolon)',
  'csv (pipe)',
  'csv (whitespace)',
  'dynamic csv',
  'plaintext',
  'markdown',
];

const OFFERED_SCHEMES = new Set(['file', 'untitled', 'vscode-vfs', 'vscode-remote']);

/**
 * Follows the file that the person last worked in (a panel taking the focus does not count) and
 * keeps the context key `unroll.fileKind` true to it.
 */
export class OpenFile implements Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions: Disposable;
  #editor: TextEditor | undefined;

  constructor() {
    this.#subscriptions = Disposable.from(
      window.onDidChangeActiveTextEditor((editor) => this.#follow(editor)),
      workspace.onDidCloseTextDocument(() => this.#follow(window.activeTextEditor)),
      workspace.onDidSaveTextDocument(() => this.#follow(window.activeTextEditor)),
    );
    this.#follow(window.activeTextEditor);
  }

  /** The file to learn from, when it is of one of these kinds. */
  targetFor(kinds: readonly DatasetKind[]): Target | undefined {
    const editor = this.#editor;
    if (editor === undefined || editor.document.isClosed) return undefined;
    const kind = kindOf(editor.document);
    return kind !== undefined && kinds.includes(kind) ? targetOf(editor) : undefined;
  }

  /** The name of the file last worked in, whatever it is. */
  get name(): string | undefined {
    return this.#editor === undefined ? undefined : nameOf(this.#editor.document.uri);
  }

  get document(): TextDocument | undefined {
    return this.#editor?.document;
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  #follow(editor: TextEditor | undefined): void {
    if (editor !== undefined && OFFERED_SCHEMES.has(editor.document.uri.scheme)) {
      this.#editor = editor;
    } else if (this.#editor?.document.isClosed === true) {
      this.#editor = undefined;
    }
    const kind = editor === undefined ? undefined : kindOf(editor.document);
    void commands.executeCommand('setContext', 'unroll.fileKind', kind);
    this.#changed.fire();
  }
}

/** What a document looks like, or undefined where Unroll does not offer itself. */
export function kindOf(document: TextDocument): DatasetKind | undefined {
  if (!OFFERED_SCHEMES.has(document.uri.scheme)) return undefined;
  if (!OFFERED_LANGUAGES.includes(document.languageId)) return undefined;
  const sample = document.getText(SAMPLE_LINES).slice(0, SAMPLE_LENGTH);
  const { languageId } = document;
  return datasetKindOf(sample, { name: nameOf(document.uri), languageId });
}
