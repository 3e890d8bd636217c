import {
  CodeAction,
  CodeActionKind,
  Diagnostic,
  DiagnosticSeverity,
  Disposable,
  l10n,
  languages,
  Range,
  window,
  workspace,
  WorkspaceEdit,
  type CodeActionProvider,
  type TextDocument,
  type Uri,
} from 'vscode';
import { cellsOfLine } from '../../dataset/cells-of-line';
import {
  applyChanges,
  changeLines,
  DROP,
  KEEP,
  type LineChange,
  type TableStyle,
} from '../../dataset/row-edits';
import type { FixKind } from '../../dataset/table-faults';
import { say } from '../../phrase/phrase';
import type { ListedFault } from '../../training/examine/examine-event';
import { nameOf } from '../document-source';
import { orSay } from '../failure';
import { readLanguage } from '../language';
import { kindOf } from '../open-file';
import { linesOf } from './read-table';
import type { TableAnalyst } from './table-analyst';

/** After an edit, so that typing is not followed key by key. */
const QUIET_MS = 400;

interface Patient {
  readonly version: number;
  readonly faults: readonly ListedFault[];
  /** in the order of `faults` */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * What is wrong with the rows of a table, in the Problems panel, with quick fixes: only after an Unroll
 * command on that file, then kept true to it. It never writes on its own: a fix is one undoable edit, or
 * a mended copy.
 */
export class DataDoctor implements CodeActionProvider, Disposable {
  static readonly kinds = [CodeActionKind.QuickFix];
  readonly #collection = languages.createDiagnosticCollection('unroll-data');
  readonly #patients = new Map<string, Patient>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #subscriptions: Disposable;

  constructor(private readonly analyst: TableAnalyst) {
    this.#subscriptions = Disposable.from(
      this.#collection,
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const key = document.uri.toString();
        if (contentChanges.length === 0 || !this.#patients.has(key)) return;
        this.#collection.delete(document.uri); // its places are wrong now
        clearTimeout(this.#timers.get(key));
        this.#timers.set(
          key,
          setTimeout(() => void this.examine(document), QUIET_MS),
        );
      }),
      workspace.onDidCloseTextDocument(({ uri }) => this.#discharge(uri)),
      workspace.onDidChangeConfiguration((change) => {
        if (!change.affectsConfiguration('unroll.diagnostics')) return;
        this.#collection.clear();
        this.#patients.clear();
      }),
    );
  }

  /** Lists the faults of an open table beside something else that was asked of it. */
  async examine(document: TextDocument): Promise<void> {
    if (document.isClosed || !isWanted(document) || kindOf(document) !== 'series') return;
    try {
      await this.check(document);
    } catch {
      this.#discharge(document.uri); // no table any more: whatever was asked of it says so
    }
  }

  /**
   * Lists the faults of a table, unless `unroll.diagnostics` is off.
   *
   * @returns how many there are, listed or not
   * @throws {Refusal} where there is no table, with the sentence to show
   */
  async check(document: TextDocument): Promise<number> {
    const { uri, version } = document;
    const { faults, faultCount, style } = await this.analyst.table(document);
    if (document.version === version && isWanted(document)) {
      const diagnostics = faults.map((fault) => diagnosticOf(document, fault, style));
      this.#patients.set(uri.toString(), { version, faults, diagnostics });
      this.#collection.set(uri, diagnostics);
    }
    return faultCount;
  }

  provideCodeActions(document: TextDocument, range: Range): CodeAction[] {
    const patient = this.#patients.get(document.uri.toString());
    if (patient?.version !== document.version) return [];
    const here = patient.faults
      .map((fault, i) => ({ fault, i, diagnostic: patient.diagnostics[i]! }))
      .filter(({ diagnostic }) => diagnostic.range.intersection(range) !== undefined);
    const actions = here.flatMap(({ fault, i, diagnostic }) =>
      fault.fixes.map((fix, nth) => {
        const action = new CodeAction(titleOf(fault, fix), CodeActionKind.QuickFix);
        action.diagnostics = [diagnostic];
        action.isPreferred = nth === 0;
        const args = [document.uri, document.version, i, fix];
        action.command = { title: action.title, command: 'unroll.fixFault', arguments: args };
        return action;
      }),
    );
    if (here.length > 0) {
      const title = l10n.t('Open a fixed copy (all faults)');
      const copy = new CodeAction(title, CodeActionKind.QuickFix);
      copy.diagnostics = here.map(({ diagnostic }) => diagnostic);
      copy.command = { title, command: 'unroll.openFixedCopy', arguments: [document.uri] };
      actions.push(copy);
    }
    return actions;
  }

  /** Mends one fault as one undoable edit. */
  async fix(uri: Uri, version: number, fault: number, fix: FixKind): Promise<void> {
    const document = await workspace.openTextDocument(uri);
    if (document.version !== version) return; // the light bulb was of an older text
    await orSay(nameOf(document.uri), async () => {
      const changes = await this.#changes(document, { about: 'fix', fault, fix });
      const edit = new WorkspaceEdit();
      for (const change of changes) addTo(edit, document, change);
      await workspace.applyEdit(edit);
    });
  }

  /** The same file with every fault mended that can be, as a new document. */
  async openFixedCopy(document: TextDocument): Promise<void> {
    await orSay(nameOf(document.uri), async () => {
      const changes = await this.#changes(document, { about: 'fix', fault: -1, fix: 'all' });
      if (changes.length === 0) {
        const name = nameOf(document.uri);
        void window.showInformationMessage(l10n.t('{0} has nothing that Unroll could mend.', name));
        return;
      }
      const content = applyChanges(document.getText(), changes);
      const { languageId: language } = document;
      await window.showTextDocument(await workspace.openTextDocument({ language, content }));
    });
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#subscriptions.dispose();
  }

  async #changes(
    document: TextDocument,
    question: { about: 'fix'; fault: number; fix: FixKind | 'all' },
  ): Promise<LineChange[]> {
    const [{ style }, { edits }] = await Promise.all([
      this.analyst.table(document),
      this.analyst.ask(document, question),
    ]);
    return changeLines(edits, linesOf(document), style);
  }

  #discharge(uri: Uri): void {
    clearTimeout(this.#timers.get(uri.toString()));
    this.#patients.delete(uri.toString());
    this.#collection.delete(uri);
  }
}

/** Whether the Problems panel may list what is found. */
export function isWanted({ uri }: TextDocument): boolean {
  return workspace.getConfiguration('unroll', uri).get<boolean>('diagnostics', true);
}

function diagnosticOf(
  document: TextDocument,
  { line, column, message, values, code }: ListedFault,
  { separator }: TableStyle,
): Diagnostic {
  const text = document.lineAt(Math.min(line, document.lineCount - 1));
  const cell = cellsOfLine(text.text, separator)?.[column];
  const range = cell === undefined ? text.range : new Range(line, cell.start, line, cell.end);
  const found = cell?.text.trim() ?? '';
  const words = say(message, readLanguage(document), { ...values, found });
  const severity =
    code === 'constant-column' ? DiagnosticSeverity.Information : DiagnosticSeverity.Warning;
  const diagnostic = new Diagnostic(range, words, severity);
  diagnostic.source = 'Unroll';
  diagnostic.code = code;
  return diagnostic;
}

function titleOf({ code }: ListedFault, fix: FixKind): string {
  switch (fix) {
    case 'fill':
      return code === 'gap'
        ? l10n.t('Insert the rows left out, on the line between their neighbours')
        : l10n.t('Fill in the value between its neighbours');
    case 'drop':
      return l10n.t('Leave out this row');
    case 'convert':
      return l10n.t('Bring the rows from here on back to the unit before');
    case 'drop-column':
      return l10n.t('Leave out this column');
  }
}

function addTo(edit: WorkspaceEdit, document: TextDocument, change: LineChange): void {
  const { uri } = document;
  const { line, before, text } = change;
  const start = new Range(line, 0, line, 0);
  if (before.length > 0) edit.insert(uri, start.start, before.map((row) => `${row}\n`).join(''));
  if (text === KEEP) return;
  const { range, rangeIncludingLineBreak } = document.lineAt(line);
  if (text === DROP) edit.delete(uri, rangeIncludingLineBreak);
  else edit.replace(uri, range, text);
}
