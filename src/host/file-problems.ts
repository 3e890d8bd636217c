import type { Uri } from 'vscode';
import { Diagnostic, DiagnosticSeverity, Disposable, languages, workspace } from 'vscode';
import { say } from '../phrase/phrase';
import type { ProblemSummary } from '../dataset/summary';
import type { DataDoctor } from './columns/data-doctor';
import { kindOf } from './open-file';
import { readLanguage } from './language';

const MOST_PER_FILE = 100;

/** What the data doctor says of each row instead. */
const BY_PLACE: ReadonlySet<ProblemSummary['code']> = new Set([
  'constant-column',
  'duplicate-times',
  'gaps',
  'infinite-values',
  'irregular-times',
  'missing-values',
  'not-numbers',
  'not-times',
]);

/**
 * What is wrong with a file, in the Problems panel: only after an Unroll command on that file, only
 * until it is edited, and never as an error, since the file is the person's own.
 */
export class FileProblems implements Disposable {
  readonly #collection = languages.createDiagnosticCollection('unroll');
  readonly #subscriptions: Disposable;

  constructor(private readonly doctor: DataDoctor) {
    this.#subscriptions = Disposable.from(
      this.#collection,
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#collection.delete(document.uri);
      }),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('unroll.diagnostics')) this.#collection.clear();
      }),
    );
  }

  put(uri: Uri, problems: readonly ProblemSummary[]): void {
    if (!workspace.getConfiguration('unroll', uri).get<boolean>('diagnostics', true)) return;
    const document = workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
    if (document === undefined) return;
    // Of a table the doctor lists the places one by one.
    const isTable = kindOf(document) === 'series';
    if (isTable) void this.doctor.examine(document);
    const listed = problems.filter(({ code }) => !isTable || !BY_PLACE.has(code));
    const diagnostics = listed.slice(0, MOST_PER_FILE).map((problem) => {
      const line = Math.min(problem.line ?? 0, document.lineCount - 1);
      const message = say(problem.message, readLanguage(document));
      const severity = severityOf(problem);
      const diagnostic = new Diagnostic(document.lineAt(line).range, message, severity);
      diagnostic.source = 'Unroll';
      return diagnostic;
    });
    this.#collection.set(uri, diagnostics);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }
}

function severityOf({ severity }: ProblemSummary): DiagnosticSeverity {
  return severity === 'noticed' ? DiagnosticSeverity.Information : DiagnosticSeverity.Warning;
}
