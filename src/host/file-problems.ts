import type { Uri } from 'vscode';
import { Diagnostic, DiagnosticSeverity, Disposable, languages, workspace } from 'vscode';
import { say } from '../phrase/phrase';
import type { ProblemSummary } from '../dataset/summary';
import { readLanguage } from './language';

const MOST_PER_FILE = 100;

/**
 * What is wrong with a file, in the Problems panel: only after an Unroll command on that file, only
 * until it is edited, and never as an error, since the file is the person's own.
 */
export class FileProblems implements Disposable {
  readonly #collection = languages.createDiagnosticCollection('unroll');
  readonly #subscriptions: Disposable;

  constructor() {
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
    const diagnostics = problems.slice(0, MOST_PER_FILE).map((problem) => {
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
