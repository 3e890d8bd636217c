import {
  CodeLens,
  EventEmitter,
  l10n,
  Range,
  workspace,
  type CodeLensProvider,
  type Command,
  type Disposable,
  type TextDocument,
} from 'vscode';
import { OFFERED_LANGUAGES, kindOf } from '../open-file';
import { headerLine, readTable } from './read-table';

/** More columns would push lenses out of sight. */
const MOST_COLUMNS = 2;

/** What can be done with a column, above the header of a CSV file. */
export class ColumnLenses implements CodeLensProvider, Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.#changed.event;
  readonly #subscription = workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration('unroll.codeLens')) this.#changed.fire();
  });

  provideCodeLenses(document: TextDocument): CodeLens[] {
    if (!workspace.getConfiguration('unroll', document).get<boolean>('codeLens', true)) return [];
    if (kindOf(document) !== 'series') return [];
    const table = readTable(document);
    if (table === undefined) return [];
    const line = headerLine(table);
    const lens = (title: string, command: string, ...args: unknown[]) => {
      const run: Command = { title, command: `unroll.${command}`, arguments: args };
      return new CodeLens(new Range(line, 0, line, 0), run);
    };
    const { uri } = document;
    const lenses = table.columns
      .slice(0, MOST_COLUMNS)
      .flatMap(({ name }) => [
        lens(`$(play) ${l10n.t('Train on “{0}”', name)}`, 'trainOnThisFile', uri, name),
        lens(l10n.t('ACF'), 'showAutocorrelation', uri, name),
        lens(l10n.t('Stationary?'), 'testStationarity', uri, name),
        lens(l10n.t('Forecast'), 'forecastColumn', uri, name),
      ]);
    const others = table.columns.length - MOST_COLUMNS;
    if (others > 0) lenses.push(lens(l10n.t('{0} more columns…', others), 'chooseColumn', uri));
    return lenses;
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
