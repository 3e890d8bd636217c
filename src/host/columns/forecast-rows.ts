import type { Disposable, Position } from 'vscode';
import {
  CodeLens,
  commands,
  EventEmitter,
  Hover,
  InlineCompletionItem,
  l10n,
  MarkdownString,
  ProgressLocation,
  Range,
  Selection,
  TextEditorRevealType,
  window,
  workspace,
  WorkspaceEdit,
  type CodeLensProvider,
  type HoverProvider,
  type InlineCompletionItemProvider,
  type TextDocument,
} from 'vscode';
import { writeRow } from '../../dataset/row-edits';
import { formatNumber, say, type Language, type Phrase } from '../../phrase/phrase';
import type { ColumnForecast } from '../../training/examine/examine-event';
import { nameOf } from '../document-source';
import { orSay } from '../failure';
import { readLanguage } from '../language';
import { kindOf } from '../open-file';
import { escaped } from './column-hovers';
import { linesOf, readColumns } from './read-table';
import type { TableAnalyst } from './table-analyst';

/** Set while a forecast is offered, for its commands. */
const CONTEXT_KEY = 'unroll.forecast';

const WORDS = {
  heading: {
    ko: '**{column}: 다음 {count}행의 예측** — {model}{log}, 마지막 {rows}행으로 맞춤',
    en: '**{column}: the next {count} rows** — {model}{log}, fitted to the last {rows} rows',
  },
  log: { ko: ', 로그로 바꾸어', en: ' of the logarithm' },
  table: {
    ko: '| 행 | 예측 | 80 % 구간 | 95 % 구간 |\n|---|---|---|---|\n',
    en: '| row | forecast | 80 % interval | 95 % interval |\n|---|---|---|---|\n',
  },
} as const satisfies Record<string, Phrase>;

/** A forecast, for one version of a document, as the rows that would be typed. */
interface OfferedRows {
  readonly document: TextDocument;
  readonly version: number;
  readonly forecast: ColumnForecast;
  /** each without its line break */
  readonly rows: readonly string[];
  /** the last row of the table */
  readonly lastLine: number;
  /** where the rows go, and the text that puts them there */
  readonly place: Position;
  readonly text: string;
}

/**
 * The rows past the last one, in the file's own way of writing: ghost text that Tab takes over, a lens
 * above the last row, and the intervals in its hover. An edit of the file takes the forecast away.
 */
export class ForecastRows
  implements InlineCompletionItemProvider, CodeLensProvider, HoverProvider, Disposable
{
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.#changed.event;
  readonly #subscription = workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (contentChanges.length > 0 && this.#offerOf(document) === undefined)
      this.#forgetOf(document);
  });
  #offered: OfferedRows | undefined;

  constructor(private readonly analyst: TableAnalyst) {}

  /** The forecast that is offered, if any. */
  get forecast(): ColumnForecast | undefined {
    return this.#offered?.forecast;
  }

  /** Forecasts a column and shows the rows at the end of the file. */
  async show(document: TextDocument, column: string): Promise<void> {
    const title = l10n.t('Unroll forecasts “{0}”', column);
    await orSay(nameOf(document.uri), async () => {
      const offered = await window.withProgress({ location: ProgressLocation.Window, title }, () =>
        this.#prepare(document, column),
      );
      this.#offer(offered);
      const editor = await window.showTextDocument(document, { preview: false });
      editor.selection = new Selection(offered.place, offered.place);
      editor.revealRange(
        new Range(offered.place, offered.place),
        TextEditorRevealType.InCenterIfOutsideViewport,
      );
      await commands.executeCommand('editor.action.inlineSuggest.trigger');
    });
  }

  /** Writes the forecast into the file, as one edit. */
  async insert(): Promise<void> {
    const offered = this.#current();
    if (offered === undefined) {
      void window.showInformationMessage(l10n.t('There is no forecast to insert: forecast first.'));
      return;
    }
    const edit = new WorkspaceEdit();
    edit.insert(offered.document.uri, offered.place, offered.text);
    await workspace.applyEdit(edit);
  }

  dismiss(): void {
    void commands.executeCommand('editor.action.inlineSuggest.hide');
    this.#offer(undefined);
  }

  async provideInlineCompletionItems(
    document: TextDocument,
    position: Position,
  ): Promise<InlineCompletionItem[]> {
    let offered = this.#offerOf(document);
    if (offered === undefined && this.#isWanted(document, position)) {
      const [column] = readColumns(document);
      if (column === undefined) return [];
      try {
        offered = await this.#prepare(document, column.name);
      } catch {
        return []; // nobody asked: the command says why there is none
      }
      this.#offer(offered);
    }
    if (offered === undefined || !position.isEqual(offered.place)) return [];
    return [new InlineCompletionItem(offered.text, new Range(position, position))];
  }

  provideCodeLenses(document: TextDocument): CodeLens[] {
    const offered = this.#offerOf(document);
    if (offered === undefined) return [];
    const { forecast, lastLine } = offered;
    const { column, model, ahead, unit } = forecast;
    const range = new Range(lastLine, 0, lastLine, 0);
    const figure = (value: number) => `${formatNumber(value)}${unit}`;
    const [first] = ahead;
    const interval = `${figure(first!.low80)} – ${figure(first!.high80)}`;
    const lens = (title: string, command: string, ...args: unknown[]) =>
      new CodeLens(range, { title, command: `unroll.${command}`, arguments: args });
    return [
      lens(
        `$(graph-line) ${l10n.t('“{0}”: {1} rows ahead by {2}, the next one in {3} with 80 %', column, ahead.length, model, interval)}`,
        'showForecastChart',
        document.uri,
        column,
      ),
      lens(`$(check) ${l10n.t('Insert')}`, 'insertForecast'),
      lens(`$(close) ${l10n.t('Dismiss')}`, 'dismissForecast'),
    ];
  }

  provideHover(document: TextDocument, position: Position): Hover | undefined {
    const offered = this.#offerOf(document);
    if (offered === undefined || position.line < offered.lastLine) return undefined;
    return new Hover(forecastTable(offered, readLanguage(document)));
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  /** Ghost text without a command: only where the person has switched it on. */
  #isWanted(document: TextDocument, position: Position): boolean {
    const wanted = workspace.getConfiguration('unroll', document).get<boolean>('ghostText', false);
    return wanted && kindOf(document) === 'series' && position.isEqual(endOfTable(document));
  }

  async #prepare(document: TextDocument, column: string): Promise<OfferedRows> {
    const { version } = document;
    const [{ style }, forecast] = await Promise.all([
      this.analyst.table(document),
      this.analyst.ask(document, { about: 'forecast', column }),
    ]);
    const lines = linesOf(document);
    const place = endOfTable(document);
    const lastLine = place.line;
    const rows = forecast.rows.map((row) => writeRow(row, lastLine + 1, lines, style));
    const text = `\n${rows.join('\n')}`;
    return { document, version, forecast, rows, lastLine, place, text };
  }

  #offer(offered: OfferedRows | undefined): void {
    this.#offered = offered;
    void commands.executeCommand('setContext', CONTEXT_KEY, offered !== undefined);
    this.#changed.fire();
  }

  #current(): OfferedRows | undefined {
    return this.#offered && this.#offerOf(this.#offered.document);
  }

  #offerOf(document: TextDocument): OfferedRows | undefined {
    const offered = this.#offered;
    const isOf = offered?.document.uri.toString() === document.uri.toString();
    return isOf && offered.version === document.version ? offered : undefined;
  }

  #forgetOf(document: TextDocument): void {
    if (this.#offered?.document.uri.toString() === document.uri.toString()) this.#offer(undefined);
  }
}

/** The end of the last row: what is empty after it stays after the new rows. */
function endOfTable(document: TextDocument): Position {
  let lastLine = document.lineCount - 1;
  while (lastLine > 0 && document.lineAt(lastLine).isEmptyOrWhitespace) lastLine--;
  return document.lineAt(lastLine).range.end;
}

function forecastTable({ forecast, rows }: OfferedRows, language: Language): MarkdownString {
  const { column, model, log, fittedRows, ahead, unit } = forecast;
  const figure = (value: number) => `${formatNumber(value)}${unit}`;
  const heading = say(WORDS.heading, language, {
    column: escaped(column),
    count: ahead.length,
    model,
    log: log ? say(WORDS.log, language) : '',
    rows: fittedRows,
  });
  const body = ahead.map(({ value, low80, high80, low95, high95 }, i) => {
    const cells = [
      escaped(rows[i]!),
      figure(value),
      `${figure(low80)} – ${figure(high80)}`,
      `${figure(low95)} – ${figure(high95)}`,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return new MarkdownString(`${heading}\n\n${say(WORDS.table, language)}${body.join('\n')}`);
}
