import {
  CodeLens,
  EventEmitter,
  l10n,
  Range,
  workspace,
  type CodeLensProvider,
  type Disposable,
  type TextDocument,
} from 'vscode';
import { OFFERED_LANGUAGES, kindOf } from './open-file';
import { readColumns } from './read-columns';

/** More would push the file out of sight. */
const MOST_LENSES = 6;

/** ▶ lines above the header of a CSV file, one for each column that can be learned. */
export class ColumnLenses implements CodeLensProvider, Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.#changed.event;
  readonly #subscription = workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration('unroll.codeLens')) this.#changed.fire();
  });

  provideCodeLenses(document: TextDocument): CodeLens[] {
    if (!workspace.getConfiguration('unroll', document).get<boolean>('codeLens', true)) return [];
    if (kindOf(document) !== 'series') return [];
    return readColumns(document)
      .slice(0, MOST_LENSES)
      .map(({ name }) => {
        const title = `$(play) ${l10n.t('Train on “{0}”', name)}`;
        const args = [document.uri, name];
        const command = { title, command: 'unroll.trainOnThisFile', arguments: args };
        return new CodeLens(new Range(0, 0, 0, 0), command);
      });
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}

/** Where lenses and hovers on columns apply. */
export const COLUMN_FILES = [
  ...OFFERED_LANGUAGES.filter((id) => id.includes('csv') || id === 'tsv').map((language) => ({
    language,
  })),
  { pattern: '**/*.{csv,tsv,tab}' },
];
